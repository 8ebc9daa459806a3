import { after, before, wordClass } from '../token-class.js';
import { cardinalWords, digitWords } from './number-words.js';

/** A number follows that is read digit by digit. */
const BEFORE_CODE =
  /\b(?:call|dial|phone|tel|text|fax|ending|pin|otp|code|isbn|account|card|zip)\b(?: (?:number|in|with|is|at|on|us))*:? $/i;

/**
 * Telephone numbers, and others of three groups or more (cards, ISBN): digit by digit, with a pause
 * after each group. Formats: ITU-T E.123, the North American plan with letters, British groups.
 *
 * `+1 123-123-5678` "plus one, one two three, one two three, five six seven eight"
 */
export const telephone = wordClass(
  'ds',
  String.raw`\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){1,6}(?![.,]?\d)|\(\d{2,5}\)[ -]?\d{3,4}[ -]\d{3,5}|1-[2-9]\d\d(?:-[A-Z\d]{1,7}){1,4}|\d{1,7}(?:-\d{1,7}){2,6}(?!-)|(?:1[. ])?\d{3}([. ])\d{3}\1\d{4}|0\d{2,4}(?: \d{3,4}){2,3}|\d{4}(?: \d{4}){2,4}|0\d{4} \d{5,6}|\d{3,4}-\d{4}(?!-)|\d{3,8}(?![.,]\d)`,
  (match) => {
    const [number] = match;
    // Years, ranges and quantities look like short telephone numbers.
    const isShort = /^\d+$|^\d{4}-\d+$|^\d+-[1-9]\d*00$/.test(number);
    const isCounted = /^\d+-\d+$/.test(number) && /^ \p{Ll}/u.test(after(match));
    if ((isShort || isCounted) && !BEFORE_CODE.test(before(match))) return undefined;
    const groups = number
      .match(/[A-Z\d]+/g)!
      .map((group) =>
        /^[1-9]00$/.test(group) ? cardinalWords(group) : group.replace(/\d+/g, digitWords),
      );
    // Letters are one word with the digits behind them.
    const said = groups.join(', ').replace(/([A-Z]), (?=[a-z])/g, '$1 ');
    return number.startsWith('+') ? `plus ${said}` : said;
  },
);

/**
 * Numbers with several points: addresses (RFC 791), versions.
 *
 * `192.168.0.1` "one nine two dot one six eight dot zero dot one", `v1.2` "version one point two"
 */
export const dotted = wordClass(
  'dlp',
  String.raw`(?:(v\.? ?)\d{1,4}\.|\d{1,4}\.\d{1,4}\.)\d{1,4}(?:\.\d{1,4}){0,2}(?!\.\d)`,
  ([written, version]) => {
    const groups = written.match(/\d+/g)!;
    if (groups.length === 4) return groups.map(digitWords).join(' dot ');
    const said = groups.map((group) => cardinalWords(group)).join(' point ');
    return version ? `version ${said}` : said;
  },
);
