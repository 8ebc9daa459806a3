import { before, wordClass } from '../token-class.js';
import { FRACTION, fractionWords } from './fractions.js';
import { cardinalWords } from './number-words.js';

/**
 * Fractions, with signs of Unicode and with a slash. A few pairs of numbers are none: `24/7`
 * "twenty-four seven", `9/11`; and marks, `rated 8/10` "eight out of ten".
 *
 * `1½` "one and a half", `3 2/4` "three and two quarters", `1/2007` "one two thousand seventh"
 */
export const fraction = wordClass('d', FRACTION, (match) => {
  const [written] = match;
  const isMark =
    written === '10/10' || /\b(?:scored?|rat(?:ed|ing)|gave) [^.]*$/.test(before(match));
  if (/^(?:9\/11|24\/7|50\/50|20\/20)$/.test(written) || (isMark && /^\d+\/\d+$/.test(written)))
    return written
      .split('/')
      .map((number) => cardinalWords(number))
      .join(isMark ? ' out of ' : ' ');
  return fractionWords(written);
});
