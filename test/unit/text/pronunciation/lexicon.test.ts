import { afterEach, describe, expect, test, vi } from 'vitest';
import { compileLexicon } from '../../../../src/text/pronunciation/lexicon.js';
import { type LexiconEntry } from '../../../../src/text/pronunciation/types.js';
import { pronounce } from '../../../../src/text/pronunciation/pronounce.js';

/** A function that pronounces text by a list, and the list's warnings. */
function listOf(...entries: unknown[]) {
  const warnings: string[] = [];
  const lexicon = compileLexicon(entries, (message) => warnings.push(message));
  const say = (written: string, lang = 'en') => pronounce(written, { lang, lexicon }).text;
  return { say, warnings };
}

const GIF: LexiconEntry = { grapheme: 'GIF', alias: 'jiff' };

describe('a word', () => {
  test.each<[string, LexiconEntry, string, string]>([
    ['is replaced by its alias', GIF, 'A GIF, one GIF.', 'A jiff, one jiff.'],
    [
      'matches only a whole word',
      GIF,
      'GIFs, aGIF, GIF2, GI\u0301F',
      'GIFs, aGIF, GIF2, GI\u0301F',
    ],
    [
      'matches before an apostrophe or a hyphen',
      GIF,
      'the GIF’s GIF-maker',
      'the jiff’s jiff-maker',
    ],
    [
      'matches only its own case',
      { grapheme: 'US', alias: 'United States' },
      'US saw us',
      'United States saw us',
    ],
    [
      'matches any case if the entry says so',
      { grapheme: 'Gif', alias: 'jiff', caseSensitive: false },
      'gif GIF',
      'jiff jiff',
    ],
    [
      'may be several words',
      { grapheme: 'Saint Ives', alias: 'Saint Eye-vz' },
      'To Saint\u00a0Ives',
      'To Saint Eye-vz',
    ],
    [
      'may have other characters',
      { grapheme: 'C++', alias: 'see plus plus' },
      'C++, not C++11',
      'see plus plus, not C++11',
    ],
    [
      'may start with another character',
      { grapheme: '.NET', alias: 'dot net' },
      'On .NET, ASP.NET',
      'On dot net, ASP.NET',
    ],
    [
      'may have any form of apostrophe',
      { grapheme: "O'Dell", alias: 'oh dell' },
      'O’Dell',
      'oh dell',
    ],
    [
      'may have any form of hyphen',
      { grapheme: 'co-op', alias: 'shop' },
      'co-op, co\u2011op, co\u2010op',
      'shop, shop, shop',
    ],
    [
      'matches with soft hyphens and zero-width spaces in it',
      { grapheme: 'Kinder\u00adgarten', alias: 'nursery' },
      'Kin\u00adder\u00adgar\u00adten, Kinder\u200bgarten, Kin\u00adder\u00adgärten',
      'nursery, nursery, Kindergärten',
    ],
    [
      'may start with a letter that has two code points in lower case',
      { grapheme: 'İzmir', alias: 'Smyrna', caseSensitive: false },
      'İzmir İZmir',
      'Smyrna Smyrna',
    ],
    [
      'may have a combining accent',
      { grapheme: 'Zoë', alias: 'Zoey' },
      'Zoe\u0308 and Zoë',
      'Zoey and Zoey',
    ],
    [
      'may have one combining and one precomposed accent',
      { grapheme: 'Zoë Bé', alias: 'Zoey' },
      'Zoe\u0308 Bé, Zoë Be\u0301',
      'Zoey, Zoey',
    ],
    ['may have no letter', { grapheme: '-->', alias: 'to' }, 'a --> b', 'a to b'],
    [
      'matches anywhere in a script without spaces',
      { grapheme: '東京', alias: 'とうきょう' },
      '東京都',
      'とうきょう都',
    ],
    ['matches next to such a script', GIF, 'このGIFは', 'このjiffは'],
    [
      'does not match in a longer word',
      { grapheme: 'ßtest', alias: 'x' },
      'ßtest äßtest',
      'x äßtest',
    ],
    [
      'takes precedence over the rules',
      { grapheme: 'R&D', alias: 'research & more' },
      'R&D',
      'research and more',
    ],
    [
      'matches in the short form of a URL',
      GIF,
      'at https://GIF.example.org/GIF.',
      'at jiff.example.org.',
    ],
  ])('%s', (_, entry, written, expected) => {
    const { say, warnings } = listOf(entry);
    expect(say(written)).toBe(expected);
    expect(warnings).toEqual([]);
  });

  test('maps back to the whole written word, including soft hyphens', () => {
    const lexicon = compileLexicon([{ grapheme: 'Garten', alias: 'yard' }], () => {});
    const written = 'Der\u00ad Gar\u00adten\u00ad ist';
    const pronunciation = pronounce(written, { lang: 'de', lexicon });
    expect(pronunciation.text).toBe('Der yard ist');
    expect(pronunciation.toSource({ start: 4, end: 8 })).toEqual({ start: 5, end: 12 });
  });

  test('yields to a longer one, and of two equal ones the first is used', () => {
    const { say } = listOf(
      { grapheme: 'York', alias: 'short' },
      { grapheme: 'New York', alias: 'long' },
      { grapheme: 'new york city', alias: 'longest', caseSensitive: false },
      { grapheme: 'York Minster', alias: 'church' },
      { grapheme: 'York', alias: 'never' },
    );
    expect(say('York, York Minster, New York, New York City')).toBe('short, church, long, longest');
  });

  test('matches in the aliases of the page, but not in those of the list', () => {
    const { say } = listOf(
      { grapheme: 'GIF', alias: 'a PNG' },
      { grapheme: 'PNG', alias: 'a GIF' },
    );
    expect(say('GIF and PNG')).toBe('a PNG and a GIF');
    const lexicon = compileLexicon([GIF], () => {});
    const aliases = [{ start: 0, end: 0, say: 'A GIF.' }];
    expect(pronounce('Seen here.', { lang: 'en', lexicon, aliases }).text).toBe(
      'A jiff. Seen here.',
    );
  });
});

