import { wordsOf, type LanguageWords } from './abbreviations/index.js';
import { repaired } from './repairs.js';
import type { Span } from './span.js';

interface Language {
  readonly sentences: Intl.Segmenter;
  readonly words: Intl.Segmenter;
  readonly known: LanguageWords;
}

const languages = new Map<string, Language>();

/**
 * The sentences of one passage: contiguous spans (UTF-16 offsets) that cover `text`, none for an empty text. White
 * space belongs to the sentence before it. `lang` is BCP 47; one that is empty or malformed means the default locale.
 *
 * Boundaries are those of Unicode Standard Annex 29, as `Intl.Segmenter` finds them, less those that `repaired` undoes
 * or moves. Never throws. Linear time.
 */
export function splitSentences(text: string, lang: string): Span[] {
  const { sentences: segmenter, known } = languageOf(lang);
  const boundaries = platformBoundaries(text, segmenter);
  const spans: Span[] = [];
  let start = 0;
  let sayable = nextSayable(text, 0);
  let following = sayable;
  for (let i = 0; i < boundaries.length; i++) {
    const at = boundaries[i]!;
    // A piece of punctuation alone is no sentence: a voice would fall silent, or say "dot".
    if (sayable >= at) continue;
    const cut = repaired(text, start, at, known);
    if (cut <= start) continue;
    if (following < cut) following = nextSayable(text, cut);
    if (following >= (boundaries[i + 1] ?? text.length)) continue;
    spans.push({ start, end: cut });
    start = cut;
    sayable = following;
  }
  if (text) spans.push({ start, end: text.length });
  return spans;
}

/** What is spoken as a word, in order, as spans (UTF-16 offsets) of `text`: no white space, no punctuation. */
export function splitWords(text: string, lang: string): Span[] {
  const spans: Span[] = [];
  for (const { index, segment, isWordLike } of languageOf(lang).words.segment(text)) {
    if (isWordLike) spans.push({ start: index, end: index + segment.length });
  }
  return spans;
}

function languageOf(lang: string): Language {
  let language = languages.get(lang);
  if (!language) {
    const locale = supported(lang);
    const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' });
    const words = new Intl.Segmenter(locale, { granularity: 'word' });
    language = { sentences, words, known: wordsOf(locale ?? sentences.resolvedOptions().locale) };
    languages.set(lang, language);
  }
  return language;
}

/** A malformed tag in a page must not stop its being read. */
function supported(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang || undefined)[0];
  } catch {
    return undefined;
  }
}

/**
 * The cost of V8's segmenter grew with the square of the text's length (Node 20: 0.1 ms a thousand words by paragraphs,
 * 43 ms in one text of 100,000 words), so that a long passage is shown to it in windows.
 */
const WINDOW = 1 << 13;

/** Where the platform ends a sentence, without the end of the text. */
function platformBoundaries(text: string, segmenter: Intl.Segmenter): number[] {
  const boundaries: number[] = [];
  let start = 0;
  for (let size = WINDOW; start + size < text.length;) {
    const before = boundaries.length;
    for (const { index } of segmenter.segment(text.slice(start, start + size)))
      if (index) boundaries.push(start + index);
    // The last boundary may hang on what lies behind the window.
    boundaries.pop();
    if (boundaries.length > before) {
      start = boundaries[boundaries.length - 1]!;
      size = WINDOW;
    } else size *= 2;
  }
  for (const { index } of segmenter.segment(start ? text.slice(start) : text))
    if (index) boundaries.push(start + index);
  return boundaries;
}

const SAYABLE = /[\p{L}\p{N}]/gu;

/** Where the first letter or digit at or after `from` is: any code unit of it. `Infinity` when there is none. */
function nextSayable(text: string, from: number): number {
  const code = text.charCodeAt(from) | 0x20;
  if (code >= 0x61 && code <= 0x7a) return from;
  SAYABLE.lastIndex = from;
  return SAYABLE.test(text) ? SAYABLE.lastIndex - 1 : Infinity;
}
