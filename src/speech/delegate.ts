import type { SpeechEngine } from './types.js';

/** Every member of `SpeechEngine`. The type makes it a compile error to forget one. */
const MEMBERS: { readonly [Member in keyof Required<SpeechEngine>]: true } = {
  name: true,
  available: true,
  voices: true,
  onVoicesChange: true,
  maxLength: true,
  prepare: true,
  unlock: true,
  voicelessAfter: true,
  timeline: true,
  playsAudio: true,
  prepareNext: true,
  adjust: true,
  supportsVoice: true,
  supportsLanguage: true,
  measuredRate: true,
  speak: true,
};

/**
 * An engine that forwards every member to another one. It lacks the optional members that the other
 * one lacks.
 * @param target the other engine; called at each use, so it may change. `undefined`: there is none
 * yet
 * @param engine the members that are not forwarded; gets the others
 * @returns `engine`
 */
export function delegate(
  target: () => SpeechEngine | undefined,
  engine: Partial<SpeechEngine> = {},
): SpeechEngine {
  for (const member of Object.keys(MEMBERS) as (keyof SpeechEngine)[]) {
    if (member in engine) continue;
    const get = () => {
      const owner = target();
      const value = owner?.[member];
      return typeof value === 'function' ? value.bind(owner) : value;
    };
    Object.defineProperty(engine, member, { get });
  }
  return engine as SpeechEngine;
}
