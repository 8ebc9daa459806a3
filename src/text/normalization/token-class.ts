/** How a language is read in a region. */
export interface Dialect {
  /** Days before months, "and" in numbers, metres: all regions but a few. */
  readonly british: boolean;
}

/**
 * One kind of token, such as an amount of money: how it is recognised, and how it is read. Its file
 * names the source of the rule, and has examples.
 */
export interface TokenClass {
  /**
   * What it starts with: `d` a digit or a point, `l` a letter, `s` another sign; `p` if it goes on
   * with a number in the next word.
   */
  readonly starts: string;
  /** It starts where a word or a number starts. */
  readonly isWord: boolean;
  /** Matches at `lastIndex` (flag `y`). Repetitions are bounded, or consumed by the match. */
  readonly pattern: RegExp;
  /**
   * The match in words; `undefined` if it is no token of this class. An empty string is silence.
   * The pipeline adds the spaces that separate it from letters and digits around it.
   */
  say(match: RegExpExecArray, dialect: Dialect): string | undefined;
}

/** Changes the words of a token in a region: "meters", "metres". */
type InDialect = (words: string, dialect: Dialect) => string;

/** The rules of a language. */
export interface LanguageRules {
  /** A fast search (flag `g`) for places that may belong to a token; all else is plain text. */
  readonly trigger: RegExp;
  /** The classes, in order of precedence, by what they start with. */
  readonly starting: Readonly<Record<'d' | 'l' | 's' | 'p', readonly TokenClass[]>>;
  readonly inDialect: InDialect;
}

/** The rules of a language, of classes in order of precedence. */
export function languageRules(
  trigger: RegExp,
  classes: readonly TokenClass[],
  inDialect: InDialect = (words) => words,
): LanguageRules {
  const by = (kind: string) => classes.filter(({ starts }) => starts.includes(kind));
  const starting = { d: by('d'), l: by('l'), s: by('s'), p: by('p') };
  return { trigger, starting, inDialect };
}

/** Context is searched in so many code units. */
const NEAR = 40;

/** The text before a match, at most 40 code units. */
export function before({ input, index }: RegExpExecArray): string {
  return input.slice(Math.max(0, index - NEAR), index);
}

/** The text after a match, at most 40 code units. */
export function after({ 0: match, input, index }: RegExpExecArray): string {
  return input.slice(index + match.length, index + match.length + NEAR);
}

/**
 * A class of any sign or part of a word. For `starts` see `TokenClass`. `source` is a regular
 * expression with the flag `u`; `flags` may add `i`.
 */
export function signClass(
  starts: string,
  source: string,
  say: TokenClass['say'],
  flags = '',
): TokenClass {
  return { starts, isWord: false, pattern: new RegExp(source, `yu${flags}`), say };
}

/** A class of whole words: no letter or digit touches it, and it is no part of a longer number. */
export function wordClass(
  starts: string,
  source: string,
  say: TokenClass['say'],
  flags?: string,
): TokenClass {
  const whole = String.raw`(?:${source})(?![\p{L}\d])`;
  return { ...signClass(starts, whole, say, flags), isWord: true };
}

/** A table of `key=value` rows, separated by `|`. `key+rest` is a value that begins with its key. */
export function tableOf(rows: string): Map<string, string> {
  return new Map(
    rows.split('|').map((row) => {
      const [key = '', sign, rest = ''] = row.split(/([=+])/);
      return [key, sign === '+' ? key + rest : rest];
    }),
  );
}
