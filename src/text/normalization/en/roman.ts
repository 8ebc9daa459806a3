import { after, before, wordClass } from '../token-class.js';
import { cardinalWords, ordinalWords } from './number-words.js';
import { NO_NAME } from './words.js';

/** The canonical form alone: `IIII` and `VIX` are none. */
const CANONICAL = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

/** What is numbered: "chapter four". */
const NUMBERED =
  /\b(?:chapter|part|act|scene|book|volume|section|article|title|figure|table|class|type|stage|phase|level|war|mark|bowl|page|round|episode|\p{L}{2,4}\.)s? (?:[IVX]+(?:,| and) )?$/iu;
/** Rulers, who have a first, a fifth or a tenth: behind other names, I, V and X are letters. */
const RULERS =
  /\b(?:elizabeth|charles|james|george|henry|edward|william|richard|mary|francis|napoleon|louis|philip|alexander|nicholas|king|queen|pope) $/i;
const NAME = new RegExp(String.raw`(?<![\p{L}’'])(?!${NO_NAME})\p{Lu}[\p{L}’']+ $`, 'u');
/** "and I", "I think" */
const PRONOUN =
  /^I(?: (?:am|was|had|have|will|would|do|did|don|can|could|should|must|may|think|know|saw)\b|[’'][^s])/;

function digitsOf(roman: string): string {
  let [sum, last] = [0, 0];
  for (const letter of roman) {
    const value = [1, 5, 10, 50, 100, 500, 1000]['IVXLCDM'.indexOf(letter)]!;
    sum += value > last ? value - 2 * last : value;
    last = value;
  }
  return String(sum);
}

/**
 * Roman numbers: behind a name an ordinal, behind what is numbered a cardinal, elsewhere letters.
 *
 * `Henry VIII` "Henry the eighth", `Chapter IV` "Chapter four", `the XIX century` "the nineteenth
 * century", `Malcolm X`
 */
export const roman = wordClass(
  'l',
  String.raw`(?<![.’'&-])[IVXLCDM]{1,9}(?!&|\.\p{L})`,
  (match) => {
    const [written] = match;
    const [precedes, follows] = [before(match), after(match)];
    if (!CANONICAL.test(written) || PRONOUN.test(written + follows)) return undefined;
    const digits = digitsOf(written);
    const isSingle = written.length < 2;
    if (/^ century/i.test(follows) && !isSingle) return ordinalWords(digits);
    if (NUMBERED.test(precedes) && /[IVX]/.test(written)) return cardinalWords(digits);
    // Larger ones are abbreviations more often: CD, MC, XL.
    if (/[LCDM]/.test(written) || (isSingle && !RULERS.test(precedes))) return undefined;
    // A heading: "III. The Return".
    if (!precedes && follows.startsWith('. ')) return cardinalWords(digits);
    return NAME.test(precedes) ? `the ${ordinalWords(digits)}` : undefined;
  },
);
