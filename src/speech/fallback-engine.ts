import { delegate } from './delegate.js';
import type { FallbackChain, StartedUtterance } from './fallback-chain.js';
import { isAvailable } from './is-available.js';
import { SpeechError } from './speech-error.js';
import type { Loading, Mark, SpeechEngine, Utterance } from './types.js';
import { lazyModule } from '../util/lazy-module.js';

const loadChain = lazyModule(() => import('./fallback-chain.js'));

/**
 * Errors that another engine would repeat: the browser requires a gesture, something else took the
 * voice, the sound is off.
 */
const SAME_FOR_ALL_ENGINES = /^(?:not-allowed|interrupted|muted)$/;

/**
 * One engine made of several, in order of preference. If one has no voice or fails for good, the
 * next one continues from the last word that was heard, and stays in use. Only the first engine is
 * used while it speaks, which is the usual case. The code for the others (`FallbackChain`) is
 * loaded if the first one fails, if it may have no voice (`voicelessAfter`), or if a voice of
 * another engine is wanted.
 */
export function fallback(engines: readonly SpeechEngine[]): SpeechEngine {
  const available = () => engines.filter(isAvailable);
  let chain: FallbackChain | undefined;
  let next: Iterable<Utterance> = [];
  const current = () => chain?.current ?? available()[0];
  const speak: SpeechEngine['speak'] = async (utterance, onMark, signal, onLoading) => {
    if (chain) return chain.speak(utterance, onMark, signal, onLoading);
    signal.throwIfAborted();
    const [first, ...others] = available();
    const { voice, lang } = utterance;
    if (!first) throw new SpeechError('unsupported', 'No engine can speak in this browser.', lang);
    // In the task of the user gesture: some browsers allow it only there.
    for (const each of others) each.unlock?.();
    const prefersOther = voice && others.some((each) => each.supportsVoice?.(voice));
    const request = { utterance, onMark, signal, onLoading };
    const started = prefersOther ? undefined : start(first, request);
    if (started && others.length === 0) return started.done;
    if (started && first.voicelessAfter?.() === undefined) {
      try {
        return await started.done;
      } catch (error) {
        if (signal.aborted || SAME_FOR_ALL_ENGINES.test((error as SpeechError).code)) throw error;
      }
    }
    const module = await loadChain();
    signal.throwIfAborted();
    // Without the code for the others, the first engine speaks, or its error stands.
    if (!module) return (started ?? start(first, request)).done;
    chain = new module.FallbackChain(engines, first, started);
    const spoken = chain.speak(utterance, onMark, signal, onLoading);
    chain.prepareNext(next);
    return spoken;
  };
  /** Asks each engine that can run. */
  const ask = <Answer>(question: (engine: SpeechEngine) => Answer) => available().map(question);
  return delegate(current, {
    name: engines[0]?.name ?? 'none',
    available: () => available().length > 0,
    prepare: () => void ask((engine) => engine.prepare?.()),
    unlock: () => void ask((engine) => engine.unlock?.()),
    voices: async () => (await Promise.all(ask((engine) => engine.voices()))).flat(),
    voicelessAfter: () => {
      const times = ask((engine) => engine.voicelessAfter?.() ?? Infinity);
      return times.includes(Infinity) ? undefined : Math.max(0, ...times);
    },
    supportsVoice: (voice) => ask((engine) => engine.supportsVoice?.(voice)).includes(true),
    supportsLanguage: (lang) =>
      ask((engine) => engine.supportsLanguage?.(lang) ?? true).includes(true),
    measuredRate: (voice, rate) =>
      ask((engine) => engine.measuredRate?.(voice, rate)).find((measured) => measured),
    maxLength: (utterance) =>
      (chain ? chain.engineFor(utterance) : current())?.maxLength?.(utterance),
    prepareNext: (following) => {
      // Kept even if the current engine does not use it: the next engine may.
      next = following;
      (chain ?? current())?.prepareNext?.(following);
    },
    onVoicesChange: (listener) => {
      const removers = engines.map((engine) => engine.onVoicesChange?.(listener));
      return () => removers.forEach((remove) => remove?.());
    },
    speak,
  });
}

/** The arguments of `SpeechEngine.speak`. */
interface SpeechRequest {
  readonly utterance: Utterance;
  readonly onMark: (mark: Mark) => void;
  readonly signal: AbortSignal;
  readonly onLoading: ((loading: Loading) => void) | undefined;
}

/** Starts an utterance that another engine may take over. */
function start(engine: SpeechEngine, request: SpeechRequest): StartedUtterance {
  const { utterance, signal, onLoading } = request;
  let { onMark } = request;
  // An engine that another one may replace gets its own signal.
  const own = engine.voicelessAfter?.() === undefined ? undefined : new AbortController();
  const follow = (other: AbortSignal) =>
    other.addEventListener('abort', () => own?.abort(other.reason));
  let lastMark: Mark | undefined;
  if (own) follow(signal);
  const done = engine.speak(
    utterance,
    (mark) => onMark((lastMark = mark)),
    own?.signal ?? signal,
    onLoading,
  );
  done.catch(() => {});
  return {
    done,
    get lastMark() {
      return lastMark;
    },
    join(other, otherSignal) {
      onMark = other;
      if (own) follow(otherSignal);
      return done;
    },
  };
}
