import { fromDocument } from './document-property.js';
import { runInSlices } from '../text/cooperative.js';
import { loadFormulas } from './formula-loader.js';
import { findArticle, isTooSmall, type FindOptions } from './find-article.js';
import type { Analysis } from './readability.js';
import { leadsOf } from './title.js';
import {
  extractPassages,
  type PassageWalk,
  type ReadablePassage,
  type ReadOptions,
} from './extract-text.js';
import { lazyModule } from '../util/lazy-module.js';

const loadReadability = lazyModule(() => import('./readability.js'));

/** Options for what part of the page is read. */
export interface SourceOptions extends FindOptions {
  /** As in `ReadOptions`. */
  readonly skip?: string | undefined;
}

/** An article and its text. */
export interface SourceText {
  readonly element: Element;
  readonly passages: readonly ReadablePassage[];
  /** Elements in it that have an open shadow tree, or may get one. */
  readonly hosts: ReadonlySet<Element>;
  /** Elements in it that are invisible or have invisible text. */
  readonly hidden: ReadonlySet<Element>;
  /** The article was not found, and the whole page was read. A better article may appear later. */
  readonly guessed: boolean;
}

/** An article that is being read: `walk` yields its passages. */
export interface StartedText extends Omit<SourceText, 'passages'> {
  readonly walk: PassageWalk;
}

/** Elements that are collected during an extraction. */
interface CollectedElements {
  readonly hosts: Set<Element>;
  readonly hidden: Set<Element>;
}

const newCollection = (): CollectedElements => ({ hosts: new Set(), hidden: new Set() });

/** All of them are checked before each sentence. */
const MAX_HIDDEN = 1000;
/** UTF-16 code units: a smaller change of the page's text cannot be an article. */
const LEAST_CHANGE = 200;

/**
 * Finds the article and its text: the element that the page or its author marks, or else the one
 * that an analysis of the page finds. The analysis is loaded only if needed, and its result is
 * kept: after each change of the page, the article can be read again at once.
 */
export class ArticleSource {
  #analysis: Analysis | undefined;
  /** Length of the page's text at the last analysis, in UTF-16 code units. */
  #analysedLength: number | undefined;

  /** The article, if it can be found without a new analysis. */
  find(host: Element, options: SourceOptions): Element | undefined {
    const found = findArticle(host, options);
    if (found || isNamed(options)) return found;
    const { article } = this.#analysis ?? {};
    return article?.isConnected ? article : undefined;
  }

  /** The options for the extraction of `element`. */
  readOptions(element: Element, options: SourceOptions): ReadOptions {
    const { skip } = options;
    const others = element === this.#analysis?.article ? this.#analysis.others : undefined;
    return { skip, others, leads: isNamed(options) ? undefined : leadsOf(element, skip) };
  }

  /** As `readOptions`; the extraction adds elements to both sets. */
  #optionsWith(
    collected: CollectedElements,
    element: Element,
    options: SourceOptions,
  ): ReadOptions {
    return {
      ...this.readOptions(element, options),
      host: (host) => collected.hosts.add(host),
      hidden: (hidden) => collected.hidden.size < MAX_HIDDEN && collected.hidden.add(hidden),
    };
  }

  /**
   * Starts to read in the same task, for a user who pressed play. If only an analysis could find
   * the article, the whole page is read, by the same rules: this is better than silence.
   */
  start(host: Element, options: SourceOptions): StartedText | undefined {
    const known = this.find(host, options);
    const element = known ?? (isNamed(options) ? undefined : bodyOf(host));
    if (!element) return undefined;
    const collected = newCollection();
    return {
      element,
      walk: extractPassages(element, this.#optionsWith(collected, element, options)),
      ...collected,
      guessed: !known,
    };
  }

  /**
   * Reads in slices of some milliseconds, after an analysis if needed. `undefined` if there is no
   * article, or `signal` was aborted.
   */
  async read(
    host: Element,
    options: SourceOptions,
    signal: AbortSignal,
  ): Promise<SourceText | undefined> {
    let element = this.find(host, options);
    const body = bodyOf(host);
    if (!element && body && !isNamed(options)) {
      await this.#analyse(body, signal);
      // The analysis finds nothing in a short page, which may be an article as a whole.
      element = this.find(host, options) ?? body;
    }
    if (element) await loadFormulas(element);
    if (!element || signal.aborted) return undefined;
    const collected = newCollection();
    const passages = await runInSlices(
      extractPassages(element, this.#optionsWith(collected, element, options)),
      signal,
    );
    return (
      passages && {
        element,
        passages,
        ...collected,
        guessed: element === body && !isNamed(options),
      }
    );
  }

  async #analyse(body: Element, signal: AbortSignal): Promise<void> {
    const { length } = body.textContent;
    // For example, a page without an article that shows the time is not analysed every second.
    const unchanged = Math.abs(length - (this.#analysedLength ?? -Infinity)) < LEAST_CHANGE;
    if (unchanged && this.#analysis?.article.isConnected !== false) return;
    let analysis: Analysis | undefined;
    // If the module cannot be loaded, the page has no article.
    const module = await loadReadability();
    if (module) analysis = await runInSlices(module.analyse(body), signal);
    if (signal.aborted) return;
    this.#analysedLength = length;
    this.#analysis = analysis && isTooSmall(analysis.article) ? undefined : analysis;
  }
}

/** A frameset has no `body`, and a document that is being replaced may have none. */
function bodyOf({ ownerDocument }: Element): Element | undefined {
  return (fromDocument(ownerDocument, 'body') as HTMLElement | null) ?? undefined;
}

/** If the author names the article, no other is read. */
function isNamed({ article, htmlFor }: SourceOptions): boolean {
  return !!(article ?? htmlFor);
}
