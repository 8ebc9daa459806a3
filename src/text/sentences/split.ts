import { rulesOf, type Language } from './abbreviations/index.js';
import { extraBoundaries } from './extra-boundaries.js';
import { boundariesOf, segmenterOf } from '../intl-segmenter.js';
import { sentenceEnd } from './boundary-rules.js';
import { isSpeakable } from '../speakable.js';
import type { Span } from '../span.js';

const languages = new Map<string, readonly [Intl.Segmenter, Language]>();

/**
 * The sentences of one passage: contiguous spans (UTF-16 offsets) that cover `text`, none for an empty text. White
 * space belongs to the sentence before it. `lang` is BCP 47; one that is empty or malformed means the default locale.
 *
 * Boundaries are those of Unicode Standard Annex 29, as `Intl.Segmenter` finds them, and those it misses, less those
 * that `repaired` undoes or moves. A quotation of several sentences is split into them: said as one, it would be too
 * long to follow, or to step back in. Never throws. Linear time.
 */
export function splitSentences(text: string, lang: string): Span[] {
  const [segmenter, language] = languageOf(lang);
  // The rules' own marks are no characters that a page would show.
  const plain = text.replace(/[\x01-\x04]/g, ' ');
  const view = language[3]?.(plain) ?? plain;
  const places = [...extraBoundaries(view, language[0]), ...boundariesOf(view, segmenter)].sort((a, b) => a - b);
  const spans: Span[] = [];
  let start = 0;
  for (const at of places) {
    // A piece of punctuation alone is no sentence: a voice would fall silent, or say "dot".
    const cut = isSpeakable(view.slice(Math.max(start, at - SHORT), at)) ? sentenceEnd(view, start, at, language) : -1;
    if (cut <= start) continue;
    spans.push({ start, end: cut });
    start = cut;
  }
  if (spans.length && !isSpeakable(text.slice(start))) start = spans.pop()!.start;
  if (text) spans.push({ start, end: text.length });
  return spans;
}

/** No boundary is sought for so many code units that hold nothing to say: all of them would cost the square. */
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
