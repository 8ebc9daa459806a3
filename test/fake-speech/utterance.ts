type Listener = (event: object) => void;

const clamped = (value: number, min: number, max: number, name: string): number => {
  if (!Number.isFinite(value)) throw new TypeError(`The provided ${name} is non-finite.`);
  return Math.min(Math.max(value, min), max);
};

/** A `SpeechSynthesisUtterance`, as strict as one. */
export class FakeUtterance {
  lang = '';
  #voice: SpeechSynthesisVoice | null = null;
  #rate = 1;
  #volume = 1;
  readonly #listeners: [type: string, listener: Listener][] = [];

  constructor(readonly text: string) {
    if (typeof text !== 'string') throw new TypeError('The text is no string.');
  }

  get voice(): SpeechSynthesisVoice | null {
    return this.#voice;
  }
  set voice(voice: SpeechSynthesisVoice | null) {
    this.#voice = voice;
  }
  get rate(): number {
    return this.#rate;
  }
  set rate(rate: number) {
    this.#rate = clamped(rate, 0.1, 10, 'rate');
  }
  get volume(): number {
    return this.#volume;
  }
  set volume(volume: number) {
    this.#volume = clamped(volume, 0, 1, 'volume');
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.push([type, listener]);
  }
  fire(type: string, detail: object = {}): void {
    for (const [own, listener] of [...this.#listeners]) if (own === type) listener({ type, ...detail });
  }
}
