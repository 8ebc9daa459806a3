import { fromDocument } from './document-property.js';
import { composedPath } from './composed-order.js';

/**
 * Calls `changed` in the next frame after a possible change of the colours around `article`. Pages
 * switch their theme by classes and attributes of elements, by style sheets, and by controls that a
 * selector matches. During a transition of an element around the article, it is called in each
 * frame, with `inTransition`. Ends when `signal` is aborted.
 * @returns a function that requests a call in the next frame.
 */
export function watchColors(
  article: Element,
  changed: (inTransition: boolean) => void,
  signal: AbortSignal,
): () => void {
  const page = article.ownerDocument;
  let frame = 0;
  const check = () => {
    frame = 0;
    const inTransition = isInTransition(article);
    changed(inTransition);
    if (inTransition) schedule();
  };
  const schedule = () => {
    if (!signal.aborted) frame ||= requestAnimationFrame(check);
  };
  const changes = new MutationObserver(schedule);
  for (const element of elementsAround(article)) changes.observe(element, { attributes: true });
  changes.observe(fromDocument(page, 'head'), {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  // A style sheet has loaded, or a checkbox has changed.
  for (const type of ['load', 'change'])
    page.addEventListener(type, schedule, { capture: true, passive: true, signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', schedule, { signal });
  signal.addEventListener('abort', () => {
    changes.disconnect();
    cancelAnimationFrame(frame);
  });
  return schedule;
}

function elementsAround(article: Element): Element[] {
  return composedPath(article).filter((node) => node instanceof Element);
}

/** Animations may run without end; transitions end. */
function isInTransition(article: Element): boolean {
  return elementsAround(article).some((element) =>
    element
      .getAnimations?.()
      .some((each) => 'transitionProperty' in each && each.playState === 'running'),
  );
}
