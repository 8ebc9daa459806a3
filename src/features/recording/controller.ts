import type { ReactiveController } from 'lit';
import { absoluteAddress } from '../../page/address.js';
import type { Player } from '../../player/player.js';
import type { SpeechError } from '../../speech/speech-error.js';
import type { SpeechEngine } from '../../speech/types.js';
import { lazyModule } from '../../util/lazy-module.js';
import type { PlayerContext, PlayerHost } from '../../core/context.js';

const loadRecording = lazyModule(() => import('../../speech/audio/recording-loader.js'));

/** The absolute addresses of a recording and its marks. */
interface RecordingRequest {
  readonly src: string;
  readonly marks: string | undefined;
}

/** Timing marks are in a metadata track; captions have times, too. */
const TRACK_KINDS = ['metadata', 'captions', 'subtitles'];

/**
 * Plays a recording of the article if the page has one. If it cannot be played, a voice speaks from
 * the same position. The code is loaded only for a recording.
 */
export class RecordingController implements ReactiveController {
  readonly #host: PlayerHost;
  readonly #player: Player;
  readonly #warn: (message: string) => void;
  readonly #observer = globalThis.MutationObserver && new MutationObserver(() => this.look());
  #voices: SpeechEngine;
  #request: RecordingRequest | undefined;
  #element: HTMLAudioElement | undefined;
  #unlocked: HTMLAudioElement | undefined;

  /** `unlocked` is an element that was unlocked in a user gesture. */
  constructor({ host, player, warn }: PlayerContext, unlocked?: HTMLAudioElement) {
    this.#unlocked = unlocked;
    this.#host = host;
    this.#player = player;
    this.#warn = warn;
    this.#voices = player.engine;
    host.addController(this);
  }

  /** The engine without a recording, or for one that cannot be played. */
  get voices(): SpeechEngine {
    return this.#voices;
  }
  set voices(engine: SpeechEngine) {
    const speaking = this.#player.engine === this.#voices;
    this.#voices = engine;
    if (speaking) this.#player.engine = engine;
  }

  /** The address of the recording; empty if there is none. */
  get address(): string {
    return this.#request?.src ?? '';
  }

  hostConnected(): void {
    this.#observer?.observe(this.#host, {
      childList: true,
      subtree: true,
      attributeFilter: ['src', 'kind'],
    });
    this.look();
  }

  hostUpdate(): void {
    this.look();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    // A page that moves the element inserts it again in the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#close();
    });
  }

  /**
   * Checks for another recording or other marks. Called before playback, since an update may be
   * pending.
   */
  look(): void {
    if (!this.#host.isConnected) return;
    const { src, baseURI } = this.#host;
    const address = src && absoluteAddress(src, baseURI);
    if (src && !address)
      this.#warn(`src="${src}" is not the URL of a recording. A voice reads the article.`);
    if (!address) return this.#close();
    const marks = marksOf(this.#host);
    if (this.#request?.src === address && this.#request.marks === marks) return;
    // Other marks of the same recording: it plays on with the old ones until these are loaded.
    if (this.#request?.src !== address) this.#open(address);
    this.#request = { src: address, marks };
    void this.#load(this.#request, this.#element!);
  }

  /** Tries again after a failure. */
  again(): void {
    this.#close();
    this.look();
  }

  #open(src: string): void {
    const element = this.#unlocked ?? new Audio();
    this.#unlocked = undefined;
    element.preload = 'metadata';
    element.src = src;
    this.#player.engine = pendingEngine(element);
    releaseSource(this.#element);
    this.#element = element;
  }

  #close(): void {
    if (!this.#request) return;
    this.#request = undefined;
    this.#player.engine = this.#voices;
    releaseSource(this.#element);
    this.#element = undefined;
  }

  async #load(request: RecordingRequest, element: HTMLAudioElement): Promise<void> {
    const isCurrent = () => request === this.#request;
    try {
      const module = await loadRecording();
      if (!module) throw new TypeError('The module could not be loaded.');
      const engine = await module.loadRecording({
        ...request,
        element,
        onTimelineChange: () => this.#player.engine === engine && this.#player.updateTimeline(),
        onError: (error) => isCurrent() && this.#fail(error),
        warn: (message) => isCurrent() && this.#warn(message),
      });
      if (isCurrent()) this.#player.engine = engine;
    } catch {
      if (!isCurrent()) return;
      this.#warn('The recording could not be loaded. A voice reads the article.');
      this.#useVoices('');
    }
  }

  #fail({ code, message, lang }: SpeechError): void {
    // The browser requires a press, and the error says so.
    if (code === 'not-allowed') return;
    // An unplugged headset, or a call, pauses the sound.
    if (code === 'interrupted') return this.#player.pause();
    this.#warn(
      `The recording ${this.address} cannot be played (${message}). A voice reads the article.`,
    );
    this.#useVoices(lang);
  }

  #useVoices(lang: string): void {
    this.#player.setNotice({ reason: 'no-recording', lang });
    this.#player.engine = this.#voices;
  }
}

/** An element that keeps its source keeps the browser's media controls, too. */
function releaseSource(element: HTMLAudioElement | undefined): void {
  element?.removeAttribute('src');
  element?.load();
}

function marksOf(host: Element): string | undefined {
  const tracks = [...host.children].filter(
    (child) => child instanceof HTMLTrackElement && child.src,
  );
  const kinds = TRACK_KINDS.map((kind) =>
    (tracks as HTMLTrackElement[]).find((track) => track.kind === kind),
  );
  return kinds.find((track) => track)?.src;
}

/**
 * The engine until the marks are loaded: a press unlocks the element. Then the engine of the
 * recording replaces it.
 */
function pendingEngine(element: HTMLAudioElement): SpeechEngine {
  return {
    name: 'recording',
    playsAudio: true,
    voices: async () => [],
    speak: (_utterance, _onMark, signal) => {
      if (element.played.length === 0) element.load();
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    },
  };
}
