import type { Mark, SpeechEngine, Utterance, Voice } from '../../src/speech/types.js';

/** An utterance of a fake engine, and functions to control it. */
export interface Said {
  readonly utterance: Utterance;
  readonly signal: AbortSignal;
  /** Speech starts. */
  begin(): void;
  /** Speech reaches a word of the utterance. */
  reach(word: string): void;
  mark(mark: Mark): void;
  end(): void;
  fail(error: unknown): void;
}

/** An engine that does only what a test tells it to. It also sends late events, as browsers do. */
export class FakeEngine implements SpeechEngine {
  readonly name = 'fake';
  readonly said: Said[] = [];
  /** The number of calls of `voices()`. */
  asked = 0;
  readonly #listeners = new Set<() => void>();
  #voices: readonly Voice[] = [];
  /** Set by tests of an engine with a limit. */
  maxLength?: (utterance: Utterance) => number | undefined;

  /** The current or last utterance. */
  get now(): Said {
    return this.said.at(-1)!;
  }
  get texts(): string[] {
    return this.said.map(({ utterance }) => utterance.text);
  }

  prepare(): void {}

  /** Sets its voices. */
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
