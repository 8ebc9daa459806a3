/** Of the height of a line: boxes that overlap by more are of one line. */
const SAME_LINE = 0.5;

/** A box in CSS pixels, from the upper left corner of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Where the text of `range` is seen, one box a line: without what elements around and between the texts take, and what is one line is one box
 * though several elements are in it. Columns have boxes of their own.
 */
export function lineBoxesOf(range: Range): Box[] {
  const lines: Box[] = [];
  for (const rect of textRects(range)) {
    const index = lines.findIndex((line) => isBeside(line, rect));
    if (index >= 0) lines[index] = around(lines[index]!, rect);
    else lines.push(rect);
  }
  return lines;
}

function* textRects(range: Range): Generator<Box> {
  const { startContainer, endContainer, startOffset, endOffset, commonAncestorContainer } = range;
  const page = startContainer.ownerDocument!;
  const walker = page.createTreeWalker(commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const part = page.createRange();
  walker.currentNode = startContainer;
  for (let node: Node | null = startContainer; node; node = walker.nextNode()) {
    if (node instanceof Text) {
      part.setStart(node, node === startContainer ? startOffset : 0);
      part.setEnd(node, node === endContainer ? endOffset : node.length);
      for (const { left, top, right, bottom } of part.getClientRects()) {
        if (right > left && bottom > top) yield { left, top, right, bottom };
      }
    }
    if (node === endContainer) return;
  }
}

function isBeside(line: Box, box: Box): boolean {
  const height = Math.min(line.bottom - line.top, box.bottom - box.top);
  const shared = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top);
  // Nothing as wide as a line is high stands between two words.
  const gap = Math.max(line.left, box.left) - Math.min(line.right, box.right);
  return shared > SAME_LINE * height && gap <= height;
}

/** The box that holds both. */
export function around(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** What is in both; `undefined` where nothing is. */
export function common(one: Box, other: Box): Box | undefined {
  const box = {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
  return box.right > box.left && box.bottom > box.top ? box : undefined;
}

/** Whether a point is in `box`, or at most so many CSS pixels beside it. */
export function isWithin({ left, top, right, bottom }: Box, x: number, y: number, beside = 0): boolean {
  return x >= left - beside && x <= right + beside && y >= top - beside && y <= bottom + beside;
}
