import { expect, test } from 'vitest';
import { indexAt, type Span } from '../../../src/text/span.js';
import { randomFrom } from '../../support/random.js';

const SPANS: readonly Span[] = [
  { start: 2, end: 5 },
  { start: 5, end: 6 },
  { start: 9, end: 12 },
];

test.each([
  ['before all of them is at the first', 0, 0],
  ['at the start of one is in it', 2, 0],
  ['at the last unit of one is in it', 4, 0],
  ['at the end of one is in the next that touches it', 5, 1],
  ['between two is at the second', 7, 2],
  ['behind all of them is at none', 12, 3],
  ['far behind all of them is at none', Infinity, 3],
  ['below zero is at the first', -1, 0],
])('an offset %s', (_what, offset, place) => {
  expect(indexAt(SPANS, offset)).toBe(place);
});

test('without spans every offset is behind them all', () => {
  expect(indexAt([], 0)).toBe(0);
});

test('the place is the one that a search from the front finds', () => {
  const random = randomFrom(3);
  for (let round = 0; round < 200; round++) {
    const spans: Span[] = [];
    let end = 0;
    for (let count = Math.floor(random() * 12); count > 0; count--) {
      const start = end + Math.floor(random() * 3);
      end = start + 1 + Math.floor(random() * 4);
      spans.push({ start, end });
    }
    for (let offset = -1; offset <= end + 1; offset++) {
      const found = spans.findIndex((span) => span.end > offset);
      expect(indexAt(spans, offset)).toBe(found < 0 ? spans.length : found);
    }
  }
});
