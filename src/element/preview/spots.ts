import type { Passage, PassageKind } from '../../text/transcript.js';
import type { Contents, LeftOut } from './contents.js';
import type { PreviewWords } from './words.js';

/** Something to point at in the page: a passage, or an element that is left out. */
export interface Spot {
  readonly kind: PassageKind | 'left-out';
  readonly label: string;
  /** For where the label finds no room; may be empty. */
  readonly short: string;
  /** The element whose coming into view brings the spot there; missing where the page no longer has it. */
  readonly anchor: Element | undefined;
  /** Where it is now, in CSS pixels of the viewport; `undefined` where it is not to be seen. */
  readonly rect: () => DOMRect | undefined;
}

/** What is shown of an article: each passage and each element left out, with its spot in the page. */
export interface Spots {
  readonly read: readonly Spot[];
  readonly leftOut: readonly Spot[];
}

export function spotsOf(contents: Contents, words: PreviewWords): Spots {
  return {
    read: contents.passages.map((passage, index) => spotOfPassage(passage, index, contents, words)),
    leftOut: contents.leftOut.map((left) => spotOfLeftOut(left, words)),
  };
}

/** A passage's kind in words, with the level of a heading. */
export function kindInWords({ kind, level }: Passage, words: PreviewWords): string {
  return level ? words.level(words.kinds[kind], level) : words.kinds[kind];
}

function spotOfPassage(passage: Passage, index: number, { article }: Contents, words: PreviewWords): Spot {
  // A range that is kept has to be moved by the browser with each change of the page: it is made anew when asked for.
  const range = () => article?.map.rangeOf(passage);
  const short = String(index + 1);
  return {
    ...{ kind: passage.kind, short, label: `${short} · ${kindInWords(passage, words)}` },
    anchor: boxAround(range()?.commonAncestorContainer),
    rect: () => seen(range()?.getBoundingClientRect()),
  };
}

function spotOfLeftOut({ element, reason }: LeftOut, words: PreviewWords): Spot {
  const label = `${words.leftOut}: ${words.reasons[reason]}`;
  const rect = () => seen(element.getBoundingClientRect());
  return { kind: 'left-out', label, short: '', anchor: boxAround(element), rect };
}

/** The nearest element around a node that has a box of its own, or would have one if it were shown. */
function boxAround(node: Node | undefined): Element | undefined {
  let element = node instanceof Element ? node : node?.parentElement;
  while (element && getComputedStyle(element).display === 'contents') element = element.parentElement;
  return element ?? undefined;
}

/** In CSS pixels. What is kept for screen readers alone has a box of one pixel. */
const SMALLEST = 3;

function seen(rect: DOMRect | undefined): DOMRect | undefined {
  return rect && rect.width >= SMALLEST && rect.height >= SMALLEST ? rect : undefined;
}
