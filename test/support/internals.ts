import type { ArticleCore } from '../../src/core/core.js';
import { coreOf } from '../../src/shell/core-of.js';

/** What stands behind an element, which no page can reach. */
export function internalsOf(element: HTMLElement): ArticleCore {
  return coreOf(element) as unknown as ArticleCore;
}