test.each([
  ['en', 'en', true],
  ['en', 'en-GB', true],
  ['EN', 'en_US', true],
  ['en-GB', 'en', false],
  ['en-GB', 'en-GB-oxendict', true],
  ['en', 'eng', false],
  ['en-GB', '', true],
  ['en', 'und', true],
  ['*', '', true],
  [undefined, 'fi', true],
])('an entry for the language %o, in text of %o: %o', (range, lang, holds) => {
  const { say } = listOf({ ...GIF, ...(range && { lang: range }) });
  expect(say('GIF', lang)).toBe(holds ? 'jiff' : 'GIF');
});

describe('a pattern', () => {
  test.each<[string, Partial<LexiconEntry>, string, string]>([
    [
      'inserts a captured group',
      { pattern: '(\\d+)km', alias: '$1 kilometres, $$' },
      '12km',
      '12 kilometres, $',
    ],
    [
      'inserts a named group',
      { pattern: '(?<n>\\d+)km', alias: '$<n> ($&) $<m>$9' },
      '12km',
      '12 (12km) ',
    ],
    ['may ignore case', { pattern: 'gif', alias: 'jiff', caseSensitive: false }, 'GIF', 'jiff'],
    ['that matches nothing changes nothing', { pattern: 'x*', alias: 'y' }, 'axxb', 'ayb'],
    ['matches letters of all scripts', { pattern: '\\p{Lu}{2}', alias: 'z' }, 'ÄÖ', 'z'],
    [
      'may have lookarounds',
      { pattern: '(?<=No )(\\d)(?! B)', alias: 'number $1' },
      'No 7, No 7 B',
      'No number 7, No 7 B',
    ],
  ])('%s', (_, entry, written, expected) => {
    const { say, warnings } = listOf(entry);
    expect(say(written)).toBe(expected);
    expect(warnings).toEqual([]);
  });

  test.each([
    '(a+)+$',
    '(?:a|aa)*b',
    '((?:a?)b)+',
    '(a*){9}',
    '(a{2,3}){5,}',
    '((a|b)c)*',
    '(?<x>a+)*',
    '([a)]+)+',
  ])('that may take forever is rejected: %o', (pattern) => {
    const { say, warnings } = listOf({ pattern, alias: 'x' });
    expect(say('a'.repeat(60))).toBe('a'.repeat(60));
    expect(warnings).toEqual([expect.stringMatching(/exponential time\. Accepted: /)]);
  });

  test.each([
    '(?:ab)+',
    '(?:a|b)',
    '(a+)?',
    '(?:\\d{3})+',
    '[(a+)]+',
    '\\(a+\\)+',
    '(?:\\d+\\.){1,3}',
    'a+b+',
  ])('that cannot is accepted: %o', (pattern) => {
    expect(listOf({ pattern, alias: 'x' }).warnings).toEqual([]);
  });

  describe('with a time limit', () => {
    afterEach(() => void vi.restoreAllMocks());

    test('that took too long once is not run again', () => {
      const { say, warnings } = listOf({ pattern: 'a', alias: 'x' });
      let now = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => (now += 150));
      expect([say('a'), say('a')]).toEqual(['x', 'a']);
      expect(warnings).toEqual([
        'The pronunciation pattern "a" takes too long, and is no longer used.',
      ]);
    });

    test.each([
      '.*.*.*.*=',
      '(?=.*z$).*.*.*.*=',
      '.*'.repeat(20) + '=',
      '(?:(?:(?:a?){4}){4}){4}b',
      '(a*)'.repeat(9) + '\\1b',
    ])('that could take minutes is not run: %s', (pattern) => {
      const { say, warnings } = listOf({ pattern, alias: 'x' }, GIF);
      for (const length of [1, 4, 32, 900]) {
        const text = 'a'.repeat(length);
        expect(say(`${text}z GIF`)).toBe(`${text}z jiff`);
      }
      expect(warnings).toEqual([expect.stringMatching(/takes too long, and is no longer used/)]);
    });

    test.each(['a'.repeat(1_000_000), `${'('.repeat(9000)}a${')'.repeat(9000)}`])(
      'that is too large to run is dropped, and the other entries are used',
      (pattern) => {
        const { say, warnings } = listOf({ pattern, alias: 'x' }, GIF);
        expect([say('GIF'), say('GIF')]).toEqual(['jiff', 'jiff']);
        expect(warnings).toEqual([expect.stringMatching(/takes too long, and is no longer used/)]);
      },
    );

    test('is not run on a text that is too long for a sentence', () => {
      const { say } = listOf({ pattern: '.*.*.*.*=', alias: 'x' });
      expect(say('a'.repeat(1001))).toBe('a'.repeat(1001));
    });
  });
});

