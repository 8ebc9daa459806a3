import type { Passage, PassageKind } from '../../text/transcript.js';
import type { PreviewContents, Exclusion } from './contents.js';
import type { PreviewStrings } from './strings.js';

/** Something to point at in the page: a passage, or an element that is left out. */
export interface Marker {
  readonly kind: PassageKind | 'left-out';
  readonly label: string;
  /** For where the label finds no room; may be empty. */
  readonly shortLabel: string;
  /** The element whose coming into view brings the marker there; missing where the page no longer has it. */
  readonly anchor: Element | undefined;
  /** Where it is now, in CSS pixels of the viewport; `undefined` where it is not to be seen. */
  readonly rect: () => DOMRect | undefined;
}

/** What is shown of an article: each passage and each element left out, with its marker in the page. */
export interface Markers {
  readonly read: readonly Marker[];
  readonly excluded: readonly Marker[];
}

export function createMarkers(contents: PreviewContents, strings: PreviewStrings): Markers {
  return {
    read: contents.passages.map((passage, index) => passageMarker(passage, index, contents, strings)),
    excluded: contents.exclusions.map((left) => exclusionMarker(left, strings)),
  };
}

/** A passage's kind in words, with the level of a heading. */
export function kindLabel({ kind, level }: Passage, strings: PreviewStrings): string {
  return level ? strings.level(strings.kinds[kind], level) : strings.kinds[kind];
}

function passageMarker(passage: Passage, index: number, { article }: PreviewContents, strings: PreviewStrings): Marker {
  // A range that is kept has to be moved by the browser with each change of the page: it is made anew when asked for.
  const range = () => article?.map.rangeOf(passage);
  const shortLabel = String(index + 1);
  return {
    ...{ kind: passage.kind, shortLabel, label: `${shortLabel} · ${kindLabel(passage, strings)}` },
    anchor: nearestBox(range()?.commonAncestorContainer),
    rect: () => visibleRect(range()?.getBoundingClientRect()),
  };
}

function exclusionMarker({ element, reason }: Exclusion, strings: PreviewStrings): Marker {
  const label = `${strings.excluded}: ${strings.reasons[reason]}`;
  const rect = () => visibleRect(element.getBoundingClientRect());
  return { kind: 'left-out', label, shortLabel: '', anchor: nearestBox(element), rect };
}

/** The nearest element around a node that has a box of its own, or would have one if it were shown. */
function nearestBox(node: Node | undefined): Element | undefined {
  let element = node instanceof Element ? node : node?.parentElement;
  while (element && getComputedStyle(element).display === 'contents') element = element.parentElement;
  return element ?? undefined;
}

/** In CSS pixels. What is kept for screen readers alone has a box of one pixel. */
const MIN_SIZE = 3;

function visibleRect(rect: DOMRect | undefined): DOMRect | undefined {
  return rect && rect.width >= MIN_SIZE && rect.height >= MIN_SIZE ? rect : undefined;
}
