import { indexAt, type Span } from '../text/span.js';
import type { Transcript } from '../text/transcript.js';
import { isWithinGrapheme } from './grapheme.js';
import type { ReadablePassage } from './passage-builder.js';

/** A stretch of the transcript, and the text node that it was read from. */
interface Place extends Span {
  readonly node: Text;
  /** Offset of `start` in `node.data`. */
  readonly from: number;
}

/**
 * The way between the transcript's offsets and the page: the only place that knows both. Both directions take logarithmic time.
 * It tells the places of the text as it was read, and stays harmless when the page has changed since.
 */
export class TextMap {
  /** In order, both of the transcript and of the page. */
  readonly #places: readonly Place[];
  readonly #text: string;

  /** `transcript` was made of these `passages`, of all and in this order. */
  constructor(passages: readonly ReadablePassage[], transcript: Transcript) {
    this.#text = transcript.text;
    this.#places = passages.flatMap(({ pieces }, index) => {
      const base = transcript.passages[index]?.start ?? 0;
      return pieces.map(({ node, from, at, length }) => ({ node, from, start: base + at, end: base + at + length }));
    });
  }

  /**
   * A live range from the first to the last character of `span` that the page still has; `undefined` if it has none of them.
   * It never cuts through a character that takes more than one code unit: rather, it is longer than `span`.
   */
  rangeOf(span: Span): Range | undefined {
    if (span.end <= span.start) return undefined;
    const { start, end } = this.#wholeCharacters(span);
    let first = indexAt(this.#places, start);
    let last = Math.min(indexAt(this.#places, end - 1), this.#places.length - 1);
    while (first <= last && !stands(this.#places[first]!, start, end)) first += 1;
    while (first <= last && !stands(this.#places[last]!, start, end)) last -= 1;
    const from = this.#places[first];
    const to = this.#places[last];
    if (!from || !to || first > last) return undefined;
    const range = from.node.ownerDocument.createRange();
    range.setStart(from.node, from.from + Math.max(0, start - from.start));
    range.setEnd(to.node, Math.min(to.from + Math.min(to.end, end) - to.start, to.node.length));
    // Where the page has changed the order of its nodes, the end may have come before the start.
    return range.collapsed ? undefined : range;
  }

  /**
   * The offset of the character at a place in the page, or of the first one after it that is read; `undefined` after the last, or for
   * a node that is not around, in or beside the article. As in `Range`: `offset` counts the code units of a text, the children of an element.
   */
  offsetAt(node: Node, offset: number): number | undefined {
    const point = this.#pointInTree(node, offset);
    const place = point && this.#places[this.#firstNotBefore(point)];
    return place && wholeStart(this.#text, offsetIn(place, point));
  }

  /** The span of all characters read that lie in `range`; `undefined` if it holds none. */
  spanOf(range: AbstractRange): Span | undefined {
    const start = this.offsetAt(range.startContainer, range.startOffset);
    const point = this.#pointInTree(range.endContainer, range.endOffset);
    if (start === undefined || !point) return undefined;
    const index = this.#firstNotBefore(point);
    const place = this.#places[index];
    const inside = place && place.node === point.node && point.offset > place.from;
    const end = inside ? offsetIn(place, point) : (this.#places[index - 1]?.end ?? 0);
    return end > start ? this.#wholeCharacters({ start, end }) : undefined;
  }

  #wholeCharacters({ start, end }: Span): Span {
    let wholeEnd = end;
    while (isWithinGrapheme(this.#text, wholeEnd)) wholeEnd += 1;
    return { start: wholeStart(this.#text, start), end: wholeEnd };
  }

  /** The point as seen from the tree that the article's text is in: a place in a shadow tree is where its host stands. */
  #pointInTree(node: Node, offset: number): Point | undefined {
    const root = this.#places.find((place) => place.node.isConnected)?.node.getRootNode();
    if (!root) return undefined;
    let point = pointAt(node, offset);
    for (let tree = point.node.getRootNode(); tree !== root; tree = point.node.getRootNode()) {
      if (!(tree instanceof ShadowRoot)) return undefined;
      point = { node: tree.host, offset: 0, inside: false };
    }
    return point;
  }

  #firstNotBefore(point: Point): number {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      // A node that has left the page is nowhere: its next neighbour that is there speaks for it.
      const middle = (low + high) >>> 1;
      let near = middle;
      while (near < high && !this.#places[near]!.node.isConnected) near += 1;
      if (near < high && isBefore(this.#places[near]!, point)) low = near + 1;
      else high = middle;
    }
    while (this.#places[low] && !this.#places[low]!.node.isConnected) low += 1;
    return low;
  }
}

/** A place in a tree: an offset in a text, or just before `node`, or (`inside`) at the end of all that is in it. */
interface Point {
  readonly node: Node;
  readonly offset: number;
  readonly inside: boolean;
}

function pointAt(node: Node, offset: number): Point {
  if (node.nodeType === Node.TEXT_NODE) return { node, offset, inside: false };
  const child = node.childNodes[offset];
  return child ? { node: child, offset: 0, inside: false } : { node, offset: 0, inside: true };
}

function isBefore(place: Place, point: Point): boolean {
  if (place.node === point.node) return place.from + (place.end - place.start) <= point.offset;
  const position = point.node.compareDocumentPosition(place.node);
  const before = Node.DOCUMENT_POSITION_PRECEDING | (point.inside ? Node.DOCUMENT_POSITION_CONTAINED_BY : 0);
  return (position & before) !== 0;
}

/** The transcript's offset of `point` in `place`, or of the place's start where the point is before it. */
function offsetIn(place: Place, point: Point): number {
  return place.node === point.node ? place.start + Math.max(0, point.offset - place.from) : place.start;
}

/** Whether the page still has a character of the span in `place`. Its text may have become shorter. */
function stands({ node, from, start, end }: Place, spanStart: number, spanEnd: number): boolean {
  const present = Math.min(end, start + node.length - from);
  return node.isConnected && Math.min(present, spanEnd) > Math.max(start, spanStart);
}

function wholeStart(text: string, offset: number): number {
  let start = offset;
  while (isWithinGrapheme(text, start)) start -= 1;
  return start;
}
