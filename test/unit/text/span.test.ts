import { expect, test } from 'vitest';
import { indexAt, type Span } from '../../../src/text/span.js';
import { randomFrom } from '../../support/random.js';

const SPANS: readonly Span[] = [
  { start: 2, end: 5 },
  { start: 5, end: 6 },
  { start: 9, end: 12 },
];

test.each([
  ['before all spans returns the first', 0, 0],
  ['at the start of a span returns it', 2, 0],
  ['at the last code unit of a span returns it', 4, 0],
  ['at the end of a span returns the adjacent one', 5, 1],
  ['between two spans returns the second', 7, 2],
  ['after all spans returns their number', 12, 3],
  ['far after all spans returns their number', Infinity, 3],
  ['below zero returns the first', -1, 0],
])('an offset %s', (_what, offset, place) => {
  expect(indexAt(SPANS, offset)).toBe(place);
});

test('without spans the index is 0', () => {
  expect(indexAt([], 0)).toBe(0);
});

test('the index is that of a linear search', () => {
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
