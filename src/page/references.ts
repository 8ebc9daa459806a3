import { isSpeakable } from '../text/speakable.js';
import { named } from './names.js';

/** One or several note numbers, with or without brackets. */
const NOTE = /^[[(]?\d{1,3}[\])]?(?:\s*[,;–-]\s*[[(]?\d{1,3}[\])]?)*$/;
/** An editorial remark in square brackets: [a], [note 2], [citation needed]. */
const REMARK = /^\[[^\]]{1,60}\]$/;
const BARE_NUMBER = /^\d+$/;
/** UTF-16 code units. Longer text is not a reference, and is not checked further. */
const LONGEST_REFERENCE = 62;
const LONGEST_LINK = 24;
/** Class names of links that skip the page's navigation. */
const SKIP_LINK_CLASS = named('skip-?(?:link|nav|navigation|to)?');
const SKIP_LINK_TEXT = /^(?:skip|jump) to\b/i;
const PAGE_NUMBER = named('page-?(?:num|no|number|break)s?');
const VERSE_NUMBER = named('(?:verse|vers|v)-?(?:num|no|number)s?');
const NOTES = named('(?:foot|end)-?notes');

/** Text that a note's number follows: a word, punctuation, or a year. */
const NOTE_ANCHOR = /(?:[\p{L}\p{M}]{2}|[.,;:!?…%"”’»)\]。、」]|(?<!\d)(?:1[5-9]|20)\d\d)$/u;
/** Text that an exponent follows: units, functions, and brackets without a word. */
const POWER_BASE =
  /(?:(?<![\p{L}\p{M}])(?:[cdkmnµ]m|ft|in|mi|yd|co|m[cv]|sin|cos|tan|log|ln|π\p{L}|\p{L}x)|\((?![^()]*\p{L}{3})[^()]*\))$/iu;
/** Phrasing elements. */
export const PHRASING_TAG = /^(?:span|a|em|strong|b|i|u|small|mark|font|abbr|cite|sup|time)$/;

/**
 * Whether `element` only points to another place: the number of a note, a verse or a page, the
 * arrow back from a note, a heading's permalink, a link that skips navigation. H<sub>2</sub>O,
 * 10<sup>6</sup> and 20<sup>th</sup> are text.
 */
export function isReference(element: Element, style: CSSStyleDeclaration): boolean {
  const { localName } = element;
  if (localName === 'sup') return isRaisedNote(element);
  if (localName === 'a' && pointsIntoPage(element)) return isReferenceLink(element, style);
  if (element.getAttribute('epub:type') === 'pagebreak') return true;
  if (!PHRASING_TAG.test(localName)) return false;
  const name = element.getAttribute('class');
  if (name && (PAGE_NUMBER.test(name) || VERSE_NUMBER.test(name)))
    return element.textContent.trim().length <= 10;
  return style.verticalAlign === 'super' && isRaisedNote(element);
}

function isRaisedNote(sup: Element): boolean {
  const text = sup.textContent.trim();
  if (text.length > LONGEST_REFERENCE) return false;
  if (REMARK.test(text)) return true;
  const link = sup.closest('a') ?? sup.querySelector('a');
  const isNote = NOTE.test(text);
  if (link && (isNote || !isSpeakable(text)) && pointsIntoPage(link)) return true;
  const before = textBeside(sup, 'previousSibling');
  if (/^[a-h]$/.test(text)) return /(?:\p{Ll}{3}|[.,;:!?][\p{Pf}"')]?)$/u.test(before);
  if (!isNote) return false;
  if (NOTE_ANCHOR.test(before))
    return !POWER_BASE.test(before) || (link !== null && !before.endsWith(')'));
  return !/\S$/.test(before) && !link && isVerseNumber(sup);
}

/** A verse number is before a word. The number of an isotope is too, before its symbol. */
function isVerseNumber(sup: Element): boolean {
  const after = textBeside(sup, 'nextSibling');
  const apart = /^\s/.test(after) || /\s$/.test(sup.textContent);
  return apart ? /^\s*[\p{L}\p{Pi}"']/u.test(after) : /^[\p{Pi}"']?\p{L}{3}/u.test(after);
}

/** The text next to an element in its line, without `sup` elements. */
export function textBeside(element: Element, side: 'previousSibling' | 'nextSibling'): string {
  for (let around: Element | null = element; around; around = around.parentElement) {
    for (let beside = around[side]; beside; beside = beside[side]) {
      const isMark = beside.nodeName === 'SUP' || beside.nodeType === Node.COMMENT_NODE;
      if (!isMark && beside.textContent) return beside.textContent;
    }
    if (around.parentElement && !PHRASING_TAG.test(around.parentElement.localName)) break;
  }
  return '';
}

function isReferenceLink(link: Element, style: CSSStyleDeclaration): boolean {
  if (link.getAttribute('epub:type') === 'noteref') return true;
  const text = link.textContent.trim();
  if (text.length > LONGEST_LINK) return isSkipLink(link, text);
  if (!isSpeakable(text)) return text !== '';
  if (!NOTE.test(text) && !REMARK.test(text)) return isSkipLink(link, text);
  // "See chapter 2": a number that is a separate word is read. A note's number follows a word
  // without a space.
  return !BARE_NUMBER.test(text) || style.verticalAlign === 'super' || !isSeparateWord(link);
}

function isSeparateWord(link: Element): boolean {
  const before = link.previousSibling?.textContent;
  return !before || /[\s(]$/.test(before);
}

function isSkipLink(link: Element, text: string): boolean {
  if (SKIP_LINK_CLASS.test(link.getAttribute('class') ?? '')) return true;
  const byItself =
    !link.previousSibling?.textContent?.trim() && !link.nextSibling?.textContent?.trim();
  return byItself && SKIP_LINK_TEXT.test(text);
}

function pointsIntoPage(link: Element): boolean {
  return fragmentOf(link) !== undefined;
}

/** The fragment that `link` points to, if its target is in the same document. */
function fragmentOf(link: Element): string | undefined {
  const attribute = link.getAttribute('href');
  // Resolving a URL takes time.
  if (!attribute?.includes('#')) return undefined;
  if (attribute.startsWith('#')) return attribute.slice(1) || undefined;
  // The `href` of a link in SVG is not a string.
  const { href } = link as Partial<HTMLAnchorElement>;
  if (typeof href !== 'string') return undefined;
  const page = link.ownerDocument;
  const [address, fragment] = href.split('#');
  if (!fragment) return undefined;
  if (address === page.URL.split('#')[0]) return fragment;
  // A different query may lead to another page, or only identify the source of the visit.
  const samePath = address!.split('?')[0] === page.URL.split(/[?#]/)[0];
  return samePath && targetOf(page, fragment) ? fragment : undefined;
}

function targetOf(page: Document, fragment: string): Element | null {
  return page.getElementById(fragment) ?? page.getElementsByName(fragment)[0] ?? null;
}

/**
 * The notes of an article, found by the references to them: a note is the target of a reference,
 * and links back to it.
 */
export class Notes {
  readonly #references = new Map<string, Element[]>();

  /** Adds an excluded reference. */
  add(reference: Element): void {
    const around = reference.closest('a');
    for (const link of around ? [around] : reference.querySelectorAll('a')) {
      const fragment = fragmentOf(link);
      if (fragment)
        this.#references.set(fragment, [...(this.#references.get(fragment) ?? []), link]);
    }
  }

  has(element: Element): boolean {
    if (this.#references.size === 0) return false;
    const name = element.getAttribute('class');
    const isList = element.hasAttribute('data-footnotes') || (name !== null && NOTES.test(name));
    return isList ? this.#isListOfNotes(element) : this.#isNote(element);
  }

  #isListOfNotes(element: Element): boolean {
    return [...this.#references.keys()].some((id) => {
      const target = targetOf(element.ownerDocument, id);
      return target !== null && target !== element && element.contains(target);
    });
  }

  #isNote(element: Element): boolean {
    const first = element.firstElementChild;
    const own = this.#references.get(element.id);
    const references =
      own ??
      (first?.localName === 'a'
        ? this.#references.get(first.id || (first.getAttribute('name') ?? ''))
        : undefined);
    if (!references) return false;
    return [...element.querySelectorAll('a[href*="#"]')].some((back) => {
      const target = targetOf(element.ownerDocument, fragmentOf(back) ?? '');
      return (
        target !== null && references.some((each) => target.contains(each) || each.contains(target))
      );
    });
  }
}
