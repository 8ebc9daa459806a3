/** What is heard of a recording's text, and when: a word, a sentence, a caption. Times are seconds from the recording's start. */
export interface TimingMark {
  /** What is said, as plain text. */
  readonly text: string;
  readonly start: number;
  /** Left out: until the next one. */
  readonly end?: number;
}

/** What was read of a file of marks. */
export interface TimingMarks {
  /** In the order of their times. */
  readonly marks: readonly TimingMark[];
  /** What is wrong with the file, for its publisher; the rest of it holds. */
  readonly faults: readonly string[];
}
