import type { TextMap } from '../page/text-map.js';
import type { Span } from '../text/span.js';
import type { PassageKind, Sentence, Transcript } from '../text/transcript.js';

/** A sentence of the article, as a page sees it. Offsets are UTF-16 code units into the text that is read. */
export interface ArticleSentence extends Span {
  /** Its place in `sentences`. */
  readonly index: number;
  readonly text: string;
  /** BCP 47; empty where the page does not say. */
  readonly lang: string;
  readonly kind: PassageKind;
  /** Live: follows the page as it changes. `undefined` where the text is no longer in the page. */
  readonly range: Range | undefined;
}

/** A word of the article, as a page sees it. */
export interface ArticleWord extends Span {
  /** As a sentence's. */
  readonly range: Range | undefined;
}

/** Its range is made when it is asked for: a live range a sentence would slow down each change of the page. */
export function describeSentence(
  { start, end, index, passage }: Sentence,
  transcript: Transcript,
  map: TextMap | undefined,
): ArticleSentence {
  let range: Range | undefined;
  return {
    index,
    start,
    end,
    kind: passage.kind,
    lang: passage.lang,
    text: transcript.text.slice(start, end),
    get range() {
      return (range ??= map?.rangeOf({ start, end }));
    },
  };
}

export function describeWord({ start, end }: Span, map: TextMap | undefined): ArticleWord {
  return { start, end, range: map?.rangeOf({ start, end }) };
}
