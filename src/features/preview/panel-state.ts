import type { PreviewContents } from './contents.js';
import type { PreviewStrings } from './strings.js';

/**
 * The lists of the panel, each with its tab: the passages that are read, and the elements that are
 * excluded.
 */
export type Tab = 'read' | 'excluded';

/** What the panel shows. */
export interface PreviewPanelState {
  readonly strings: PreviewStrings;
  readonly contents: PreviewContents;
  readonly tab: Tab;
  readonly folded: boolean;
  /** The number of words, once they are counted. */
  readonly words: number | undefined;
  /** The number of entries of the selected list, and of those that are in the panel. */
  readonly count: number;
  readonly shown: number;
  /** The index of the entry in the tab order (roving tabindex). */
  readonly active: number;
  /** The index of the selected entry. */
  readonly selected: number | undefined;
  /** The time at which an offset of the transcript is spoken, in seconds. */
  readonly timeAt: (offset: number) => number;
}
