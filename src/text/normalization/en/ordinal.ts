import { wordClass } from '../token-class.js';
import { ordinalWords } from './number-words.js';

/**
 * Ordinal numbers, whose letters must be those of the number: `23rd` "twenty-third", `1,000th`; not
 * `11st`.
 */
export const ordinal = wordClass(
  'd',
  String.raw`(\d{1,3}(?:,\d{3})+|\d{1,9})(st|nd|rd|th)`,
  ([, number = '', letters = '']) => {
    const [last = 0] = /(?<!1)[123]$/.exec(number) ?? [];
    return letters.toLowerCase() === ['th', 'st', 'nd', 'rd'][Number(last)]
      ? ordinalWords(number.replaceAll(',', ''))
      : undefined;
  },
  'i',
);
