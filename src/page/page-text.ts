import type { Span } from '../text/span.js';
import { unshadowed, isElement, shownChildren } from './composed-tree.js';
import { fromDocument } from './document-property.js';
import { isInLine } from './inherited-context.js';

/** The text of a page, and the span of a range in it. */
export interface PageText {
  /**
   * With collapsed white space; a line break at the start and end of each block, and for each
   * forced line break.
   */
  readonly text: string;
  readonly span: Span;
}

/**
 * Elements that are skipped in the search for a text fragment (WICG, URL Fragment Text Directives:
 * no searchable text).
 */
const UNSEARCHED = new Set(
  'iframe image img meter object progress style script video audio select textarea input noscript template head title'.split(
    ' ',
  ),
);
/**
 * CSS white space, and invisible characters: soft hyphen, zero-width space, word joiner, zero-width
 * no-break space.
 */
const RUNS = /[\t\n\f\r ]+|[\u00AD\u200B\u2060\uFEFF]+|[^\t\n\f\r \u00AD\u200B\u2060\uFEFF]+/g;

/**
 * The visible text of the whole page, spoken or not, as browsers search it for a text fragment.
 * Walks the whole page and computes every style: only for use on demand.
 */
export function pageText(range: Range): PageText {
  const document = range.startContainer.ownerDocument!;
  const writer = new Writer(range);
  const view = fromDocument(document, 'defaultView') ?? window;
  const open: { children: Iterator<Node>; visible: boolean; preserves: boolean; block: boolean }[] =
    [];
  const enter = (shown: Element): void => {
    const element = unshadowed(shown);
    if (element.localName === 'br') return writer.part();
    const style = view.getComputedStyle(shown);
    if (style.display === 'none' || UNSEARCHED.has(element.localName)) return;
    // An inline-block is treated as a block: browsers differ on whether a match may cross its
    // edges.
    const block = !isInLine(style) || style.display.startsWith('inline-');
    if (block) writer.part();
    const preserves = /^pre|\bpreserve|break-spaces/.test(style.whiteSpace);
    open.push({
      children: shownChildren(shown),
      visible: style.visibility === 'visible',
      preserves,
      block,
    });
  };
  enter(fromDocument(document, 'body'));
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const { value: node, done } = last.children.next();
    if (done) {
      open.pop();
      if (last.block) writer.part();
    } else if (isElement(node)) enter(node);
    else if (node instanceof Text && last.visible) writer.add(node, last.preserves);
  }
  return writer.finish();
}

/** Collects the text of the text nodes, and the offsets of the start and end of the range. */
class Writer {
  readonly #range: Range;
  #text = '';
  #between = '';
  #start: number | undefined;
  #end = 0;

  constructor(range: Range) {
    this.#range = range;
  }

  /** Adds a block boundary. */
  part(): void {
    if (this.#text) this.#between = '\n';
  }

  add(node: Text, keepsLines: boolean): void {
    const { startContainer, startOffset, endContainer, endOffset } = this.#range;
    for (const { 0: run, index } of node.data.matchAll(RUNS)) {
      if (/^[\u00AD\u200B\u2060\uFEFF]/.test(run)) continue;
      if (/^[\t\n\f\r ]/.test(run)) {
        if (keepsLines && run.includes('\n')) this.part();
        else this.#between ||= this.#text && ' ';
        continue;
      }
      this.#text += this.#between;
      this.#between = '';
      const at = (offset: number) =>
        this.#text.length + Math.min(Math.max(0, offset - index), run.length);
      if (node === startContainer && startOffset < index + run.length)
        this.#start ??= at(startOffset);
      if (node === endContainer && endOffset > index) this.#end = at(endOffset);
      this.#text += run;
    }
  }

  finish(): PageText {
    const start = this.#start ?? this.#text.length;
    return { text: this.#text, span: { start, end: Math.max(start, this.#end) } };
  }
}
