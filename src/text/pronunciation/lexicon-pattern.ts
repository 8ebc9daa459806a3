import { StepCounter } from './lexicon-steps.js';
import type { Replacement } from './replacement-map.js';

/** Finds what entries are for; they need not be in order, and may overlap. */
export type Finder = (written: string) => Replacement[];

/** A pattern is not tried on a longer sentence, in UTF-16 code units. */
const LONGEST = 1000;
/** One that may take more steps for a sentence is not begun: so many take a few ms. */
const MOST_STEPS = 4_000_000;
/** One that takes longer than this for one sentence nevertheless is not tried again. In ms. */
const SLOW = 100;

/** Why `pattern`, the source of a regular expression, is not used, in words for a publisher; `undefined` where it is. */
export function problemOfPattern(pattern: string): string | undefined {
  const wrong = syntaxErrorOf(pattern);
  if (wrong) return wrong;
  return repeatsChoice(pattern)
    ? 'its pattern repeats a group with a choice or a repetition in it, which can take for ever'
    : undefined;
}

function syntaxErrorOf(pattern: string): string | undefined {
  try {
    return RegExp(pattern, 'u') && undefined;
  } catch (error) {
    return String(error);
  }
}

/** What of a pattern tells: an escape, a class, the opening of a group, its end with what repeats it, a repetition, a choice. */
const SYNTAX =
  /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\)([*+]|\{\d+(?:,\d*)?\})?|([*+?]|\{\d+(?:,\d*)?\})\??|(\|)/gu;
/** A group that is repeated no more often than this is harmless. */
const FEW = 4;

/**
 * Whether a group that is repeated has a repetition or a choice in it: in how many ways it matches may grow with the power of the text's
 * length, as in `(a+)+`. Nothing can stop a regular expression that has begun.
 */
function repeatsChoice(pattern: string): boolean {
  /** Of each open group: whether it has a repetition or a choice in it. */
  const groups = [false];
  for (const [token, repeated, quantifier, choice] of pattern.matchAll(SYNTAX)) {
    if (token.startsWith('(')) groups.push(false);
    else if (token.startsWith(')')) {
      const variable = groups.pop()!;
      if (variable && repeated && mostOf(repeated) > FEW) return true;
      if (variable || isVariable(repeated)) groups[groups.length - 1] = true;
    } else if (choice || isVariable(quantifier)) groups[groups.length - 1] = true;
  }
  return false;
}

function isVariable(quantifier: string | undefined): boolean {
  return quantifier !== undefined && !/^\{\d+\}$/.test(quantifier);
}

function mostOf(quantifier: string): number {
  const [, least, most] = /^\{(\d+)(?:,(\d*))?\}$/.exec(quantifier) ?? [];
  return least === undefined ? Infinity : Number((most ?? least) || Infinity);
}

/** Finds what a pattern of a publisher's list is for, until it would take too long for a sentence: `warn` is told. */
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
    const began = performance.now();
    const found = [...written.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      say: filledIn(alias, match),
    }));
    slow = performance.now() - began > SLOW;
    return found;
  };
  return (written) => {
    if (slow || written.length > LONGEST) return [];
    let found: Replacement[] = [];
    try {
      found = find(written);
    } catch {
      // It is too large to be counted, or to be run.
      slow = true;
    }
    if (slow)
      warn(`the pronunciation pattern ${JSON.stringify(source.slice(0, 200))} takes too long, and is no longer used.`);
    return found;
  };
}

function filledIn(alias: string, match: RegExpMatchArray): string {
  return alias.replace(/\$(?:([$&])|(\d{1,2})|<([^>]*)>)/g, (_, sign?: string, number?: string, name?: string) => {
    if (sign) return sign === '$' ? sign : match[0];
    return (number ? match[Number(number)] : match.groups?.[name!]) ?? '';
  });
}
