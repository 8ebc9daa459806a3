/**
 * The default look, in a layer: any rule of the page that is in none wins over it. Text and band are always set together, so that no
 * page's own text colour meets our band. A pale band is hard to see on a white page, and an underline on a black one; of the word's
 * two, at least one has a contrast of 3 to 1 or more on any page (WCAG 2.2, 1.4.11). A word that is only reckoned has no band of its own. Transparent text, by which pages paint
 * letters with a gradient, is filled again.
 */
const STYLES = `@layer article-player {
  ::highlight(article-player-sentence) {
    color: var(--article-player-sentence-color, #1a1a1a);
    background-color: var(--article-player-sentence-background, #fff3bf);
    -webkit-text-fill-color: currentcolor;
    text-shadow: none;
  }
  ::highlight(article-player-word) {
    color: var(--article-player-word-color, #000);
    background-color: var(--article-player-word-background, #ffd43b);
    text-decoration: underline 3px var(--article-player-word-underline, #000);
    -webkit-text-fill-color: currentcolor;
    text-shadow: none;
  }
  ::highlight(article-player-word-estimated) {
    color: var(--article-player-sentence-color, #1a1a1a);
    background-color: var(--article-player-sentence-background, #fff3bf);
    text-decoration: underline 2px dotted var(--article-player-word-underline, #000);
    -webkit-text-fill-color: currentcolor;
    text-shadow: none;
  }
  @media (prefers-contrast: more) {
    ::highlight(article-player-sentence) {
      color: #fff;
      background-color: #000;
    }
    ::highlight(article-player-word) {
      color: #000;
      background-color: #ff0;
      text-decoration-color: #000;
    }
    ::highlight(article-player-word-estimated) {
      color: #fff;
      background-color: #000;
      text-decoration-color: #fff;
    }
  }
}`;

interface Adopted {
  readonly sheet: CSSStyleSheet;
  users: number;
}

const adopted = new WeakMap<Node, Adopted>();

/** Puts the default styles behind the sheets that `root`, a document or a shadow root, has adopted. Every call wants its `releaseStyles`. */
export function adoptStyles(root: Node): void {
  const tree = styleable(root);
  if (!tree) return;
  let entry = adopted.get(root);
  if (!entry) {
    const { defaultView } = root.ownerDocument ?? (root as Document);
    if (!defaultView) return;
    // A document takes only sheets that were made in it.
    const sheet = new (defaultView as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(STYLES);
    adopted.set(root, (entry = { sheet, users: 0 }));
  }
  entry.users += 1;
  // The page may have set its list anew, without ours.
  if (!tree.adoptedStyleSheets.includes(entry.sheet)) tree.adoptedStyleSheets.push(entry.sheet);
}

/** Takes the default styles away again when nobody else needs them. */
export function releaseStyles(root: Node): void {
  const tree = styleable(root);
  const entry = adopted.get(root);
  if (!tree || !entry || --entry.users > 0) return;
  adopted.delete(root);
  const index = tree.adoptedStyleSheets.indexOf(entry.sheet);
  if (index >= 0) tree.adoptedStyleSheets.splice(index, 1);
}

function styleable(root: Node): DocumentOrShadowRoot | undefined {
  return 'adoptedStyleSheets' in root ? (root as Document | ShadowRoot) : undefined;
}
