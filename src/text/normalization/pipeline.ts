import {
  applyReplacements,
  type Pronunciation,
  type Replacement,
} from '../pronunciation/replacement-map.js';
import { pieces } from './pieces.js';
import type { Dialect, LanguageRules, TokenClass } from './token-class.js';

/** Where a token cannot go on from the left: white space, dashes, quotes, opening brackets. */
const BREAK = /[\s"“”«»„(){}<>[\]…—]/u;
const WORD_END = /[\p{L}\p{N}]$/u;
const WORD_START = /^[\p{L}\p{N}]/u;
/** Where a whole word or number starts. */
const FREE = /(?<![\p{L}\d]|\d[.,/])/uy;
/** A token starts at most so many code units before the sign that it is found by. */
const MAX_BACK = 32;
/** One that starts inside a word starts at most so many before. */
const MAX_INSIDE = 6;

/** What is read, and how. */
interface Reading {
  readonly text: string;
  readonly rules: LanguageRules;
  readonly dialect: Dialect;
}

/** The tokens of a text, in order, not overlapping. Linear time. */
export function tokensIn(text: string, rules: LanguageRules, dialect: Dialect): Replacement[] {
  const reading = { text, rules, dialect };
  const { trigger } = rules;
  const tokens: Replacement[] = [];
  let done = 0;
  for (let from = 0; from < text.length;) {
    trigger.lastIndex = from;
    const hit = trigger.exec(text);
    if (!hit) break;
    const token = tokenAround(reading, hit.index, done);
    from = token ? token.end : hit.index + hit[0].length;
    if (!token) continue;
    done = from;
    tokens.push(separated(text, token, tokens.at(-1)));
  }
  return tokens;
}

/** The spoken form of a text by the rules of a language, with the way back for every offset. */
export function normalize(text: string, rules: LanguageRules, dialect: Dialect): Pronunciation {
  const tokens = tokensIn(text, rules, dialect);
  return applyReplacements(
    text,
    tokens.flatMap((token) => pieces(text.slice(token.start, token.end), token)),
  );
}

/**
 * The token at the offset `at`, or before it in the same word. It may start at the word before, at
 * the start of the word, after a sign in it, or there. The earliest start is tried first, since its
 * token is the longest.
 */
function tokenAround(reading: Reading, at: number, done: number): Replacement | undefined {
  const { text, rules } = reading;
  const least = Math.max(done, at - MAX_BACK);
  const start = wordStart(text, at, least);
  const previous =
    start - 1 > least && /[ \u00a0]/.test(text[start - 1]!)
      ? wordStart(text, start - 1, least)
      : start;
  const longer = previous < start ? tokenAt(reading, previous, rules.starting.p) : undefined;
  if (longer && longer.end >= at) return longer;
  for (let i = start; i <= at; i = Math.max(i + 1, at - MAX_INSIDE)) {
    const isWithin = i > least && WORD_END.test(text[i - 1]!) && WORD_START.test(text[i]!);
    const token =
      isWithin && i < at ? undefined : tokenAt(reading, i, classesAt(text, i, rules.starting));
    if (token) return token;
  }
  return undefined;
}

/** The start of the word, or of the brackets around it, that contains or ends at an offset. */
function wordStart(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && !BREAK.test(text[start - 1]!)) start--;
  return start > least && text[start - 1] === '(' ? start - 1 : start;
}

function tokenAt(
  { text, rules, dialect }: Reading,
  start: number,
  classes: readonly TokenClass[],
): Replacement | undefined {
  const isFree = text[start - 1] === ' ' || matchesAt(FREE, text, start);
  for (const { isWord, pattern, say } of classes) {
    if (isWord && !isFree) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const words = match?.[0] ? say(match, dialect) : undefined;
    if (words !== undefined)
      return { start, end: start + match![0].length, say: rules.inDialect(words, dialect) };
  }
  return undefined;
}

/** Whether a pattern with the flag `y` matches at an offset. */
function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** The classes that may start at an offset. */
function classesAt(text: string, start: number, { d, l, s }: LanguageRules['starting']) {
  const first = text[start]!;
  return /[\p{N}.]/u.test(first) ? d : /\p{L}/u.test(first) ? l : s;
}

/** With spaces where its words would touch others. */
function separated(
  text: string,
  token: Replacement,
  previous: Replacement | undefined,
): Replacement {
  const { start, end, say } = token;
  if (!say) return token;
  const left = previous?.end === start ? previous.say : text.slice(Math.max(0, start - 1), start);
  const front = WORD_END.test(left) && WORD_START.test(say) ? ' ' : '';
  const back = WORD_END.test(say) && WORD_START.test(text.slice(end, end + 2)) ? ' ' : '';
  return { ...token, say: front + say + back };
}
