import { parseLanguage } from '../text/language.js';
import { isAvailable } from './is-available.js';
import { SpeechError } from './speech-error.js';
import type { Loading, Mark, SpeechEngine, Utterance } from './types.js';
import { wait } from './wait.js';

/**
 * Errors that another engine may not have. The rest is the same for all: a required gesture, or a
 * voice that something else took.
 */
const RECOVERABLE: ReadonlySet<unknown> = new Set([
  'unsupported',
  'no-voice',
  'online-only',
  'silent',
  'failed',
  'blocked',
]);
/**
 * If the engine that replaces a voiceless one fails, the voiceless one must be heard within so many
 * ms.
 */
const HEARD_WITHIN = 2000;
/** `voicelessAfter` is asked again after so many ms: the answer may come sooner than it said. */
const POLL = 100;

/** An utterance that the first engine has already started. */
export interface StartedUtterance {
  /** The promise of `SpeechEngine.speak`. */
  readonly done: Promise<void>;
  /** The last mark so far. */
  readonly lastMark: Mark | undefined;
  /**
   * Sends all further marks to another listener, and lets another signal abort the utterance too.
   * @returns `done`
   */
  join(onMark: (mark: Mark) => void, signal: AbortSignal): Promise<void>;
}

/** What all attempts at one utterance share. */
interface FallbackJob {
  readonly onMark: (mark: Mark) => void;
  readonly onLoading: ((loading: Loading) => void) | undefined;
  readonly signal: AbortSignal;
  /** The text that is not spoken yet. */
  remaining: Utterance;
}

/**
 * Speaks utterances by one engine of several: the part of `fallback()` that is loaded once the
 * first engine is not enough.
 */
export class FallbackChain {
  readonly #engines: readonly SpeechEngine[];
  readonly #first: SpeechEngine;
  #started: StartedUtterance | undefined;
  #current: SpeechEngine;
  #next: Iterable<Utterance> = [];
  /** Engines that failed, with the language and the voice. */
  readonly #failed = new Set<string>();
  /** Engines that were replaced because they seemed to have no voice. */
  readonly #voiceless = new Set<SpeechEngine>();

  /**
   * @param first the first engine that can run
   * @param started the utterance that it has already started; the first call of `speak` continues
   * it
   */
  constructor(engines: readonly SpeechEngine[], first: SpeechEngine, started?: StartedUtterance) {
    this.#engines = engines;
    this.#first = first;
    this.#current = first;
    this.#started = started;
  }

  /** The engine that speaks, or spoke last. */
  get current(): SpeechEngine {
    return this.#current;
  }

  /** The engine that would speak an utterance. */
  engineFor(utterance: Utterance): SpeechEngine | undefined {
    return this.#orderFor(utterance)[0];
  }

  /** See `SpeechEngine.prepareNext`. */
  prepareNext(next: Iterable<Utterance>): void {
    this.#next = next;
    this.#current.prepareNext?.(next);
  }

  /** See `SpeechEngine.speak`. */
  async speak(
    utterance: Utterance,
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
    onLoading?: (loading: Loading) => void,
  ): Promise<void> {
    signal.throwIfAborted();
    const trackProgress = ({ start, end }: Mark) =>
      end > start && (job.remaining = restOf(utterance, start));
    const listener = (mark: Mark) => {
      trackProgress(mark);
      onMark(mark);
    };
    const job: FallbackJob = { onMark: listener, onLoading, signal, remaining: utterance };
    if (this.#started?.lastMark) trackProgress(this.#started.lastMark);
    const errors = new Map<SpeechEngine, unknown>();
    const order = this.#orderFor(utterance);
    for (const engine of order) {
      if (errors.has(engine)) continue;
      const next = order.find((other) => other !== engine && !errors.has(other));
      try {
        const spoken = this.#speakWith(engine, next, job);
        // An engine that takes over does not know them.
        if (errors.size > 0) engine.prepareNext?.(this.#next);
        return await spoken;
      } catch (error) {
        signal.throwIfAborted();
        const causes = error instanceof AllFailed ? error.errors : [error];
        causes.forEach((cause, i) => {
          if (cause !== HAS_VOICES)
            this.#recordFailure(i === 0 ? engine : next!, utterance, cause, errors);
        });
        if (![...errors.values()].every(isRecoverable)) break;
      }
    }
    throw mostUseful(errors, utterance.lang);
  }

  /**
   * Speaks by one engine. If it may have no voice, the next one starts once that is certain, and
   * the first one to be heard continues.
   */
  async #speakWith(
    engine: SpeechEngine,
    next: SpeechEngine | undefined,
    job: FallbackJob,
  ): Promise<void> {
    const { remaining, onMark, onLoading, signal } = job;
    this.#current = engine;
    const started = engine === this.#first ? this.#started : undefined;
    this.#started = undefined;
    const own: Speaker = (listener, abort) =>
      started?.join(listener, abort) ?? engine.speak(remaining, listener, abort, onLoading);
    if (!next || engine.voicelessAfter?.() === undefined) return own(onMark, signal);
    const replacement: Speaker = async (listener, abort) => {
      for (let ms = engine.voicelessAfter?.(); ms !== 0; ms = engine.voicelessAfter?.()) {
        if (ms === undefined) throw HAS_VOICES;
        await wait(Math.min(ms, POLL), abort);
      }
      this.#current = next;
      const spoken = next.speak(remaining, listener, abort, onLoading);
      next.prepareNext?.(this.#next);
      await spoken.catch(async (error: unknown) => {
        // The first engine may only be slow.
        await wait(HEARD_WITHIN, abort);
        throw error;
      });
    };
    const abortReason = (error: unknown) =>
      error === HAS_VOICES
        ? undefined
        : new SpeechError('silent', 'It was not heard.', remaining.lang);
    const winner = await raceSpeakers([own, replacement], onMark, signal, abortReason);
    this.#current = winner === 0 ? engine : next;
    if (winner === 1) this.#voiceless.add(engine);
  }

  #recordFailure(
    engine: SpeechEngine,
    utterance: Utterance,
    error: unknown,
    errors: Map<SpeechEngine, unknown>,
  ): void {
    errors.set(engine, isVoicelessError(engine, error) ? noVoiceFor(utterance.lang, error) : error);
    this.#failed.add(keyOf(engine, utterance));
  }

  /** The engines that may speak an utterance, the best one first. */
  #orderFor(utterance: Utterance): SpeechEngine[] {
    const { lang, voice } = utterance;
    for (const engine of this.#voiceless) {
      if (engine.voicelessAfter?.() === undefined) this.#voiceless.delete(engine);
    }
    const available = this.#engines.filter(isAvailable);
    const supporting = available.filter((engine) => engine.supportsLanguage?.(lang) ?? true);
    const rank = (engine: SpeechEngine) => {
      if (voice && engine.supportsVoice?.(voice)) return 0;
      return this.#voiceless.has(engine) || this.#failed.has(keyOf(engine, utterance)) ? 2 : 1;
    };
    const order = supporting.sort((one, other) => rank(one) - rank(other));
    // The first engine comes last if it has no voice: its error may say why, for example that the
    // only voice is online.
    return order.includes(available[0]!) ? order : [...order, ...available.slice(0, 1)];
  }
}

