import { isSayable } from '../text/sayable.js';

/** A note's number or sign, bracketed or not; several of them; and in brackets any short word, such as [a] or [note 2]. */
const NOTE = /^(?:[[(]?\d{1,3}[\])]?(?:\s*[,;–-]\s*[[(]?\d{1,3}[\])]?)*|\[[^\]]{1,10}\])$/;
const BARE_NUMBER = /^\d+$/;
/** Longer text than this is no reference: not worth a closer look. */
const LONGEST = 24;
/** Names that style sheets and themes give to the link past a page's navigation. */
const SKIP_LINK_CLASS = /(?:^|[\s_-])skip-?(?:link|nav|navigation|to)?(?:$|[\s_-])/i;
const SKIP_LINK_TEXT = /^(?:skip|jump) to\b/i;

/**
 * Whether `element` is a mark in the text that only points to another place of the page: the number of a note, the arrow back from it,
 * a heading's permalink sign, a link that skips navigation. H<sub>2</sub>O and 20<sup>th</sup> point nowhere, and are text.
 */
export function isReference(element: Element, style: CSSStyleDeclaration): boolean {
  if (element.localName === 'sup') return isRaisedNote(element);
  return element.localName === 'a' && pointsIntoPage(element) && isReferenceLink(element, style);
}

function isRaisedNote(sup: Element): boolean {
  const text = sup.textContent.trim();
  if (text.length > LONGEST || (isSayable(text) && !NOTE.test(text))) return false;
  const link = sup.closest('a') ?? sup.querySelector('a');
  return link !== null && pointsIntoPage(link);
}

function isReferenceLink(link: Element, style: CSSStyleDeclaration): boolean {
  if (link.getAttribute('epub:type') === 'noteref') return true;
  const text = link.textContent.trim();
  if (text.length > LONGEST) return isSkipLink(link, text);
  if (!isSayable(text)) return text !== '';
  if (!NOTE.test(text)) return isSkipLink(link, text);
  // "See chapter 2": a number that stands as a word of its own is read; a note's number hangs on to the word before it.
  return !BARE_NUMBER.test(text) || style.verticalAlign === 'super' || !standsAlone(link);
}

function standsAlone(link: Element): boolean {
  const before = link.previousSibling?.textContent;
  return !before || /[\s(]$/.test(before);
}

function isSkipLink(link: Element, text: string): boolean {
  if (SKIP_LINK_CLASS.test(link.getAttribute('class') ?? '')) return true;
  const byItself = !link.previousSibling?.textContent?.trim() && !link.nextSibling?.textContent?.trim();
  return byItself && SKIP_LINK_TEXT.test(text);
}

/** Whether `link` leads to a place in the page it is in. */
function pointsIntoPage(link: Element): boolean {
  const written = link.getAttribute('href');
  if (!written) return false;
  if (written.startsWith('#')) return written.length > 1;
  // That of a link in SVG is no text.
  const { href } = link as Partial<HTMLAnchorElement>;
  if (typeof href !== 'string') return false;
  const [address, fragment] = href.split('#');
  return !!fragment && address === link.ownerDocument.URL.split('#')[0];
}
