import { describe, expect, test } from 'vitest';
import { BoundaryFilter } from '../../../../src/speech/web-speech/boundary-filter.js';

const TEXT = 'The ferry left at dawn, with nobody on the pier to see it go.';
const words = () => new BoundaryFilter(TEXT, { requested: 1, measured: 0 });

describe('the words that a voice tells of', () => {
  test('lead on through the text', () => {
    const told = words();
    expect([told.accept(0, 0), told.accept(4, 300), told.accept(10, 700), told.reached]).toEqual([
      true,
      true,
      true,
      10,
    ]);
  });

  test('are not believed where no voice could be yet', () => {
    const told = words();
    expect([told.accept(0, 0), told.accept(55, 100), told.reached]).toEqual([true, false, 0]);
    expect([told.accept(55, 4_000), told.reached]).toEqual([true, 0]);
  });

  test.each([NaN, -1, 2.5, TEXT.length, 1e9])('are not believed at %s', (offset) => {
    expect(words().accept(offset, 60_000)).toBe(false);
  });

  test('say nothing of a voice that points all over the text', () => {
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

  test('of a slow voice, or at a high rate, are where its own time puts them', () => {
    const slow = new BoundaryFilter(TEXT, { requested: 1, measured: 0.5 });
    expect(slow.accept(36, 1_000)).toBe(false);
    const fast = new BoundaryFilter(TEXT, { requested: 3, measured: 0 });
    expect(fast.accept(36, 600)).toBe(true);
  });
});
