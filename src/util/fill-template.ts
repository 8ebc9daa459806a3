import { trustedPolicy } from './trusted-policy.js';

let parse: ((parent: DocumentFragment, markup: string) => void) | undefined;

/** Sets the content of a template from markup of the player. */
export function fillTemplate(template: HTMLTemplateElement, markup: string): void {
  if (parse) parse(template.content, markup);
  else template.innerHTML = trustedPolicy()?.createHTML(markup) ?? markup;
}

/**
 * A page that requires Trusted Types rejects strings as markup, and takes what the player's policy
 * makes of them. If it does not allow that policy, the player parses its markup itself, and this
 * loads the code for it. Call it once, before the first template: the browser reports each attempt
 * to the page. @returns `undefined` if there is nothing to load.
 */
export function prepareTemplates(): Promise<void> | undefined {
  try {
    trustedPolicy();
    return undefined;
  } catch {
    return import('./parse-markup.js').then(({ parseInto }) => void (parse = parseInto));
  }
}
