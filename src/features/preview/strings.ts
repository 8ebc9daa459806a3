import type { WAYS } from '../../page/find-article.js';
import type { ExclusionReason } from '../../page/exclusion-rules.js';
import type { PassageKind } from '../../text/transcript.js';

/**
 * How the article was found: by the property, by the attribute `for`, by one of the ways in
 * `page/`, by an analysis of the page, or as the whole page. `before`: it was found earlier, and no
 * way leads to it any more, for example since a second article was added.
 */
export type ArticleSource = 'property' | 'for' | keyof typeof WAYS | 'analysis' | 'page' | 'before';

/** A text with a piece of code in it. */
interface TextAroundCode {
  readonly before: string;
  readonly after: string;
}

/** The strings of the preview, in one language. */
export interface PreviewStrings {
  /** BCP 47 language of these strings. */
  readonly lang: string;
  readonly title: string;
  readonly close: string;
  readonly otherSide: string;
  /** The label of the button that collapses the panel to its header. */
  readonly fold: string;
  readonly read: string;
  readonly excluded: string;
  readonly kinds: Readonly<Record<PassageKind, string>>;
  readonly level: (kind: string, level: number) => string;
  /** Precedes the list of texts that are spoken in another way than they are written. */
  readonly spokenAs: string;
  readonly silent: string;
  readonly articleIs: string;
  readonly found: Readonly<Record<ArticleSource, string>>;
  readonly unknownLanguage: string;
  /** The names of the counts. */
  readonly totals: {
    readonly time: string;
    readonly words: string;
    readonly sentences: string;
    readonly passages: string;
  };
  readonly reasons: Readonly<Record<ExclusionReason, string>>;
  /**
   * The advice for the reasons that the attribute `data-article-player="read"` does not overrule.
   */
  readonly remedies: Partial<Readonly<Record<ExclusionReason, string>>>;
  readonly notOnPage: string;
  /** The advice how to include or to exclude an element, around the code that does it. */
  readonly toRead: TextAroundCode;
  readonly toSkip: TextAroundCode;
  readonly nothingExcluded: string;
  readonly noArticle: string;
  readonly more: (count: number) => string;
}
