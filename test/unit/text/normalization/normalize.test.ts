import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../../../src/text/normalization/en/index.js';
import { normalizeForSpeech } from '../../../../src/text/normalization/index.js';
import { tokensIn } from '../../../../src/text/normalization/pipeline.js';
import type { TokenClass } from '../../../../src/text/normalization/token-class.js';
import { AWKWARD } from '../../../support/random.js';
import { spoken } from './spoken.js';

/** Texts of parts of tokens, in any order. */
const PARTS = [
  ...AWKWARD,
  ...'$ € £5 ¥ % ° µg km/h kg 5 12 1990 10,000 2.5 1,5 ½ ² ⁻³ / : - – — + = × < > & @ # § ™ α Я 東 No. Dr. St. Jan. 3rd II XIV 5pm a.m. http:// www. .com _ ~ ^ * \\ | \' " ’ ( ) v1 H₂O'.split(
    ' ',
  ),
];
const texts = fc
  .array(
    fc.oneof(fc.constantFrom(...PARTS, ' ', ' '), fc.string({ unit: 'binary', maxLength: 3 })),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));
const langs = fc.constantFrom('en', 'en-GB', 'de', 'fr', '', 'nonsense!');
const SEEDED = { seed: 23, numRuns: 1500 };

describe('any text', () => {
  test('is read without an error, and every offset leads there and back in order', () => {
    fc.assert(
      fc.property(texts, langs, (text, lang) => {
        const { text: said, ...map } = withOffsets(text, lang);
        let last = 0;
        for (let at = 0; at <= text.length; at++) {
          const there = map.toSpoken(at);
          expect(there).toBeGreaterThanOrEqual(last);
          expect(there).toBeLessThanOrEqual(said.length);
          last = there;
        }
        let start = 0;
        for (let at = 0; at < said.length; at++) {
          const source = map.toSource({ start: at, end: at + 1 });
          expect(source.start).toBeGreaterThanOrEqual(start);
          expect(source.end).toBeGreaterThanOrEqual(source.start);
          expect(source.end).toBeLessThanOrEqual(text.length);
          start = source.start;
        }
      }),
      SEEDED,
    );
  });

  test('has tokens in order that do not overlap, and no digit is left', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, british) => {
        let end = 0;
        for (const token of tokensIn(text, english, { british })) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(spoken(text, british ? 'en-GB' : 'en')).not.toMatch(/[0-9]/);
      }),
      SEEDED,
    );
  });
});

function withOffsets(text: string, lang: string) {
  const said = normalizeForSpeech(text, lang);
  return {
    text: said.text,
    toSpoken: said.toSpoken.bind(said),
    toSource: said.toSource.bind(said),
  };
}

describe('a text without tokens', () => {
  const PROSE = [
    'The ferry left the harbour early — and nobody on the quay had seen her master.',
    '“It is cold,” she said; “I know. Then I left… and so did Anna, at last!”',
    'A well-known café (near the old mill) sells naïve art, i think: who buys it?\nNobody.',
    'The U.S. Air Force is in the U.K. and NASA is not. Who? Me.',
  ];
  test.each(PROSE)('stays as it is: %j', (text) => {
    expect(spoken(text)).toBe(text);
    expect(spoken(text, 'de')).toBe(text);
  });

  test('stays as it is for any letters and punctuation', () => {
    const words = fc.stringMatching(/^[a-z]{3,9}(?:['’-][a-z]{3,9})?$/);
    const signs = fc.constantFrom(
      ' ',
      ', ',
      '; ',
      ': ',
      '! ',
      '? ',
      '… ',
      ' — ',
      ' “',
      '” ',
      ' (',
      ') ',
    );
    const prose = fc
      .array(fc.tuple(words, signs), { maxLength: 60 })
      .map((parts) => parts.flat().join(''))
      .filter((text) => !/\btv\b/.test(text));
    fc.assert(
      fc.property(prose, (text) => {
        expect(spoken(text)).toBe(text);
      }),
      SEEDED,
    );
  });

  test('stays as it is in a language without rules', () => {
    expect(spoken('Le 3 mai, 5 €', 'fr')).toBe('Le 3 mai, 5 €');
  });
});

describe('the time', () => {
  /** How often the patterns are tried is counted, not measured. */
  const triesFor = (text: string) => {
    let tries = 0;
    const counting = (classes: readonly TokenClass[]) =>
      classes.map(({ pattern, ...rest }) => ({
        ...rest,
        pattern: Object.assign(new RegExp(pattern), {
          exec(this: RegExp, input: string) {
            tries++;
            return RegExp.prototype.exec.call(this, input);
          },
        }),
      }));
    const { d, l, s, p } = english.starting;
    const starting = { d: counting(d), l: counting(l), s: counting(s), p: counting(p) };
    tokensIn(text, { ...english, starting }, { british: false });
    return tries;
  };

  test.each([
    '7 ',
    '7',
    'a-7',
    '1,',
    '$',
    'a1',
    'Dr. ',
    '.5',
    '1:',
    '-',
    '@a.',
    '½',
    'II ',
    '東1',
    '1-',
    '<1',
  ])('grows with the length of a text of %j, not with its square', (part) => {
    const [short, long] = [500, 5000].map((length) => triesFor(part.repeat(length)));
    expect(long!).toBeLessThanOrEqual(11 * short! + 1000);
  });
});
