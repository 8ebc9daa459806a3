import { wordClass } from '../token-class.js';
import { digitWords } from './number-words.js';
import { SIGNS } from './signs.js';

const LABELS = String.raw`(?:[\p{L}\d][\w-]{0,62}\.){1,8}`;
const REST = String.raw`(?:[:/?#][^\s<>"“”]{0,2000})?(?<![.,;:!?)\]}'’…])`;

/** Parts without a vowel are read letter by letter, and countries' domains. */
const SPELT = /^(?:[^aeiouy]{2,5}|https?|html)$/i;

/**
 * E-mail addresses, URLs, hosts and names of files: the signs are named, digits are read one by one.
 * Syntax: RFC 3986 and RFC 5322, of which only what is usual. Without a scheme or an `@`, a part in
 * small letters follows the last point.
 *
 * `jane@gmail.com` "jane at gmail dot com", `www.example.fr/12` "WWW dot example dot FR slash one two"
 */
export const electronic = wordClass(
  'dl',
  String.raw`[\p{L}\d][\w.&+%-]{0,63}@${LABELS}\p{L}{2,24}${REST}|(?:[A-Za-z]{2,8}:\/\/|[Ww]{3}\.)[^\s<>"“”]{1,2000}(?<![.,;:!?)\]}'’…])|(?:[\w-]{1,60}\/){0,9}${LABELS}(?<=[\w-]{2}\.)(?:[a-z]{2,4}|mp[34])(?![.-]?[\p{L}\d@])${REST}`,
  ([address]) =>
    address
      .match(/\p{L}+|\d+|./gu)!
      .map((part, i, all) => {
        if (/\d/.test(part)) return digitWords(part);
        if (part === '&') return 'ampersand';
        const isSpelt = SPELT.test(part) || (part.length === 2 && all[i - 1] === '.');
        return isSpelt ? part.toUpperCase() : (SIGNS.get(part) ?? part);
      })
      .join(' '),
);
