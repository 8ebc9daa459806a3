import { splitClauses } from '../../text/clauses.js';
import { estimatedSeconds } from '../../text/timeline.js';
import { AudioOutput } from '../audio/audio-output.js';
import type { Playing } from '../audio/types.js';
import { SpeechError } from '../speech-error.js';
import type { Loading, Mark, SpeechEngine, Utterance, Voice, VoiceKey } from '../types.js';
import { VOICE_BYTES, VOICE_SHA256, VOICE_URL, WORKER_URL } from './assets.js';
import { CspMonitor } from './csp-monitor.js';
import { canSynthesize, FLITE_NAME, isSlt, SLT, supportsLanguage } from './slt.js';
import type { EmbeddedVoiceChoice } from '../../options/choices.js';
import { resolveUrl } from './resolve-url.js';
import { SoundAssembler } from './sound-assembler.js';
import { SynthesisQueue, type SpokenText } from './synthesis-queue.js';
import { failureOf, Synthesizer } from './synthesizer.js';

export { SLT } from './slt.js';

/**
 * The longest text to synthesize at once, in UTF-16 code units. Time and memory grow with it (600
 * words took 16 s and 168 MB).
 */
const MAX_PART_LENGTH = 300;
/** How much is synthesized ahead: seconds at rate 1, and texts. */
const AHEAD = { seconds: 25, texts: 6 } as const;

/** Options of `FliteEngine`. */
export interface FliteOptions {
  /**
   * Plays the speech. Pass an element that was unlocked in a user gesture. Omitted: an element of
   * its own.
   */
  readonly audio?: HTMLAudioElement;
  /** Called before the voice is downloaded: whether it may be. Omitted: it may. */
  readonly choice?: () => EmbeddedVoiceChoice;
  /**
   * The URLs of the worker and the voice, if a bundler has moved them. Omitted: beside the module.
   */
  readonly workerUrl?: URL | string;
  readonly voiceUrl?: URL | string;
}

/**
 * CMU Flite, which speaks English, as WebAssembly in the browser: no text leaves the device. The
 * first `speak()` downloads the voice, about 3 MB, and the browser caches it. `speak()` may also
 * reject with `download`, if the voice may not be downloaded without asking, and with `blocked`, if
 * the page's Content Security Policy forbids it.
 */
export class FliteEngine implements SpeechEngine {
  readonly name = FLITE_NAME;
  readonly playsAudio = true;
  readonly #output: AudioOutput;
  readonly #synthesizer: Synthesizer;
  readonly #queue: SynthesisQueue;
  readonly #assembler: SoundAssembler;
  /** The present sound, for `adjust`. */
  #playing: (Playing & { rate: number; volume: number }) | undefined;
  /** The texts that are left of the present utterance. */
  #remaining: SpokenText[] = [];
  /** The texts of the utterances after it. */
  #next: SpokenText[] = [];
  /** Whether the present text is synthesized. Nothing is prefetched before. */
  #isCurrentReady = false;

  constructor({
    audio,
    choice = () => 'load',
    workerUrl = WORKER_URL,
    voiceUrl = VOICE_URL,
  }: FliteOptions = {}) {
    const file = { url: resolveUrl(voiceUrl), bytes: VOICE_BYTES, sha256: VOICE_SHA256 };
    this.#output = new AudioOutput(audio);
    this.#synthesizer = new Synthesizer(resolveUrl(workerUrl), file, () => mayLoad(choice()));
    this.#queue = new SynthesisQueue((text, lang) => this.#synthesizer.synthesize(text, lang));
    this.#assembler = new SoundAssembler(this.#queue);
  }

  available(): boolean {
    return canSynthesize();
  }

  async voices(): Promise<readonly Voice[]> {
    return [SLT];
  }

  supportsVoice(voice: VoiceKey): boolean {
    return isSlt(voice);
  }

  supportsLanguage(lang: string): boolean {
    return supportsLanguage(lang);
  }

  unlock(): void {
    this.#output.unlock();
  }

  /** Stops it and frees its memory. It may be used again. */
  end(): void {
    this.#output.rest();
    this.#assembler.dispose();
    this.#synthesizer.end();
  }

