import { FREQUENCY, LEVEL } from './quiet-sound.js';

/**
 * How long a hidden page is kept awake during a pause, in ms. The limit is for a phone that was put
 * away.
 */
export const AWAKE_FOR = 1_800_000;

/**
 * Keeps a hidden page awake while the voice is paused. Chromium freezes a page that is hidden and
 * has been silent for half a minute, on Android a minute later (page_scheduler_impl.cc), and a
 * frozen page receives no media key. The sound is of Web Audio: while a media element plays, the
 * system assumes that the player is playing, whatever `playbackState` is, and the button of a
 * headset means pause.
 */
export class BackgroundTone {
  readonly #onTimeout: () => void;
  #context: AudioContext | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWanted = false;

  /** `onTimeout` is called when the page was kept awake for `AWAKE_FOR`. */
  constructor(onTimeout: () => void) {
    this.#onTimeout = onTimeout;
  }

  /** Whether to keep the page awake. A visible page needs no sound. */
  setWanted(wanted: boolean): void {
    if (wanted === this.#isWanted) return;
    this.#isWanted = wanted;
    if (wanted) document.addEventListener('visibilitychange', this.#update);
    else document.removeEventListener('visibilitychange', this.#update);
    this.#update();
  }

  /** Ends the tone, and releases its resources. */
  stop(): void {
    this.setWanted(false);
    this.#context?.close().catch(() => {});
    this.#context = undefined;
  }

  readonly #update = (): void => {
    clearTimeout(this.#timer);
    if (!this.#isWanted || document.visibilityState !== 'hidden') {
      this.#context?.suspend().catch(() => {});
      return;
    }
    this.#timer = setTimeout(this.#onTimeout, AWAKE_FOR);
    this.#context ??= startTone();
    // If the browser forbids it, the page may be frozen; all else works.
    this.#context?.resume().catch(() => {});
  };
}

function startTone(): AudioContext | undefined {
  try {
    const context = new AudioContext({ latencyHint: 'playback' });
    const tone = new OscillatorNode(context, { frequency: FREQUENCY });
    tone.connect(new GainNode(context, { gain: LEVEL })).connect(context.destination);
    tone.start();
    return context;
  } catch {
    // There is no audio output.
    return undefined;
  }
}
