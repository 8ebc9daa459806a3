import { describe, expect, test } from 'vitest';
import { SpeakingRates, type SpokenUtterance } from '../../../src/speech/speaking-rates.js';
import { estimatedSeconds } from '../../../src/text/timeline.js';

const TEXT = 'The ferry left at dawn, with nobody on the pier to see it go.';
/**
 * How long a voice that is so many times as fast as the estimate takes, as a browser would tell: in
 * ms.
 */
const taking = (speed: number, overhead = 120) =>
  (1000 * estimatedSeconds(TEXT)) / speed + overhead;

function storage(): Storage {
  const stored = new Map<string, string>();
  return {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  } as Storage;
}
const fresh = () => new SpeakingRates({});

/** Records an utterance of a voice of the device. */
const record = (rates: SpeakingRates, spoken: Partial<SpokenUtterance>) =>
  rates.record({ voice: 'One', rate: 1, text: TEXT, milliseconds: 0, online: false, ...spoken });

describe('the speaking rate of a voice', () => {
  test('is expected to be the requested rate before it is measured', () => {
    expect(fresh().expectedRate('One', 1.5)).toBe(1.5);
    expect(fresh().measuredRate('One', 1)).toBeUndefined();
  });

  test('is averaged over utterances, and changes slowly', () => {
    const rates = fresh();
    record(rates, { milliseconds: taking(0.8) });
    expect(rates.expectedRate('One', 1)).toBeCloseTo(0.8, 2);
    for (let i = 0; i < 20; i++) record(rates, { milliseconds: taking(1.1) });
    expect(rates.expectedRate('One', 1)).toBeCloseTo(1.1, 1);
    record(rates, { milliseconds: taking(0.6) });
    expect(rates.expectedRate('One', 1)).toBeGreaterThan(0.95);
    expect(rates.expectedRate('Two', 1)).toBe(1);
  });

  test('is known from the second utterance on, and certain from the fifth', () => {
    const rates = fresh();
    const told = Array.from({ length: 5 }, () => {
      record(rates, { milliseconds: taking(1) });
      return [
        rates.measuredRate('One', 1) !== undefined,
        rates.measuredRate('One', 1, true) !== undefined,
      ];
    });
    expect(told).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [true, false],
      [true, true],
    ]);
  });

  test('at another rate is derived from the measured rates', () => {
    const rates = fresh();
    record(rates, { milliseconds: taking(0.9) });
    expect(rates.expectedRate('One', 2)).toBeCloseTo(1.8, 1);
    // Windows takes the root of what is asked for.
    record(rates, { rate: 2, milliseconds: taking(0.9 * Math.sqrt(2)) });
    expect(rates.expectedRate('One', 3)).toBeCloseTo(0.9 * Math.sqrt(3), 1);
  });

  test.each([
    ['a text too short to say much', 'One.', 100],
    ['an end that came far too late', TEXT, taking(0.2)],
    ['an end that came at once', TEXT, 130],
    ['an end before the start', TEXT, -50],
  ])('is not measured by %s', (_, text, ms) => {
    const rates = fresh();
    record(rates, { text, milliseconds: ms });
    expect(rates.expectedRate('One', 1)).toBe(1);
  });

  test('is stored in the tab, for the voices that were used last', () => {
    const sessionStorage = storage();
    const rates = new SpeakingRates({ sessionStorage });
    for (let i = 0; i < 100; i++) record(rates, { voice: `Voice ${i}`, milliseconds: taking(0.8) });
    const later = new SpeakingRates({ sessionStorage });
    expect(later.expectedRate('Voice 99', 1)).toBeCloseTo(0.8, 2);
    expect(later.expectedRate('Voice 3', 1)).toBe(1);
  });

  test.each([
    [
      'is blocked',
      () => {
        throw new DOMException('No.', 'SecurityError');
      },
    ],
    ['holds nonsense', () => 'nonsense'],
    [
      'holds what another script has written',
      () => '[1, ["a|1.00", -3, 2], ["b|1.00", "x", 1], ["c|1.00", 2, 4]]',
    ],
  ])('is measured again if storage %s', (_, getItem) => {
    const rates = new SpeakingRates({
      sessionStorage: { getItem, setItem: getItem } as unknown as Storage,
    });
    expect([rates.expectedRate('a', 1), rates.expectedRate('b', 1)]).toEqual([1, 1]);
    record(rates, { milliseconds: taking(0.8) });
    expect(rates.expectedRate('One', 1)).toBeCloseTo(0.8, 2);
  });
});
