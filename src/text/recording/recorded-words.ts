import type { Span } from '../span.js';
import { estimatedTimes } from '../timeline.js';
import type { TimingMark } from './types.js';

/** A word in the form that is compared: without case, accents and apostrophes. */
export interface WrittenWord extends Span {
  readonly key: string;
}

/** A word of the recording; times are seconds from its start. */
export interface HeardWord {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** The time is estimated: the mark has several words, and this is not the first of them. */
  readonly estimated: boolean;
}

/** Scripts without spaces between words: each character is compared by itself. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー]';
const WORD = new RegExp(
  `${UNSPACED}\\p{M}*|(?:(?!${UNSPACED})[\\p{L}\\p{N}](?:\\p{M}|['’](?=\\p{L}))*)+`,
  'gu',
);
const ASCII = /^[\0-\x7f]*$/;
/**
 * A mark without an end ends at the next one, but after at most so many times its estimated
 * duration.
 */
const LONGEST = 3;

/**
 * The words of a text, in order, for the comparison of two texts: no linguistic segmentation.
 * Linear time.
 */
export function writtenWords(text: string): WrittenWord[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    key: keyOf(word),
    start: index,
    end: index + word.length,
  }));
}

function keyOf(word: string): string {
  const plain = ASCII.test(word) ? word : word.normalize('NFKD').replace(/[\p{M}’]/gu, '');
  return plain.toLowerCase().replaceAll("'", '');
}

/**
 * The words of all marks. The words of one mark share its time by their estimated durations. No
 * word starts before the previous one.
 */
export function heardWords(
  marks: readonly TimingMark[],
  duration: number | undefined,
): HeardWord[] {
  const heard: HeardWord[] = [];
  for (let index = 0; index < marks.length; index++) {
    const { text, start, end } = marks[index]!;
    const words = writtenWords(text);
    const times = estimatedTimes(text);
    const takes = times[text.length]!;
    const next = marks[index + 1]?.start ?? duration ?? Infinity;
    const to = Math.max(start, Math.min(end ?? start + LONGEST * takes, next));
    for (let place = 0; place < words.length; place++) {
      const { key, start: from, end: until } = words[place]!;
      const at = (offset: number) => start + ((to - start) * times[offset]!) / (takes || 1);
      heard.push({
        key,
        start: place === 0 ? start : at(from),
        end: at(until),
        estimated: place > 0,
      });
    }
  }
  return heard;
}
