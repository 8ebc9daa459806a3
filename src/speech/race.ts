import type { Mark } from './types.js';

/** Has something said, as `SpeechEngine.speak` does for one utterance. */
export type Speaker = (onMark: (mark: Mark) => void, signal: AbortSignal) => Promise<void>;

/** None of several was heard: what each rejected with. */
export class AllFailed extends Error {
  constructor(readonly errors: readonly unknown[]) {
    super('None of them was heard.');
  }
}

/**
 * Lets several begin, each to say the same; the first one that is heard says it, and the others are stopped.
 * @param givenUp what the last one rejected with, to the reason for which the others are then stopped; `undefined`: they go on.
 * @returns which one it is; rejects as that one does, with `NoneHeard`, or with `signal.reason`.
 */
export function raceSpeakers(
  speakers: readonly Speaker[],
  onMark: (mark: Mark) => void,
  signal: AbortSignal,
  givenUp: (error: unknown) => unknown = () => undefined,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const stops = speakers.map(() => new AbortController());
    const errors: unknown[] = [];
    let failed = 0;
    let heard: number | undefined;
    const abort = () => {
      for (const each of stops) each.abort(signal.reason);
    };
    const wins = (i: number) => {
      if (heard === undefined) stops.forEach((each, other) => other !== i && each.abort());
      heard ??= i;
      return heard === i;
    };
    const over = (settle: () => void) => {
      signal.removeEventListener('abort', abort);
      settle();
    };
    signal.addEventListener('abort', abort);
    for (let i = 0; i < speakers.length; i++) {
      const speak = speakers[i]!;
      const hear = (mark: Mark) => {
        if (!stops[i]!.signal.aborted && wins(i)) onMark(mark);
      };
      const fail = (error: unknown) => {
        errors[i] = error;
        failed += 1;
        const reason = heard === undefined && i === speakers.length - 1 ? givenUp(error) : undefined;
        if (reason !== undefined) for (const each of stops) each.abort(reason);
        if (signal.aborted) over(() => reject(signal.reason as Error));
        else if (heard === i) over(() => reject(error as Error));
        else if (heard === undefined && failed === speakers.length) over(() => reject(new AllFailed(errors)));
      };
      speak(hear, stops[i]!.signal).then(() => wins(i) && over(() => resolve(i)), fail);
    }
  });
}
