import type { PreviewContents } from './contents.js';
import type { PreviewStrings } from './strings.js';

/**
 * The lists of the panel, each with its tab: the passages that are read, and the elements that are
 * excluded.
 */
export type Tab = 'read' | 'excluded';

/** The data that the panel shows. */
export interface PreviewPanelState {
  readonly strings: PreviewStrings;
  readonly contents: PreviewContents;
  readonly tab: Tab;
  /** The time at which an offset of the transcript is spoken, in seconds. */
  readonly timeAt: (offset: number) => number;
}
