/**
 * An entry of a publisher's pronunciation list: how a word, or the match of a pattern, is spoken.
 * The page's text does not change.
 */
export interface LexiconEntry {
  /**
   * One or more words, as written in the article. Matches whole words, the longest first; in
   * scripts without spaces between words, any characters. An apostrophe and a hyphen match all of
   * their forms, and a space matches any white space.
   */
  readonly grapheme?: string;
  /**
   * Instead of `grapheme`: the source of a regular expression (with the `u` flag). Applied to one
   * sentence at a time. A pattern that could take long for a sentence, because its repetitions are
   * adjacent or nested, is not run and no longer used; the console has a warning.
   */
  readonly pattern?: string;
  /**
   * The spoken form, in letters. For a pattern, `$1` to `$99`, `$<name>` and `$&` stand for the
   * matched text, `$$` for a dollar sign.
   */
  readonly alias: string;
  /**
   * The language of the text: a BCP 47 range, so `en` includes `en-GB`. By default, any language.
   * Every range includes text without a known language.
   */
  readonly lang?: string;
  /** `false`: case is ignored. By default, or with `true`, it matters: "US" does not match "us". */
  readonly caseSensitive?: boolean;
}
