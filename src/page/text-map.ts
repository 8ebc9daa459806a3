import { indexAt, type Span } from '../text/span.js';
import { runToEnd } from '../text/cooperative.js';
import type { Transcript } from '../text/transcript.js';
import { composedPath, isBefore } from './composed-order.js';
import { graphemeAt, isWithinGrapheme } from './grapheme.js';
import type { ReadablePassage } from './passage-builder.js';

/** A span of the transcript, and the text node that it was read from. */
interface Segment extends Span {
  readonly node: Text;
  /** Read after text that follows it in the page. */
  readonly moved: boolean;
  /** Offset of `start` in `node.data`. */
  readonly from: number;
}

/**
 * Maps offsets of the transcript to DOM positions and back, in logarithmic time. Only this class
 * knows both. It maps the text as it was read, and tolerates later changes of the page.
 */
export class TextMap {
  /** In transcript order. */
  readonly #segments: readonly Segment[];
  /** In composed tree order. */
  readonly #inComposedOrder: readonly Segment[];
  /** The segments of `#inComposedOrder` that were connected at the last check. */
  #connected: readonly Segment[];
  readonly #text: string;
  /** For each text node, the range of indices of its segments. Built when it is needed. */
  #nodes: Map<Node, Span> | undefined;

  /** `transcript` was made from all of these `passages`, in this order. */
  constructor(
    passages: readonly ReadablePassage[],
    { text, passages: placed }: Transcript,
    segments = runToEnd(segmentSteps(passages, placed)),
  ) {
    this.#text = text;
    this.#segments = segments;
    this.#inComposedOrder = this.#connected = inComposedOrder(segments);
  }

