import { FREQUENCY, LEVEL } from './quiet-sound.js';

/** How long a hidden page is kept awake in a pause, in ms. Without a limit, a forgotten phone would sound all night. */
export const AWAKE_FOR = 1_800_000;

/**
 * Keeps a hidden page awake while the voice is paused. Chromium freezes a page that is hidden and has been silent for half a minute, on Android a
 * minute later (page_scheduler_impl.cc), and a frozen page hears no media key. This sound is no media element's: while one plays, the system
 * takes the voice to be playing, whatever `playbackState` says, and the one button of a headset means pause.
 */
export class BackgroundTone {
  readonly #over: () => void;
  #context: AudioContext | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;

  /** `over` is called when the page has been kept awake for `AWAKE_FOR`. */
  constructor(over: () => void) {
    this.#over = over;
  }

  /** Whether the page is to be kept awake. A page that is seen needs no sound for it. */
  follow(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) document.addEventListener('visibilitychange', this.#look);
    else document.removeEventListener('visibilitychange', this.#look);
    this.#look();
  }

  /** Ends the tone, and frees what it was made of. */
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
    // Where the browser forbids it, the page may be frozen, and nothing else is lost.
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
    // There is no way to sound.
    return undefined;
  }
}
