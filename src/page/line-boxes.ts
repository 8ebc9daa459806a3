import { isUpright } from './writing-direction.js';

/** Share of the line height: boxes that overlap by more are in the same line. */
const SAME_LINE = 0.5;

/** CSS pixels: browsers round sizes by less than this. */
const ROUNDING = 0.5;

/** A box in CSS pixels, relative to the upper left corner of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box of a line of text. */
export interface LineBox extends Box {
  /** Whether the line is vertical. */
  readonly upright: boolean;
  /**
   * Distance between the text of this line and the next, in CSS pixels: less than 0 if they may
   * touch.
   */
  readonly gap: number;
}

/** A box of text, its element, and whether its lines are vertical. */
interface TextBox extends Box {
  readonly element: Element;
  readonly upright: boolean;
}

/**
 * The boxes of the text of `range`, one per line: without the boxes of elements around and between
 * the text nodes, and merged if several elements are in a line. Each column has its own boxes. If
 * text is higher than its line, its box is reduced to the line: boxes do not overlap.
 */
export function lineBoxesOf(range: Range): LineBox[] {
  const lines: LineBox[] = [];
  for (const { element, upright, ...whole } of textBoxes(range)) {
    const gap = linePitch(element) - thickness(whole, upright);
    const box = { ...(gap < 0 ? thinner(whole, -gap / 2, upright) : whole), upright, gap };
    const index = lines.findIndex((line) => line.upright === upright && isBeside(line, box));
    const line = lines[index];
    if (line) lines[index] = { ...around(line, box), upright, gap: Math.min(line.gap, gap) };
    else lines.push(box);
  }
  return lines;
}

/** Whether lines of `range` are so close that their text boxes overlap. */
export function hasCloseLines(range: Range): boolean {
  const seen = new Set<Element>();
  for (const { element, upright, ...box } of textBoxes(range)) {
    if (seen.has(element)) continue;
    seen.add(element);
    if (thickness(box, upright) > linePitch(element) + ROUNDING) return true;
  }
  return false;
}

function* textBoxes(range: Range): Generator<TextBox> {
  const { startContainer, endContainer, startOffset, endOffset, commonAncestorContainer } = range;
  const page = startContainer.ownerDocument!;
  const walker = page.createTreeWalker(commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const part = page.createRange();
  walker.currentNode = startContainer;
  for (let node: Node | null = startContainer; node; node = walker.nextNode()) {
    if (node instanceof Text) {
      const element = node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
      part.setStart(node, node === startContainer ? startOffset : 0);
      part.setEnd(node, node === endContainer ? endOffset : node.length);
      const upright = isUpright(element);
      for (const { left, top, right, bottom } of part.getClientRects()) {
        if (right > left && bottom > top) yield { left, top, right, bottom, element, upright };
      }
    }
    if (node === endContainer) return;
  }
}

/**
 * Distance of the lines in the block around `element`, in CSS pixels: the largest line height of
 * the element and its inline ancestors.
 */
function linePitch(element: Element): number {
  let pitch = 0;
  for (let each: Element | null = element; each; each = each.parentElement) {
    const { lineHeight, display } = getComputedStyle(each);
    // With `normal`, lines do not overlap.
    pitch = Math.max(pitch, lineHeight === 'normal' ? Infinity : parseFloat(lineHeight));
    if (!/^(inline|contents|ruby.*)$/.test(display)) break;
  }
  return pitch;
}

/** The size of a line across its text. */
function thickness({ left, top, right, bottom }: Box, upright: boolean): number {
  return upright ? right - left : bottom - top;
}

function thinner({ left, top, right, bottom }: Box, by: number, upright: boolean): Box {
  return upright
    ? { left: left + by, top, right: right - by, bottom }
    : { left, top: top + by, right, bottom: bottom - by };
}

function isBeside(line: LineBox, box: LineBox): boolean {
  const [{ start, end, from, to }, other] = [axes(line), axes(box)];
  const height = Math.min(to - from, other.to - other.from);
  const shared = Math.min(to, other.to) - Math.max(from, other.from);
  // The space between two words is narrower than the line is high.
  const gap = Math.max(start, other.start) - Math.min(end, other.end);
  return shared > SAME_LINE * height && gap <= height;
}

/** The box along the text (`start`, `end`), and across it (`from`, `to`). */
function axes({ left, top, right, bottom, upright }: LineBox) {
  return upright
    ? { start: top, end: bottom, from: left, to: right }
    : { start: left, end: right, from: top, to: bottom };
}

/** The smallest box around both. */
export function around(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** The intersection of both; `undefined` if it is empty. */
export function common(one: Box, other: Box): Box | undefined {
  const box = {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
  return box.right > box.left && box.bottom > box.top ? box : undefined;
}

/** Whether a point is in `box`, or within `margin` CSS pixels of it. */
export function isWithin(
  { left, top, right, bottom }: Box,
  x: number,
  y: number,
  margin = 0,
): boolean {
  return x >= left - margin && x <= right + margin && y >= top - margin && y <= bottom + margin;
}