  /**
   * A live range from the first to the last character of `span` that is still in the page;
   * `undefined` if there is none. A range never splits a grapheme cluster: it is extended instead.
   * As a range cannot cross the boundary of a shadow tree, it ends with the last character of
   * `span` in the tree where it starts.
   */
  rangeOf(span: Span): Range | undefined {
    const { start, end } = this.#wholeCharacters(span);
    if (end <= start) return undefined;
    let first = indexAt(this.#segments, start);
    let last = Math.min(indexAt(this.#segments, end - 1), this.#segments.length - 1);
    while (first <= last && !isPresent(this.#segments[first]!, start, end)) first += 1;
    const from = this.#segments[first];
    if (!from || first > last) return undefined;
    const tree = from.node.getRootNode();
    const isEnd = (segment: Segment) =>
      isPresent(segment, start, end) && segment.node.getRootNode() === tree;
    while (!isEnd(this.#segments[last]!)) last -= 1;
    // If slots or a change of the page put the end before the start, the range is within the first
    // text node.
    return (
      rangeWithin({ start, end }, from, this.#segments[last]!) ??
      rangeWithin({ start, end }, from, from)
    );
  }

  /**
   * The transcript offset of the character at a DOM position, or of the first character after it
   * that was read; `undefined` if there is none, or if the node is not connected. `offset` is as in
   * `Range`: code units of a text node, child nodes of an element. "After" is in composed tree
   * order.
   */
  offsetAt(node: Node, offset: number): number | undefined {
    const index = this.#firstNotBefore(node, offset);
    const segment = this.#connected[index];
    return segment && wholeStart(this.#text, offsetIn(segment, node, offset));
  }

  /** The span of all characters in `range` that were read; `undefined` if there are none. */
  spanOf({
    startContainer,
    startOffset,
    endContainer,
    endOffset,
  }: AbstractRange): Span | undefined {
    const start = this.offsetAt(startContainer, startOffset);
    if (start === undefined) return undefined;
    const index = this.#firstNotBefore(endContainer, endOffset);
    const segment = this.#connected[index];
    const inside = segment?.node === endContainer && endOffset > segment.from;
    const end = inside
      ? offsetIn(segment, endContainer, endOffset)
      : (this.#connected[index - 1]?.end ?? 0);
    return end > start ? this.#wholeCharacters({ start, end }) : undefined;
  }

  #wholeCharacters({ start, end }: Span): Span {
    if (end <= start) return { start, end: start };
    return {
      start: wholeStart(this.#text, start),
      end: isWithinGrapheme(this.#text, end) ? graphemeAt(this.#text, end).end : end,
    };
  }

  /** Index in `#connected` of the first segment that does not end before a DOM position. */
  #firstNotBefore(node: Node, offset: number): number {
    const index = this.#search(node, offset);
    if (this.#isCurrent(index)) return index;
    this.#connected = this.#inComposedOrder.filter((segment) => segment.node.isConnected);
    return this.#search(node, offset) ?? this.#connected.length;
  }

  /** `undefined` if it found a node that is no longer connected. */
  #search(node: Node, offset: number): number | undefined {
    const own = node.isConnected ? this.#segmentsOf(node) : undefined;
    if (own && this.#inComposedOrder === this.#segments)
      return indexAt(this.#connected, this.#transcriptOffset(own, offset));
    if (own) return this.#indexOf(node, offset);
    // Before the child at the offset; or before the content of the node; or after it.
    const child = offset > 0 ? node.childNodes[offset] : undefined;
    const path = composedPath(child ?? node);
    const afterContent = !child && offset > 0;
    let low = 0;
    let high = this.#connected.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const segment = this.#connected[middle]!;
      if (!segment.node.isConnected) return undefined;
      if (isBefore(composedPath(segment.node), path, afterContent)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** For a page with moved segments: the order of the page is not that of the transcript. */
  #indexOf(node: Node, offset: number): number {
    const first = this.#connected.findIndex(
      (segment) => segment.node === node && segment.from + segment.end - segment.start > offset,
    );
    return first >= 0
      ? first
      : this.#connected.findLastIndex((segment) => segment.node === node) + 1;
  }

  /**
   * Transcript offset for `offset` in a text node, or the end of its last segment if all segments
   * are before it.
   */
  #transcriptOffset({ start, end }: Span, offset: number): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const segment = this.#segments[middle]!;
      if (segment.from + (segment.end - segment.start) > offset) high = middle;
      else low = middle + 1;
    }
    return low < end ? this.#segments[low]!.start : this.#segments[end - 1]!.end;
  }

  #segmentsOf(text: Node): Span | undefined {
    if (!this.#nodes) {
      this.#nodes = new Map();
      for (let start = 0, end = 0; start < this.#segments.length; start = end) {
        const { node } = this.#segments[start]!;
        while (this.#segments[end]?.node === node) end += 1;
        this.#nodes.set(node, { start, end });
      }
    }
    return this.#nodes.get(text);
  }

  /**
   * Whether `#connected` is still right around `index`, judged by the neighbours only: a check of
   * all would take time linear in the length of the article.
   */
  #isCurrent(index: number | undefined): index is number {
    if (index === undefined) return false;
    const [before, after] = [this.#connected[index - 1], this.#connected[index]];
    if (before?.node.isConnected === false || after?.node.isConnected === false) return false;
    const low = before ? indexAt(this.#segments, before.start) + 1 : 0;
    const high = after ? indexAt(this.#segments, after.start) : this.#segments.length;
    return (
      low >= high ||
      !(this.#segments[low]!.node.isConnected || this.#segments[high - 1]!.node.isConnected)
    );
  }
}

/**
 * As the constructor of `TextMap`, in steps of a passage: a page may have an element for each word.
 */
export function* createTextMapSteps(
  passages: readonly ReadablePassage[],
  transcript: Transcript,
): Generator<void, TextMap> {
  return new TextMap(passages, transcript, yield* segmentSteps(passages, transcript.passages));
}

function* segmentSteps(
  passages: readonly ReadablePassage[],
  spans: readonly Span[],
): Generator<void, readonly Segment[]> {
  const segments: Segment[] = [];
  let index = 0;
  for (const { pieces, moved = false } of passages) {
    const base = spans[index++]?.start ?? 0;
    for (const { node, from, at, length } of pieces) {
      segments.push({ node, from, start: base + at, end: base + at + length, moved });
    }
    yield;
  }
  return segments;
}

/** Sorts moved segments into composed tree order; the others are in it already. */
function inComposedOrder(segments: readonly Segment[]): readonly Segment[] {
  const moved = segments.filter((segment) => segment.moved);
  if (moved.length === 0) return segments;
  const ordered = segments.filter((segment) => !segment.moved);
  for (const segment of moved) {
    const path = composedPath(segment.node);
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = ordered[middle]!;
      const before =
        other.node === segment.node
          ? other.from < segment.from
          : isBefore(composedPath(other.node), path, true);
      if (before) low = middle + 1;
      else high = middle;
    }
    ordered.splice(low, 0, segment);
  }
  return ordered;
}

/**
 * The transcript offset of a DOM position in `segment`, or the segment's start if the position is
 * before it.
 */
function offsetIn(segment: Segment, node: Node, offset: number): number {
  return segment.start + (segment.node === node ? Math.max(0, offset - segment.from) : 0);
}

function rangeWithin({ start, end }: Span, from: Segment, to: Segment): Range | undefined {
  const range = from.node.ownerDocument.createRange();
  range.setStart(from.node, from.from + Math.max(0, start - from.start));
  range.setEnd(to.node, Math.min(to.from + Math.min(to.end, end) - to.start, to.node.length));
  return range.collapsed ? undefined : range;
}

/**
 * Whether a character of the span in this segment is still in the page. The text node may have
 * become shorter.
 */
function isPresent(
  { node, from, start, end }: Segment,
  spanStart: number,
  spanEnd: number,
): boolean {
  const present = Math.min(end, start + node.length - from);
  return node.isConnected && Math.min(present, spanEnd) > Math.max(start, spanStart);
}

function wholeStart(text: string, offset: number): number {
  return isWithinGrapheme(text, offset) ? graphemeAt(text, offset).start : offset;
}
