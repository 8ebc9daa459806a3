import { rulesOf } from './language-rules.js';
import { extraBoundaries } from './extra-boundaries.js';
import { boundariesOf } from '../intl-segmenter.js';
import { sentenceEnd } from './boundary-rules.js';
import { isSpeakable } from '../speakable.js';
import type { Span } from '../span.js';

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
  const rules = rulesOf(lang);
  // The rules use these control characters as marks. No page shows them.
  const plain = text.replace(/[\x01-\x04]/g, ' ');
  const view = rules.normalize?.(plain) ?? plain;
  const places = [
    ...extraBoundaries(view, rules.words),
    ...boundariesOf(view, rules.segmenter),
  ].sort((a, b) => a - b);
  const spans: Span[] = [];
  let start = 0;
  for (const at of places) {
    // Punctuation alone is not a sentence: a voice would be silent, or speak "dot".
    const cut = isSpeakable(view.slice(Math.max(start, at - SHORT), at))
      ? sentenceEnd(view, start, at, rules)
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
