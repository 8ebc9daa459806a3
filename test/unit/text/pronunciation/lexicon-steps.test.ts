import { describe, expect, test } from 'vitest';
import { StepCounter } from '../../../../src/text/pronunciation/lexicon-steps.js';
import { randomFrom } from '../../../support/random.js';

/** The most steps of a pattern of a pronunciation list. */
const MOST = 4_000_000;
/** Text lengths up to the longest one on which a pattern is run. */
const LENGTHS = [1, 8, 32, 150, 1000];
const ENGLISH =
  'The quick brown fox, aged 12, jumps 3.50 m over the lazy dog and runs on to No. 7 on 5 May 1999. ';
const grown = (text: string) => LENGTHS.map((length) => text.repeat(length).slice(0, length));

const keepsWithin = (pattern: string, text: string, most = MOST) =>
  new StepCounter(pattern, 'u').keepsWithin(most, text);

describe('a pattern that would take minutes', () => {
  test.each([
    ['.*'.repeat(12) + '='],
    ['.*'.repeat(20) + '='],
    ['[a-z]*'.repeat(9) + '\\d'],
    ['\\w+'.repeat(8) + '!'],
    ['.*?'.repeat(9) + '='],
    ['.{0,50}'.repeat(9) + '='],
    ['a?'.repeat(40) + 'a'.repeat(40)],
    ['(?:(?:(?:a?){4}){4}){4}b'],
    ['(?:(?:(?:a{0,4}){4}){4}){4}b'],
    ['(?:(?:a{1,9}){3}){3}b'],
    ['(?:a|a|a|a){4}'.repeat(12) + 'b'],
    ['(?:a?){1000}b'],
    ['(a*)' + '\\1'.repeat(9) + 'b' + '(a*)'.repeat(8)],
    ['(a+)+b'],
    ['((a?)\\2?)*b'],
    ['(?=' + '.*'.repeat(12) + '=)a'],
    ['(?!' + '.*'.repeat(12) + '=)a'],
    ['(?<=b' + '.*'.repeat(12) + ')c'],
    ['(?<!b(?:(?:(?:a?){4}){4}){4})b'],
    ['(?:x|' + '.*'.repeat(12) + '=)'],
    ['(?:){1000000000}x'],
    ['(?:(?=a)){1000000000}x'],
  ])('is detected before it is run: %s', (pattern) => {
    expect(
      grown('a')
        .map((text) => keepsWithin(pattern, text))
        .at(-1),
    ).toBe(false);
  });

  test('is detected only in a text that makes it slow, even at the end of that', () => {
    const within = 'b(?:(?:(?:a?){4}){4}){4}c';
    expect(keepsWithin(within, 'a'.repeat(1000))).toBe(true);
    expect(keepsWithin(within, `${'x'.repeat(900)}b${'a'.repeat(40)}`)).toBe(false);
    const behind = `(?=.*z$)${'a*'.repeat(12)}=`;
    expect(keepsWithin(behind, `${'a'.repeat(31)}z`)).toBe(false);
  });

  test('is detected after a back reference to a group with a boundary', () => {
    expect(keepsWithin('(^b)\\1(?:(?:(?:a?){4}){4}){4}c', `bb${'a'.repeat(40)}`)).toBe(false);
  });

  test('is detected with the `i` flag too', () => {
    const pattern = 'a*'.repeat(12) + '=';
    expect(new StepCounter(pattern, 'u').keepsWithin(MOST, 'A'.repeat(32))).toBe(true);
    expect(new StepCounter(pattern, 'iu').keepsWithin(MOST, 'A'.repeat(32))).toBe(false);
  });
});

