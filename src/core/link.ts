import { pageAddress } from '../page/address.js';
import { pageText } from '../page/page-text.js';
import { textDirective } from '../text/text-fragment.js';

/**
 * The URL of the page with a text fragment that leads to `range` (WICG, URL Fragment Text
 * Directives). Without a range, the URL of the page. `lang` is BCP 47.
 */
export function linkToRange(page: Document, range: Range | undefined, lang: string): string {
  const address = pageAddress(page);
  if (!range) return address;
  const { text, span } = pageText(range);
  const directive = textDirective(text, span, lang);
  if (!directive) return address;
  return `${address}${address.includes('#') ? '' : '#'}:~:${directive}`;
}
