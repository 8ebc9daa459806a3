/** How a fake browser behaves; the defaults are those of a good one. */
export interface FakeBrowser {
  voices?: Partial<SpeechSynthesisVoice>[];
  /** From `speak()` to `start`, in ms; `Infinity`: never. */
  startLatency?: number;
  /** How long each character takes, in ms. */
  pace?: number;
  words?: boolean;
  end?: 'normal' | 'lost' | 'lost, still speaking' | 'twice';
  /** What `cancel()` brings, and after how many ms. */
  cancelled?: 'error' | 'end' | 'nothing' | 'error, at once';
  cancelLatency?: number;
  /** Ends each utterance at once, and says nothing. */
  muted?: boolean;
  error?: string;
}

type Listener = (event: object) => void;

export class FakeUtterance {
  voice: Partial<SpeechSynthesisVoice> | null = null;
  lang = '';
  rate = 1;
  volume = 1;
  readonly #listeners: [string, Listener][] = [];

  constructor(readonly text: string) {}

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.push([type, listener]);
  }
  fire(type: string, detail: object = {}): void {
    for (const [own, listener] of this.#listeners) if (own === type) listener({ type, ...detail });
  }
}

/** A `speechSynthesis` on the test's own clock (`vi.useFakeTimers`), which does what a browser was seen to do. */
export class FakeSynthesis extends EventTarget {
  readonly calls: string[] = [];
  readonly spoken: FakeUtterance[] = [];
  browser: Required<FakeBrowser>;
  #current: FakeUtterance | undefined;
  #timers: ReturnType<typeof setTimeout>[] = [];
  speaking = false;
  pending = false;

  constructor(browser: FakeBrowser = {}) {
    super();
    this.browser = {
      ...{ voices: [voice('Plain', 'en-US')], startLatency: 50, pace: 60, words: true, end: 'normal', muted: false },
      ...{ cancelled: 'error', cancelLatency: 5, error: '' },
      ...browser,
    };
  }

  /** What a `WebSpeechEngine` is given in place of the browser. */
  get platform(): never {
    return {
      speechSynthesis: this,
      SpeechSynthesisUtterance: FakeUtterance,
      navigator: { languages: ['en-GB'] },
    } as never;
  }

  getVoices(): Partial<SpeechSynthesisVoice>[] {
    return this.browser.voices;
  }

  /** The list of voices arrives, or changes. */
  setVoices(voices: Partial<SpeechSynthesisVoice>[]): void {
    this.browser.voices = voices;
    this.dispatchEvent(new Event('voiceschanged'));
  }

  pause(): void {
    this.calls.push('pause');
  }

  speak(utterance: FakeUtterance): void {
    if (this.spoken.includes(utterance)) throw new Error('An utterance is spoken once.');
    this.calls.push(`speak ${utterance.text}`);
    this.spoken.push(utterance);
    this.#current = utterance;
    this.speaking = true;
    const { startLatency, error, muted } = this.browser;
    if (muted) this.#later(1, () => this.#over(utterance, 'end'));
    else if (error) this.#later(1, () => this.#over(utterance, 'error', { error }));
    else if (startLatency !== Infinity) this.#later(startLatency, () => this.#say(utterance));
  }

  cancel(): void {
    this.calls.push('cancel');
    const utterance = this.#current;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#current = undefined;
    this.speaking = false;
    if (!utterance) return;
    const { cancelled, cancelLatency } = this.browser;
    const fire = () => utterance.fire(cancelled === 'end' ? 'end' : 'error', { error: 'interrupted' });
    if (cancelled === 'error, at once') fire();
    else if (cancelled !== 'nothing') setTimeout(fire, cancelLatency);
  }

  /** Something else took the voice. */
  interrupt(): void {
    if (this.#current) this.#over(this.#current, 'error', { error: 'interrupted' });
  }

  #say(utterance: FakeUtterance): void {
    const { pace, words, end } = this.browser;
    const perCharacter = pace / utterance.rate;
    utterance.fire('start');
    if (words) {
      for (const { index, 0: word } of utterance.text.matchAll(/\p{L}+/gu)) {
        this.#later(index * perCharacter, () =>
          utterance.fire('boundary', { name: 'word', charIndex: index, charLength: word.length }),
        );
      }
    }
    this.#later(utterance.text.length * perCharacter, () => {
      if (end === 'lost') this.speaking = false;
      if (end === 'normal' || end === 'twice') this.#over(utterance, 'end');
      if (end === 'twice') setTimeout(() => utterance.fire('end'));
    });
  }

  #over(utterance: FakeUtterance, type: string, detail?: object): void {
    this.speaking = false;
    this.#current = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    utterance.fire(type, detail);
  }

  #later(delay: number, act: () => void): void {
    this.#timers.push(setTimeout(act, delay));
  }
}

export function voice(name: string, lang: string, more: Partial<SpeechSynthesisVoice> = {}): SpeechSynthesisVoice {
  return { name, lang, voiceURI: name, localService: true, default: false, ...more };
}
