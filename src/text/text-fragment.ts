import { splitWords } from './words.js';
import type { Span } from './span.js';

/**
 * A sentence with at most so many characters in a URL is included as a whole; a longer one by its
 * start and end. Chosen by hand.
 */
const WHOLE = 240;
/** The first number of words of either end. */
const WORDS = 4;
/** The most words of context on either side. */
const CONTEXT = 12;
/** Context is taken from so many UTF-16 code units. */
const NEAR = 400;

/** Separates the blocks of the page. */
const LINE = '\n';

/** The parts of a text directive. */
interface Parts {
  readonly prefix?: string;
  readonly start: string;
  readonly end?: string;
  readonly suffix?: string;
}

/**
 * The text directive (WICG, URL Fragment Text Directives) for `span` of a page's `text`: the part
 * of a URL after `:~:`, such as `text=The%20ferry%20left`. `text` is the visible text of the whole
 * page, with white space collapsed, and a line break at the start and end of each block: browsers
 * match no text across one. If the words of the span occur more than once, the directive has
 * context too. `undefined` if there is nothing to find.
 */
export function textDirective(text: string, span: Span, lang: string): string | undefined {
  const target = withoutStrayLines(text, span, lang);
  if (target.end <= target.start) return undefined;
  const page = new FoldedPage(text, target);
  let last: Parts | undefined;
  for (const parts of partsFrom(text, target, lang)) {
    last = parts;
    if (page.matchesSpan(parts)) break;
  }
  return last && written(last);
}

function written({ prefix, start, end, suffix }: Parts): string {
  const parts = [
    prefix && `${escaped(prefix)}-`,
    escaped(start),
    end && escaped(end),
    suffix && `-${escaped(suffix)}`,
  ];
  return `text=${parts.filter(Boolean).join(',')}`;
}

/**
 * `-`, `,` and `&` are syntax of the directive. Characters that mail programs take for the end of a
 * URL are escaped too.
 */
function escaped(part: string): string {
  return encodeURIComponent(wellFormed(part)).replace(
    /[-!'()*]|\.$/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Without lone surrogates, which no URL can have. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '');
}

/** Candidates with more and more context, the shortest first. */
function* partsFrom(text: string, span: Span, lang: string): Generator<Parts> {
  const forms = [...formsOf(text, span, lang)];
  yield* forms;
  const [shortest, longest] = [forms[0]!, forms.at(-1)!];
  const before = lineBefore(text, span.start);
  const after = lineAfter(text, span.end);
  const [wordsBefore, wordsAfter] = [splitWords(before, lang), splitWords(after, lang)];
  for (let count = 1; count <= CONTEXT; count++) {
    const prefix = before.slice(wordsBefore.at(-count)?.start ?? wordsBefore[0]?.start ?? Infinity);
    const suffix = after.slice(0, (wordsAfter[count - 1] ?? wordsAfter.at(-1))?.end ?? 0);
    for (const form of [shortest, longest]) {
      if (prefix) yield { ...form, prefix };
      if (suffix) yield { ...form, suffix };
    }
    if (prefix && suffix) yield { ...longest, prefix, suffix };
  }
}

/** The span as a whole; or its first and last words, with more and more of them. */
function* formsOf(text: string, { start, end }: Span, lang: string): Generator<Parts> {
  const inside = text.slice(start, end);
  const words = splitWords(inside, lang);
  const isOneLine = !inside.includes(LINE);
  if (isOneLine && (words.length < 2 || encodeURIComponent(wellFormed(inside)).length <= WHOLE)) {
    return yield { start: inside };
  }
  const heads = words.filter((word) => isOneLine || word.end <= inside.indexOf(LINE));
  const tails = words.filter((word) => isOneLine || word.start > inside.lastIndexOf(LINE));
  const most = isOneLine ? words.length >> 1 : Math.max(heads.length, tails.length);
  for (let count = Math.min(WORDS, most); count <= most; count++) {
    const head = heads[count - 1] ?? heads.at(-1)!;
    const tail = tails.at(-count) ?? tails[0]!;
    yield { start: inside.slice(0, head.end), end: inside.slice(tail.start) };
  }
}

/**
 * If the span has several lines: without a first or last line of less than two words. If a letter
 * is a line of its own, no browser finds the rest.
 */
function withoutStrayLines(text: string, { start, end }: Span, lang: string): Span {
  const inside = text.slice(start, end);
  const [first, last] = [inside.indexOf(LINE), inside.lastIndexOf(LINE)];
  if (first < 0) return { start, end };
  if (splitWords(inside.slice(0, first), lang).length < 2)
    return withoutStrayLines(text, { start: start + first + 1, end }, lang);
  if (splitWords(inside.slice(last), lang).length < 2)
    return withoutStrayLines(text, { start, end: start + last }, lang);
  return { start, end };
}

/** The text before an offset, in its block or the block before it. */
function lineBefore(text: string, place: number): string {
  const near = text.slice(Math.max(0, place - NEAR), place).trimEnd();
  return near.slice(near.lastIndexOf(LINE) + 1).trimStart();
}

function lineAfter(text: string, place: number): string {
  const [line] = text
    .slice(place, place + NEAR)
    .trimStart()
    .split(LINE, 1);
  return line!.trimEnd();
}

/** A page's text as browsers compare it: without case and accents, as one line. */
class FoldedPage {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  /** The white space between the span and its context. */
  readonly #gaps: readonly [before: string, after: string];

  constructor(text: string, { start, end }: Span) {
    const [before, inside, after] = [
      text.slice(0, start),
      text.slice(start, end),
      text.slice(end),
    ].map(folded) as [string, string, string];
    this.#text = before + inside + after;
    this.#start = before.length;
    this.#end = before.length + inside.length;
    this.#gaps = [before.endsWith(' ') ? ' ' : '', after.startsWith(' ') ? ' ' : ''];
  }

  /** Whether the first match in a browser is the span. */
  matchesSpan({ prefix, start, end, suffix }: Parts): boolean {
    const before = prefix ? folded(prefix) + this.#gaps[0] : '';
    const after = suffix ? this.#gaps[1] + folded(suffix) : '';
    const sought = before + folded(start) + (end ? '' : after);
    const at = this.#text.indexOf(sought);
    if (at !== this.#start - before.length) return false;
    if (!end) return true;
    const last = folded(end);
    return this.#text.indexOf(last + after, at + sought.length) === this.#end - last.length;
  }
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ');
}