/** Thrown if an engine that seemed to have no voice has one, and may still speak. */
const HAS_VOICES = Symbol('it has voices');

function keyOf({ name }: SpeechEngine, { lang, voice }: Utterance): string {
  return `${name}|${parseLanguage(lang).base}|${voice?.id ?? ''}`;
}

function isRecoverable(error: unknown): boolean {
  return error instanceof SpeechError && RECOVERABLE.has(error.code);
}

/**
 * Whether an error means that the engine has no voice: a platform without voices accepts the text
 * and stays silent.
 */
function isVoicelessError(engine: SpeechEngine, error: unknown): boolean {
  const { code } = error as Partial<SpeechError>;
  return (code === 'silent' || code === 'failed') && engine.voicelessAfter?.() === 0;
}

function noVoiceFor(lang: string, cause: unknown): SpeechError {
  return new SpeechError('no-voice', `No voice speaks ${lang}.`, lang, { cause });
}

/** The rest of an utterance, from an offset on. */
function restOf(utterance: Utterance, offset: number): Utterance {
  const { text, source } = utterance;
  const at = Math.min(Math.max(0, offset - source.start), text.length);
  return {
    ...utterance,
    text: text.slice(at),
    source: { start: source.start + at, end: source.end },
  };
}

/**
 * The error that the user can do most about: download a voice, or allow an online one. Otherwise
 * the last one that says more than that there is no voice.
 */
function mostUseful(errors: ReadonlyMap<SpeechEngine, unknown>, lang: string): unknown {
  const all = [...errors.values()];
  const withCode = (code: string) =>
    all.find((error) => error instanceof SpeechError && error.code === code);
  const others = all.filter(
    (error) => !(error instanceof SpeechError && error.code === 'no-voice'),
  );
  return (
    withCode('download') ??
    withCode('online-only') ??
    others.at(-1) ??
    all[0] ??
    noVoiceFor(lang, undefined)
  );
}

/** Speaks one utterance, as `SpeechEngine.speak` does. */
type Speaker = (onMark: (mark: Mark) => void, signal: AbortSignal) => Promise<void>;

/** All speakers of a race failed before they were heard. */
class AllFailed extends Error {
  constructor(readonly errors: readonly unknown[]) {
    super('None of them was heard.');
  }
}

/**
 * Starts several speakers with the same text. The first one to be heard continues, and the others
 * are aborted.
 * @param abortReason given the error of the last speaker, returns the reason to abort the others
 * with; `undefined`: they continue
 * @returns the index of the one that was heard; rejects with its error, with `AllFailed` or with
 * `signal.reason`
 */
function raceSpeakers(
  speakers: readonly Speaker[],
  onMark: (mark: Mark) => void,
  signal: AbortSignal,
  abortReason: (error: unknown) => unknown,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const controllers = speakers.map(() => new AbortController());
    const errors: unknown[] = [];
    let failed = 0;
    let winner: number | undefined;
    const abort = () => {
      for (const each of controllers) each.abort(signal.reason);
    };
    const wins = (i: number) => {
      if (winner === undefined) controllers.forEach((each, other) => other !== i && each.abort());
      winner ??= i;
      return winner === i;
    };
    const finish = (settle: () => void) => {
      signal.removeEventListener('abort', abort);
      settle();
    };
    signal.addEventListener('abort', abort);
    for (let i = 0; i < speakers.length; i++) {
      const speak = speakers[i]!;
      const listener = (mark: Mark) => {
        if (!controllers[i]!.signal.aborted && wins(i)) onMark(mark);
      };
      const fail = (error: unknown) => {
        errors[i] = error;
        failed += 1;
        const reason =
          winner === undefined && i === speakers.length - 1 ? abortReason(error) : undefined;
        if (reason !== undefined) for (const each of controllers) each.abort(reason);
        if (signal.aborted) finish(() => reject(signal.reason as Error));
        else if (winner === i) finish(() => reject(error as Error));
        else if (winner === undefined && failed === speakers.length)
          finish(() => reject(new AllFailed(errors)));
      };
      speak(listener, controllers[i]!.signal).then(() => wins(i) && finish(() => resolve(i)), fail);
    }
  });
}