test.each<[unknown, RegExp]>([
  [
    null,
    /^The pronunciation entry null is not used: it is not an object\. Accepted: an array of \{ grapheme/,
  ],
  ['GIF', /it is not an object/],
  [{ grapheme: 'GIF' }, /its alias is not a string/],
  [{ grapheme: 7, alias: 'x' }, /its grapheme is not a word/],
  [{ grapheme: ' ', alias: 'x' }, /its grapheme is not a word/],
  [{ grapheme: '\u00ad', alias: 'x' }, /its grapheme is not a word/],
  [{ pattern: 7, alias: 'x' }, /its pattern is not a string/],
  [{ pattern: '(', alias: 'x' }, /Invalid regular expression/],
  [{ alias: 'x' }, /must have either a grapheme or a pattern/],
  [{ grapheme: 'a', pattern: 'b', alias: 'x' }, /must have either a grapheme or a pattern/],
  [{ grapheme: 'a', alias: 'x', lang: 1 }, /its lang is not a string/],
  [{ grapheme: 'a', alias: 'x', caseSensitive: 'no' }, /its caseSensitive is not true or false/],
])('%o is skipped with a warning, and the other entries are used', (entry, message) => {
  const { say, warnings } = listOf(entry, GIF);
  expect(warnings).toEqual([expect.stringMatching(message)]);
  expect(say('GIF')).toBe('jiff');
});

const cycle = (entry: Record<string, unknown>) => Object.assign(entry, { self: entry });
const throwing = () => {
  throw new Error('no');
};

test.each<[string, unknown, RegExp]>([
  [
    'has a cycle',
    cycle({ grapheme: 'a' }),
    /^The pronunciation entry \{"grapheme":"a","self":"\[object Object\]"\} is not used: its alias is not a string\. /,
  ],
  ['is a BigInt', 7n, /^The pronunciation entry "7" is not used: it is not an object\. /],
  [
    'has a BigInt',
    { grapheme: 'a', alias: 7n },
    /^The pronunciation entry \{"grapheme":"a","alias":"7"\} is not used: its alias is not a string\. /,
  ],
  [
    'is a symbol',
    Symbol('a'),
    /^The pronunciation entry Symbol\(a\) is not used: it is not an object\. /,
  ],
  [
    'has no prototype anywhere',
    { grapheme: Object.create(null) as unknown, alias: 'x' },
    /^The pronunciation entry \[object Object\] is not used: its grapheme is not a word\. /,
  ],
  [
    'has a toJSON that throws',
    { toJSON: throwing },
    /^The pronunciation entry \[object Object\] is not used: its alias is not a string\. /,
  ],
  [
    'cannot be read',
    Object.defineProperty({ grapheme: 'a' }, 'alias', { get: throwing }),
    /^The pronunciation entry \{"grapheme":"a"\} is not used: it cannot be read\. /,
  ],
  [
    'is a Proxy that throws',
    new Proxy({}, { get: throwing }),
    /^The pronunciation entry \[?.* is not used: it cannot be read\. /,
  ],
])(
  'an entry that %s is skipped with one warning, and the other entries are used',
  (_, entry, message) => {
    const { say, warnings } = listOf(GIF, entry, { grapheme: 'PNG', alias: 'ping' });
    expect(warnings).toEqual([expect.stringMatching(message)]);
    expect(say('GIF, PNG')).toBe('jiff, ping');
  },
);

test('an item of a list with a getter that throws is skipped, and the other entries are used', () => {
  const entries = Object.defineProperty([GIF, null], 1, { get: throwing });
  const warn = vi.fn();
  const lexicon = compileLexicon(entries, warn, [{ grapheme: 'PNG', alias: 'ping' }]);
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/^The pronunciation entry 1 is not used: it cannot be read\. /),
  );
  expect(pronounce('GIF, PNG', { lang: 'en', lexicon }).text).toBe('jiff, ping');
});

