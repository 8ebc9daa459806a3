const NO_TEXT = 'script, style, noscript, template';

/** How much text stands in `element`, in UTF-16 code units: white space collapsed, and without what is no text of a page. */
export function textLength(element: Element): number {
  let length = lengthOf(element);
  if (!element.querySelector(NO_TEXT)) return length;
  for (const part of element.querySelectorAll(NO_TEXT))
    if (!part.parentElement?.closest(NO_TEXT)) length -= lengthOf(part);
  return Math.max(0, length);
}

/** Of elements by how long their text was as it is written: it is asked for again and again while a page is read. */
const known = new WeakMap<Element, { readonly written: number; readonly length: number }>();

function lengthOf(element: Element): number {
  const { textContent } = element;
  const before = known.get(element);
  if (before?.written === textContent.length) return before.length;
  const length = collapsed(textContent);
  known.set(element, { written: textContent.length, length });
  return length;
}

function collapsed(written: string): number {
  const text = written.trim();
  let { length } = text;
  for (const space of text.match(/\s\s+/g) ?? []) length -= space.length - 1;
  return length;
}
