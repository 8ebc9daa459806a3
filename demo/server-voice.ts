/*
 * A voice of a server of your own, as an engine: text goes out, sound and marks come back.
 *
 *   import { ServerVoice } from './server-voice.js'; player.engines = [new ServerVoice('/speech'),
 *   ...player.engines];
 *
 * The browser's own voices, which the player has already, speak where the server does not answer.
 */
import {
  AudioOutput,
  SpeechError,
  type Mark,
  type SpeechEngine,
  type Utterance,
  type Voice,
} from '../src/index.js';

/** What the service is sent, as JSON, by POST. */
export interface Asked {
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
}

/** What it answers with, as JSON. */
export interface Answered {
  /** The address of the sound: anything that an `<audio>` plays. */
  readonly audio: string;
  /**
   * Each word: its place in the text (UTF-16 code units) and when it is said, in seconds. Without
   * marks, words are reckoned.
   */
  readonly marks?: readonly {
    readonly start: number;
    readonly end: number;
    readonly time: number;
  }[];
}

/** Who speaks. `local: false` is what the reader is told: the text leaves the device. */
const VOICE: Voice = {
  id: 'server:ada',
  name: 'Ada',
  lang: 'en-GB',
  local: false,
  engine: 'server',
  quality: 'natural',
};
/** An answer must be there within so many ms; then the next engine is asked. */
const ANSWERS_WITHIN = 8000;

export class ServerVoice implements SpeechEngine {
  readonly name = 'server';
  readonly #address: string;
  /**
   * One `<audio>`, with marks by its own clock; deadlines, errors and the browser's wish for a
   * press are seen to in it.
   */
  readonly #output = new AudioOutput();
  /** What was asked for, by its text: a sentence is asked for while the one before it is said. */
  readonly #answers = new Map<string, Promise<Answered>>();
  #speaking = false;

  constructor(address: string) {
    this.#address = address;
  }

  voices(): Promise<readonly Voice[]> {
    return Promise.resolve([VOICE]);
  }

  /**
   * By these two, the player leaves other languages, and other voices that were chosen, to the
   * other engines.
   */
  supportsLanguage(lang: string): boolean {
    return /^en\b/i.test(lang);
  }
  supportsVoice({ id, name }: { id: string; name: string }): boolean {
    return id === VOICE.id || name === VOICE.name;
  }

  /** In the click, so that the sound may come later. */
  unlock(): void {
    this.#output.unlock();
  }

  /**
   * A new speed or loudness is heard at once; without this, the rest of the sentence would be said
   * anew.
   */
  adjust(delivery: Pick<Utterance, 'rate' | 'volume'>): boolean {
    if (this.#speaking) this.#output.adjust(delivery);
    return this.#speaking;
  }

  /** Two sentences ahead are enough; what is not taken out is not worked out. */
  prepareNext(next: Iterable<Utterance>): void {
    let count = 0;
    for (const utterance of next) {
      if ((count += 1) > 2) break;
      this.#ask(utterance).catch(() => {});
    }
  }

  /**
   * Says one utterance. Marks are told on the ruler of its `source`; the first one says who speaks.
   */
  async speak(
    utterance: Utterance,
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { source, rate, volume, lang } = utterance;
    const { audio, marks = [] } = await stoppable(this.#ask(utterance), signal);
    this.#speaking = true;
    try {
      await this.#output.play(
        { src: audio, from: 0, marks },
        {
          ...{ rate, volume, lang },
          onBegin: () => onMark({ start: source.start, end: source.start, voice: VOICE }),
          onMark: ({ start, end }) =>
            onMark({ start: source.start + start, end: source.start + end }),
        },
        signal,
      );
    } finally {
      this.#speaking = false;
    }
  }

  #ask({ text, lang }: Utterance): Promise<Answered> {
    let answer = this.#answers.get(text);
    if (!answer) {
      answer = this.#fetch({ text, lang });
      this.#answers.set(text, answer);
      // What failed is asked for again; what was said long ago is forgotten.
      answer.catch(() => this.#answers.delete(text));
      const [oldest] = this.#answers.keys();
      if (this.#answers.size > 20) this.#answers.delete(oldest!);
    }
    return answer;
  }

  /**
   * Whatever goes wrong is a `SpeechError`: by its code, the player knows that another engine may
   * do better.
   */
  async #fetch(asked: Asked): Promise<Answered> {
    try {
      const response = await fetch(this.#address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(asked),
        signal: AbortSignal.timeout(ANSWERS_WITHIN),
      });
      if (!response.ok) throw new Error(`Status ${response.status}.`);
      return (await response.json()) as Answered;
    } catch (cause) {
      throw new SpeechError('failed', 'The voice of the server does not answer.', asked.lang, {
        cause,
      });
    }
  }
}

/** As the promise, or rejects once the signal is aborted. */
function stoppable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
}
