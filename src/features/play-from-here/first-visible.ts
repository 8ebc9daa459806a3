import type { Transcript } from '../../text/transcript.js';
import { unobscuredViewport } from '../../page/unobscured-viewport.js';
import type { TextMap } from '../../page/text-map.js';

/**
 * Where playback starts with `start="visible"`: at the first passage that begins in view, or, if a
 * long one fills the view, at its first sentence in view. UTF-16 offset into the transcript; 0 if
 * the article is not in view.
 */
export function firstVisible(
  article: Element,
  map: TextMap,
  { passages, sentences }: Transcript,
): number {
  const view = unobscuredViewport(article.getBoundingClientRect(), article);
  const topOf = (span: { readonly start: number; readonly end: number }) => {
    const rect = map.rangeOf(span)?.getBoundingClientRect();
    return rect && (rect.width > 0 || rect.height > 0) ? rect : undefined;
  };
  const isIn = (top: number) => top >= view.top && top < view.bottom;
  for (const passage of passages) {
    const box = topOf(passage);
    if (!box || box.bottom <= view.top || box.top >= view.bottom) continue;
    if (isIn(box.top)) return passage.start;
    const within = sentences.filter(({ start }) => start >= passage.start && start < passage.end);
    const sentence = within.find((each) => isIn(topOf(each)?.top ?? -1));
    if (sentence) return sentence.start;
  }
  return 0;
}
