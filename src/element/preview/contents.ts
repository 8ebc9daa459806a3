import { readPassages, type LeftOutReason } from '../../article/readable.js';
import type { PreviewingHost } from '../../features/previewing.js';
import type { ReadArticle } from '../../features/reading.js';
import type { Wording } from '../../playback/delivery.js';
import type { Player } from '../../playback/player.js';
import type { Passage, Transcript } from '../../text/transcript.js';
import { splitWords } from '../../text/words.js';
import type { FoundBy } from './words.js';

/** An element whose text is not read, and why. */
export interface LeftOut {
  readonly element: Element;
  readonly reason: LeftOutReason;
}

/** What the preview tells of the article, as it is read now. */
export interface Contents {
  /** Missing where there is no article. */
  readonly article: ReadArticle | undefined;
  readonly transcript: Transcript | undefined;
  /** By which it is said. */
  readonly wording: Wording;
  readonly foundBy: FoundBy;
  readonly passages: readonly Passage[];
  readonly leftOut: readonly LeftOut[];
}

/** Asks the player's own rules once more, this time for what they leave out. */
export function contentsOf(host: PreviewingHost, player: Player, article: ReadArticle | undefined): Contents {
  const transcript = article && player.transcript;
  const leftOut: LeftOut[] = [];
  if (article) {
    const { skip } = host;
    readPassages(article.element, { skip, leftOut: (element, reason) => leftOut.push({ element, reason }) });
  }
  const foundBy = howFound(host, article?.element);
  const { wording } = player.delivery;
  return { article, transcript, wording, foundBy, passages: transcript?.passages ?? [], leftOut };
}

function howFound(host: PreviewingHost, article: Element | undefined): FoundBy {
  if (host.article) return 'property';
  if (host.htmlFor) return 'for';
  // Around the player in any case; it is read where nothing tells which part of the page is the article.
  if (article === host.ownerDocument.body) return 'page';
  for (let inside: Element | undefined = host; inside; inside = hostAround(inside)) {
    if (article?.contains(inside)) return 'around';
  }
  return 'page';
}

function hostAround(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
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

/** Milliseconds of counting between two breaths of the page. */
const SLICE = 8;

/**
 * Counts the words that are said, in slices, so that a long text does not hold up the page. Never resolves once `signal` is aborted.
 */
export async function countWords({ text, sentences }: Transcript, signal: AbortSignal): Promise<number> {
  let count = 0;
  let pause = performance.now() + SLICE;
  for (const { start, end, passage } of sentences) {
    count += splitWords(text.slice(start, end), passage.lang).length;
    if (performance.now() < pause) continue;
    await new Promise((next) => setTimeout(next));
    if (signal.aborted) return new Promise(() => {});
    pause = performance.now() + SLICE;
  }
  return count;
}
