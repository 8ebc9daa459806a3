import { SpeechError } from '../../src/speech/speech-error.js';
import type { Mark, SpeechEngine, Utterance } from '../../src/speech/types.js';

/** An utterance at the start of an article, in English and at the usual rate and volume. */
export function utteranceOf(text: string, more: Partial<Utterance> = {}): Utterance {
  const source = { start: 0, end: text.length };
  return { text, source, lang: 'en', rate: 1, volume: 1, ...more };
}

/** An utterance being spoken. */
export interface Speaking {
  /** The marks that the engine has reported so far. */
  readonly marks: readonly Mark[];
  readonly stop: AbortController;
  /** Resolves with `spoken`, the code of a `SpeechError`, or the name of another error. */
  readonly outcome: Promise<string>;
}

/** Speaks an utterance in this task. */
export function speakBy(engine: SpeechEngine, utterance: Utterance): Speaking {
  const marks: Mark[] = [];
  const stop = new AbortController();
  const outcome = engine
    .speak(utterance, (mark) => marks.push(mark), stop.signal)
    .then(
      () => 'spoken',
      (error: Error) => (error instanceof SpeechError ? error.code : error.name),
    );
  return { marks, stop, outcome };
}
