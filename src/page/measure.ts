const NO_TEXT = 'script, style, noscript, template';

/**
 * Length of the text of `element` in UTF-16 code units, with collapsed white space, and without
 * scripts and styles.
 */
export function textLength(element: Element): number {
  let length = lengthOf(element);
  if (!element.querySelector(NO_TEXT)) return length;
  for (const part of element.querySelectorAll(NO_TEXT))
    if (!part.parentElement?.closest(NO_TEXT)) length -= lengthOf(part);
  return Math.max(0, length);
}

/**
 * Cached lengths, valid for a length of `textContent`: they are needed many times during an
 * extraction.
 */
const known = new WeakMap<Element, { readonly written: number; readonly length: number }>();

function lengthOf(element: Element): number {
  const { textContent } = element;
  const before = known.get(element);
  if (before?.written === textContent.length) return before.length;
  const length = collapsedLength(textContent);
  known.set(element, { written: textContent.length, length });
  return length;
}

function collapsedLength(written: string): number {
  const text = written.trim();
  let { length } = text;
  for (const space of text.match(/\s\s+/g) ?? []) length -= space.length - 1;
  return length;
}