  adjust({ rate, volume }: Pick<Utterance, 'rate' | 'volume'>): boolean {
    if (!this.#playing) return false;
    Object.assign(this.#playing, { rate, volume });
    this.#output.adjust(this.#playing);
    return true;
  }

  prepareNext(next: Iterable<Utterance>): void {
    const texts: SpokenText[] = [];
    let seconds = 0;
    for (const { text, lang } of next) {
      if (!supportsLanguage(lang)) continue;
      const parts = partsOf(text);
      texts.push(...parts.map((part) => ({ text: part, lang })));
      seconds += estimatedSeconds(text);
      if (seconds > AHEAD.seconds || texts.length >= AHEAD.texts) break;
    }
    this.#next = texts;
    this.#prefetch();
  }

  async speak(
    utterance: Utterance,
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
    onLoading: (loading: Loading) => void = () => {},
  ): Promise<void> {
    signal.throwIfAborted();
    const { text, lang, rate, volume } = utterance;
    if (!supportsLanguage(lang))
      throw new SpeechError('no-voice', `The embedded voice speaks English, not ${lang}.`, lang);
    this.unlock();
    const parts = this.#partsToSpeak(text);
    this.#setCurrent(parts.map(({ whole }) => ({ text: whole, lang })));
    const playing = (this.#playing = { rate, volume, lang, onMark: () => {} });
    try {
      await this.#synthesizer.ready(onLoading, signal);
      let start = utterance.source.start;
      for (const { part, whole, offset } of parts) {
        await this.#speakPart(whole, offset, playing, { start, onMark, signal });
        start += part.length;
        this.#remaining.shift();
      }
    } finally {
      if (this.#playing === playing) this.#playing = undefined;
    }
  }

  async #speakPart(
    whole: string,
    offset: number,
    playing: Playing,
    { start, onMark, signal }: { start: number; onMark: (mark: Mark) => void; signal: AbortSignal },
  ): Promise<void> {
    const speech =
      this.#queue.get(whole) ?? (await this.#queue.request({ text: whole, lang: playing.lang }));
    signal.throwIfAborted();
    this.#isCurrentReady = true;
    this.#prefetch();
    const sound = this.#assembler.soundOf(whole, speech, offset);
    const listening = Object.assign(playing, {
      onBegin: () => onMark({ start, end: start, voice: SLT }),
      onMark: (mark: Mark) => onMark({ start: start + mark.start, end: start + mark.end }),
    });
    const monitor = new CspMonitor();
    try {
      await this.#output.play(sound, listening, signal);
    } catch (error) {
      throw signal.aborted ? error : failureOf(error, monitor.requiredDirective(error));
    } finally {
      monitor.stop();
    }
  }

  /**
   * Sets the texts of the present utterance. If they were the next ones, the texts after them stay.
   */
  #setCurrent(texts: SpokenText[]): void {
    const isNext = texts.every(({ text }, i) => text === this.#next[i]?.text);
    this.#next = isNext ? this.#next.slice(texts.length) : [];
    this.#remaining = texts;
    this.#isCurrentReady = false;
  }

  #prefetch(): void {
    const texts = [...this.#remaining, ...this.#next];
    this.#assembler.setUpcoming(texts.map(({ text }) => text));
    if (this.#playing && this.#isCurrentReady) this.#queue.prefetch(texts);
  }

  /**
   * The parts of a text that are synthesized one by one. A text that is the rest of the last one is
   * not synthesized again.
   */
  #partsToSpeak(text: string): { part: string; whole: string; offset: number }[] {
    const { whole, offset } = this.#assembler.fullTextOf(text);
    if (offset > 0) return [{ part: text, whole, offset }];
    return partsOf(text).map((part) => ({ part, whole: part, offset: 0 }));
  }
}

/** Splits a text into parts, which together are the text. */
function partsOf(text: string): string[] {
  return splitClauses(text, MAX_PART_LENGTH, 'en').map(({ start, end }) => text.slice(start, end));
}

/** Whether the voice may be downloaded without asking. */
function mayLoad(choice: EmbeddedVoiceChoice): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return choice === 'load' || (choice === 'auto' && !connection?.saveData);
}
