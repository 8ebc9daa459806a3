const NO_TEXT = 'script, style, noscript, template';

/** How much text stands in `element`, in UTF-16 code units: white space collapsed, and without what is no text of a page. */
export function textLength(element: Element): number {
  let length = lengthOf(element);
  if (!element.querySelector(NO_TEXT)) return length;
  for (const part of element.querySelectorAll(NO_TEXT))
    if (!part.parentElement?.closest(NO_TEXT)) length -= lengthOf(part);
  return Math.max(0, length);
}

function lengthOf({ textContent }: Element): number {
  return textContent.replace(/\s+/g, ' ').trim().length;
}
