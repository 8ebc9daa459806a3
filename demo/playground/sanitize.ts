// Pasted HTML as nodes that run nothing, load nothing and lead nowhere by themselves. Nodes are
// created anew from lists of what is allowed, and never written as text and parsed again.

import { fromDocument } from '../../src/page/document-property.js';

const LEFT_OUT = new Set(
  'script style link meta base title head template noscript iframe frame frameset object embed applet audio video source track canvas svg portal article-player article-speech'.split(
    ' ',
  ),
);
const ALLOWED = new Set(
  `a abbr address article aside b bdi bdo blockquote br button caption center cite code col colgroup
  data dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header
  hgroup hr i img ins kbd label legend li main mark menu nav ol p pre q rp rt ruby s samp search section
  small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`.split(
    /\s+/,
  ),
);
const MATH = new Set(
  `math mi mn mo ms mtext mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd
  mspace mpadded mstyle semantics annotation`.split(/\s+/),
);
const MATH_NAMESPACE = 'http://www.w3.org/1998/Math/MathML';
const ATTRIBUTES = new Set(
  `abbr alt alttext class colspan datetime dir display encoding headers hidden id itemprop itemscope
  itemtype lang open reversed role rowspan scope start title type value data-article-player data-ssml`.split(
    /\s+/,
  ),
);
/** What says whether and how an element is shown, by which the player decides what to read. */
const STYLES = ['display', 'visibility', 'position', 'float', 'white-space', 'text-transform'];

const isAllowed = (name: string, value: string) =>
  ATTRIBUTES.has(name) ||
  name.startsWith('aria-') ||
  // A link says much about its line. Nothing follows it: the page in which it stands ignores clicks.
  (name === 'href' && /^(?:https?:\/\/|#)/i.test(value));

function copyStyles(from: Element, to: HTMLElement): void {
  const { style } = from as HTMLElement;
  for (const name of STYLES) {
    const value = style?.getPropertyValue(name);
    if (value && /^[a-z -]+$/.test(value)) to.style.setProperty(name, value);
  }
}

function copyOf(element: Element, page: Document): Element {
  const name = element.localName;
  const isMath = element.namespaceURI === MATH_NAMESPACE && MATH.has(name);
  // The text of an unknown element stays.
  const known = element instanceof HTMLElement && ALLOWED.has(name) ? name : 'span';
  const copy = isMath ? page.createElementNS(MATH_NAMESPACE, name) : page.createElement(known);
  for (const { name: attribute, value } of Array.from(element.attributes)) {
    if (isAllowed(attribute, value)) copy.setAttribute(attribute, value);
  }
  if (!isMath) copyStyles(element, copy as HTMLElement);
  return copy;
}

function copyChildren(from: Node, to: Node, page: Document): void {
  for (const child of Array.from(from.childNodes)) {
    if (child.nodeType === Node.TEXT_NODE) to.appendChild(page.createTextNode(child.nodeValue!));
    if (!(child instanceof Element) || LEFT_OUT.has(child.localName)) continue;
    const copy = copyOf(child, page);
    to.appendChild(copy);
    copyChildren(child, copy, page);
  }
}

export interface Pasted {
  readonly body: DocumentFragment;
  readonly title: string;
  /** As the pasted page declares it, else ''. */
  readonly lang: string;
}

const isHtml = (source: string) => /<(?:!doctype|[a-z][\w-]*)(?:\s[^>]*)?\/?>/i.test(source);

/** Plain text: paragraphs between empty lines; a short first one without a full stop is the title. */
function fromText(source: string, page: Document): DocumentFragment {
  const fragment = page.createDocumentFragment();
  const article = page.createElement('article');
  const blocks = source.split(/\n\s*\n/).filter((block) => block.trim());
  blocks.forEach((block, index) => {
    const text = block.trim();
    const isTitle = index === 0 && blocks.length > 1 && text.length < 120 && !/[.!?。]$/.test(text);
    const element = page.createElement(isTitle ? 'h1' : 'p');
    element.textContent = text;
    article.append(element);
  });
  fragment.append(article);
  return fragment;
}

/** @param page - The document that the nodes are for. */
export function sanitize(source: string, page: Document): Pasted {
  if (!isHtml(source)) return { body: fromText(source, page), title: '', lang: '' };
  // A document without a window: it runs no scripts and loads no images.
  const parsed = new DOMParser().parseFromString(source, 'text/html');
  const body = page.createDocumentFragment();
  // An element with the name of a member hides it.
  copyChildren(fromDocument(parsed, 'body'), body, page);
  const title = fromDocument(parsed, 'title');
  return { body, title, lang: fromDocument(parsed, 'documentElement').lang };
}
