/** Chromium on Android shows controls for what is longer than 5 seconds only; longer loops begin anew less often. */
const SECONDS = 10;
const SAMPLE_RATE = 8000;
const PEAK = 32768;
/**
 * As quiet as can be without being silence, which Firefox and macOS do not take for sound: -64 dB. Chromium takes 20 of 32768 for sound, and
 * 9 for silence.
 */
export const LEVEL = 20 / PEAK;
/** In Hz. Whole waves fit into the loop: no click where it begins anew. */
export const FREQUENCY = 100;
const HEADER = 44;

/**
 * A sound next to silent, in a loop: a browser's own voice is no media to it, and media keys go to who plays some. It takes the audio from
 * what else plays on a phone, and is there only while it is wanted.
 */
export class QuietSound {
  readonly #told: (sounds: boolean) => void;
  #element: HTMLAudioElement | undefined;
  /** As this page has left it: where it is otherwise, a system was there, and its event is on the way. */
  #wanted = false;

  /** `told` is called where a system has set it going, or stopped it, and not this page. */
  constructor(told: (sounds: boolean) => void) {
    this.#told = told;
  }

  /** Is there, and sounds with what it stands for. */
  start(): void {
    if (this.#element) return;
    const element = (this.#element = new Audio(URL.createObjectURL(new Blob([wave()], { type: 'audio/wav' }))));
    element.loop = true;
    for (const type of ['play', 'pause']) element.addEventListener(type, () => this.#heed(element));
    this.follow(true);
  }

  /** Sounds, or waits, as what it stands for does. */
  follow(sounds: boolean): void {
    const element = this.#element;
    if (!element || sounds === this.#wanted) return;
    this.#wanted = sounds;
    if (!sounds) return element.pause();
    // Where the browser forbids it, there are no media keys, and nothing else is lost.
    element.play().catch(() => {});
  }

  /** Is gone, and what it was made of. */
  stop(): void {
    const element = this.#element;
    this.#element = undefined;
    this.#wanted = false;
    if (!element) return;
    element.pause();
    URL.revokeObjectURL(element.src);
    element.removeAttribute('src');
    element.load();
  }

  #heed(element: HTMLAudioElement): void {
    if (element !== this.#element || element.paused !== this.#wanted) return;
    this.#wanted = !element.paused;
    this.#told(!element.paused);
  }
}

/** A WAV file: 16 bits, one channel. */
function wave(): ArrayBuffer {
  const count = SECONDS * SAMPLE_RATE;
  const view = new DataView(new ArrayBuffer(HEADER + 2 * count));
  const name = (at: number, text: string) => [...text].forEach((sign, i) => view.setUint8(at + i, sign.charCodeAt(0)));
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
    view.setInt16(HEADER + 2 * i, LEVEL * PEAK * Math.sin((2 * Math.PI * FREQUENCY * i) / SAMPLE_RATE), true);
  }
  return view.buffer;
}