describe('a harmless pattern', () => {
  test.each([
    '(\\d+)\\s*km',
    '\\b(\\d{1,3}(?:,\\d{3})*)\\s+(?:km|mi|lb)s?\\b',
    '(?<=No\\.? )(\\d+)(?! B)',
    '\\p{Lu}{2,}',
    '\\b[A-Z][a-z]+\\s+[A-Z][a-z]+\\s+[A-Z][a-z]+\\b',
    'v(\\d+)\\.(\\d+)(?:\\.(\\d+))?',
    '(?:\\d+\\.){1,3}',
    '([a-z])\\1{2,}',
    '(?<quote>["\'])(\\w+)\\k<quote>',
    '(\\w)(\\1)*',
    '(a\\1b)+c',
    '.*=',
    '\\w+\\s\\w+\\s\\w+\\s\\w+\\s\\w+\\s\\w+\\s\\w+\\s\\w+\\s\\w+!',
    `\\b(?:${Array.from({ length: 500 }, (_, i) => `name${i}`).join('|')})\\b`,
    'a{1000000}',
    '[\\]a(+]+\\(\\u{61}\\x61\\u0061\\cJ\\/',
    '👍+🏽?\\ud83d\\udc4d',
  ])('may be run on text of any length: %s', (pattern) => {
    for (const text of [...grown(ENGLISH), ...grown('a'), ...grown('👍')]) {
      expect([text.length, keepsWithin(pattern, text)]).toEqual([text.length, true]);
    }
  });
});

test('a pattern with steps that cannot be counted throws', () => {
  const doubled = `(a)${Array.from({ length: 20 }, (_, i) => `(\\${i + 1}\\${i + 1})`).join('')}`;
  expect(() => keepsWithin(doubled, 'a')).toThrow(RangeError);
  expect(() => keepsWithin(`${'('.repeat(20_000)}a${')'.repeat(20_000)}`, 'a')).toThrow(RangeError);
});

/** A pattern as a tree, to be matched by backtracking, as a browser does. */
type Part =
  | { readonly kind: 'leaf'; readonly pattern: RegExp }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Part[] }
  | {
      readonly kind: 'look';
      readonly part: Part;
      readonly backwards: boolean;
      readonly not: boolean;
    }
  | { readonly kind: 'times'; readonly part: Part; readonly least: number; readonly most: number }
  | { readonly kind: 'group'; readonly part: Part; readonly number: number }
  | { readonly kind: 'again'; readonly number: number };

/** Random patterns of dangerous parts. */
class Patterns {
  readonly #random: () => number;
  #groups = 0;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  pick<Value>(...values: readonly Value[]): Value {
    return values[Math.floor(this.#random() * values.length)]!;
  }

  next(): readonly [source: string, pattern: Part] {
    this.#groups = 0;
    return this.#choice(3);
  }

  #choice(depth: number): readonly [string, Part] {
    const choices = Array.from({ length: this.pick(1, 1, 1, 2) }, () => this.#sequence(depth));
    return [
      choices.map(([source]) => source).join('|'),
      { kind: 'choice', parts: choices.map(([, part]) => part) },
    ];
  }

  #sequence(depth: number): readonly [string, Part] {
    const parts = Array.from({ length: this.pick(0, 1, 1, 2, 3) }, () => this.#repeated(depth));
    return [
      parts.map(([source]) => source).join(''),
      { kind: 'sequence', parts: parts.map(([, part]) => part) },
    ];
  }

  #repeated(depth: number): readonly [string, Part] {
    const [source, part] = this.#single(depth);
    if (part.kind === 'look' || /^(?:\^|\$|\\b)$/.test(source)) return [source, part];
    const [sign, least, most] = this.pick<readonly [string, number, number]>(
      ['', 1, 1],
      ['', 1, 1],
      ['*', 0, Infinity],
      ['+', 1, Infinity],
      ['?', 0, 1],
      ['{2}', 2, 2],
      ['{1,3}', 1, 3],
      ['{0,30}', 0, 30],
      ['{2,}', 2, Infinity],
    );
    const lazy = sign && this.pick('', '?');
    return [source + sign + lazy, sign ? { kind: 'times', part, least, most } : part];
  }

