import { fromDocument } from './composed-tree.js';
import { runInSlices } from '../text/cooperative.js';
import { loadFormulas } from './formula-loader.js';
import { findArticle, isScrap, type FindOptions } from './find-article.js';
import type { Analysis } from './readability.js';
import { leadsOf } from './title.js';
import { extractPassages, type PassageWalk, type ReadablePassage, type ReadOptions } from './extract-text.js';
import { lazyModule } from '../util/lazy-module.js';

const loadReadability = lazyModule(() => import('./readability.js'));

/** What of a page is read: the wishes of whoever asks. */
export interface SourceOptions extends FindOptions {
  /** As of `ReadOptions`. */
  readonly skip?: string | undefined;
}

/** An article, and its text. */
export interface SourceText {
  readonly element: Element;
  readonly passages: readonly ReadablePassage[];
  /** Elements in it that have a shadow tree, or may get one. */
  readonly hosts: ReadonlySet<Element>;
  /** Elements in it whose text nobody sees. */
  readonly hidden: ReadonlySet<Element>;
  /** Nothing told which part of the page is the article: it was read as a whole. A better one may appear later. */
  readonly guessed: boolean;
}

/** An article that is being read: its passages come from `walk`. */
export interface StartedText extends Omit<SourceText, 'passages'> {
  readonly walk: PassageWalk;
}

/** What is met while an article is read. */
interface Met {
  readonly hosts: Set<Element>;
  readonly hidden: Set<Element>;
}

const newMet = (): Met => ({ hosts: new Set(), hidden: new Set() });

/** All of them are looked at before each sentence. */
const MOST_HIDDEN = 1000;
/** UTF-16 code units: less text than this makes no article. */
const WORTH_ANOTHER = 200;

/**
 * Where the text comes from: the article that the page or its author marks, else the one that an analysis of the page finds. The analysis
 * is loaded only when it is needed, and remembered: it may be read anew, at once, as often as the page changes.
 */
export class ArticleSource {
  #analysis: Analysis | undefined;
  /** Of the page's text when it was analysed last, in UTF-16 code units. */
  #analysedLength: number | undefined;

  /** The article as far as is known without an analysis. */
  find(host: Element, options: SourceOptions): Element | undefined {
    const found = findArticle(host, options);
    if (found || isNamed(options)) return found;
    const { article } = this.#analysis ?? {};
    return article?.isConnected ? article : undefined;
  }

  /** How `element` is read. */
  readOptions(element: Element, options: SourceOptions): ReadOptions {
    const { skip } = options;
    const others = element === this.#analysis?.article ? this.#analysis.others : undefined;
    return { skip, others, leads: isNamed(options) ? undefined : leadsOf(element) };
  }

  /** As `readOptions`; both sets are filled as their elements are met. */
  #optionsWith(met: Met, element: Element, options: SourceOptions): ReadOptions {
    return {
      ...this.readOptions(element, options),
      host: (host) => met.hosts.add(host),
      hidden: (hidden) => met.hidden.size < MOST_HIDDEN && met.hidden.add(hidden),
    };
  }

  /**
   * Begins to read in this very task, for a person who pressed play. Where only an analysis could tell which part of the page is the article, all
   * of it is read by the rules that hold for parts: that is better than silence.
   */
  start(host: Element, options: SourceOptions): StartedText | undefined {
    const known = this.find(host, options);
    const element = known ?? (isNamed(options) ? undefined : bodyOf(host));
    if (!element) return undefined;
    const met = newMet();
    return {
      element,
      walk: extractPassages(element, this.#optionsWith(met, element, options)),
      ...met,
      guessed: !known,
    };
  }

  /** Reads in tasks of some milliseconds, after an analysis if need be. `undefined` where there is no article, or `signal` was aborted. */
  async read(host: Element, options: SourceOptions, signal: AbortSignal): Promise<SourceText | undefined> {
    let element = this.find(host, options);
    const body = bodyOf(host);
    if (!element && body && !isNamed(options)) {
      await this.#analyse(body, signal);
      // A short page, of which the analysis makes nothing, may be an article as a whole.
      element = this.find(host, options) ?? body;
    }
    if (element) await loadFormulas(element);
    if (!element || signal.aborted) return undefined;
    const met = newMet();
    const passages = await runInSlices(extractPassages(element, this.#optionsWith(met, element, options)), signal);
    return passages && { element, passages, ...met, guessed: element === body && !isNamed(options) };
  }

  async #analyse(body: Element, signal: AbortSignal): Promise<void> {
    const { length } = body.textContent;
    // A page without an article whose clock ticks is not worth looking at each second.
    const alike = Math.abs(length - (this.#analysedLength ?? -Infinity)) < WORTH_ANOTHER;
    if (alike && this.#analysis?.article.isConnected !== false) return;
    let analysis: Analysis | undefined;
    // Where it cannot be loaded, the page is one without an article.
    const module = await loadReadability();
    if (module) analysis = await runInSlices(module.analyse(body), signal);
    if (signal.aborted) return;
    this.#analysedLength = length;
    this.#analysis = analysis && isScrap(analysis.article) ? undefined : analysis;
  }
}

/** A page of frames has no text of its own, and one that is being replaced may have none. */
function bodyOf({ ownerDocument }: Element): Element | undefined {
  return (fromDocument(ownerDocument, 'body') as HTMLElement | null) ?? undefined;
}

/** An author who names the article wants that one and no other. */
function isNamed({ article, htmlFor }: SourceOptions): boolean {
  return !!(article ?? htmlFor);
}
