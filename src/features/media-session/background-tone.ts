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
  readonly #over: () => void;
  #context: AudioContext | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;

  /** `over` is called when the page was kept awake for `AWAKE_FOR`. */
  constructor(over: () => void) {
    this.#over = over;
  }

  /** Whether to keep the page awake. A visible page needs no sound. */
  follow(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) document.addEventListener('visibilitychange', this.#look);
    else document.removeEventListener('visibilitychange', this.#look);
    this.#look();
  }

  /** Ends the tone, and releases its resources. */
  stop(): void {
    this.follow(false);
    this.#context?.close().catch(() => {});
    this.#context = undefined;
  }

  readonly #look = (): void => {
    clearTimeout(this.#timer);
    if (!this.#wanted || document.visibilityState !== 'hidden') {
      this.#context?.suspend().catch(() => {});
      return;
    }
    this.#timer = setTimeout(this.#over, AWAKE_FOR);
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
