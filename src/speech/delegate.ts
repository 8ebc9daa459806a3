import type { SpeechEngine } from './types.js';

/** Every member of `SpeechEngine`: a new one that `delegate` does not forward is a compile error. */
type AllMembers = { readonly [Member in keyof Required<SpeechEngine>]: SpeechEngine[Member] };

/**
 * An engine that forwards every member to another one.
 * @param target the other engine; called at each use, so it may change
 * @param overrides the members that are not forwarded
 */
export function delegate(target: () => SpeechEngine, overrides: Partial<SpeechEngine> = {}): SpeechEngine {
  const forwarded = {
    get name() {
      return target().name;
    },
    available: () => target().available?.() ?? true,
    voices: () => target().voices(),
    onVoicesChange: (listener) => target().onVoicesChange?.(listener) ?? (() => {}),
    maxLength: (utterance) => target().maxLength?.(utterance),
    prepare: () => target().prepare?.(),
    unlock: () => target().unlock?.(),
    voicelessAfter: () => target().voicelessAfter?.(),
    get timeline() {
      const engine = target();
      return engine.timeline?.bind(engine);
    },
    get playsAudio() {
      return target().playsAudio ?? false;
    },
    prepareNext: (next) => target().prepareNext?.(next),
    adjust: (prosody) => target().adjust?.(prosody) ?? false,
    supportsVoice: (voice) => target().supportsVoice?.(voice),
    supportsLanguage: (lang) => target().supportsLanguage?.(lang),
    measuredRate: (voice, rate) => target().measuredRate?.(voice, rate),
    speak: (utterance, onMark, signal, onLoading) => target().speak(utterance, onMark, signal, onLoading),
  } satisfies AllMembers;
  // Keeps getters, of which a spread would copy the present value.
  return Object.defineProperties(forwarded, Object.getOwnPropertyDescriptors(overrides));
}
