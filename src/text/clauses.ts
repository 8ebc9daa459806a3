import { isSpeakable } from './speakable.js';
import { splitSentences } from './sentences/split.js';
import type { Span } from './span.js';
import { splitWords } from './words.js';
import { lazily } from './lazily.js';

/**
 * Splits a text that is too long for one utterance: contiguous ranges (UTF-16 offsets) that cover
 * `text`; none for an empty one. Each has at most `maxLength` code units. A text that fits is one
 * range; the parts of a longer one have about the same length. `lang` is BCP 47. Never throws.
 * Linear time.
 *
 * A part ends where a reader would breathe: best at the end of a sentence, a semicolon, colon, dash
 * or ellipsis; then at a comma or a parenthesis; then at white space, which belongs to the part
 * before it; then between two words of a script without spaces. A number such as `1,000` or `10:30`
 * and a URL are words. Only a word longer than `maxLength` is split, and only a character (a
 * grapheme cluster) that is longer by itself makes a longer part.
 *
 * A `maxLength` below 1, `NaN` or infinite means no limit.
 */
export function splitClauses(text: string, maxLength: number, lang: string): Span[] {
  if (!text) return [];
  const max = Math.floor(maxLength);
  const spans: Span[] = [];
  let start = 0;
  if (max >= 1) {
    while (text.length - start > max) {
      const end = partEnd(text, start, max, lang);
      spans.push({ start, end });
      start = end;
    }
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans.length > 1 ? withoutSilentParts(text, spans, max) : spans;
}

/** White space without no-break spaces. */
const SPACE = String.raw`[^\S\u00a0\u2007\u202f\ufeff]`;
/**
 * Closing characters between a punctuation mark and the space after it, or after a mark that needs
 * no space. French has a space before its closing quote.
 */
const CLOSERS = String.raw`(?:[\p{Pe}\p{Pf}\p{Pi}"']|\s»){0,4}`;
/**
 * Opening brackets of scripts without spaces. „ is not one of them: it is a quote after a space.
 */
const WIDE_OPENER = String.raw`[（［｛「『《〈【〔〖]`;

const marks = (...alternatives: string[]) => new RegExp(alternatives.join('|'), 'gu');

/**
 * Patterns of places to split, the best first: each match ends at a place. An ASCII mark needs a
 * space after it, because `3.5`, `10:30`, `a.m` and a URL have none; other scripts have no space
 * there. Repetitions are limited if they would otherwise take quadratic time.
 */
const breaks = lazily((): readonly RegExp[] => [
  marks(
    String.raw`(?:[;:!?\u00b7\u0387]|\.{3})${CLOSERS}${SPACE}+`,
    String.raw`(?![.!?])[\p{Sentence_Terminal}；：؛…⋯፤፥፦]${CLOSERS}${SPACE}*`,
    // A dash with a space only before it starts the next clause; a dash between digits means "to".
    String.raw`${SPACE}[-–—―]{1,3}${SPACE}+`,
    String.raw`[^\s\p{Pd}\p{N}][—―⸺]{1,3}${SPACE}*`,
  ),
  marks(
    String.raw`[,)\]}]${CLOSERS}${SPACE}+`,
    String.raw`(?![.,:;!?\u0387፡])[\p{Terminal_Punctuation}]${CLOSERS}${SPACE}*`,
    String.raw`(?![)\]}])\p{Pe}${CLOSERS}${SPACE}*`,
    String.raw`${SPACE}(?=\p{Ps})`,
    String.raw`[^\s\p{Ps}](?=${WIDE_OPENER})`,
  ),
  marks(String.raw`${SPACE}+`),
]);

/** A space after a full stop is not enough: within a sentence it follows an abbreviation. */
const fullStop = lazily(() => new RegExp(String.raw`\.${CLOSERS}\s`, 'u'));
/**
 * Code units after the longest part that are read, to distinguish an abbreviation from the end of a
 * sentence.
 */
const LOOK_AHEAD = 40;
/**
 * Words are split so many code units around the wanted place: the segmenter is slow for scripts
 * that need a dictionary.
 */
const AROUND = 200;

/** No part starts with these: they belong to the text before. */
const invalidStart = lazily(
  () =>
    /^(?:[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200d\s\p{Pe}\p{Terminal_Punctuation}…%]|(?:[-–—―]{1,3}|[»”])(?:\s|$))/u,
);
/** No part ends with these. In French, a space follows the opening quote. */
const invalidEnd = lazily(() => /[\p{Ps}«]/u);
const openersAtEnd = lazily(() => /[\p{Ps}\p{Pi}"']{1,4}$/u);
/** Letters of scripts without spaces between words. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const unspacedBefore = lazily(() => new RegExp(`${UNSPACED}$`, 'u'));
const unspacedAfter = lazily(() => new RegExp(`^${UNSPACED}`, 'u'));
const DIGIT = /\p{N}/u;
/**
 * The last choice outside of a word: the next part starts with the space, as after a word of
 * exactly the maximum length.
 */
const beforeSpace = lazily(() => marks(String.raw`[^\s](?=${SPACE})`));

const characters = lazily(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

/** The end of the part that starts at `start`. More than `max` code units are left. */
function partEnd(text: string, start: number, max: number, lang: string): number {
  const end = start + max;
  const left = text.length - start;
  const length = Math.ceil(left / Math.ceil(left / max));
  const half = Math.floor(length / 2);
  const wanted = start + length;
  const part = { start, end };
  const nearest = nearestTo(wanted);
  // Neither this part nor the last one is shorter than half of the wanted length, if there is such
  // a place.
  const [low, high] = [start + Math.max(half, 1), Math.min(end, text.length - half)];
  let anywhere: number | undefined;
  for (const pattern of breaks()) {
    const places = placesOf(pattern, text, part, lang);
    const place = nearest(places, low, high);
    if (place !== undefined) return place;
    anywhere ??= nearest(places, start + 1, end);
  }
  const words = wordsAround(text, part, wanted, lang);
  const unspaced = words.flatMap((word) => startOf(text, word.start));
  return (
    nearest(unspaced, low, high) ??
    anywhere ??
    nearest(unspaced, start + 1, end) ??
    nearest(spacesIn(text, start, end), start + 1, end) ??
    nearest(
      words.flatMap((word) => [word.start, word.end]),
      start + 1,
      end,
    ) ??
    characterAt(text, start, wanted)
  );
}

/** Returns a function that chooses the place from `low` to `high` that is nearest to `wanted`. */
function nearestTo(wanted: number) {
  return (places: readonly number[], low: number, high: number): number | undefined => {
    let best: number | undefined;
    for (const place of places) {
      if (place < low || place > high) continue;
      if (best === undefined || Math.abs(place - wanted) < Math.abs(best - wanted)) best = place;
    }
    return best;
  };
}

/** The places of one pattern in a part of the text, and some after it. */
function placesOf(pattern: RegExp, text: string, { start, end }: Span, lang: string): number[] {
  const piece = text.slice(start, end + LOOK_AHEAD);
  const places: number[] = [];
  for (const { index, 0: match } of piece.matchAll(pattern)) {
    const at = index + match.length;
    const before = piece.charAt(index - 1);
    const inNumber = match.length === 1 && DIGIT.test(before) && DIGIT.test(piece.charAt(at));
    const isOpened = invalidEnd().test(before) && !match.trim();
    if (!inNumber && !isOpened) places.push(start + at);
  }
  if (pattern === breaks()[0] && fullStop().test(piece)) {
    for (const sentence of splitSentences(piece, lang)) places.push(start + sentence.end);
  }
  return places.filter((place) => mayStart(text, place));
}

function spacesIn(text: string, start: number, end: number): number[] {
  const matches = text.slice(start, end + 1).matchAll(beforeSpace());
  return [...matches].map(({ index, 0: match }) => start + index + match.length);
}

function mayStart(text: string, place: number): boolean {
  return !invalidStart().test(text.slice(place, place + 4));
}

/** The words of a part of the text around the wanted place. */
function wordsAround(text: string, { start, end }: Span, wanted: number, lang: string): Span[] {
  const from = Math.max(start, wanted - AROUND);
  const to = Math.min(text.length, end + LOOK_AHEAD, wanted + AROUND);
  return (
    splitWords(text.slice(from, to), lang)
      .map((word) => ({ start: from + word.start, end: from + word.end }))
      // A word at an edge may be incomplete.
      .filter(
        (word) => (word.start > from || from === start) && (word.end < to || to === text.length),
      )
  );
}

/**
 * The start, with its opening marks, of a word that is in a script without spaces or follows such a
 * word; otherwise nothing.
 */
function startOf(text: string, word: number): number[] {
  const openers = openersAtEnd().exec(text.slice(Math.max(0, word - 4), word))?.[0].length ?? 0;
  const place = word - openers;
  const isUnspaced =
    unspacedAfter().test(text.slice(word, word + 2)) ||
    unspacedBefore().test(text.slice(Math.max(0, place - 2), place));
  return isUnspaced && mayStart(text, place) ? [place] : [];
}

/** The start of the character at `wanted`, or its end if it starts at `start`. */
function characterAt(text: string, start: number, wanted: number): number {
  for (let size = 2 * (wanted - start) + LOOK_AHEAD; ; size *= 2) {
    const piece = text.slice(start, start + size);
    const { index, segment } = characters()
      .segment(piece)
      .containing(wanted - start)!;
    if (index > 0) return start + index;
    // A character that fills the piece may continue after it.
    if (segment.length < piece.length || start + size >= text.length) return start + segment.length;
  }
}

/** Joins a part without letters and digits to a neighbour, if both fit. */
function withoutSilentParts(text: string, spans: readonly Span[], max: number): Span[] {
  const joined: Span[] = [];
  let silent = false;
  for (const span of spans) {
    const before = joined[joined.length - 1];
    const isSilent = !isSpeakable(text.slice(span.start, span.end));
    if (before && (silent || isSilent) && span.end - before.start <= max) {
      joined[joined.length - 1] = { start: before.start, end: span.end };
      silent &&= isSilent;
    } else {
      joined.push(span);
      silent = isSilent;
    }
  }
  return joined;
}
