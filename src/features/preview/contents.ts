import { fromDocument } from '../../page/document-property.js';
import { excerptOf } from '../../page/excerpt.js';
import { WAYS } from '../../page/find-article.js';
import {
  extractAllPassages,
  type ExclusionReason,
  type ReadOptions,
} from '../../page/extract-text.js';
import type { PreviewHost } from './controller.js';
import type { ReadArticle, ArticleReader } from '../../core/article-reader.js';
import type { Wording } from '../../player/speech-settings.js';
import type { Player } from '../../player/player.js';
import { runInSlices } from '../../text/cooperative.js';
import type { Passage, Transcript } from '../../text/transcript.js';
import { splitWords } from '../../text/words.js';
import type { ArticleSource } from './strings.js';

/** An element whose text is not read, and the reason. */
export interface Exclusion {
  readonly element: Element;
  readonly reason: ExclusionReason;
}

/** The data of the preview about the article. */
export interface PreviewContents {
  /** `undefined` if there is no article. */
  readonly article: ReadArticle | undefined;
  readonly transcript: Transcript | undefined;
  /** The rules by which the article is spoken. */
  readonly pronunciation: Wording;
  readonly source: ArticleSource;
  readonly passages: readonly Passage[];
  readonly exclusions: readonly Exclusion[];
}

/**
 * Extracts the article once more with the rules of the player, and collects the excluded elements.
 */
export function createContents(
  host: PreviewHost,
  player: Player,
  reading: ArticleReader,
): PreviewContents {
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
  return {
    article,
    transcript,
    pronunciation,
    source,
    passages: transcript?.passages ?? [],
    exclusions,
  };
}

/** Whether an element has content: one without, such as `meta`, is not listed as excluded. */
function hasContent(element: Element): boolean {
  return element.childElementCount > 0 || !!element.shadowRoot || excerptOf(element) !== '';
}

function sourceOf(
  host: PreviewHost,
  article: Element | undefined,
  { others }: ReadOptions,
): ArticleSource {
  if (host.article) return 'property';
  if (host.htmlFor) return 'for';
  const ways = Object.keys(WAYS) as (keyof typeof WAYS)[];
  const way = ways.find((each) => WAYS[each](host));
  if (way) return way;
  // If the analysis results in the whole page, it has not found an article.
  if (article === fromDocument(host.ownerDocument, 'body')) return 'page';
  return others ? 'analysis' : 'before';
}

/**
 * The languages of a passage: its main language first, then those of its runs. BCP 47; empty if the
 * page declares none.
 */
export function languagesOf({ lang, runs = [] }: Passage): string[] {
  return [...new Set([lang, ...runs.map((run) => run.lang)])];
}

/** The language of most of the text. BCP 47; empty if the page declares none. */
export function mainLanguage(passages: readonly Passage[]): string {
  const lengths = new Map<string, number>();
  for (const { lang, start, end } of passages)
    lengths.set(lang, (lengths.get(lang) ?? 0) + end - start);
  return [...lengths].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

/** A short CSS selector for an element: `div#story` or `p.note`. */
export function selectorOf(element: Element): string {
  const { localName, id, classList } = element;
  if (id) return `${localName}#${id}`;
  return classList[0] ? `${localName}.${classList[0]}` : localName;
}

/**
 * Counts the spoken words, in slices, so that a long text does not block the page. Never resolves
 * after `signal` is aborted.
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
