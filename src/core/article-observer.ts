import { holds, rootOf } from '../page/composed-tree.js';
import { isInPlayer } from '../page/is-player.js';
import { whenIdle } from '../util/when-idle.js';

/** Milliseconds from one look at a page that changes to the next. */
const EVERY = 300;
/** As much at most, on a page that changes all the time and never in what is read. */
const SELDOM = 4800;
/** So many times as long as a look took, nothing is done: a very long article, edited all the time, is not read all the time. */
const SHARE = 9;

/** They change what is read, how it is said, or which element is the article. */
const ATTRIBUTES =
  'id class style hidden aria-hidden inert open lang role itemprop data-article-player alt title aria-label start value slot reversed href ' +
  'aria-level alttext data-ssml data-ssml-sub data-ssml-sub-alias';
/** Of elements around and beside the article: they tell which element is the article. */
const TELLING = /^(?:id|role|itemprop|hidden)$/;

/**
 * Who waits for an element to be defined, by its name. The platform is asked once for each name, and keeps what it is told then as long as
 * the page lives where nothing defines it: that must not be a player, which the page may have thrown away.
 */
export const waiting = new Map<string, Set<() => void>>();

function waitFor(name: string, defined: () => void): void {
  let all = waiting.get(name);
  if (!all) {
    const waiters = (all = new Set());
    waiting.set(name, waiters);
    const tell = () => {
      waiting.delete(name);
      for (const waiter of waiters) waiter();
    };
    // Some names with a dash are no custom element's, and are refused.
    customElements.whenDefined(name).then(tell, () => {});
  }
  all.add(defined);
}

/**
 * Watches a page, and calls `due` when something has changed in the article, or which element is the article may have: when the browser is
 * idle, at most every 300 ms, and seldom where the last looks found nothing new. Never in the task of the change.
 */
export class ArticleObserver {
  readonly #due: () => void;
  #trees = new WeakSet<Node>();
  /** Names of elements that nothing had defined. */
  readonly #awaited = new Set<string>();
  #observer: MutationObserver | undefined;
  #article: Element | undefined;
  #touched = false;
  #interval = EVERY;
  #notBefore = 0;
  #began = 0;
  #cancel: (() => void) | undefined;

  constructor(due: () => void) {
    this.#due = due;
  }

  /** Whether something has changed in the article, up to this very moment. */
  get touched(): boolean {
    this.#note(this.#observer?.takeRecords() ?? []);
    return this.#touched;
  }

  /** Watches these trees too, and those of `hosts`; without an `article`, any change in them is one. */
  observe(article: Element | undefined, trees: Iterable<Node>, hosts: Iterable<Element> = []): void {
    this.#article = article;
    for (const tree of trees) this.#observe(tree);
    for (const host of hosts) {
      if (host.shadowRoot) this.#observe(host.shadowRoot);
      else this.#await(host.localName);
    }
    document.addEventListener('load', this.#onLoad, true);
  }

  /** A look is wanted; `touched` tells that the text may have changed unseen. */
  schedule(touched = false): void {
    this.#touched ||= touched;
    if (this.#cancel) return;
    const wait = this.#notBefore - performance.now();
    const timer = wait > 0 ? setTimeout(() => this.#whenIdle(), wait) : undefined;
    this.#cancel = () => clearTimeout(timer);
    if (timer === undefined) this.#whenIdle();
  }

  /** A look is being taken: what changes from now on is for the next one. */
  readStarted(): void {
    this.#note(this.#observer?.takeRecords() ?? []);
    this.#touched = false;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#began = performance.now();
  }

  /** The look is over; `fruitful` if it found something new. */
  readEnded(fruitful: boolean): void {
    this.#interval = fruitful ? EVERY : Math.min(2 * this.#interval, SELDOM);
    const now = performance.now();
    // What took long may have waited for the network, and not have worked.
    this.#notBefore = now + Math.max(this.#interval, Math.min(SHARE * (now - this.#began), SELDOM));
  }

  /** Watches nothing any more. */
  disconnect(): void {
    this.#observer?.disconnect();
    this.#trees = new WeakSet();
    for (const name of this.#awaited) waiting.get(name)?.delete(this.#onDefined);
    this.#awaited.clear();
    document.removeEventListener('load', this.#onLoad, true);
    this.readStarted();
  }

  #observe(tree: Node): void {
    if (this.#trees.has(tree)) return;
    this.#trees.add(tree);
    this.#observer ??= new MutationObserver((records) => this.#note(records));
    const what = { childList: true, characterData: true, subtree: true, attributeFilter: ATTRIBUTES.split(' ') };
    this.#observer.observe(tree, what);
  }

  #await(name: string): void {
    if (this.#awaited.has(name)) return;
    this.#awaited.add(name);
    waitFor(name, this.#onDefined);
  }

  /** That an element is defined, and gets a shadow tree, is no mutation. */
  readonly #onDefined = (): void => this.schedule(true);

  /** A style sheet that comes late may hide what was read, or show what was not. */
  #onLoad = ({ target }: Event): void => {
    const linked = target instanceof HTMLLinkElement && target.relList.contains('stylesheet');
    if (linked || target instanceof HTMLStyleElement) this.schedule(true);
  };

  #whenIdle(): void {
    this.#cancel = whenIdle(() => {
      this.#cancel = undefined;
      this.#due();
    });
  }

  #note(records: readonly MutationRecord[]): void {
    const effects = new Set(records.map((record) => this.#effectOf(record)));
    if (effects.has('text')) this.schedule(true);
    else if (effects.has('article')) this.schedule();
  }

  /** What a change is about: the text, or which element is the article; or neither. */
  #effectOf({ target, type, attributeName }: MutationRecord): 'text' | 'article' | undefined {
    const article = this.#article;
    if (isInPlayer(target)) return undefined;
    if (!article || holds(article, target) || rootOf(target) !== rootOf(article)) return 'text';
    if (type === 'attributes' && holds(target, article)) return 'text';
    return type === 'childList' || TELLING.test(attributeName ?? '') ? 'article' : undefined;
  }
}