test('an entry may have a cycle in other properties', () => {
  const { say, warnings } = listOf(cycle({ ...GIF }));
  expect([say('GIF'), warnings]).toEqual(['jiff', []]);
});

test('later changes of an entry object have no effect', () => {
  const entry = { ...GIF };
  const { say } = listOf(entry);
  entry.alias = 'never';
  expect(say('GIF')).toBe('jiff');
});

test('a list that is no array is empty', () => {
  const warn = vi.fn();
  expect(compileLexicon({ GIF: 'jiff' }, warn)('GIF', 'en')).toEqual([]);
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/not an array, and is not used\. Accepted: an array of/),
  );
});

test('a list of ten thousand words is fast', () => {
  const words = Array.from({ length: 10_000 }, (_, i) => ({
    grapheme: `Word${i} of it`,
    alias: `w${i}`,
  }));
  const { say } = listOf(...words);
  const sentence = 'The ferry Word9999 of it left at dawn, and Word1 of it did not. '.repeat(3);
  expect(say(sentence)).toBe('The ferry w9999 left at dawn, and w1 did not. '.repeat(3));
});

test('a list of thousands of entries with the same first words is fast', () => {
  const words = Array.from({ length: 20_000 }, (_, i) => ({
    grapheme: `Saint John ${i} by the Sea`,
    alias: `s${i}`,
    caseSensitive: i % 2 === 0,
  }));
  const { say } = listOf(...words, { grapheme: 'Saint', alias: 'Sint' });
  const sentence =
    'Saint John 7 by the Sea, SAINT JOHN 9 BY THE SEA, Saint John 9 by the lake. '.repeat(3);
  expect(say(sentence)).toBe('s7, s9, Sint John 9 by the lake. '.repeat(3));
});

test('a list of entries that contain each other is fast', () => {
  const words = Array.from({ length: 500 }, (_, i) => ({
    grapheme: 'na '.repeat(i + 1),
    alias: `x${i}`,
  }));
  const { say } = listOf(...words);
  expect(say(`${'na '.repeat(1200)}no`)).toBe('x499 x499 x199 no');
});
