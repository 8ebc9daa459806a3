import { delegate } from './delegate.js';
import { SpeechError } from './speech-error.js';
import type { SpeechEngine, Utterance } from './types.js';

/** The members of an engine that answer before its code is loaded, and afterwards. */
export type EagerMembers = Pick<
  SpeechEngine,
  'name' | 'available' | 'voices' | 'supportsVoice' | 'supportsLanguage' | 'unlock'
>;

/**
 * An engine whose code is loaded when it first speaks. If loading fails, the next utterance loads
 * it again.
 * @param load imports the code and creates the engine
 */
export function lazy(eager: EagerMembers, load: () => Promise<SpeechEngine>): SpeechEngine {
  let engine: SpeechEngine | undefined;
  let loading: Promise<SpeechEngine> | undefined;
  let next: Iterable<Utterance> | undefined;
  const loaded = (lang: string) =>
    (loading ??= load().then(
      (made) => (engine = made),
      (cause: unknown) => {
        loading = undefined;
        throw new SpeechError('failed', `The ${eager.name} engine could not be loaded.`, lang, {
          cause,
        });
      },
    ));
  const speak: SpeechEngine['speak'] = async (utterance, onMark, signal, onLoading) => {
    next = undefined;
    const ready = engine ?? (await loaded(utterance.lang));
    signal.throwIfAborted();
    const spoken = ready.speak(utterance, onMark, signal, onLoading);
    if (next) ready.prepareNext?.(next);
    await spoken;
  };
  return delegate(() => engine, {
    ...eager,
    speak,
    prepareNext: (following) => {
      next = following;
      engine?.prepareNext?.(following);
    },
  });
}
