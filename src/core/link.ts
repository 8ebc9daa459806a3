import { plainAddress } from '../page/address.js';
import { pageText } from '../page/page-text.js';
import { textDirective } from '../text/text-fragment.js';

/** The fragment of a router that keeps its route there. */
const ROUTE = /^#[!/]/;

/**
 * The URL of the page with a text fragment that leads to `range` (WICG, URL Fragment Text
 * Directives). Without a range, the URL of the page. `lang` is BCP 47.
 */
export function linkToRange(
  { location }: Document,
  range: Range | undefined,
  lang: string,
): string {
  const address =
    (plainAddress(location.href) ?? location.href) +
    (ROUTE.test(location.hash) ? location.hash : '');
  if (!range) return address;
  const { text, span } = pageText(range);
  const directive = textDirective(text, span, lang);
  if (!directive) return address;
  return `${address}${address.includes('#') ? '' : '#'}:~:${directive}`;
}
