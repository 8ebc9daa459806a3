import { after, before, wordClass } from '../token-class.js';
import { ordinalWords } from './number-words.js';

/** Words before an ordinal number that decide its ending (Duden: declension of adjectives). */
const DATIVE =
  /(?:^|[^\p{L}])(?:am|im|vom|zum|beim|dem|den|des|seit|ab|bis|zur|einem|einen|jedem|jeden|keinem) (?:\p{Ll}+ )?$/iu;
const DEFINITE = /(?:^|[^\p{L}])(?:der|die|das|diese[rs]?|jede[rs]?) (?:\p{Ll}+ )?$/iu;

/** An ordinal number with the ending that the words before it ask for: "dritten", "dritte", "dritter". */
export function inflected(digits: string, precedes: string): string {
  const weak = ordinalWords(digits);
  if (DATIVE.test(precedes)) return `${weak}n`;
  return DEFINITE.test(precedes) ? weak : `${weak}r`;
}

/**
 * Ordinal numbers, whose full stop is followed by a noun: `am 3. Tag` "am dritten Tag". Behind a
 * number a sentence may end: so an article or a preposition must precede it.
 */
export const ordinal = wordClass('d', String.raw`(\d{1,4})\.(?=\s\p{L})`, (match) =>
  DATIVE.test(before(match)) || DEFINITE.test(before(match)) || /^\s\p{Ll}/u.test(after(match))
    ? inflected(match[1]!, before(match))
    : undefined,
);
