/** An entry of a publisher's pronunciation list: how a word, or what a pattern finds, is said. It changes the voice, never the page. */
export interface LexiconEntry {
  /**
   * A word or several, as written in the article: found as whole words, the longest first; in scripts that put no space between words,
   * anywhere. An apostrophe and a hyphen stand for all of their forms, and a space for any white space.
   */
  readonly grapheme?: string;
  /**
   * In place of `grapheme`: the source of a regular expression (with the `u` flag). Looked for in one sentence at a time. One that could take
   * long for a sentence, since its repetitions meet or are within each other, is not begun, and no longer used: the console says so.
   */
  readonly pattern?: string;
  /** What is said instead, in letters. Of a pattern, `$1` to `$99`, `$<name>` and `$&` stand for what it found, `$$` for a dollar sign. */
  readonly alias: string;
  /**
   * Only in text of this language: a BCP 47 range, so that `en` holds for `en-GB`. Left out: in all. Text of no known language is taken
   * for text of any.
   */
  readonly lang?: string;
  /** `false`: capital and small letters are the same. Left out, or `true`: they differ, so that "US" leaves "us" alone. */
  readonly caseSensitive?: boolean;
}
