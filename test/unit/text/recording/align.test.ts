import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../../../src/text/recording/align.js';

const words = (text: string) => text.split(' ');
/** The words of the first text that were found in the second. */
const common = (one: string, other: string) => {
  const [a, b] = [words(one), words(other)];
  return [...align(a, b)].flatMap((place, index) => (place < 0 ? [] : [`${a[index]}${place}`])).join(' ');
};

describe('two texts', () => {
  test('that are the same are the same word by word', () => {
    expect(common('the old ferry', 'the old ferry')).toBe('the0 old1 ferry2');
  });

  test('keep what stands in both, where words came in, went and were changed', () => {
    expect(common('the ferry left at dawn', 'the old ferry left late at noon')).toBe('the0 ferry2 left3 at5');
  });

  test('have the longer words in common where they cannot have all', () => {
    expect(common('a passengers', 'passengers a')).toBe('passengers0');
  });

  test('with nothing in common have none', () => {
    expect(common('one two three', 'four five')).toBe('');
    expect([...align([], words('a b'))]).toEqual([]);
    expect([...align(words('a b'), [])]).toEqual([-1, -1]);
  });
});

describe('of any two texts', () => {
  const someWords = fc.array(fc.constantFrom('the', 'a', 'ferry', 'left', 'dawn', 'river'), { maxLength: 60 });

  test('only what is the same is paired, in one order', () => {
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

  test('words that stand once in each, and were only cut from or added to, are all found, however long the text is', () => {
    const edits = fc.array(fc.record({ at: fc.nat(3000), gone: fc.nat(40), added: fc.nat(40) }), { maxLength: 12 });
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
