import type { Mark, SpeechEngine, Utterance, Voice } from '../../src/speech/types.js';

/** What a fake engine was asked to say, and the strings to pull. */
export interface Said {
  readonly utterance: Utterance;
  readonly signal: AbortSignal;
  /** The voice begins. */
  begin(): void;
  /** The voice reaches a word of the utterance. */
  reach(word: string): void;
  mark(mark: Mark): void;
  end(): void;
  fail(error: unknown): void;
}

/** An engine that says what a test tells it to, and nothing by itself. It sends late events too, as browsers do. */
export class FakeEngine implements SpeechEngine {
  readonly name = 'fake';
  readonly said: Said[] = [];
  /** How often it was asked for its voices. */
  asked = 0;
  readonly #listeners = new Set<() => void>();
  #voices: readonly Voice[] = [];
  /** Set by a test whose engine has a limit. */
  maxLength?: (utterance: Utterance) => number | undefined;

  /** What it is saying now, or said last. */
  get now(): Said {
    return this.said.at(-1)!;
  }
  get texts(): string[] {
    return this.said.map(({ utterance }) => utterance.text);
  }

  prepare(): void {}

  /** The voices that it has from now on. */
  setVoices(voices: readonly Voice[]): void {
    this.#voices = voices;
    for (const listener of this.#listeners) listener();
  }

  onVoicesChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  voices(): Promise<readonly Voice[]> {
    this.asked += 1;
    return Promise.resolve(this.#voices);
  }

  speak(utterance: Utterance, onMark: (mark: Mark) => void, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      const { start } = utterance.source;
      this.said.push({
        utterance,
        signal,
        begin: () => onMark({ start, end: start }),
        reach: (word) => {
          const at = start + utterance.text.indexOf(word);
          onMark({ start: at, end: at + word.length });
        },
        mark: onMark,
        end: resolve,
        fail: reject,
      });
    });
  }
}
