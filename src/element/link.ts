import { plainAddress } from '../page/address.js';
import { pageText } from '../page/page-text.js';
import { textDirective } from '../text/text-fragment.js';

/** Of a router that keeps its place behind the `#`. */
const ROUTE = /^#[!/]/;

/**
 * The address of the page, leading to `range` in it, by its words as they are written (a text fragment: WICG, URL Fragment Text Directives);
 * without a range, the page's alone. `lang` is BCP 47.
 */
export function linkToRange({ location }: Document, range: Range | undefined, lang: string): string {
  const address = (plainAddress(location.href) ?? location.href) + (ROUTE.test(location.hash) ? location.hash : '');
  if (!range) return address;
  const { text, span } = pageText(range);
  const directive = textDirective(text, span, lang);
  if (!directive) return address;
  return `${address}${address.includes('#') ? '' : '#'}:~:${directive}`;
}
