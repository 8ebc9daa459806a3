import { indexAt, type Span } from '../text/span.js';
import { runToEnd } from '../text/cooperative.js';
import type { Transcript } from '../text/transcript.js';
import { composedPath, isBefore } from './composed-order.js';
import { graphemeAt, isWithinGrapheme } from './grapheme.js';
import type { ReadablePassage } from './passage-builder.js';

/** A stretch of the transcript, and the text node that it was read from. */
interface Place extends Span {
  readonly node: Text;
  /** Read behind text that stands after it in the page. */
  readonly moved: boolean;
  /** Offset of `start` in `node.data`. */
  readonly from: number;
}

/**
 * The way between the transcript's offsets and the page: the only place that knows both. Both directions take logarithmic time.
 * It tells the places of the text as it was read, and stays harmless when the page has changed since.
 */
export class TextMap {
  /** In order of the transcript. */
  readonly #places: readonly Place[];
  /** In order of the page as it is composed of its shadow trees. */
  readonly #inPage: readonly Place[];
  /** Those of them whose nodes were in the page when it was looked at last. */
  #standing: readonly Place[];
  readonly #text: string;
  /** For each text that was read, which of the places are in it. Made when a place in the page is asked for. */
  #nodes: Map<Node, Span> | undefined;

  /** `transcript` was made of these `passages`, of all and in this order. */
  constructor(
    passages: readonly ReadablePassage[],
    { text, passages: placed }: Transcript,
    places = runToEnd(placing(passages, placed)),
  ) {
    this.#text = text;
    this.#places = places;
    this.#inPage = this.#standing = inPageOrder(places);
  }

