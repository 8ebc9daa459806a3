import { contains, rootOf } from '../page/composed-tree.js';
import { isInPlayer } from '../page/is-player.js';
import { whenIdle } from '../util/when-idle.js';

/** The shortest time between two reports of changes, in ms. */
const EVERY = 300;
/**
 * The longest, in ms: for a page that changes all the time without a change of the text that is
 * read.
 */
const SELDOM = 4800;
/**
 * After an extraction there is a pause of so many times its duration: a very long article that is
 * edited all the time is not read all the time.
 */
const SHARE = 9;

/** Attributes that change what is read, how it is spoken, or which element is the article. */
const ATTRIBUTES =
  'id class style hidden aria-hidden inert open lang role itemprop data-article-player alt title aria-label start value slot reversed href ' +
  'aria-level alttext data-ssml data-ssml-sub data-ssml-sub-alias';
/**
 * Those that, on elements around and beside the article, may change which element is the article.
 */
const TELLING = /^(?:id|role|itemprop|hidden)$/;

/**
 * Callbacks for the definition of an element, by its name. `whenDefined()` is called once for each
 * name, because an unsettled promise keeps its reactions for as long as the page lives: they must
 * not hold a player that was removed.
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
    // A name with a dash that no custom element may have (`font-face`) rejects.
    customElements.whenDefined(name).then(tell, () => {});
  }
  all.add(defined);
}

/**
 * Observes a page, and calls `onChange` when the article has changed, or another element may be the
 * article: when the browser is idle, at most every 300 ms, and less often if the last extractions
 * found no change. Never in the task of the change.
 */
export class ArticleObserver {
  readonly #onChange: () => void;
  #trees = new WeakSet<Node>();
  /** Names of undefined elements in the article. */
  readonly #awaited = new Set<string>();
  #observer: MutationObserver | undefined;
  #article: Element | undefined;
  #touched = false;
  #interval = EVERY;
  #notBefore = 0;
  #began = 0;
  #cancel: (() => void) | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Whether the article has changed since the last extraction. */
  get hasChanges(): boolean {
    this.#onMutations(this.#observer?.takeRecords() ?? []);
    return this.#touched;
  }

  /**
   * Also observes these trees, and the shadow trees of `hosts`. Without an `article`, any change in
   * them counts.
   */
  observe(
    article: Element | undefined,
    trees: Iterable<Node>,
    hosts: Iterable<Element> = [],
  ): void {
    this.#article = article;
    for (const tree of trees) this.#observe(tree);
    for (const host of hosts) {
      if (host.shadowRoot) this.#observe(host.shadowRoot);
      else this.#await(host.localName);
    }
    document.addEventListener('load', this.#onLoad, true);
  }

  /** Asks for a call of `onChange`; `touched`: the text may have changed without a mutation. */
  schedule(touched = false): void {
    this.#touched ||= touched;
    if (this.#cancel) return;
    const wait = this.#notBefore - performance.now();
    const timer = wait > 0 ? setTimeout(() => this.#whenIdle(), wait) : undefined;
    this.#cancel = () => clearTimeout(timer);
    if (timer === undefined) this.#whenIdle();
  }

  /** An extraction starts: later changes are for the next one. */
  readStarted(): void {
    this.#onMutations(this.#observer?.takeRecords() ?? []);
    this.#touched = false;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#began = performance.now();
  }

  /** The extraction is over; `changed` if it found another text. */
  readEnded(changed: boolean): void {
    this.#interval = changed ? EVERY : Math.min(2 * this.#interval, SELDOM);
    const now = performance.now();
    // A long extraction may have waited for the network only.
    this.#notBefore = now + Math.max(this.#interval, Math.min(SHARE * (now - this.#began), SELDOM));
  }

  /** Stops observing. */
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
    this.#observer ??= new MutationObserver((records) => this.#onMutations(records));
    const what = {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ATTRIBUTES.split(' '),
    };
    this.#observer.observe(tree, what);
  }

  #await(name: string): void {
    if (this.#awaited.has(name)) return;
    this.#awaited.add(name);
    waitFor(name, this.#onDefined);
  }

  /** The definition of an element, which may get a shadow tree, is not a mutation. */
  readonly #onDefined = (): void => this.schedule(true);

  /** A style sheet that loads late may hide or show text. */
  #onLoad = ({ target }: Event): void => {
    const linked = target instanceof HTMLLinkElement && target.relList.contains('stylesheet');
    if (linked || target instanceof HTMLStyleElement) this.schedule(true);
  };

  #whenIdle(): void {
    this.#cancel = whenIdle(() => {
      this.#cancel = undefined;
      this.#onChange();
    });
  }

  #onMutations(records: readonly MutationRecord[]): void {
    const effects = new Set(records.map((record) => this.#effectOf(record)));
    if (effects.has('text')) this.schedule(true);
    else if (effects.has('article')) this.schedule();
  }

  /** What a mutation may change: the text, or which element is the article, or neither. */
  #effectOf({ target, type, attributeName }: MutationRecord): 'text' | 'article' | undefined {
    const article = this.#article;
    if (isInPlayer(target)) return undefined;
    if (!article || contains(article, target) || rootOf(target) !== rootOf(article)) return 'text';
    if (type === 'attributes' && contains(target, article)) return 'text';
    return type === 'childList' || TELLING.test(attributeName ?? '') ? 'article' : undefined;
  }
}
