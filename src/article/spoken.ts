import { parsedJson } from '../text/json.js';
import { isSayable } from '../text/sayable.js';
import type { PassageBuilder } from './passage-builder.js';

/** Kana and the marks that go with them: an annotation in them tells how the characters under it are read. */
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;
const FILE_NAME = /^\S+\.\w{2,4}$/;

/** What the page says of how its elements are said, as a walk meets them: in place of their text, or where they have none. */
export class Spoken {
  readonly #builder: PassageBuilder;
  /** Descriptions that were said: a page may show the same image twice. */
  readonly #described = new Set<string>();

  constructor(builder: PassageBuilder) {
    this.#builder = builder;
  }

  /** Where an element is told to be said otherwise than it is written, says so. @returns ends it. */
  begin(element: Element): (() => void) | undefined {
    const say = spokenInstead(element);
    return say ? this.#builder.replace(say) : undefined;
  }

  /** Says what an image or a formula shows; once where it is no part of a sentence, unless the caption by it does. */
  describe(element: Element): void {
    const description = descriptionOf(element)?.replace(/\s+/g, ' ').trim();
    if (!description || FILE_NAME.test(description)) return;
    if (this.#described.has(description) && !isInSentence(element)) return;
    this.#described.add(description);
    if (!isSaidByCaption(element, description)) this.#builder.insert(description);
  }
}

function spokenInstead(element: Element): string | undefined {
  if (element.localName === 'ruby') return readingOf(element);
  if (element.localName === 'abbr' && element.hasAttribute('title')) return expansionOf(element);
  const alias = element.getAttribute('data-ssml-sub') ?? element.getAttribute('data-ssml-sub-alias');
  const ssml = alias === null ? element.getAttribute('data-ssml') : null;
  return ssml === null ? (alias ?? undefined) : aliasIn(ssml);
}

/** Spoken HTML (W3C, Pronunciation Task Force): `{"sub": {"alias": "…"}}`. */
function aliasIn(ssml: string): string | undefined {
  const said = parsedJson(ssml) as { readonly sub?: { readonly alias?: unknown } } | null | undefined;
  const alias = said?.sub?.alias;
  return typeof alias === 'string' ? alias : undefined;
}

/** A title is an expansion if it is longer and begins alike; else it is a remark, which nobody asked for. */
function expansionOf(abbr: Element): string | undefined {
  const title = abbr.getAttribute('title')!.trim();
  const written = abbr.textContent.trim();
  const alike = title.slice(0, 1).toLowerCase() === written.slice(0, 1).toLowerCase();
  return alike && title.length > written.length ? title : undefined;
}

function readingOf(ruby: Element): string | undefined {
  const reading = Array.from(ruby.querySelectorAll('rt'), ({ textContent }) => textContent).join('');
  return KANA.test(reading) ? reading : undefined;
}

function descriptionOf(element: Element): string | null {
  if (/^(?:none|presentation)$/.test(element.getAttribute('role') ?? '')) return null;
  if (element.localName === 'img') return element.getAttribute('alt');
  return element.getAttribute('aria-label') ?? element.getAttribute('alttext');
}

/** An image right beside words stands for one; an icon in a link only goes with it. */
function isInSentence(element: Element): boolean {
  if (element.localName === 'math') return true;
  const beside = [element.previousSibling, element.nextSibling];
  return (
    !element.closest('a') && beside.some((node) => node?.nodeType === Node.TEXT_NODE && isSayable(node.textContent!))
  );
}

function isSaidByCaption(element: Element, description: string): boolean {
  const caption = element.closest('figure')?.querySelector('figcaption')?.textContent.replace(/\s+/g, ' ').trim();
  return !!caption && (caption.includes(description) || description.includes(caption));
}
