import { fromDocument } from './composed-tree.js';
import { composedPath } from './composed-order.js';

/**
 * Calls `changed` in the next frame whenever the colours around `article` may have become others: what a page switches its theme by are classes
 * and attributes of its elements, its style sheets, and controls that a selector asks for. While something around it is in transition, which
 * `changed` is told, in each frame. Until `signal` is aborted.
 * @returns what asks for a call in the next frame.
 */
export function watchColors(
  article: Element,
  changed: (inTransition: boolean) => void,
  signal: AbortSignal,
): () => void {
  const page = article.ownerDocument;
  let frame = 0;
  const look = () => {
    frame = 0;
    const inTransition = isInTransition(article);
    changed(inTransition);
    if (inTransition) stir();
  };
  const stir = () => {
    if (!signal.aborted) frame ||= requestAnimationFrame(look);
  };
  const changes = new MutationObserver(stir);
  for (const element of around(article)) changes.observe(element, { attributes: true });
  changes.observe(fromDocument(page, 'head'), {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  // A style sheet is there, or a box is checked.
  for (const type of ['load', 'change']) page.addEventListener(type, stir, { capture: true, passive: true, signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', stir, { signal });
  signal.addEventListener('abort', () => {
    changes.disconnect();
    cancelAnimationFrame(frame);
  });
  return stir;
}

function around(article: Element): Element[] {
  return composedPath(article).filter((node) => node instanceof Element);
}

/** Animations may go on for ever; transitions end. */
function isInTransition(article: Element): boolean {
  return around(article).some((element) =>
    element.getAnimations?.().some((each) => 'transitionProperty' in each && each.playState === 'running'),
  );
}
