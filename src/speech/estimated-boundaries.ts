import { BoundaryEstimator, type BoundarySupport } from './boundary-estimator.js';
import { delegate } from './delegate.js';
import { SpeakingRates } from './speaking-rates.js';
import type { SpeechEngine } from './types.js';

/**
 * An engine that marks every word, even if the wrapped engine does not. Missing marks are estimated
 * from the elapsed time, the length of the words and the measured speed of the voice; they are
 * `estimated`. Marks of the wrapped engine are checked: they never go back, and a voice whose marks
 * are implausible is ignored.
 * @param rates the measured speed of each voice; share it with an engine that uses it
 */
export function withEstimatedBoundaries(
  engine: SpeechEngine,
  rates: SpeakingRates = new SpeakingRates(),
): SpeechEngine {
  const supportByVoice = new Map<string, BoundarySupport>();
  const supportOf = (voice: string): BoundarySupport => {
    const support = supportByVoice.get(voice) ?? { state: 'unknown', misses: 0 };
    supportByVoice.set(voice, support);
    return support;
  };
  let current: BoundaryEstimator | undefined;
  return delegate(() => engine, {
    measuredRate: (voice, rate) =>
      rates.measuredRate(voice, rate) ?? engine.measuredRate?.(voice, rate),
    adjust: (prosody) => {
      const adjusted = engine.adjust?.(prosody) ?? false;
      if (adjusted) current?.onRateChange();
      return adjusted;
    },
    speak: async (utterance, onMark, signal, onLoading) => {
      const estimator = (current = new BoundaryEstimator(utterance, rates, supportOf, onMark));
      try {
        await engine.speak(utterance, (mark) => estimator.onMark(mark), signal, onLoading);
        estimator.onEnd();
      } finally {
        estimator.dispose();
      }
    },
  });
}
