import type { FallbackChain } from './fallback-chain.js';
import { isAvailable, SpeechError, type Mark, type SpeechEngine, type Utterance } from './types.js';

/** An utterance that the first engine has begun. */
export interface StartedUtterance {
  /** As `SpeechEngine.speak`. */
  readonly done: Promise<void>;
  /** What it told of last. */
  readonly lastMark: Mark | undefined;
  /** Tells another of its marks from now on, and is stopped by another signal too. @returns as `said`. */
  join(onMark: (mark: Mark) => void, signal: AbortSignal): Promise<void>;
}

/** What no other engine would do better: the browser wants a press, something else took the voice, the sound is off. */
const SAME_FOR_ALL_ENGINES = /^(?:not-allowed|interrupted|muted)$/;

/**
 * One engine made of several, in order of preference: where one has no voice, or fails for good, the next one goes on from the word that
 * was heard last, and keeps the turn. While the first one speaks, which it does for most, that is all there is: the rest is loaded when
 * it fails, where it may have no voice (`lacking`), or when the voice of another is wished for.
 */
export function fallback(engines: readonly SpeechEngine[]): SpeechEngine {
  const able = () => engines.filter(isAvailable);
  let several: FallbackChain | undefined;
  let next: Iterable<Utterance> = [];
  const now = () => several ?? able()[0];
  const speak: SpeechEngine['speak'] = async (utterance, onMark, signal, onLoading) => {
    if (several) return several.speak(utterance, onMark, signal, onLoading);
    signal.throwIfAborted();
    const [first, ...others] = able();
    const { voice, lang } = utterance;
    if (!first) throw new SpeechError('unsupported', 'No engine can speak in this browser.', lang);
    // In the task of the press, which is the only one in which some browsers allow it.
    for (const each of others) each.unlock?.();
    const isWished = voice && others.some((each) => each.supportsVoice?.(voice));
    const started = isWished ? undefined : start(first, utterance, onMark, signal);
    if (started && others.length === 0) return started.done;
    if (started && first.voicelessAfter?.() === undefined) {
      try {
        return await started.done;
      } catch (error) {
        if (signal.aborted || SAME_FOR_ALL_ENGINES.test((error as SpeechError).code)) throw error;
      }
    }
    const made = await import('./fallback-chain.js');
    signal.throwIfAborted();
    const all = (several = new made.FallbackChain(engines, first, started));
    const said = all.speak(utterance, onMark, signal, onLoading);
    all.prepareNext(next);
    return said;
  };
  return {
    name: engines[0]?.name ?? 'none',
    available: () => able().length > 0,
    prepare: () => able().forEach((engine) => engine.prepare?.()),
    unlock: () => able().forEach((engine) => engine.unlock?.()),
    voices: async () => (await Promise.all(able().map((engine) => engine.voices()))).flat(),
    supportsLanguage: (lang) => able().some((engine) => engine.supportsLanguage?.(lang) ?? true),
    maxLength: (utterance) => now()?.maxLength?.(utterance),
    prepareNext: (following) => {
      // Kept also where this one has no use for it: the one that takes over may.
      next = following;
      now()?.prepareNext?.(following);
    },
    onVoicesChange: (listener) => {
      const ends = engines.map((engine) => engine.onVoicesChange?.(listener));
      return () => ends.forEach((end) => end?.());
    },
    get timeline() {
      const engine = now();
      return engine?.timeline?.bind(engine);
    },
    get playsAudio() {
      return now()?.playsAudio ?? false;
    },
    adjust: (delivery) => now()?.adjust?.(delivery) ?? false,
    speak,
  };
}

function start(
  engine: SpeechEngine,
  utterance: Utterance,
  onMark: (mark: Mark) => void,
  signal: AbortSignal,
): StartedUtterance {
  // One that may be given up has a signal of its own.
  const own = engine.voicelessAfter?.() === undefined ? undefined : new AbortController();
  const follow = (other: AbortSignal) => other.addEventListener('abort', () => own?.abort(other.reason));
  let last: Mark | undefined;
  if (own) follow(signal);
  const done = engine.speak(utterance, (mark) => onMark((last = mark)), own?.signal ?? signal);
  done.catch(() => {});
  return {
    done,
    get lastMark() {
      return last;
    },
    join(other, over) {
      onMark = other;
      if (own) follow(over);
      return done;
    },
  };
}
