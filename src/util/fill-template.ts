let parse: ((parent: DocumentFragment, markup: string) => void) | undefined;

/** Sets the content of a template from markup of the player. */
export function fillTemplate(template: HTMLTemplateElement, markup: string): void {
  if (parse) parse(template.content, markup);
  else template.innerHTML = markup;
}

/**
 * If the page requires Trusted Types, the browser rejects a string, or the page's default policy may
 * change it. Then the player parses its markup itself, so that it needs no policy, and this loads the
 * code for it. Call it once, before the first template: each rejected string is reported in the
 * console. @returns `undefined` if there is nothing to load.
 */
export function prepareTemplates(): Promise<void> | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: { defaultPolicy: unknown } };
  try {
    if (!trustedTypes?.defaultPolicy) {
      fillTemplate(document.createElement('template'), '<b>');
      return undefined;
    }
  } catch {
    // The page requires Trusted Types.
  }
  return import('./parse-markup.js').then(({ parseInto }) => void (parse = parseInto));
}