  /**
   * A live range from the first to the last character of `span` that the page still has; `undefined` if it has none of them.
   * It never cuts through a character that takes more than one code unit: rather, it is longer than `span`. As no range reaches from one
   * shadow tree into another, it ends with what of `span` is in the tree in which it begins.
   */
  rangeOf(span: Span): Range | undefined {
    const { start, end } = this.#wholeCharacters(span);
    if (end <= start) return undefined;
    let first = indexAt(this.#places, start);
    let last = Math.min(indexAt(this.#places, end - 1), this.#places.length - 1);
    while (first <= last && !stands(this.#places[first]!, start, end)) first += 1;
    const from = this.#places[first];
    if (!from || first > last) return undefined;
    const tree = from.node.getRootNode();
    const ends = (place: Place) => stands(place, start, end) && place.node.getRootNode() === tree;
    while (!ends(this.#places[last]!)) last -= 1;
    // Where slots or a change of the page have its end before its start, there is one text at least.
    return rangeWithin({ start, end }, from, this.#places[last]!) ?? rangeWithin({ start, end }, from, from);
  }

  /**
   * The offset of the character at a place in the page, or of the first one after it that is read; `undefined` after the last, or for
   * a node that is not in the page. As in `Range`: `offset` counts the code units of a text, the children of an element. "After" is as
   * people see it, shadow trees and slots as they are shown.
   */
  offsetAt(node: Node, offset: number): number | undefined {
    const index = this.#firstNotBefore(node, offset);
    const place = this.#standing[index];
    return place && wholeStart(this.#text, offsetIn(place, node, offset));
  }

  /** The span of all characters read that lie in `range`; `undefined` if it holds none. */
  spanOf({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): Span | undefined {
    const start = this.offsetAt(startContainer, startOffset);
    if (start === undefined) return undefined;
    const index = this.#firstNotBefore(endContainer, endOffset);
    const place = this.#standing[index];
    const inside = place?.node === endContainer && endOffset > place.from;
    const end = inside ? offsetIn(place, endContainer, endOffset) : (this.#standing[index - 1]?.end ?? 0);
    return end > start ? this.#wholeCharacters({ start, end }) : undefined;
  }

  #wholeCharacters({ start, end }: Span): Span {
    if (end <= start) return { start, end: start };
    return {
      start: wholeStart(this.#text, start),
      end: isWithinGrapheme(this.#text, end) ? graphemeAt(this.#text, end).end : end,
    };
  }

  /** Which of the standing places is the first that does not end before a place in the page. */
  #firstNotBefore(node: Node, offset: number): number {
    const index = this.#search(node, offset);
    if (this.#isCurrent(index)) return index;
    this.#standing = this.#inPage.filter((place) => place.node.isConnected);
    return this.#search(node, offset) ?? this.#standing.length;
  }

  /** `undefined` where it met a node that has left the page. */
  #search(node: Node, offset: number): number | undefined {
    const own = node.isConnected ? this.#placesIn(node) : undefined;
    if (own && this.#inPage === this.#places) return indexAt(this.#standing, this.#behind(own, offset));
    if (own) return this.#indexOf(node, offset);
    // Before the child at the offset; or before all that is in the node; or behind it.
    const child = offset > 0 ? node.childNodes[offset] : undefined;
    const path = composedPath(child ?? node);
    const behind = !child && offset > 0;
    let low = 0;
    let high = this.#standing.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const place = this.#standing[middle]!;
      if (!place.node.isConnected) return undefined;
      if (isBefore(composedPath(place.node), path, behind)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the order of the page is not that of the transcript. */
  #indexOf(node: Node, offset: number): number {
    const first = this.#standing.findIndex(
      (place) => place.node === node && place.from + place.end - place.start > offset,
    );
    return first >= 0 ? first : this.#standing.findLastIndex((place) => place.node === node) + 1;
  }

  /** Offset in the transcript of what is read at `offset` of a text, or behind it if all that is read of the text is before. */
  #behind({ start, end }: Span, offset: number): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const place = this.#places[middle]!;
      if (place.from + (place.end - place.start) > offset) high = middle;
      else low = middle + 1;
    }
    return low < end ? this.#places[low]!.start : this.#places[end - 1]!.end;
  }

  #placesIn(text: Node): Span | undefined {
    if (!this.#nodes) {
      this.#nodes = new Map();
      for (let start = 0, end = 0; start < this.#places.length; start = end) {
        const { node } = this.#places[start]!;
        while (this.#places[end]?.node === node) end += 1;
        this.#nodes.set(node, { start, end });
      }
    }
    return this.#nodes.get(text);
  }

  /**
   * Whether nothing has left the page or come back around a standing place, as far as its neighbours tell: looking at all of them would
   * take time that grows with the article.
   */
  #isCurrent(index: number | undefined): index is number {
    if (index === undefined) return false;
    const [before, after] = [this.#standing[index - 1], this.#standing[index]];
    if (before?.node.isConnected === false || after?.node.isConnected === false) return false;
    const low = before ? indexAt(this.#places, before.start) + 1 : 0;
    const high = after ? indexAt(this.#places, after.start) : this.#places.length;
    return low >= high || !(this.#places[low]!.node.isConnected || this.#places[high - 1]!.node.isConnected);
  }
}

/** As the constructor of `TextMap`, a step a passage: a page may have each word in an element of its own. */
export function* createTextMapSteps(
  passages: readonly ReadablePassage[],
  transcript: Transcript,
): Generator<void, TextMap> {
  return new TextMap(passages, transcript, yield* placing(passages, transcript.passages));
}

function* placing(passages: readonly ReadablePassage[], placed: readonly Span[]): Generator<void, readonly Place[]> {
  const places: Place[] = [];
  let index = 0;
  for (const { pieces, moved = false } of passages) {
    const base = placed[index++]?.start ?? 0;
    for (const { node, from, at, length } of pieces) {
      places.push({ node, from, start: base + at, end: base + at + length, moved });
    }
    yield;
  }
  return places;
}

/** Of places in the order of the transcript, each that was moved goes back to where it stands in the page. */
function inPageOrder(places: readonly Place[]): readonly Place[] {
  const moved = places.filter((place) => place.moved);
  if (moved.length === 0) return places;
  const ordered = places.filter((place) => !place.moved);
  for (const place of moved) {
    const path = composedPath(place.node);
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = ordered[middle]!;
      const before =
        other.node === place.node ? other.from < place.from : isBefore(composedPath(other.node), path, true);
      if (before) low = middle + 1;
      else high = middle;
    }
    ordered.splice(low, 0, place);
  }
  return ordered;
}

/** The transcript's offset of a place in the page in `place`, or of the place's start where that is before it. */
function offsetIn(place: Place, node: Node, offset: number): number {
  return place.start + (place.node === node ? Math.max(0, offset - place.from) : 0);
}

function rangeWithin({ start, end }: Span, from: Place, to: Place): Range | undefined {
  const range = from.node.ownerDocument.createRange();
  range.setStart(from.node, from.from + Math.max(0, start - from.start));
  range.setEnd(to.node, Math.min(to.from + Math.min(to.end, end) - to.start, to.node.length));
  return range.collapsed ? undefined : range;
}

/** Whether the page still has a character of the span in `place`. Its text may have become shorter. */
function stands({ node, from, start, end }: Place, spanStart: number, spanEnd: number): boolean {
  const present = Math.min(end, start + node.length - from);
  return node.isConnected && Math.min(present, spanEnd) > Math.max(start, spanStart);
}

function wholeStart(text: string, offset: number): number {
  return isWithinGrapheme(text, offset) ? graphemeAt(text, offset).start : offset;
}
