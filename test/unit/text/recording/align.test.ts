import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../../../src/text/recording/align.js';

const words = (text: string) => text.split(' ');
/** The words of the first text that are aligned, with their indexes in the second. */
const common = (one: string, other: string) => {
  const [a, b] = [words(one), words(other)];
  return [...align(a, b)]
    .flatMap((place, index) => (place < 0 ? [] : [`${a[index]}${place}`]))
    .join(' ');
};

describe('align', () => {
  test('pairs all words of equal texts', () => {
    expect(common('the old ferry', 'the old ferry')).toBe('the0 old1 ferry2');
  });

  test('pairs common words between inserted, deleted and replaced ones', () => {
    expect(common('the ferry left at dawn', 'the old ferry left late at noon')).toBe(
      'the0 ferry2 left3 at5',
    );
  });

  test('prefers longer words if not all can be paired in order', () => {
    expect(common('a passengers', 'passengers a')).toBe('passengers0');
  });

  test('pairs nothing in texts without common words', () => {
    expect(common('one two three', 'four five')).toBe('');
    expect([...align([], words('a b'))]).toEqual([]);
    expect([...align(words('a b'), [])]).toEqual([-1, -1]);
  });
});

describe('for any two texts', () => {
  const someWords = fc.array(fc.constantFrom('the', 'a', 'ferry', 'left', 'dawn', 'river'), {
    maxLength: 60,
  });

  test('only equal words are paired, in order', () => {
    fc.assert(
      fc.property(someWords, someWords, (one, other) => {
        let last = -1;
        for (const [index, place] of align(one, other).entries()) {
          if (place < 0) continue;
          expect(other[place]).toBe(one[index]);
          expect(place).toBeGreaterThan(last);
          last = place;
        }
      }),
    );
  });

  test('all unique words are paired after insertions and deletions, in texts of any length', () => {
    const edits = fc.array(fc.record({ at: fc.nat(3000), gone: fc.nat(40), added: fc.nat(40) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(edits, (changes) => {
        const one = Array.from({ length: 3000 }, (_, i) => `w${i}`);
        const other = [...one];
        let fresh = 0;
        for (const { at, gone, added } of changes) {
          other.splice(at, gone, ...Array.from({ length: added }, () => `n${fresh++}`));
        }
        const pairs = align(one, other);
        const kept = one.filter((word) => other.includes(word));
        expect(one.filter((_, index) => pairs[index]! >= 0)).toEqual(kept);
      }),
      { numRuns: 30 },
    );
  });
});
