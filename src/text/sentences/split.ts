import { rulesOf, type Language } from './abbreviations/index.js';
import { extraBoundaries } from './extra-boundaries.js';
import { boundariesOf, segmenterOf } from '../intl-segmenter.js';
import { sentenceEnd } from './boundary-rules.js';
import { isSpeakable } from '../speakable.js';
import type { Span } from '../span.js';

const languages = new Map<string, readonly [Intl.Segmenter, Language]>();

/**
 * Splits one passage into sentences: contiguous ranges (UTF-16 offsets) that cover `text`; none for
 * an empty text. White space belongs to the sentence before it. `lang` is BCP 47; the default
 * locale if it is empty or malformed.
 *
 * The boundaries are those of Unicode Standard Annex 29 (`Intl.Segmenter`), plus `extraBoundaries`,
 * as `sentenceEnd` drops or moves them. A quotation of several sentences is split: as one sentence
 * it would be too long to follow, or to step back in. Never throws. Linear time.
 */
export function splitSentences(text: string, lang: string): Span[] {
  const [segmenter, language] = languageOf(lang);
  // The rules use these control characters as marks. No page shows them.
  const plain = text.replace(/[\x01-\x04]/g, ' ');
  const view = language[3]?.(plain) ?? plain;
  const places = [...extraBoundaries(view, language[0]), ...boundariesOf(view, segmenter)].sort(
    (a, b) => a - b,
  );
  const spans: Span[] = [];
  let start = 0;
  for (const at of places) {
    // Punctuation alone is no sentence: a voice would be silent, or speak "dot".
    const cut = isSpeakable(view.slice(Math.max(start, at - SHORT), at))
      ? sentenceEnd(view, start, at, language)
      : -1;
    if (cut <= start) continue;
    spans.push({ start, end: cut });
    start = cut;
  }
  if (spans.length && !isSpeakable(text.slice(start))) start = spans.pop()!.start;
  if (text) spans.push({ start, end: text.length });
  return spans;
}

/**
 * A boundary needs a letter or digit within so many code units before it. Looking at more would
 * take quadratic time.
 */
const SHORT = 99;

function languageOf(lang: string): readonly [Intl.Segmenter, Language] {
  let language = languages.get(lang);
  if (!language) {
    const segmenter = segmenterOf(lang, 'sentence');
    language = [segmenter, rulesOf(segmenter.resolvedOptions().locale.split('-')[0]!)];
    languages.set(lang, language);
  }
  return language;
}
