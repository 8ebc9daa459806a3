import { backgroundOf, textColorOf } from '../../page/background.js';
import { contrast, over, toCss, type Color } from '../../page/color.js';

/** Contrast that dimmed text keeps: 4.5 is wanted (WCAG 2.2, 1.4.3); a stretch in it may have a background of its own that is little darker. */
const KEPT = 5;
/** Under all that is lit. */
const PRIORITY = -1;

/**
 * Dims the text of an article but for the sentence being said, by CSS Custom Highlights: nothing in the page's tree is changed, and the text can
 * still be read. Text that has little contrast as it is stays as it is. Pictures are not dimmed.
 */
export class Dimmer {
  readonly #root: Document | ShadowRoot;
  readonly #sheet: CSSStyleSheet;
  /** What is dimmed, by the name of the highlight. */
  readonly #names = new Map<AbstractRange, string>();
  readonly #rules = new Set<string>();

  /** @throws where the browser has no highlights. */
  constructor(article: Element) {
    this.#root = article.getRootNode() as Document | ShadowRoot;
    this.#sheet = new CSSStyleSheet();
    this.#root.adoptedStyleSheets.push(this.#sheet);
  }

  /** Dims `range`, a stretch of one passage, until it is let go. */
  dim(range: AbstractRange): void {
    const { startContainer } = range;
    const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
    const color = element && dimmedColor(textColorOf(element), backgroundOf(element));
    if (!color || this.#names.has(range)) return;
    const css = toCss(color);
    // Who dims to the same colour shares the highlight.
    const name = `article-player-dimmed-${color.slice(0, 3).map(Math.round).join('-')}`;
    this.#write(`::highlight(${name}){color:${css};-webkit-text-fill-color:currentcolor}`);
    let highlight = CSS.highlights.get(name);
    if (!highlight) CSS.highlights.set(name, (highlight = new Highlight()));
    highlight.priority = PRIORITY;
    highlight.add(range);
    this.#names.set(range, name);
  }

  /** Shows `range` as it was. */
  undim(range: AbstractRange): void {
    const name = this.#names.get(range);
    if (!name) return;
    this.#names.delete(range);
    const highlight = CSS.highlights.get(name);
    highlight?.delete(range);
    if (highlight?.size === 0) CSS.highlights.delete(name);
  }

  close(): void {
    for (const range of [...this.#names.keys()]) this.undim(range);
    const { adoptedStyleSheets: sheets } = this.#root;
    const index = sheets.indexOf(this.#sheet);
    if (index >= 0) sheets.splice(index, 1);
  }

  #write(rule: string): void {
    if (this.#rules.has(rule)) return;
    this.#rules.add(rule);
    this.#sheet.replaceSync(`@layer article-player{@media screen{${[...this.#rules].join('')}}}`);
  }
}

/** The colour between text and background that is as far from the text as the contrast allows; `undefined` where there is no room. */
export function dimmedColor(text: Color, background: Color): Color | undefined {
  if (contrast(text, background) <= KEPT) return undefined;
  let [low, high] = [0, 1];
  // Eight halvings are finer than a display's steps of colour.
  for (let step = 0; step < 8; step += 1) {
    const middle = (low + high) / 2;
    if (contrast(mixed(text, background, middle), background) >= KEPT) high = middle;
    else low = middle;
  }
  return mixed(text, background, high);
}

function mixed([red, green, blue]: Color, background: Color, share: number): Color {
  return over([red, green, blue, share], background);
}
