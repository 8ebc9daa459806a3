import { describe, expect, test } from 'vitest';
import { BoundaryFilter } from '../../../../src/speech/web-speech/boundary-filter.js';

const TEXT = 'The ferry left at dawn, with nobody on the pier to see it go.';
const words = () => new BoundaryFilter(TEXT, { requested: 1, measured: 0 });

describe('the boundaries that a voice reports', () => {
  test('are accepted in the order of the text', () => {
    const told = words();
    expect([told.accept(0, 0), told.accept(4, 300), told.accept(10, 700), told.reached]).toEqual([
      true,
      true,
      true,
      10,
    ]);
  });

  test('are rejected if no voice could be so fast', () => {
    const told = words();
    expect([told.accept(0, 0), told.accept(55, 100), told.reached]).toEqual([true, false, 0]);
    expect([told.accept(55, 4_000), told.reached]).toEqual([true, 0]);
  });

  test.each([NaN, -1, 2.5, TEXT.length, 1e9])('are rejected at %s', (offset) => {
    expect(words().accept(offset, 60_000)).toBe(false);
  });

  test('do not count if they are all over the text', () => {
    const told = words();
    for (const [offset, elapsed] of [
      [10, 1_000],
      [4, 1_200],
      [18, 1_500],
      [0, 1_700],
      [15, 2_000],
    ] as const)
      told.accept(offset, elapsed);
    expect(told.reached).toBe(0);
  });

  test('are judged by the speed of the voice', () => {
    const slow = new BoundaryFilter(TEXT, { requested: 1, measured: 0.5 });
    expect(slow.accept(36, 1_000)).toBe(false);
    const fast = new BoundaryFilter(TEXT, { requested: 3, measured: 0 });
    expect(fast.accept(36, 600)).toBe(true);
  });
});
