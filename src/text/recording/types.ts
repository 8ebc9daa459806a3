/**
 * A part of a recording's text, and its time: a word, a sentence, a caption. In seconds from the
 * recording's start.
 */
export interface TimingMark {
  /** The spoken words, as plain text. */
  readonly text: string;
  readonly start: number;
  /** By default, the start of the next mark. */
  readonly end?: number;
}

/** The content of a file of timing marks. */
export interface TimingMarks {
  /** Ordered by time. */
  readonly marks: readonly TimingMark[];
  /** The errors in the file, for its publisher. The rest of the file is used. */
  readonly faults: readonly string[];
}
