import { fromDocument } from '../../page/composed-tree.js';
import { excerptOf } from '../../page/excerpt.js';
import { WAYS } from '../../page/find-article.js';
import { extractAllPassages, type ExclusionReason, type ReadOptions } from '../../page/extract-text.js';
import type { PreviewHost } from '../../features/preview/controller.js';
import type { ReadArticle, ArticleReader } from '../../core/article-reader.js';
import type { Wording } from '../../player/speech-settings.js';
import type { Player } from '../../player/player.js';
import { runInSlices } from '../../text/cooperative.js';
import type { Passage, Transcript } from '../../text/transcript.js';
import { splitWords } from '../../text/words.js';
import type { ArticleSource } from './strings.js';

/** An element whose text is not read, and why. */
export interface Exclusion {
  readonly element: Element;
  readonly reason: ExclusionReason;
}

/** What the preview tells of the article, as it is read now. */
export interface PreviewContents {
  /** Missing where there is no article. */
  readonly article: ReadArticle | undefined;
  readonly transcript: Transcript | undefined;
  /** By which it is said. */
  readonly pronunciation: Wording;
  readonly source: ArticleSource;
  readonly passages: readonly Passage[];
  readonly exclusions: readonly Exclusion[];
}

/** Asks the player's own rules once more, this time for what they leave out. */
export function createContents(host: PreviewHost, player: Player, reading: ArticleReader): PreviewContents {
  const { article, options } = reading;
  const transcript = article && player.transcript;
  const exclusions: Exclusion[] = [];
  if (article) {
    const take = (element: Element, reason: ExclusionReason) => {
      if (hasContent(element)) exclusions.push({ element, reason });
    };
    extractAllPassages(article.element, { ...options, leftOut: take });
  }
  const source = sourceOf(host, article?.element, options);
  const { pronunciation } = player.speechSettings;
  return { article, transcript, pronunciation, source, passages: transcript?.passages ?? [], exclusions };
}

/** Where nothing is, as in `meta`, nothing is left out. */
function hasContent(element: Element): boolean {
  return element.childElementCount > 0 || !!element.shadowRoot || excerptOf(element) !== '';
}

function sourceOf(host: PreviewHost, article: Element | undefined, { others }: ReadOptions): ArticleSource {
  if (host.article) return 'property';
  if (host.htmlFor) return 'for';
  const ways = Object.keys(WAYS) as (keyof typeof WAYS)[];
  const way = ways.find((each) => WAYS[each](host));
  if (way) return way;
  // An analysis that takes the whole page for the article has not found one in it.
  if (article === fromDocument(host.ownerDocument, 'body')) return 'page';
  return others ? 'analysis' : 'before';
}

/** The languages of a passage: its own first, then those of runs in it. BCP 47; empty where the page does not say. */
export function languagesOf({ lang, runs = [] }: Passage): string[] {
  return [...new Set([lang, ...runs.map((run) => run.lang)])];
}

/** The language of most of the text. BCP 47; empty where the page does not say. */
export function mainLanguage(passages: readonly Passage[]): string {
  const lengths = new Map<string, number>();
  for (const { lang, start, end } of passages) lengths.set(lang, (lengths.get(lang) ?? 0) + end - start);
  return [...lengths].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

/** How an element would be named in a style sheet: `div#story` or `p.note`. */
export function selectorOf(element: Element): string {
  const { localName, id, classList } = element;
  if (id) return `${localName}#${id}`;
  return classList[0] ? `${localName}.${classList[0]}` : localName;
}

/**
 * Counts the words that are said, in slices, so that a long text does not hold up the page. Never resolves once `signal` is aborted.
 */
export async function countWords(transcript: Transcript, signal: AbortSignal): Promise<number> {
  return (await runInSlices(countSteps(transcript), signal)) ?? new Promise(() => {});
}

function* countSteps({ text, sentences }: Transcript): Generator<void, number> {
  let count = 0;
  for (const { start, end, passage } of sentences) {
    count += splitWords(text.slice(start, end), passage.lang).length;
    yield;
  }
  return count;
}
