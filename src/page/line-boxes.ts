import { isUpright } from './writing-direction.js';

/** Of the height of a line: boxes that overlap by more are of one line. */
const SAME_LINE = 0.5;

/** Browsers round sizes to less than this, in CSS pixels. */
const ROUNDING = 0.5;

/** A box in CSS pixels, from the upper left corner of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box of a line of text. */
export interface LineBox extends Box {
  readonly upright: boolean;
  /** Between the text of this line and that of the next, in CSS pixels: less than 0 where they may touch. */
  readonly gap: number;
}

/** A box of text, and what sets it: the element it stands in, and whether its lines are upright. */
interface TextBox extends Box {
  readonly element: Element;
  readonly upright: boolean;
}

/**
 * Where the text of `range` is seen, one box a line: without what elements around and between the texts take, and what is one line is one box
 * though several elements are in it. Columns have boxes of their own. A box of a line that is lower than its text ends with the line: no two
 * lie on each other.
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

/** Whether lines of `range` are so close that text of one reaches into the box of the text in the next. */
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

/** From one line of the block that `element` is in to the next, in CSS pixels: its own line height counts where it is more. */
function linePitch(element: Element): number {
  let pitch = 0;
  for (let each: Element | null = element; each; each = each.parentElement) {
    const { lineHeight, display } = getComputedStyle(each);
    // The browser's own has room for the text.
    pitch = Math.max(pitch, lineHeight === 'normal' ? Infinity : parseFloat(lineHeight));
    if (!/^(inline|contents|ruby.*)$/.test(display)) break;
  }
  return pitch;
}

/** Of a line, across its text. */
function thickness({ left, top, right, bottom }: Box, upright: boolean): number {
  return upright ? right - left : bottom - top;
}

function thinner({ left, top, right, bottom }: Box, by: number, upright: boolean): Box {
  return upright
    ? { left: left + by, top, right: right - by, bottom }
    : { left, top: top + by, right, bottom: bottom - by };
}

function isBeside(line: LineBox, box: LineBox): boolean {
  const [{ start, end, from, to }, other] = [turned(line), turned(box)];
  const height = Math.min(to - from, other.to - other.from);
  const shared = Math.min(to, other.to) - Math.max(from, other.from);
  // Nothing as wide as a line is high stands between two words.
  const gap = Math.max(start, other.start) - Math.min(end, other.end);
  return shared > SAME_LINE * height && gap <= height;
}

/** Along its text from start to end, and across it. */
function turned({ left, top, right, bottom, upright }: LineBox) {
  return upright
    ? { start: top, end: bottom, from: left, to: right }
    : { start: left, end: right, from: top, to: bottom };
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
