import { BoundaryEstimator, type BoundarySupport } from './boundary-estimator.js';
import type { Loading, Mark, SpeechEngine, Utterance, Voice, VoiceKey } from './types.js';
import { SpeakingRates } from './speaking-rates.js';

/**
 * An engine that tells of each word where the wrapped one does not: reckoned from the time that has gone by, from what a voice takes for
 * each word, and from how fast this voice turned out to be. Such marks are `estimated`. Marks of the engine itself are checked: a word
 * once reached is not left again, and a voice that points all over the text is not listened to.
 * @param rates where it is kept how fast each voice speaks; shared with an engine that goes by it.
 */
export function withEstimatedBoundaries(
  engine: SpeechEngine,
  rates: SpeakingRates = new SpeakingRates(),
): SpeechEngine {
  return new PacedEngine(engine, rates);
}

class PacedEngine implements SpeechEngine {
  readonly name: string;
  readonly available?: () => boolean;
  readonly maxLength?: (utterance: Utterance) => number | undefined;
  readonly prepare?: () => void;
  readonly unlock?: () => void;
  readonly prepareNext?: (next: Iterable<Utterance>) => void;
  readonly supportsVoice?: (voice: VoiceKey) => boolean;
  readonly supportsLanguage?: (lang: string) => boolean;
  readonly onVoicesChange?: (listener: () => void) => () => void;
  readonly #engine: SpeechEngine;
  readonly #rates: SpeakingRates;
  readonly #manners = new Map<string, BoundarySupport>();
  #saying: BoundaryEstimator | undefined;

  constructor(engine: SpeechEngine, rates: SpeakingRates) {
    this.name = engine.name;
    this.#engine = engine;
    this.#rates = rates;
    if (engine.available) this.available = () => engine.available!();
    if (engine.maxLength) this.maxLength = (utterance) => engine.maxLength!(utterance);
    if (engine.prepare) this.prepare = () => engine.prepare!();
    if (engine.unlock) this.unlock = () => engine.unlock!();
    if (engine.prepareNext) this.prepareNext = (next) => engine.prepareNext!(next);
    if (engine.supportsVoice) this.supportsVoice = (voice) => engine.supportsVoice!(voice);
    if (engine.supportsLanguage) this.supportsLanguage = (lang) => engine.supportsLanguage!(lang);
    if (engine.onVoicesChange) this.onVoicesChange = (listener) => engine.onVoicesChange!(listener);
  }

  get timeline(): SpeechEngine['timeline'] {
    return this.#engine.timeline?.bind(this.#engine);
  }

  get playsAudio(): boolean {
    return this.#engine.playsAudio ?? false;
  }

  voices(): Promise<readonly Voice[]> {
    return this.#engine.voices();
  }

  measuredRate(voice: string, rate: number): number | undefined {
    return this.#rates.measuredRate(voice, rate);
  }

  adjust(delivery: Pick<Utterance, 'rate' | 'volume'>): boolean {
    const done = this.#engine.adjust?.(delivery) ?? false;
    if (done) this.#saying?.onRateChange();
    return done;
  }

  async speak(
    utterance: Utterance,
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
    onLoading?: (loading: Loading) => void,
  ): Promise<void> {
    const mannersOf = (voice: string): BoundarySupport => {
      const manners = this.#manners.get(voice) ?? { state: 'unknown', utterancesWithout: 0 };
      this.#manners.set(voice, manners);
      return manners;
    };
    const run = (this.#saying = new BoundaryEstimator(utterance, this.#rates, mannersOf, onMark));
    try {
      await this.#engine.speak(utterance, (mark) => run.onMark(mark), signal, onLoading);
      run.onEnd();
    } finally {
      run.dispose();
    }
  }
}
