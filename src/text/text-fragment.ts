import { splitWords } from './words.js';
import type { Span } from './span.js';

/** A sentence that is no longer than this in an address, in characters, is given as a whole; of a longer one, its ends. Chosen by hand. */
const WHOLE = 240;
/** Of a longer one, so many words of either end at first. */
const WORDS = 4;
/** Words beside it that tell it from its like, at most. */
const CONTEXT = 12;
/** Where the words beside it are looked for, in UTF-16 code units. */
const NEAR = 400;

/** Where a block of the page begins or ends. */
const LINE = '\n';

/** The parts of a text directive. */
interface Parts {
  readonly prefix?: string;
  readonly start: string;
  readonly end?: string;
  readonly suffix?: string;
}

/**
 * What stands behind `:~:` in an address that leads to `span` of a page's `text`: a text directive (WICG, URL Fragment Text Directives),
 * such as `text=The%20ferry%20left`. `text` is that of the whole page as its reader sees it, white space collapsed, with a line break wherever
 * a block begins or ends: browsers find no text across one. Where the span's words stand more than once, it has words beside them too.
 * `undefined` where there is nothing to find.
 */
export function textDirective(text: string, span: Span, lang: string): string | undefined {
  const target = withoutScraps(text, span, lang);
  if (target.end <= target.start) return undefined;
  const page = new FoldedPage(text, target);
  let last: Parts | undefined;
  for (const parts of partsFrom(text, target, lang)) {
    last = parts;
    if (page.leadsThere(parts)) break;
  }
  return last && written(last);
}

function written({ prefix, start, end, suffix }: Parts): string {
  const parts = [prefix && `${escaped(prefix)}-`, escaped(start), end && escaped(end), suffix && `-${escaped(suffix)}`];
  return `text=${parts.filter(Boolean).join(',')}`;
}

/** `-`, `,` and `&` are the directive's own signs; what mail programs take for the end of an address is escaped too. */
function escaped(part: string): string {
  return encodeURIComponent(wellFormed(part)).replace(
    /[-!'()*]|\.$/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Without halves of surrogate pairs, which no address can have. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '');
}

/** Ever more of what tells the span from its like, as little as possible first. */
function* partsFrom(text: string, span: Span, lang: string): Generator<Parts> {
  const forms = [...formsOf(text, span, lang)];
  yield* forms;
  const [shortest, longest] = [forms[0]!, forms.at(-1)!];
  const before = lineBefore(text, span.start);
  const behind = lineBehind(text, span.end);
  const [wordsBefore, wordsBehind] = [splitWords(before, lang), splitWords(behind, lang)];
  for (let count = 1; count <= CONTEXT; count++) {
    const prefix = before.slice(wordsBefore.at(-count)?.start ?? wordsBefore[0]?.start ?? Infinity);
    const suffix = behind.slice(0, (wordsBehind[count - 1] ?? wordsBehind.at(-1))?.end ?? 0);
    for (const form of [shortest, longest]) {
      if (prefix) yield { ...form, prefix };
      if (suffix) yield { ...form, suffix };
    }
    if (prefix && suffix) yield { ...longest, prefix, suffix };
  }
}

/** The span as a whole; or its first and last words, ever more of them. */
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

/** Without a line at either end that is less than two words of several lines: of a letter that stands by itself, no browser finds the rest. */
function withoutScraps(text: string, { start, end }: Span, lang: string): Span {
  const inside = text.slice(start, end);
  const [first, last] = [inside.indexOf(LINE), inside.lastIndexOf(LINE)];
  if (first < 0) return { start, end };
  if (splitWords(inside.slice(0, first), lang).length < 2)
    return withoutScraps(text, { start: start + first + 1, end }, lang);
  if (splitWords(inside.slice(last), lang).length < 2) return withoutScraps(text, { start, end: start + last }, lang);
  return { start, end };
}

/** What stands before a place in its block, or in the block before it. */
function lineBefore(text: string, place: number): string {
  const near = text.slice(Math.max(0, place - NEAR), place).trimEnd();
  return near.slice(near.lastIndexOf(LINE) + 1).trimStart();
}

function lineBehind(text: string, place: number): string {
  const [line] = text
    .slice(place, place + NEAR)
    .trimStart()
    .split(LINE, 1);
  return line!.trimEnd();
}

/** A page's text as browsers compare it: without case and accents, all of it in one line. */
class FoldedPage {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  /** What stands between the span and what is beside it. */
  readonly #gaps: readonly [before: string, behind: string];

  constructor(text: string, { start, end }: Span) {
    const [before, inside, behind] = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(folded) as [
      string,
      string,
      string,
    ];
    this.#text = before + inside + behind;
    this.#start = before.length;
    this.#end = before.length + inside.length;
    this.#gaps = [before.endsWith(' ') ? ' ' : '', behind.startsWith(' ') ? ' ' : ''];
  }

  /** Whether the first thing that a browser finds is the span. */
  leadsThere({ prefix, start, end, suffix }: Parts): boolean {
    const before = prefix ? folded(prefix) + this.#gaps[0] : '';
    const behind = suffix ? this.#gaps[1] + folded(suffix) : '';
    const sought = before + folded(start) + (end ? '' : behind);
    const at = this.#text.indexOf(sought);
    if (at !== this.#start - before.length) return false;
    if (!end) return true;
    const last = folded(end);
    return this.#text.indexOf(last + behind, at + sought.length) === this.#end - last.length;
  }
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ');
}
