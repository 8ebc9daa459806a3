import type { TextMap } from '../page/text-map.js';
import type { Span } from '../text/span.js';
import type { PassageKind, Sentence, Transcript } from '../text/transcript.js';

/** A sentence of the article. Offsets are UTF-16 code units into the extracted text. */
export interface ArticleSentence extends Span {
  /** Its index in `sentences`. */
  readonly index: number;
  readonly text: string;
  /** BCP 47; empty if the page has no language there. */
  readonly lang: string;
  readonly kind: PassageKind;
  /**
   * A live range: it follows changes of the page. `undefined` if the text is not in the page any
   * more.
   */
  readonly range: Range | undefined;
}

/** A word of the article. Offsets are as in a sentence. */
export interface ArticleWord extends Span {
  /** As in a sentence. */
  readonly range: Range | undefined;
}

/**
 * Describes a sentence for the page. The range is created on first access, because a live range for
 * each sentence slows down changes of the page.
 */
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

/** Describes a word for the page. */
export function describeWord({ start, end }: Span, map: TextMap | undefined): ArticleWord {
  return { start, end, range: map?.rangeOf({ start, end }) };
}
