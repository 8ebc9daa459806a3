import { createAnchor, nearest, resolveAnchor } from '../text/anchor.js';
import { indexAt, type Span } from '../text/span.js';
import type { Sentence, Transcript } from '../text/transcript.js';

/**
 * Two texts with less in common than this share of the shorter one are different articles. Chosen
 * by hand.
 */
const MIN_COMMON_SHARE = 0.3;

/** UTF-16 code units that are compared at a time. */
const BLOCK = 4096;

/** A position after the article was edited. */
export interface RevisedPosition {
  /** UTF-16 code units in the new text. */
  readonly offset: number;
  /** Whether the rest of the sentence is spoken as before. */
  readonly unchanged: boolean;
}

/**
 * The position of `cursor` in an edited article: at its sentence; if that is gone, at what replaced
 * it or followed it. `undefined` if the texts have too little in common to be the same article.
 * Linear time.
 */
export function revisedPosition(
  before: Transcript,
  cursor: number,
  after: Transcript,
): RevisedPosition | undefined {
  const { head, tail } = commonEnds(before.text, after.text);
  const shorter = Math.min(before.text.length, after.text.length);
  const translated = isTranslation(before, after);
  if (
    head + tail < MIN_COMMON_SHARE * shorter &&
    !translated &&
    sharedSentences(before, after) < MIN_COMMON_SHARE
  )
    return undefined;
  const found =
    outsideEdit(before, cursor, after, { head, tail }) ??
    resolveAnchor(createAnchor(before.text, cursor), after.text);
  const sentence = before.sentenceAt(cursor);
  if (found !== undefined && restOf(before, cursor) === restOf(after, found))
    return { offset: found, unchanged: true };
  const other = translated ? inSamePassage : besideRemoved;
  const offset = found ?? (sentence ? other(before, sentence, after) : after.text.length);
  return { offset: wordStart(after, offset), unchanged: false };
}

/**
 * Maps offsets to those after an edit. An offset outside of the edit stays with its text; one
 * inside becomes the start of the edit.
 */
export function movedFrom(
  { text: before }: Transcript,
  { text: after }: Transcript,
): (offset: number) => number {
  const { head, tail } = commonEnds(before, after);
  const tailStart = before.length - tail;
  return (offset) =>
    offset <= head ? offset : offset >= tailStart ? offset + after.length - before.length : head;
}

/**
 * The start of the word at `offset`, or of the first one after it. An offset outside the text is
 * clamped.
 */
export function wordStart(transcript: Transcript, offset: number): number {
  const within = Math.min(Math.max(0, offset), transcript.text.length);
  const sentence = transcript.sentenceAt(within);
  if (sentence && within <= sentence.start) return sentence.start;
  return transcript.wordAt(within)?.start ?? within;
}

/** The text of a span. */
export function textOf({ text }: Transcript, span: Span | undefined): string | undefined {
  return span && text.slice(span.start, span.end);
}

/** The position, if the sentence lies entirely before or after the edit. */
function outsideEdit(
  before: Transcript,
  cursor: number,
  after: Transcript,
  { head, tail }: CommonEnds,
): number | undefined {
  const sentence = before.sentenceAt(cursor);
  if (!sentence) return undefined;
  if (sentence.end <= head) return cursor;
  const { length } = before.text;
  return Math.min(cursor, sentence.start) >= length - tail
    ? cursor + after.text.length - length
    : undefined;
}

/** Everything that determines how the rest of the sentence at `offset` is spoken. */
function restOf(transcript: Transcript, offset: number): string {
  const sentence = transcript.sentenceAt(offset);
  if (!sentence) return '';
  const { end, passage } = sentence;
  const within = <Part extends Span>(parts: readonly Part[] = []) =>
    parts
      .filter((part) => part.end >= offset && part.start <= end)
      .map((part) => ({
        ...part,
        start: Math.max(0, part.start - offset),
        end: part.end - offset,
      }));
  const { lang, aliases, runs } = passage;
  return JSON.stringify([transcript.text.slice(offset, end), lang, within(aliases), within(runs)]);
}

/**
 * The position of a removed sentence: after the last sentence before it that is still there;
 * without one, at the first one after it.
 */
function besideRemoved(before: Transcript, removed: Sentence, after: Transcript): number {
  const remainingTexts = new Set(after.sentences.map((sentence) => textOf(after, sentence)));
  const remains = (sentence: Sentence) => remainingTexts.has(textOf(before, sentence));
  const previous = before.sentences.slice(0, removed.index).findLast(remains);
  if (previous) return positionOf(before, previous, after) + previous.end - previous.start;
  const next = before.sentences.slice(removed.index + 1).find(remains);
  return next ? positionOf(before, next, after) : 0;
}

function positionOf(before: Transcript, sentence: Sentence, after: Transcript): number {
  return (
    resolveAnchor(createAnchor(before.text, sentence.start), after.text) ??
    nearest(after.text, textOf(before, sentence)!, sentence.start)
  );
}

/** The sentence with the same index in the passage with the same index. */
function inSamePassage(
  before: Transcript,
  { index, passage }: Sentence,
  after: Transcript,
): number {
  const number = before.passages.indexOf(passage);
  const { start, end } = after.passages[number]!;
  const first = indexAt(before.sentences, passage.start);
  const sentence = after.sentences[indexAt(after.sentences, start) + index - first];
  return Math.min(sentence?.start ?? end, end);
}

/** Whether both have passages of the same kinds, in different languages. */
function isTranslation({ passages }: Transcript, after: Transcript): boolean {
  return (
    passages.length === after.passages.length &&
    passages.every(({ kind }, index) => kind === after.passages[index]!.kind) &&
    passages.some(({ lang }, index) => lang !== after.passages[index]!.lang)
  );
}

/** The share of the sentences of the shorter one that the other has, from 0 to 1. */
function sharedSentences(before: Transcript, after: Transcript): number {
  const texts = new Set(before.sentences.map((sentence) => textOf(before, sentence)));
  const shared = after.sentences.filter((sentence) => texts.has(textOf(after, sentence)));
  return shared.length / Math.min(before.sentences.length, after.sentences.length);
}

/** The lengths of the common start and of the common end of two texts, in UTF-16 code units. */
interface CommonEnds {
  readonly head: number;
  readonly tail: number;
}

function commonEnds(a: string, b: string): CommonEnds {
  const head = commonHead(a, b);
  return { head, tail: commonTail(a, b, head) };
}

/** The length of the common start of two texts, in UTF-16 code units. */
function commonHead(a: string, b: string): number {
  let length = 0;
  while (length + BLOCK <= a.length && b.startsWith(a.slice(length, length + BLOCK), length))
    length += BLOCK;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length))
    length += 1;
  return length;
}

/** As `commonHead`, at their ends, and without their common start. */
function commonTail(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let length = 0;
  while (
    length + BLOCK <= most &&
    a.endsWith(b.slice(-length - BLOCK, b.length - length), a.length - length)
  )
    length += BLOCK;
  while (
    length < most &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  )
    length += 1;
  return length;
}
