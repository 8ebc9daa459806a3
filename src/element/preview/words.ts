import type { WAYS } from '../../page/find-article.js';
import type { ExclusionReason } from '../../page/exclusion-rules.js';
import type { PassageKind } from '../../text/transcript.js';
import de from './words-de.js';
import en from './words-en.js';
import ja from './words-ja.js';

/**
 * How it was found which element is the article: it was named, or one of the ways to look for it led there; else by an analysis of the
 * page; else it is the page as a whole. `before`: no way leads there any more, as when a second article has been added.
 */
export type FoundBy = 'property' | 'for' | keyof typeof WAYS | 'analysis' | 'page' | 'before';

/** The words of the preview, in one language. */
export interface PreviewWords {
  /** BCP 47 language of these words. */
  readonly lang: string;
  readonly title: string;
  readonly close: string;
  readonly otherSide: string;
  /** Folds the panel to its head. */
  readonly fold: string;
  readonly read: string;
  readonly leftOut: string;
  readonly kinds: Readonly<Record<PassageKind, string>>;
  readonly level: (kind: string, level: number) => string;
  /** What is said in place of something written, or beside it. */
  readonly said: string;
  readonly silent: string;
  readonly articleIs: string;
  readonly found: Readonly<Record<FoundBy, string>>;
  readonly unknownLanguage: string;
  /** The counts by their names, with the number already written as the language does. */
  readonly totals: {
    readonly time: string;
    readonly words: string;
    readonly sentences: string;
    readonly passages: string;
  };
  readonly reasons: Readonly<Record<ExclusionReason, string>>;
  /** What to do where the mark that has it read does not help. */
  readonly remedies: Partial<Readonly<Record<ExclusionReason, string>>>;
  readonly notOnPage: string;
  /** Around the piece of code that does it. */
  readonly toRead: readonly [string, string];
  readonly toSkip: readonly [string, string];
  readonly nothingLeftOut: string;
  readonly noArticle: string;
  readonly more: (count: number) => string;
}

const LANGUAGES = new Map([en, de, ja].map((words) => [words.lang, words]));

/** The words for a BCP 47 language; English where there are none. */
export function wordsFor(lang: string): PreviewWords {
  return LANGUAGES.get(lang.toLowerCase().split('-')[0]!) ?? en;
}
