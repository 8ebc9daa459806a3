import { boundariesOf, segmenterOf } from './intl-segmenter.js';
import { isSpeakable } from './speakable.js';
import type { Span } from './span.js';

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Splits a text into spoken words: ranges (UTF-16 offsets) in order, without white space and
 * punctuation. `lang` is BCP 47; the default locale if it is empty or malformed. Linear time.
 */
export function splitWords(text: string, lang: string): Span[] {
  let segmenter = segmenters.get(lang);
  if (!segmenter) segmenters.set(lang, (segmenter = segmenterOf(lang, 'word')));
  const spans: Span[] = [];
  let start = 0;
  for (const at of [...boundariesOf(text, segmenter), text.length]) {
    const segment = text.slice(start, at);
    // Not `isWordLike`: in Firefox 153 it is false for many words of Hindi, Bengali, Chinese and
    // Japanese.
    if (isSpeakable(segment)) {
      // `Intl.Segmenter` treats U+202F, the narrow space of French, as part of the words around it.
      const end = start + segment.trimEnd().length;
      spans.push({ start: end - segment.trim().length, end });
    }
    start = at;
  }
  return spans;
}
