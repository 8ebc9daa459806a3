/*
 * The preview creates its elements without Lit. In the build without bundler it is a separate file,
 * which would contain a second Lit, and a page that allows the Trusted Types policy `lit-html`
 * allows it only once.
 */

type Child = Node | string | undefined;

/** Creates an element with attributes and children. Those that are `undefined` are omitted. */
export function createElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly (Child | readonly Child[])[]
): HTMLElement {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(attribute, String(value));
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

/** Creates a button with a click listener. */
export function createButton(
  attributes: Readonly<Record<string, string | number | undefined>>,
  act: () => void,
  ...children: readonly Child[]
): HTMLElement {
  const made = createElement('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', act);
  return made;
}

/** Creates a piece of code in a text, which browsers do not translate. */
export function createCode(text: string): HTMLElement {
  return createElement('code', { translate: 'no' }, text);
}
