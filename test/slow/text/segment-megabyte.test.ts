import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../src/text/sentences/split.js';
import { escaped, inOrder } from '../../support/nasty.js';
import { stepsOf } from '../../support/steps.js';

const piecesOf = (text: string, lang: string) =>
  splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));

const MEGABYTE = 1 << 20;
const filledWith = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));

/** Units that are repeated to a whole text. */
const RUNS = [
  'word ',
  'a',
  '.',
  '. ',
  '"',
  ' ',
  '7',
  '7.',
  '1. 1. 1.',
  'a.A.a.A',
  '".".',
  '「',
  '「「「\n',
  'e\u0301',
  '\u202e.',
];

describe('a megabyte', () => {
  test.each([
    ['en', 'Dr. Lind came at 5 p.m. (She was late.) “Why?” he asked. It cost $3.50 [4] then.'],
    ['de', 'Am 3. Oktober kam z. B. Frau Dr. Amsel. „Warum?“ fragte er. Das war 1990.'],
    ['fr', '« Il part ! » Elle dort. M. Roux lit le n° 5… Personne ne parle.'],
    ['ru', 'Роман А. С. Белова вышел в 1990 г. «Почему?» — спросил он. Он хорош.'],
    ['ja', '他は言った。「はい。行きます。」と答えた。山が見える（雪がある。）。'],
    ['ar', 'وصل القارب متأخرا. هل رأيته؟ نعم، رأيته!'],
    ['hi', 'नाव देर से आई। सब शांत थे।'],
    ['hy', 'Նավը եկավ։ Բոլորը լուռ էին։'],
  ])('of %s lines is split as each line is', (lang, line) => {
    const one = piecesOf(`${line}\n`, lang);
    const text = filledWith(`${line}\n`, MEGABYTE);
    const lines = text.length / (line.length + 1);
    expect(piecesOf(text, lang)).toEqual(Array.from({ length: lines }, () => one).flat());
  });

  test.each(RUNS.map((unit) => [escaped(unit), unit] as const))(
    'of "%s" alone is covered',
    (_, unit) => {
      const text = filledWith(unit, MEGABYTE);
      expect(inOrder(text, splitSentences(text, 'en'), 0)).toBe(true);
    },
  );

  test('without an end of a sentence does not affect the sentences after it', () => {
    expect(piecesOf(`${filledWith('あ', MEGABYTE)}。次。終。`, 'ja').slice(1)).toEqual([
      '次。',
      '終。',
    ]);
  });
});

describe('the number of steps', () => {
  const MORE_RUNS = [
    ...[
      'あ。「',
      '\n',
      'a\n',
      'a,\n',
      '! ',
      '\ud800. ',
      'A. ',
      '\u0301',
      '😀\u200d',
      'a.[7]',
      '(a.) ',
      'שלום. Then ',
      'etc. a ',
    ],
    ...[
      'Dr. ',
      'a. . . ',
      '1.) a ',
      'Abcde.\n',
      'Abcde.\u00a0',
      '“A b. ',
      'AB. ',
      'a@b.c ',
      'a!b?',
      '... ',
      '猫。',
    ],
  ];
  const LED = [
    ...[
      ['a,', '\n'],
      ['a.', ' '],
      ['Dr.', '\n'],
      ['Dr.', ' '],
      ['a.', '"'],
      ['a.', ')'],
      ['“', 'A b. '],
      ['「', 'あ。'],
    ],
    ...[
      ['a.', '[7]'],
      ['etc. ', '7 '],
      ['a.', '\u0301'],
      ['a. ', '.'],
      ['1. a ', '\n1'],
      ['a\n', ',\n'],
    ],
  ];
  const CASES = [...[...RUNS, ...MORE_RUNS].map((unit) => ['', unit]), ...LED] as [
    string,
    string,
  ][];

  test.each(CASES.map(([lead, unit]) => [escaped(lead), escaped(unit), lead, unit] as const))(
    'for "%s" and then only "%s" is linear in the length',
    (_lead, _unit, lead, unit) => {
      expectLinear((length) => lead + filledWith(unit, length));
    },
  );

  test('is linear for a text with ends of sentences only in its second half', () => {
    expectLinear((length) => filledWith('あ', length / 2) + filledWith('次。', length / 2));
  });

  function expectLinear(textOf: (length: number) => string): void {
    const stepsFor = (text: string) => stepsOf(() => void splitSentences(text, 'en'));
    // Linear: two, and one more if the text just exceeds a window of the platform. Quadratic: four.
    expect(stepsFor(textOf(MEGABYTE / 16)) / stepsFor(textOf(MEGABYTE / 32))).toBeLessThan(3);
  }
});

test.each([
  ['no full stop', 'word '.repeat(200_000)],
  ['full stops only', '. '.repeat(200_000)],
  ['opening brackets only', '。「'.repeat(100_000)],
  ['initials only', 'A. '.repeat(50_000)],
  ['halves of surrogate pairs', '\ud800. '.repeat(50_000)],
  ['both directions of writing', 'שלום. Then he. '.repeat(10_000)],
])('a huge text with %s is covered', (_what, text) => {
  expect(splitSentences(text, 'en').at(-1)!.end).toBe(text.length);
});
