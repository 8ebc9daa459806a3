import { fromDocument } from '../../page/document-property.js';
interface Adopted {
  readonly sheet: CSSStyleSheet;
  styles: string;
  users: number;
}

const adopted = new WeakMap<Node, Adopted>();

/**
 * Appends a style sheet to those that `root`, a document or a shadow root, has adopted: one for all
 * players with a highlight in it, with the styles that were set last. Every call needs a
 * `releaseStyles()`.
 */
export function adoptStyles(root: Node): void {
  const tree = styleable(root);
  if (!tree) return;
  let entry = adopted.get(root);
  if (!entry) {
    const defaultView = fromDocument(root.ownerDocument ?? (root as Document), 'defaultView');
    if (!defaultView) return;
    // A document accepts only sheets that were constructed in it.
    const sheet = new (defaultView as Window & typeof globalThis).CSSStyleSheet();
    adopted.set(root, (entry = { sheet, styles: '', users: 0 }));
  }
  entry.users += 1;
  // The page may have replaced its list, without our sheet.
  const sheets = sheetsOf(tree);
  if (!sheets.includes(entry.sheet)) sheets.push(entry.sheet);
}

/** Changes the rules of the adopted sheet of `root`. */
export function writeStyles(root: Node, styles: string): void {
  const entry = adopted.get(root);
  if (!entry || entry.styles === styles) return;
  entry.styles = styles;
  entry.sheet.replaceSync(styles);
}

/** Removes the style sheet when no player needs it. */
export function releaseStyles(root: Node): void {
  const tree = styleable(root);
  const entry = adopted.get(root);
  if (!tree || !entry || --entry.users > 0) return;
  adopted.delete(root);
  const sheets = sheetsOf(tree);
  const index = sheets.indexOf(entry.sheet);
  if (index >= 0) sheets.splice(index, 1);
}

function styleable(root: Node): Document | ShadowRoot | undefined {
  return 'adoptedStyleSheets' in root ? (root as Document | ShadowRoot) : undefined;
}

function sheetsOf(tree: Document | ShadowRoot): CSSStyleSheet[] {
  return tree instanceof ShadowRoot
    ? tree.adoptedStyleSheets
    : fromDocument(tree, 'adoptedStyleSheets');
}
