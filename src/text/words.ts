import { boundariesOf, segmenterOf } from './intl-segmenter.js';
import { isSpeakable } from './speakable.js';
import type { Span } from './span.js';

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * What is spoken as a word, in order, as spans (UTF-16 offsets) of `text`: no white space, no punctuation. `lang` is BCP 47;
 * one that is empty or malformed means the default locale. Linear time.
 */
export function splitWords(text: string, lang: string): Span[] {
  let segmenter = segmenters.get(lang);
  if (!segmenter) segmenters.set(lang, (segmenter = segmenterOf(lang, 'word')));
  const spans: Span[] = [];
  let start = 0;
  for (const at of [...boundariesOf(text, segmenter), text.length]) {
    const segment = text.slice(start, at);
    // Not `isWordLike`: Firefox 153 denies it to many words of Hindi, Bengali, Chinese and Japanese.
    if (isSpeakable(segment)) {
      // U+202F, the narrow space of French, is taken for a part of the words beside it.
      const end = start + segment.trimEnd().length;
      spans.push({ start: end - segment.trim().length, end });
    }
    start = at;
  }
  return spans;
}
