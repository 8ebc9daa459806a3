import { estimatedSeconds } from '../text/timeline.js';
import type { SpeechPlatform } from './platform.js';

/** An utterance that was spoken without a break. */
export interface SpokenUtterance {
  /** The id of the voice. */
  readonly voice: string;
  readonly rate: number;
  readonly text: string;
  /** From its start to its end. */
  readonly milliseconds: number;
  /** Whether the voice is an online voice. */
  readonly online: boolean;
}

/** The measured speed of a voice at a requested rate. */
interface Measurement {
  /** How many times as fast as the estimate at rate 1. */
  readonly speed: number;
  /** The number of utterances. */
  readonly count: number;
}

/**
 * The part of the time from start to end in which nothing is spoken, in ms. It is longer for online
 * voices.
 */
const OVERHEAD = { local: 120, online: 250 } as const;
/** Texts with a shorter estimate, in seconds, are not measured: the overhead would dominate. */
const SHORTEST = 1.2;
/**
 * A measurement outside this range, as a share of the expected rate, is discarded: the end event
 * was late, or the tab was frozen.
 */
const PLAUSIBLE = { min: 0.3, max: 4 } as const;
/** The least weight of a new measurement in the average. */
const NEWEST_WEIGHT = 0.2;
/** After so many utterances, a rate is known, and after more of them it is certain. */
const MEASURED_AFTER = 2;
const CERTAIN_AFTER = 5;
/** Rates are rounded to this step. */
const RATE_STEP = 0.05;
/** How many voices and rates are stored, the most recent ones. */
const MAX_ENTRIES = 40;
const KEY = 'article-player:paces';

/**
 * The measured speed of each voice at each rate. The requested rate says little: at 1.25, a Windows
 * voice speaks as at 1 in Chromium, and a Safari voice nearly twice as fast (Chromium, tts_win.cc;
 * WebKit, PlatformSpeechSynthesizerCocoa.mm). So each complete utterance is measured. The result is
 * kept in `sessionStorage`.
 */
export class SpeakingRates {
  readonly #platform: Pick<SpeechPlatform, 'sessionStorage'>;
  #measurements: Map<string, Measurement> | undefined;

  constructor(platform: Pick<SpeechPlatform, 'sessionStorage'> = globalThis) {
    this.#platform = platform;
  }

  /**
   * How many times as fast as `estimatedSeconds` a voice speaks at a rate: measured, else derived
   * from its other rates.
   */
  expectedRate(voice: string, rate: number): number {
    const measured = this.#all.get(keyOf(voice, rate));
    if (measured) return measured.speed;
    const others = this.#ratesOf(voice).sort(
      (a, b) => Math.abs(a.rate - rate) - Math.abs(b.rate - rate),
    );
    const [nearest, second] = others;
    if (!nearest) return rate;
    // The speed is a power of the rate. The exponent is 1 until two rates are measured.
    const power = second
      ? Math.log(nearest.speed / second.speed) / Math.log(nearest.rate / second.rate)
      : 1;
    return nearest.speed * (rate / nearest.rate) ** Math.min(Math.max(power, 0), 2);
  }

  /**
   * The measured speed, if there were enough utterances.
   * @param certain require as many as are needed to rely on it
   */
  measuredRate(voice: string, rate: number, certain = false): number | undefined {
    const { speed, count } = this.#all.get(keyOf(voice, rate)) ?? { speed: 0, count: 0 };
    return count >= (certain ? CERTAIN_AFTER : MEASURED_AFTER) ? speed : undefined;
  }

  /** Measures an utterance. */
  record({ voice, rate, text, milliseconds, online }: SpokenUtterance): void {
    const estimate = estimatedSeconds(text);
    const seconds = (milliseconds - (online ? OVERHEAD.online : OVERHEAD.local)) / 1000;
    const expected = this.expectedRate(voice, rate);
    const measured = estimate / seconds;
    const isPlausible = measured > PLAUSIBLE.min * expected && measured < PLAUSIBLE.max * expected;
    if (estimate < SHORTEST || !isPlausible) return;
    const key = keyOf(voice, rate);
    const { speed, count } = this.#all.get(key) ?? { speed: measured, count: 0 };
    const weight = Math.max(1 / (count + 1), NEWEST_WEIGHT);
    // Deleted first, so that the most recent entry is the last one.
    this.#all.delete(key);
    this.#all.set(key, { speed: speed + weight * (measured - speed), count: count + 1 });
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
      const last = [...this.#all]
        .slice(-MAX_ENTRIES)
        .map(([key, { speed, count }]) => [key, speed, count]);
      this.#platform.sessionStorage?.setItem(KEY, JSON.stringify(last));
    } catch {
      // There is no storage, or it is full: the next page measures again.
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

/** Another script may have written anything to the storage: invalid entries are dropped. */
function parseMeasurement(entry: unknown): [string, Measurement][] {
  const [key, speed, count] = Array.isArray(entry) ? (entry as unknown[]) : [];
  const isValid =
    typeof key === 'string' && typeof speed === 'number' && speed > 0 && Number.isInteger(count);
  return isValid ? [[key, { speed, count: count as number }]] : [];
}
