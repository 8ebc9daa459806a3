import type { Passage, PassageKind } from '../../text/transcript.js';
import type { PreviewContents, Exclusion } from './contents.js';
import type { PreviewStrings } from './strings.js';

/** Marks a part of the page: a passage, or an excluded element. */
export interface Marker {
  readonly kind: PassageKind | 'left-out';
  readonly label: string;
  /** The label if there is not enough space for `label`; may be empty. */
  readonly shortLabel: string;
  /**
   * The marker is drawn while this element is in view. `undefined` if it is not in the page any
   * more.
   */
  readonly anchor: Element | undefined;
  /** The present box, in CSS px of the viewport; `undefined` if it is not visible. */
  readonly rect: () => DOMRect | undefined;
}

/** The markers of all passages and of all excluded elements. */
export interface Markers {
  readonly read: readonly Marker[];
  readonly excluded: readonly Marker[];
}

export function createMarkers(contents: PreviewContents, strings: PreviewStrings): Markers {
  return {
    read: contents.passages.map((passage, index) =>
      passageMarker(passage, index, contents, strings),
    ),
    excluded: contents.exclusions.map((left) => exclusionMarker(left, strings)),
  };
}

/** The name of a passage's kind, with the level of a heading. */
export function kindLabel({ kind, level }: Passage, strings: PreviewStrings): string {
  return level ? strings.level(strings.kinds[kind], level) : strings.kinds[kind];
}

function passageMarker(
  passage: Passage,
  index: number,
  { article }: PreviewContents,
  strings: PreviewStrings,
): Marker {
  // The range is created on each access, because a live range slows down changes of the page.
  const range = () => article?.map.rangeOf(passage);
  const shortLabel = String(index + 1);
  return {
    kind: passage.kind,
    label: `${shortLabel} · ${kindLabel(passage, strings)}`,
    shortLabel,
    anchor: nearestBox(range()?.commonAncestorContainer),
    rect: () => visibleRect(range()?.getBoundingClientRect()),
  };
}

function exclusionMarker({ element, reason }: Exclusion, strings: PreviewStrings): Marker {
  const label = `${strings.excluded}: ${strings.reasons[reason]}`;
  const rect = () => visibleRect(element.getBoundingClientRect());
  return { kind: 'left-out', label, shortLabel: '', anchor: nearestBox(element), rect };
}

/** The nearest element around a node that can have a box: not one with `display: contents`. */
function nearestBox(node: Node | undefined): Element | undefined {
  let element = node instanceof Element ? node : node?.parentElement;
  while (element && getComputedStyle(element).display === 'contents')
    element = element.parentElement;
  return element ?? undefined;
}

/**
 * The smallest size of a visible box, in CSS px. Visually hidden text for screen readers usually
 * has a box of 1 px.
 */
const MIN_SIZE = 3;

function visibleRect(rect: DOMRect | undefined): DOMRect | undefined {
  return rect && rect.width >= MIN_SIZE && rect.height >= MIN_SIZE ? rect : undefined;
}
