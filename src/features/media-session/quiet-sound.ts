/**
 * Chromium on Android shows controls only for media longer than 5 seconds; longer loops restart
 * less often.
 */
const SECONDS = 10;
const SAMPLE_RATE = 8000;
const PEAK = 32768;
/**
 * As quiet as possible without being silence, which Firefox and macOS do not count as sound: -64
 * dB. Chromium counts 20 of 32768 as sound, and 9 as silence.
 */
export const LEVEL = 20 / PEAK;
/** In Hz. Whole waves fit into the loop: it restarts without a click. */
export const FREQUENCY = 100;
const HEADER = 44;

/**
 * An almost silent sound in a loop: browsers do not count speech synthesis as media, and media keys
 * go to an element that plays media. On a phone it takes the audio focus from other apps, so that
 * it exists only while it is needed.
 */
export class QuietSound {
  readonly #onSystemChange: (sounds: boolean) => void;
  #element: HTMLAudioElement | undefined;
  /**
   * The state that the page has set. If the element has another one, the system has changed it, and
   * its event is still to come.
   */
  #isWanted = false;

  /** `onSystemChange` is called when the system, and not this page, has started or stopped it. */
  constructor(onSystemChange: (sounds: boolean) => void) {
    this.#onSystemChange = onSystemChange;
  }

  /** Creates the sound. It plays while the player plays. */
  start(): void {
    if (this.#element) return;
    const element = (this.#element = new Audio(
      URL.createObjectURL(new Blob([wave()], { type: 'audio/wav' })),
    ));
    element.loop = true;
    for (const type of ['play', 'pause'])
      element.addEventListener(type, () => this.#onStateChange(element));
    this.setPlaying(true);
  }

  /** Plays or pauses, as the player does. */
  setPlaying(sounds: boolean): void {
    const element = this.#element;
    if (!element || sounds === this.#isWanted) return;
    this.#isWanted = sounds;
    if (!sounds) return element.pause();
    // If the browser forbids it, there are no media keys; all else works.
    element.play().catch(() => {});
  }

  /** Removes the sound, and releases its resources. */
  stop(): void {
    const element = this.#element;
    this.#element = undefined;
    this.#isWanted = false;
    if (!element) return;
    element.pause();
    URL.revokeObjectURL(element.src);
    element.removeAttribute('src');
    element.load();
  }

  #onStateChange(element: HTMLAudioElement): void {
    if (element !== this.#element || element.paused !== this.#isWanted) return;
    this.#isWanted = !element.paused;
    this.#onSystemChange(!element.paused);
  }
}

/** A WAV file: 16 bits, one channel. */
function wave(): ArrayBuffer {
  const count = SECONDS * SAMPLE_RATE;
  const view = new DataView(new ArrayBuffer(HEADER + 2 * count));
  const name = (at: number, text: string) =>
    [...text].forEach((sign, i) => view.setUint8(at + i, sign.charCodeAt(0)));
  name(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + 2 * count, true);
  name(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, 2 * SAMPLE_RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  name(36, 'data');
  view.setUint32(40, 2 * count, true);
  for (let i = 0; i < count; i++) {
    view.setInt16(
      HEADER + 2 * i,
      LEVEL * PEAK * Math.sin((2 * Math.PI * FREQUENCY * i) / SAMPLE_RATE),
      true,
    );
  }
  return view.buffer;
}
