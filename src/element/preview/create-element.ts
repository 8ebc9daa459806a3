/*
 * Elements by hand, not by Lit: beside the file for pages without a bundler, this part would bring a second Lit, and a page that allows
 * the policy `lit-html` of Trusted Types allows it once.
 */

type Child = Node | string | undefined;

/** An element with attributes and children; those that are `undefined` are left out. */
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

/** A button that does something when it is pressed. */
export function createButton(
  attributes: Readonly<Record<string, string | number | undefined>>,
  act: () => void,
  ...children: readonly Child[]
): HTMLElement {
  const made = createElement('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', act);
  return made;
}

/** A piece of code in a text, which no translation shall touch. */
export function createCode(text: string): HTMLElement {
  return createElement('code', { translate: 'no' }, text);
}
