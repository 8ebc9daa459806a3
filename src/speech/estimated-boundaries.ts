import { PacedUtterance, type VoiceManners } from './boundary-estimator.js';
import type { Loading, Mark, SpeechEngine, Utterance, Voice, VoiceKey } from './types.js';
import { Paces } from './speaking-rates.js';

/**
 * An engine that tells of each word where the wrapped one does not: reckoned from the time that has gone by, from what a voice takes for
 * each word, and from how fast this voice turned out to be. Such marks are `estimated`. Marks of the engine itself are checked: a word
 * once reached is not left again, and a voice that points all over the text is not listened to.
 * @param paces where it is kept how fast each voice speaks; shared with an engine that goes by it.
 */
export function paced(engine: SpeechEngine, paces: Paces = new Paces()): SpeechEngine {
  return new PacedEngine(engine, paces);
}

class PacedEngine implements SpeechEngine {
  readonly name: string;
  readonly available?: () => boolean;
  readonly maxLength?: (utterance: Utterance) => number | undefined;
  readonly prepare?: () => void;
  readonly unlock?: () => void;
  readonly prepareNext?: (next: Iterable<Utterance>) => void;
  readonly hasVoice?: (voice: VoiceKey) => boolean;
  readonly speaks?: (lang: string) => boolean;
  readonly onVoicesChange?: (listener: () => void) => () => void;
  readonly #engine: SpeechEngine;
  readonly #paces: Paces;
  readonly #manners = new Map<string, VoiceManners>();
  #saying: PacedUtterance | undefined;

  constructor(engine: SpeechEngine, paces: Paces) {
    this.name = engine.name;
    this.#engine = engine;
    this.#paces = paces;
    if (engine.available) this.available = () => engine.available!();
    if (engine.maxLength) this.maxLength = (utterance) => engine.maxLength!(utterance);
    if (engine.prepare) this.prepare = () => engine.prepare!();
    if (engine.unlock) this.unlock = () => engine.unlock!();
    if (engine.prepareNext) this.prepareNext = (next) => engine.prepareNext!(next);
    if (engine.hasVoice) this.hasVoice = (voice) => engine.hasVoice!(voice);
    if (engine.speaks) this.speaks = (lang) => engine.speaks!(lang);
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

  pace(voice: string, rate: number): number | undefined {
    return this.#paces.heard(voice, rate);
  }

  adjust(delivery: Pick<Utterance, 'rate' | 'volume'>): boolean {
    const done = this.#engine.adjust?.(delivery) ?? false;
    if (done) this.#saying?.adjust();
    return done;
  }

  async speak(
    utterance: Utterance,
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
    onLoading?: (loading: Loading) => void,
  ): Promise<void> {
    const mannersOf = (voice: string): VoiceManners => {
      const manners = this.#manners.get(voice) ?? { words: 'unknown', without: 0 };
      this.#manners.set(voice, manners);
      return manners;
    };
    const run = (this.#saying = new PacedUtterance(utterance, this.#paces, mannersOf, onMark));
    try {
      await this.#engine.speak(utterance, (mark) => run.hear(mark), signal, onLoading);
      run.said();
    } finally {
      run.over();
    }
  }
}
