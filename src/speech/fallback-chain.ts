import {
  isAvailable,
  SpeechError,
  type Loading,
  type Mark,
  type SpeechEngine,
  type Utterance,
  type Voice,
} from './types.js';
import type { StartedUtterance } from './fallback-engine.js';
import { parseLanguage } from '../text/language.js';
import { AllFailed, raceSpeakers } from './race.js';
import { wait } from './wait.js';

/** What another engine may do better. A browser that wants a press, or a voice that something else took, is the same for all. */
const RECOVERABLE: ReadonlySet<unknown> = new Set([
  'unsupported',
  'no-voice',
  'online-only',
  'silent',
  'failed',
  'blocked',
]);

/** One that seems to have no voice, and in whose place no other can speak, must be heard within so many ms. */
const HEARD_WITHIN = 2000;

/** Whether it has a voice may be known sooner than was thought: it is asked again after so many ms. */
const POLL = 100;

/** What all tries at one utterance have in common. */
interface FallbackJob {
  readonly onMark: (mark: Mark) => void;
  readonly onLoading: ((loading: Loading) => void) | undefined;
  readonly signal: AbortSignal;
  /** What is still to be said. */
  rest: Utterance;
}

/**
 * What `fallback` does once one engine is not enough. One that seems to have no voice at all is given its chance while the next one gets
 * ready: who is heard first, speaks. A voice that is wished for is looked for in all of them.
 */
export class FallbackChain implements SpeechEngine {
  readonly #engines: readonly SpeechEngine[];
  /** What was to be said when an engine failed, and which one. */
  readonly #failed = new Set<string>();
  /** Those in whose place another one spoke, because they seemed to have no voice. */
  readonly #voiceless = new Set<SpeechEngine>();
  #speaking: SpeechEngine | undefined;
  #next: Iterable<Utterance> = [];

  readonly #first: SpeechEngine;
  #started: StartedUtterance | undefined;

  /** `started`: what the first engine that can speak has begun to say, as what is spoken first. */
  constructor(engines: readonly SpeechEngine[], first: SpeechEngine, started?: StartedUtterance) {
    this.#engines = engines;
    this.#first = first;
    this.#started = started;
  }

  get name(): string {
    return this.#first.name;
  }

  get timeline(): SpeechEngine['timeline'] {
    const engine = this.#speaking ?? this.#first;
    return engine.timeline?.bind(engine);
  }

  get playsAudio(): boolean {
    return this.#speaking?.playsAudio ?? false;
  }

