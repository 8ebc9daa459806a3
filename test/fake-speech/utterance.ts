type Listener = (event: object) => void;

const clamped = (value: number, min: number, max: number, name: string): number => {
  if (!Number.isFinite(value)) throw new TypeError(`The provided ${name} is non-finite.`);
  return Math.min(Math.max(value, min), max);
};

/** Voices created by a platform: an utterance accepts no other. */
const platformVoices = new WeakSet<object>();

export function platformVoice<V extends object>(voice: V): V {
  platformVoices.add(voice);
  return voice;
}

/** A `SpeechSynthesisUtterance` that checks its arguments like a real one. */
export class FakeUtterance {
  lang = '';
  #voice: SpeechSynthesisVoice | null = null;
  #rate = 1;
  #volume = 1;
  /** In ms of `performance.now()`; `undefined` before it starts. */
  startedAt: number | undefined;
  readonly #listeners: [type: string, listener: Listener][] = [];

  constructor(readonly text: string) {
    if (typeof text !== 'string') throw new TypeError('The text is no string.');
  }

  get voice(): SpeechSynthesisVoice | null {
    return this.#voice;
  }
  set voice(voice: SpeechSynthesisVoice | null) {
    if (voice !== null && !platformVoices.has(voice))
      throw new TypeError('The voice is no SpeechSynthesisVoice.');
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
    // By the specification: seconds since the utterance started.
    const elapsedTime =
      this.startedAt === undefined ? 0 : (performance.now() - this.startedAt) / 1000;
    for (const [own, listener] of [...this.#listeners])
      if (own === type) listener({ type, elapsedTime, ...detail });
  }
}
