import { signClass } from '../token-class.js';
import { cardinalWords, digitWords, pairWords } from './number-words.js';

/**
 * Letters and digits without a space: digits of up to two places as a number, longer ones and those
 * with a zero first one by one. Sections of the law and lines of a screen are read in pairs.
 *
 * `B2A23C` "B two A twenty-three C", `A380` "A three eight zero", `H₂O` "H two O", `1080p` "ten eighty
 * p", `401(k)` "four oh one k"
 */
export const serial = signClass(
  'dl',
  String.raw`(?<!\p{N})(?!\d+x\d)(?:[A-Za-z]{1,40}[\d₀-₉]|\d{1,40}[A-Za-z]|[1-9]\d\d(?=\(\p{L}\)))(?:[A-Za-z\d₀-₉]|\((?:\p{L}|\d)\)){0,80}`,
  ([code]) => {
    const inPairs = /^(?:FY)?\d{3,4}(?:[(pi]|$)/.test(code);
    return code
      .normalize('NFKC')
      .replace(/[()]/g, ' ')
      .replace(/\d+/g, (digits) => {
        if (inPairs && digits.length > 2) return ` ${pairWords(digits)} `;
        const isNumber = digits.length < 3 && !/^0\d/.test(digits);
        return ` ${isNumber ? cardinalWords(digits) : digitWords(digits)} `;
      })
      .replace(/ +/g, ' ')
      .trim();
  },
);