  #single(depth: number): readonly [string, Part] {
    if (depth > 0 && this.pick(true, false)) return this.#grouped(depth - 1);
    if (this.#groups > 0 && this.pick(true, false, false)) {
      const number = this.pick(...Array.from({ length: this.#groups }, (_, i) => i + 1));
      return [`\\${number}`, { kind: 'again', number }];
    }
    const source = this.pick('a', 'a', 'b', '.', '[ab]', '[^b]', '\\b', '^', '$');
    return [source, { kind: 'leaf', pattern: new RegExp(source, 'uy') }];
  }

  #grouped(depth: number): readonly [string, Part] {
    const opening = this.pick('(', '(', '(?:', '(?:', '(?=', '(?!', '(?<=', '(?<!');
    const number = opening === '(' ? (this.#groups += 1) : 0;
    const [source, part] = this.#choice(depth);
    const look = /^\(\?(<?)([=!])$/.exec(opening);
    if (look) {
      return [
        `${opening}${source})`,
        { kind: 'look', part, backwards: look[1] === '<', not: look[2] === '!' },
      ];
    }
    return [`${opening}${source})`, number ? { kind: 'group', part, number } : part];
  }
}

type Found = Readonly<Record<number, string | undefined>>;
const ENOUGH = 3000;

/**
 * Counts how often a character or a boundary is tried until a pattern is known not to match
 * anywhere in a text; at most `ENOUGH`.
 */
function triesOf(pattern: Part, text: string): number {
  let tries = 0;
  type Next = (place: number, found: Found) => boolean;
  const go = (part: Part, place: number, found: Found, backwards: boolean, next: Next): boolean => {
    if (tries >= ENOUGH) return true;
    switch (part.kind) {
      case 'leaf': {
        tries += 1;
        const boundary = /^(?:\^|\$|\\b)$/.test(part.pattern.source);
        const at = backwards && !boundary ? place - 1 : place;
        part.pattern.lastIndex = at;
        if (at < 0 || !part.pattern.test(text)) return false;
        return next(boundary ? place : backwards ? at : at + 1, found);
      }
      case 'sequence': {
        const parts = backwards ? part.parts.toReversed() : part.parts;
        const from = (index: number, at: number, so: Found): boolean =>
          index === parts.length
            ? next(at, so)
            : go(parts[index]!, at, so, backwards, (to, then) => from(index + 1, to, then));
        return from(0, place, found);
      }
      case 'choice':
        return part.parts.some((choice) => go(choice, place, found, backwards, next));
      case 'look': {
        let seen = found;
        const holds = go(part.part, place, found, part.backwards, (_, then) => {
          seen = then;
          return true;
        });
        if (tries >= ENOUGH) return true;
        return holds !== part.not && next(place, part.not ? found : seen);
      }
      case 'times': {
        const again = (times: number, at: number, so: Found): boolean => {
          const empty = Object.fromEntries(
            Object.entries(so).filter(([number]) => !groupsOf(part).has(Number(number))),
          );
          const more =
            times < part.most &&
            go(part.part, at, empty, backwards, (to, then) =>
              times >= part.least && to === at ? false : again(times + 1, to, then),
            );
          return more || (times >= part.least && next(at, so));
        };
        return again(0, place, found);
      }
      case 'group':
        return go(part.part, place, found, backwards, (to, then) =>
          next(to, {
            ...then,
            [part.number]: text.slice(Math.min(place, to), Math.max(place, to)),
          }),
        );
      case 'again': {
        const before = found[part.number] ?? '';
        const from = backwards ? place - before.length : place;
        const there = from >= 0 && text.slice(from, from + before.length) === before;
        return there && next(backwards ? from : from + before.length, found);
      }
    }
  };
  // Stops at `ENOUGH`.
  for (let start = 0; start <= text.length; start++) go(pattern, start, {}, false, () => false);
  return tries;
}

function groupsOf(part: Part): ReadonlySet<number> {
  const within = 'parts' in part ? part.parts : 'part' in part ? [part.part] : [];
  return new Set([
    ...(part.kind === 'group' ? [part.number] : []),
    ...within.flatMap((each) => [...groupsOf(each)]),
  ]);
}

test('the count is never lower than the steps of a browser', () => {
  const patterns = new Patterns(19);
  const wrong: unknown[] = [];
  let long = 0;
  for (let i = 0; i < 3000; i++) {
    const [source, pattern] = patterns.next();
    const text = Array.from({ length: 24 }, () => patterns.pick('a', 'a', 'a', 'b', ' ')).join('');
    const tries = triesOf(pattern, text);
    if (tries === ENOUGH) long += 1;
    try {
      if (keepsWithin(source, text, tries - 1)) wrong.push([source, text, tries]);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
    }
  }
  expect(wrong).toEqual([]);
  // Both kinds occurred.
  expect(long).toBeGreaterThan(100);
  expect(long).toBeLessThan(2000);
});
