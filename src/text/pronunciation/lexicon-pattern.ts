import { StepCounter } from './lexicon-steps.js';
import type { Replacement } from './replacement-map.js';

/** Finds the replacements of entries in a text; unordered, and may overlap. */
export type Finder = (written: string) => Replacement[];

/** A pattern is not run on a longer sentence. In UTF-16 code units. */
const LONGEST = 1000;
/** A pattern that may take more steps for a sentence is not run: so many take a few ms. */
const MOST_STEPS = 4_000_000;
/** If a pattern takes longer for one sentence in spite of that, it is not run again. In ms. */
const SLOW = 100;

/**
 * Why `pattern`, the source of a regular expression, is not used, in words for a publisher;
 * `undefined` if it is used.
 */
export function problemOfPattern(pattern: string): string | undefined {
  const wrong = syntaxErrorOf(pattern);
  if (wrong) return wrong;
  return repeatsChoice(pattern)
    ? 'its pattern repeats a group with a choice or a repetition in it, which can take exponential time'
    : undefined;
}

function syntaxErrorOf(pattern: string): string | undefined {
  try {
    return RegExp(pattern, 'u') && undefined;
  } catch (error) {
    return String(error);
  }
}

/**
 * The tokens that matter: an escape, a class, the start of a group, its end with its quantifier, a
 * quantifier, an alternative.
 */
const SYNTAX =
  /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\)([*+]|\{\d+(?:,\d*)?\})?|([*+?]|\{\d+(?:,\d*)?\})\??|(\|)/gu;
/** A group that is repeated no more often is harmless. */
const FEW = 4;

/**
 * Whether a repeated group contains a quantifier or an alternative: it may match in exponentially
 * many ways, as in `(a+)+`. A regular expression cannot be interrupted.
 */
function repeatsChoice(pattern: string): boolean {
  /** For each open group: whether it contains a quantifier or an alternative. */
  const groups = [false];
  for (const [token, repeated, quantifier, choice] of pattern.matchAll(SYNTAX)) {
    if (token.startsWith('(')) groups.push(false);
    else if (token.startsWith(')')) {
      const variable = groups.pop()!;
      if (variable && repeated && maxRepeats(repeated) > FEW) return true;
      if (variable || isVariable(repeated)) groups[groups.length - 1] = true;
    } else if (choice || isVariable(quantifier)) groups[groups.length - 1] = true;
  }
  return false;
}

function isVariable(quantifier: string | undefined): boolean {
  return quantifier !== undefined && !/^\{\d+\}$/.test(quantifier);
}

function maxRepeats(quantifier: string): number {
  const [, least, most] = /^\{(\d+)(?:,(\d*))?\}$/.exec(quantifier) ?? [];
  return least === undefined ? Infinity : Number((most ?? least) || Infinity);
}

/**
 * Finds the matches of a pattern, until it would take too long for a sentence: then `warn` is
 * called.
 */
export function patternFinder(
  source: string,
  { alias, caseSensitive }: { readonly alias: string; readonly caseSensitive?: boolean },
  warn: (message: string) => void,
): Finder {
  const flags = caseSensitive === false ? 'iu' : 'u';
  const pattern = new RegExp(source, `g${flags}`);
  let counter: StepCounter | undefined;
  let slow = false;
  const find = (written: string) => {
    counter ??= new StepCounter(source, flags);
    slow = !counter.keepsWithin(MOST_STEPS, written);
    if (slow) return [];
    const startTime = performance.now();
    const found = [...written.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      say: filledIn(alias, match),
    }));
    slow = performance.now() - startTime > SLOW;
    return found;
  };
  return (written) => {
    if (slow || written.length > LONGEST) return [];
    let found: Replacement[] = [];
    try {
      found = find(written);
    } catch {
      // Too large to count its steps, or to run.
      slow = true;
    }
    if (slow)
      warn(
        `The pronunciation pattern ${JSON.stringify(source.slice(0, 200))} takes too long, and is no longer used.`,
      );
    return found;
  };
}

function filledIn(alias: string, match: RegExpMatchArray): string {
  return alias.replace(
    /\$(?:([$&])|(\d{1,2})|<([^>]*)>)/g,
    (_, sign?: string, number?: string, name?: string) => {
      if (sign) return sign === '$' ? sign : match[0];
      return (number ? match[Number(number)] : match.groups?.[name!]) ?? '';
    },
  );
}
