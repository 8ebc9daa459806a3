import { fromDocument } from './document-property.js';

/**
 * Elements that are not translated: HTML's `translate` attribute, and the class that Google
 * Translate respects.
 */
const UNTRANSLATED = '[translate="no" i], .notranslate';

/**
 * The nearest `lang` of an element and its ancestors, through shadow roots; empty if there is none.
 */
export function languageAround(element: Element): string {
  for (let tree: Element | undefined = element; tree;) {
    const marked = tree.closest('[lang]');
    if (marked) return languageOf(marked, isTranslated(element.ownerDocument)) ?? '';
    const root = tree.getRootNode();
    tree = root instanceof ShadowRoot ? root.host : undefined;
  }
  return '';
}

/**
 * The language of an element by its `lang` attribute, or by the translation of the page; `null` if
 * neither sets it.
 */
export function languageOf(element: Element, translated: boolean): string | null {
  const own = element.getAttribute('lang');
  if (!translated) return own;
  const root = fromDocument(element.ownerDocument, 'documentElement');
  const kept = element.closest(UNTRANSLATED);
  if (!kept) return own === null ? null : root.lang;
  return own ?? (kept === element ? element.closest('[lang]')!.getAttribute('lang') : null);
}

/**
 * Whether Chrome has translated the page. It sets the `lang` and one of these classes of the root
 * element, and keeps the `lang` of all other elements. Observed in Chrome; the classes are set by
 * Chromium's components/translate.
 */
export function isTranslated(page: Document): boolean {
  const { classList } = fromDocument(page, 'documentElement');
  return classList.contains('translated-ltr') || classList.contains('translated-rtl');
}
