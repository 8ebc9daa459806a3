import { isSayable } from '../text/sayable.js';

/** How a page or its author names the article; without either, it is looked for. */
export interface FindOptions {
  readonly article?: Element | undefined;
  /** The `id` of the article. Empty is as none. */
  readonly htmlFor?: string | undefined;
}

const ENCLOSING = 'article, [itemprop~="articleBody"], [role="article"], main';
const ARTICLE = 'article, [role="article"]';
const MAIN = 'main, [role="main"]';
/** What stands in these, or is not shown, is not what the page is about. */
const ASIDE = 'nav, aside, footer, [role="navigation"], [role="complementary"], [role="contentinfo"], [hidden]';

/**
 * The element whose text `host` is to read: the one given; else the one with the `id` given, and no other; else the nearest
 * around `host`, through shadow roots; else the page's one plausible article. `undefined` where there is no telling.
 */
export function findArticle(host: Element, options: FindOptions = {}): Element | undefined {
  if (options.article) return options.article;
  // No fallback: to read another article than the one named is worse than to wait for it.
  if (options.htmlFor) return named(host, options.htmlFor);
  return enclosing(host) ?? plausibleNear(host);
}

function named(host: Element, id: string): Element | undefined {
  const root = host.getRootNode();
  const near = root instanceof DocumentFragment ? root.getElementById(id) : null;
  return near ?? host.ownerDocument.getElementById(id) ?? undefined;
}

function enclosing(host: Element): Element | undefined {
  for (let around = parentAcross(host); around; around = parentAcross(around)) {
    if (around.matches(ENCLOSING)) return around;
  }
  return undefined;
}

function parentAcross(element: Element): Element | undefined {
  return element.parentElement ?? shadowHost(element.getRootNode());
}

function shadowHost(root: Node): Element | undefined {
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** In the host's own tree first, then in the trees around it. */
function plausibleNear(host: Element): Element | undefined {
  for (let tree: Element | undefined = host; tree;) {
    const root = tree.getRootNode();
    const found = plausible(root as Document | ShadowRoot | Element);
    if (found) return found;
    tree = shadowHost(root);
  }
  return undefined;
}

function plausible(root: ParentNode): Element | undefined {
  const articles = outermost(root, ARTICLE);
  if (articles.length === 1) return articles[0];
  const [main, otherMain] = outermost(root, MAIN);
  if (!main || otherMain) return undefined;
  const inMain = articles.filter((article) => main.contains(article));
  return inMain.length === 1 ? inMain[0] : main;
}

/** Those with text that stand in no other of their kind (as comments do in their article), nor at the side of the page. */
function outermost(root: ParentNode, selector: string): Element[] {
  return [...root.querySelectorAll(selector)].filter(
    (element) => !element.parentElement?.closest(selector) && !element.closest(ASIDE) && isSayable(element.textContent),
  );
}
