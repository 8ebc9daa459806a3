import { estimatedSeconds } from '../text/timeline.js';
import type { SpeechPlatform } from './platform.js';

/** What was learnt of a voice at a rate. */
interface Measurement {
  /** How many times as fast as the estimate at rate 1. */
  readonly speed: number;
  /** From how many utterances. */
  readonly count: number;
}

/** From a voice's start and end to what is heard: ms of both that are no speech. More where the sound comes over the network. */
const OVERHEAD = { local: 120, online: 250 } as const;
/** Of shorter texts, in seconds, the overhead says more than the speech. */
const SHORTEST = 1.2;
/** What differs by more from what was expected was no speech: an end that came late, or a tab that was asleep. */
const PLAUSIBLE = { min: 0.3, max: 4 } as const;
/** The weight of a new utterance, once there were some. */
const NEWEST_WEIGHT = 0.2;
/** From so many utterances on, a voice is known more or less, and for certain. */
const MEASURED_AFTER = 2;
const CERTAIN_AFTER = 5;
/** Rates closer than this are one. */
const RATE_STEP = 0.05;
/** Voices and rates that are remembered, the last ones used. */
const MAX_ENTRIES = 40;
const KEY = 'article-player:paces';

/**
 * How fast each voice speaks at each rate. The rate says little: at 1.25, a voice of Windows speaks as at 1 in Chromium, and one of Safari
 * nearly twice as fast (Chromium, tts_win.cc; WebKit, PlatformSpeechSynthesizerCocoa.mm). So it is learnt from each utterance that was said
 * to its end, and remembered as long as the tab is.
 */
export class SpeakingRates {
  readonly #platform: Pick<SpeechPlatform, 'sessionStorage'>;
  #measurements: Map<string, Measurement> | undefined;

  constructor(platform: Pick<SpeechPlatform, 'sessionStorage'> = globalThis) {
    this.#platform = platform;
  }

  /** How many times as fast as estimated (`estimatedSeconds`) this voice speaks at this rate: learnt, or else expected. */
  expectedRate(voice: string, rate: number): number {
    const learnt = this.#all.get(keyOf(voice, rate));
    if (learnt) return learnt.speed;
    const others = this.#ratesOf(voice).sort((a, b) => Math.abs(a.rate - rate) - Math.abs(b.rate - rate));
    const [nearest, second] = others;
    if (!nearest) return rate;
    // Speed goes with a power of the rate: with the first, until two rates are known.
    const power = second ? Math.log(nearest.speed / second.speed) / Math.log(nearest.rate / second.rate) : 1;
    return nearest.speed * (rate / nearest.rate) ** Math.min(Math.max(power, 0), 2);
  }

  /** The same, if it was heard often enough: to be reckoned with, or, `certain`, to be relied on. */
  measuredRate(voice: string, rate: number, certain = false): number | undefined {
    const { speed, count } = this.#all.get(keyOf(voice, rate)) ?? { speed: 0, count: 0 };
    return count >= (certain ? CERTAIN_AFTER : MEASURED_AFTER) ? speed : undefined;
  }

  /** `text` took this voice so many ms at this rate, from its start to its end. */
  record(voice: string, rate: number, text: string, milliseconds: number, online = false): void {
    const estimate = estimatedSeconds(text);
    const seconds = (milliseconds - (online ? OVERHEAD.online : OVERHEAD.local)) / 1000;
    const expected = this.expectedRate(voice, rate);
    const heard = estimate / seconds;
    if (estimate < SHORTEST || !(heard > PLAUSIBLE.min * expected && heard < PLAUSIBLE.max * expected)) return;
    const key = keyOf(voice, rate);
    const { speed, count } = this.#all.get(key) ?? { speed: heard, count: 0 };
    const weight = Math.max(1 / (count + 1), NEWEST_WEIGHT);
    // Taken out first, so that the last one used is the last one of all.
    this.#all.delete(key);
    this.#all.set(key, { speed: speed + weight * (heard - speed), count: count + 1 });
    this.#save();
  }

  get #all(): Map<string, Measurement> {
    return (this.#measurements ??= this.#load());
  }

  #ratesOf(voice: string): { rate: number; speed: number }[] {
    return [...this.#all].flatMap(([key, { speed }]) => {
      const end = key.lastIndexOf('|');
      return key.slice(0, end) === voice ? [{ rate: Number(key.slice(end + 1)), speed }] : [];
    });
  }

  #save(): void {
    try {
      const last = [...this.#all].slice(-MAX_ENTRIES).map(([key, { speed, count }]) => [key, speed, count]);
      this.#platform.sessionStorage?.setItem(KEY, JSON.stringify(last));
    } catch {
      // No storage, or a full one: it is learnt anew on the next page.
    }
  }

  #load(): Map<string, Measurement> {
    try {
      const stored: unknown = JSON.parse(this.#platform.sessionStorage?.getItem(KEY) ?? '[]');
      return new Map(Array.isArray(stored) ? stored.flatMap(parseMeasurement) : []);
    } catch {
      return new Map();
    }
  }
}

function keyOf(voice: string, rate: number): string {
  return `${voice}|${(Math.round(rate / RATE_STEP) * RATE_STEP).toFixed(2)}`;
}

/** What another script has written there is left out. */
function parseMeasurement(entry: unknown): [string, Measurement][] {
  const [key, speed, count] = Array.isArray(entry) ? (entry as unknown[]) : [];
  const isRight = typeof key === 'string' && typeof speed === 'number' && speed > 0 && Number.isInteger(count);
  return isRight ? [[key, { speed, count: count as number }]] : [];
}
