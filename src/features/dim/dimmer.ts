import { backgroundOf, textColorOf } from '../../page/background.js';
import { contrast, over, toCss, type Color } from '../../page/color.js';

/**
 * The contrast of dimmed text: 4.5 is required (WCAG 2.2, 1.4.3); the rest is for parts with a
 * slightly darker background.
 */
const MIN_CONTRAST = 5;
/** Below all other highlights. */
const PRIORITY = -1;

/**
 * Dims the text of an article except the sentence being spoken, by CSS Custom Highlights: the
 * page's tree does not change, and the text stays readable. Text with little contrast is not
 * dimmed, nor are pictures.
 */
export class Dimmer {
  readonly #root: Document | ShadowRoot;
  readonly #sheet: CSSStyleSheet;
  /** The dimmed ranges, by the name of their highlight. */
  readonly #highlightNames = new Map<AbstractRange, string>();
  readonly #rules = new Set<string>();

  /** @throws in browsers without the CSS Custom Highlight API. */
  constructor(article: Element) {
    this.#root = article.getRootNode() as Document | ShadowRoot;
    this.#sheet = new CSSStyleSheet();
    this.#root.adoptedStyleSheets.push(this.#sheet);
  }

  /** Dims `range`, a part of one passage, until it is released. */
  dim(range: AbstractRange): void {
    const { startContainer } = range;
    const element =
      startContainer instanceof Element ? startContainer : startContainer.parentElement;
    const color = element && dimmedColor(textColorOf(element), backgroundOf(element));
    if (!color || this.#highlightNames.has(range)) return;
    const css = toCss(color);
    // Ranges with the same colour share a highlight.
    const name = `article-player-dimmed-${color.slice(0, 3).map(Math.round).join('-')}`;
    this.#write(`::highlight(${name}){color:${css};-webkit-text-fill-color:currentcolor}`);
    let highlight = CSS.highlights.get(name);
    if (!highlight) CSS.highlights.set(name, (highlight = new Highlight()));
    highlight.priority = PRIORITY;
    highlight.add(range);
    this.#highlightNames.set(range, name);
  }

  /** Stops dimming `range`. */
  undim(range: AbstractRange): void {
    const name = this.#highlightNames.get(range);
    if (!name) return;
    this.#highlightNames.delete(range);
    const highlight = CSS.highlights.get(name);
    highlight?.delete(range);
    if (highlight?.size === 0) CSS.highlights.delete(name);
  }

  close(): void {
    for (const range of [...this.#highlightNames.keys()]) this.undim(range);
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

/**
 * The colour nearest to the background that keeps the contrast; `undefined` if the text has too
 * little contrast.
 */
export function dimmedColor(text: Color, background: Color): Color | undefined {
  if (contrast(text, background) <= MIN_CONTRAST) return undefined;
  let [low, high] = [0, 1];
  // Eight bisections are finer than 8 bits of colour.
  for (let step = 0; step < 8; step += 1) {
    const middle = (low + high) / 2;
    if (contrast(mix(text, background, middle), background) >= MIN_CONTRAST) high = middle;
    else low = middle;
  }
  return mix(text, background, high);
}

function mix([red, green, blue]: Color, background: Color, share: number): Color {
  return over([red, green, blue, share], background);
}
