const SVG = 'http://www.w3.org/2000/svg';
/** A tag, a comment (Lit marks its places by `<?…>`, which HTML makes a comment of), or text. */
const TOKENS = /<(\/?)([a-z][\w-]*)((?:[^>"]|"[^"]*")*)>|<(?:!--)?([^>]*?)(?:--)?>|[^<]+/gi;
const ATTRIBUTES = /([^\s="/]+)(?:=(?:"([^"]*)"|([^\s">]+)))?/g;
/** They have no end tag. */
const VOID = /^(?:br|hr|img|input|link|meta|col|wbr)$/;

/**
 * Fills a template with markup. Where a page requires Trusted Types, the platform accepts no string, or a policy of the page changes it: then
 * the markup, which is the player's own, is parsed here. So the player needs no Trusted Types policy.
 */
export function fillTemplate(template: HTMLTemplateElement, markup: string): void {
  const { trustedTypes } = globalThis as { trustedTypes?: { defaultPolicy: unknown } };
  try {
    if (!refused && !trustedTypes?.defaultPolicy) {
      template.innerHTML = markup;
      return;
    }
  } catch {
    // Each attempt is reported to the page's console: one is enough.
    refused = true;
  }
  parseInto(template.content, markup);
}
let refused = false;

/** As HTML parses it: markup without entities and omitted tags, with attributes in double quotes or without any. */
export function parseInto(parent: DocumentFragment, markup: string): void {
  const open: ParentNode[] = [parent];
  for (const [text, end, name, attributes, comment] of markup.matchAll(TOKENS)) {
    const around = open.at(-1)!;
    if (end) open.pop();
    else if (name) {
      const element = newElement(name, around);
      for (const [, key, quoted, bare] of attributes!.matchAll(ATTRIBUTES))
        element.setAttribute(key!, quoted ?? bare ?? '');
      around.append(element);
      if (!VOID.test(name) && !attributes!.endsWith('/')) open.push(element);
    } else around.append(comment === undefined ? text : document.createComment(comment));
  }
}

function newElement(name: string, around: ParentNode): Element {
  const isSvg = name === 'svg' || (around instanceof SVGElement && around.localName !== 'foreignObject');
  return isSvg ? document.createElementNS(SVG, name) : document.createElement(name);
}