  async voices(): Promise<readonly Voice[]> {
    return (await Promise.all(this.#available.map((engine) => engine.voices()))).flat();
  }

  maxLength(utterance: Utterance): number | undefined {
    return this.#orderFor(utterance)[0]?.maxLength?.(utterance);
  }

  prepareNext(next: Iterable<Utterance>): void {
    this.#next = next;
    this.#speaking?.prepareNext?.(next);
  }

  adjust(delivery: Pick<Utterance, 'rate' | 'volume'>): boolean {
    return this.#speaking?.adjust?.(delivery) ?? false;
  }

  async speak(
    utterance: Utterance,
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
    onLoading?: (loading: Loading) => void,
  ): Promise<void> {
    signal.throwIfAborted();
    const note = ({ start, end }: Mark) => end > start && (saying.rest = restOf(utterance, start));
    const hear = (mark: Mark) => {
      note(mark);
      onMark(mark);
    };
    const saying: FallbackJob = { onMark: hear, onLoading, signal, rest: utterance };
    if (this.#started?.lastMark) note(this.#started.lastMark);
    const errors = new Map<SpeechEngine, unknown>();
    const order = this.#orderFor(utterance);
    for (const engine of order) {
      if (errors.has(engine)) continue;
      const next = order.find((other) => other !== engine && !errors.has(other));
      try {
        const said = this.#speakWith(engine, next, saying);
        // Who takes over was not told of it.
        if (errors.size > 0) engine.prepareNext?.(this.#next);
        return await said;
      } catch (error) {
        signal.throwIfAborted();
        const each = error instanceof AllFailed ? error.errors : [error];
        each.forEach((cause, i) => {
          if (cause !== HAS_VOICES) this.#recordFailure(i === 0 ? engine : next!, utterance, cause, errors);
        });
        if (![...errors.values()].every(isRecoverable)) break;
      }
    }
    throw mostUseful(errors, utterance.lang);
  }

  /** By one engine; or by the next one, where this one seems to have no voice, and is not heard before. */
  async #speakWith(engine: SpeechEngine, next: SpeechEngine | undefined, saying: FallbackJob): Promise<void> {
    const { rest, onMark, onLoading, signal } = saying;
    this.#speaking = engine;
    const started = engine === this.#first ? this.#started : undefined;
    this.#started = undefined;
    const itself = (hear: (mark: Mark) => void, over: AbortSignal) =>
      started?.join(hear, over) ?? engine.speak(rest, hear, over, onLoading);
    if (!next || engine.voicelessAfter?.() === undefined) return itself(onMark, signal);
    const instead = async (hear: (mark: Mark) => void, over: AbortSignal) => {
      for (let ms = engine.voicelessAfter?.(); ms !== 0; ms = engine.voicelessAfter?.()) {
        if (ms === undefined) throw HAS_VOICES;
        await wait(Math.min(ms, POLL), over);
      }
      this.#speaking = next;
      const said = next.speak(rest, hear, over, onLoading);
      next.prepareNext?.(this.#next);
      await said.catch(async (error: unknown) => {
        // It may still be heard, where it only takes its time.
        await wait(HEARD_WITHIN, over);
        throw error;
      });
    };
    const givenUp = (error: unknown) =>
      error === HAS_VOICES ? undefined : new SpeechError('silent', 'It was not heard.', rest.lang);
    const heard = await raceSpeakers([itself, instead], onMark, signal, givenUp);
    this.#speaking = heard === 0 ? engine : next;
    if (heard === 1) this.#voiceless.add(engine);
  }

  #recordFailure(engine: SpeechEngine, utterance: Utterance, error: unknown, errors: Map<SpeechEngine, unknown>): void {
    errors.set(engine, lacksVoice(engine, error) ? noVoiceFor(utterance.lang, error) : error);
    this.#failed.add(keyOf(engine, utterance));
  }

  get #available(): SpeechEngine[] {
    return this.#engines.filter(isAvailable);
  }

  /** Who may say it, the best one first. */
  #orderFor(utterance: Utterance): SpeechEngine[] {
    const { lang, voice } = utterance;
    for (const engine of this.#voiceless) if (engine.voicelessAfter?.() === undefined) this.#voiceless.delete(engine);
    const able = this.#available;
    const speaking = able.filter((engine) => engine.supportsLanguage?.(lang) ?? true);
    const rank = (engine: SpeechEngine) => {
      if (voice && engine.supportsVoice?.(voice)) return 0;
      return this.#voiceless.has(engine) || this.#failed.has(keyOf(engine, utterance)) ? 2 : 1;
    };
    const order = speaking.sort((one, other) => rank(one) - rank(other));
    // The first one comes last where it has no voice: it may tell why, as that there is one on the network.
    return order.includes(able[0]!) ? order : [...order, ...able.slice(0, 1)];
  }
}

/** It has voices after all, and may still speak. */
const HAS_VOICES = Symbol('it has voices');

function keyOf({ name }: SpeechEngine, { lang, voice }: Utterance): string {
  return `${name}|${parseLanguage(lang).base}|${voice?.id ?? ''}`;
}

function isRecoverable(error: unknown): boolean {
  return error instanceof SpeechError && RECOVERABLE.has(error.code);
}

/** A platform without a voice takes what it is to say, and does nothing. */
function lacksVoice(engine: SpeechEngine, error: unknown): boolean {
  const { code } = error as Partial<SpeechError>;
  return (code === 'silent' || code === 'failed') && engine.voicelessAfter?.() === 0;
}

function noVoiceFor(lang: string, cause: unknown): SpeechError {
  return new SpeechError('no-voice', `No voice speaks ${lang}.`, lang, { cause });
}

/** From a word on. */
function restOf(utterance: Utterance, offset: number): Utterance {
  const { text, source } = utterance;
  const at = Math.min(Math.max(0, offset - source.start), text.length);
  return { ...utterance, text: text.slice(at), source: { start: source.start + at, end: source.end } };
}

/** What a reader can do most about: load a voice, allow one of the network; else what came last and says more than that there is none. */
function mostUseful(errors: ReadonlyMap<SpeechEngine, unknown>, lang: string): unknown {
  const all = [...errors.values()];
  const coded = (code: string) => all.find((error) => error instanceof SpeechError && error.code === code);
  const telling = all.filter((error) => !(error instanceof SpeechError && error.code === 'no-voice'));
  const none = () => noVoiceFor(lang, undefined);
  return coded('download') ?? coded('online-only') ?? telling.at(-1) ?? all[0] ?? none();
}
