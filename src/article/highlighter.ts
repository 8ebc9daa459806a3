import { adoptStyles, releaseStyles } from './highlight-styles.js';

/** What is lit: the sentence being said, and in it the word, or where the word is reckoned to be. */
export type HighlightKind = 'sentence' | 'word' | 'estimated';

const NAMES = {
  sentence: 'article-player-sentence',
  word: 'article-player-word',
  estimated: 'article-player-word-estimated',
} as const;
/** The word lies in the sentence, and is to be seen over it. */
const PRIORITIES = { sentence: 0, word: 1, estimated: 1 } as const;

/**
 * Lights a sentence and a word of one article by the CSS Custom Highlight API, which changes nothing in the page's tree. All
 * highlighters of a page share the highlights named `article-player-sentence`, `article-player-word` and `article-player-word-estimated`;
 * each touches only its own ranges in them. Where the browser has no such highlights, it does nothing.
 */
export class Highlighter {
  readonly #article: Element;
  readonly #wanted: Partial<Record<HighlightKind, Range>> = {};
  readonly #shown: Partial<Record<HighlightKind, Range>> = {};
  #forcedColors: MediaQueryList | undefined;
  /** The tree that has the default styles because of this highlighter. */
  #styled: Node | undefined;

  constructor(article: Element) {
    this.#article = article;
  }

  /** Lights `range` in place of the one before it; without a range, none of its kind. */
  show(kind: HighlightKind, range: Range | undefined): void {
    if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
    if (range) this.#wanted[kind] = range;
    else delete this.#wanted[kind];
    this.#update();
  }

  /** Puts all back as it was before the first `show`. */
  clear(): void {
    if (Object.keys(this.#wanted).length === 0) return;
    for (const kind of Object.keys(NAMES) as HighlightKind[]) delete this.#wanted[kind];
    this.#update();
  }

  readonly #update = (): void => {
    const { sentence, word, estimated } = this.#wanted;
    const any = !!(sentence || word || estimated);
    this.#listen(any);
    this.#style(any);
    // Forced colours paint every highlight alike: of two, one over the other, neither could be told from the other.
    const alone = (word || estimated) && this.#forcedColors?.matches;
    this.#put('sentence', alone ? undefined : sentence);
    this.#put('word', word);
    this.#put('estimated', estimated);
  };

  #put(kind: HighlightKind, range: Range | undefined): void {
    const before = this.#shown[kind];
    if (before && range && isSamePlace(before, range)) return;
    if (range) {
      sharedHighlight(kind).add(range);
      this.#shown[kind] = range;
    } else {
      delete this.#shown[kind];
    }
    if (before) remove(kind, before);
  }

  #listen(needed: boolean): void {
    if (needed === !!this.#forcedColors) return;
    this.#forcedColors?.removeEventListener('change', this.#update);
    this.#forcedColors = needed ? matchMedia('(forced-colors: active)') : undefined;
    this.#forcedColors?.addEventListener('change', this.#update);
  }

  #style(needed: boolean): void {
    const root = needed ? this.#article.getRootNode() : undefined;
    if (root === this.#styled) return;
    if (this.#styled) releaseStyles(this.#styled);
    if (root) adoptStyles(root);
    this.#styled = root;
  }
}

function isSamePlace(a: Range, b: Range): boolean {
  const sameStart = a.startContainer === b.startContainer && a.startOffset === b.startOffset;
  return sameStart && a.endContainer === b.endContainer && a.endOffset === b.endOffset;
}

/** The registry is the page's: another copy of this module on it finds the same highlight there. */
function sharedHighlight(kind: HighlightKind): Highlight {
  const found = CSS.highlights.get(NAMES[kind]);
  if (found) return found;
  const made = new Highlight();
  made.priority = PRIORITIES[kind];
  CSS.highlights.set(NAMES[kind], made);
  return made;
}

function remove(kind: HighlightKind, range: Range): void {
  const highlight = CSS.highlights.get(NAMES[kind]);
  highlight?.delete(range);
  if (highlight?.size === 0) CSS.highlights.delete(NAMES[kind]);
}
