const SVG = 'http://www.w3.org/2000/svg';
/** A tag, a comment (HTML parses Lit's markers `<?…>` as comments), or text. */
const TOKENS = /<(\/?)([a-z][\w-]*)((?:[^>"]|"[^"]*")*)>|<(?:!--)?([^>]*?)(?:--)?>|[^<]+/gi;
const ATTRIBUTES = /([^\s="/]+)(?:=(?:"([^"]*)"|([^\s">]+)))?/g;
/** What Lit writes before the name of a property, a Boolean attribute or an event. */
const SIGIL = /^[.?@]/;
/** Elements without end tag. */
const VOID = /^(?:br|hr|img|input|link|meta|col|wbr)$/;

/**
 * Parses markup of the player like HTML, for pages that accept no string as markup: without entities
 * and omitted tags, and with attributes in double quotes or without quotes.
 *
 * Until 2026, `setAttribute()` took no name with a sign before it (whatwg/dom 1079). Lit looks only
 * at the end of a name.
 */
export function parseInto(parent: DocumentFragment, markup: string): void {
  const open: ParentNode[] = [parent];
  for (const [text, end, name, attributes, comment] of markup.matchAll(TOKENS)) {
    const parentNode = open.at(-1)!;
    if (end) open.pop();
    else if (name) {
      const element = newElement(name, parentNode);
      for (const [, key, quoted, bare] of attributes!.matchAll(ATTRIBUTES))
        element.setAttribute(key!.replace(SIGIL, '_'), quoted ?? bare ?? '');
      parentNode.append(element);
      if (!VOID.test(name) && !attributes!.endsWith('/')) open.push(element);
    } else parentNode.append(comment === undefined ? text : document.createComment(comment));
  }
}

function newElement(name: string, parent: ParentNode): Element {
  const isSvg =
    name === 'svg' || (parent instanceof SVGElement && parent.localName !== 'foreignObject');
  return isSvg ? document.createElementNS(SVG, name) : document.createElement(name);
}
