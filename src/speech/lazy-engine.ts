import { SpeechError, type SpeechEngine, type Utterance } from './types.js';

/** What can be told of an engine before it is there. */
export type EagerMembers = Pick<
  SpeechEngine,
  'name' | 'available' | 'voices' | 'supportsVoice' | 'supportsLanguage' | 'unlock'
>;

/**
 * An engine whose code is loaded when it first speaks. Where that fails, it is tried anew the next time.
 * @param load makes the engine
 */
export function lazy(known: EagerMembers, load: () => Promise<SpeechEngine>): SpeechEngine {
  let engine: SpeechEngine | undefined;
  let loading: Promise<SpeechEngine> | undefined;
  let next: Iterable<Utterance> | undefined;
  const loaded = (lang: string) =>
    (loading ??= load().then(
      (made) => (engine = made),
      (cause: unknown) => {
        loading = undefined;
        throw new SpeechError('failed', `The ${known.name} engine could not be loaded.`, lang, { cause });
      },
    ));
  const speak: SpeechEngine['speak'] = async (utterance, onMark, signal, onLoading) => {
    next = undefined;
    const ready = engine ?? (await loaded(utterance.lang));
    signal.throwIfAborted();
    const said = ready.speak(utterance, onMark, signal, onLoading);
    if (next) ready.prepareNext?.(next);
    await said;
  };
  return {
    ...known,
    get playsAudio() {
      return engine?.playsAudio ?? false;
    },
    speak,
    prepareNext: (following: Iterable<Utterance>) => {
      next = following;
      engine?.prepareNext?.(following);
    },
    adjust: (delivery: Pick<Utterance, 'rate' | 'volume'>) => engine?.adjust?.(delivery) ?? false,
  };
}
