import { after, before, wordClass } from '../token-class.js';
import { FRACTION, fractionWords } from './fractions.js';
import { counted, joined, NUMBER, numberWords } from './number-words.js';
import { MAGNITUDE, magnitudeOf, UNIT, unitWords } from './units.js';
import { COUNTED, DIRECTIONS } from './words.js';

/**
 * A number, a range or a product of two, with a unit. A hyphen before the unit makes it singular.
 *
 * `5 µg` "five micrograms", `100 km/h` "one hundred kilometers per hour", `2-5lb` "two to five
 * pounds", `2x8 m²` "two by eight square meters", `12/kg` "twelve per kilogram", `5-km` "five-kilometer"
 */
export const measure = wordClass(
  'd',
  String.raw`(?:(${FRACTION})|(${NUMBER})(?:\s?([-–x×])\s?(${NUMBER}))?(?:[\s-](${MAGNITUDE}))?)([\s/-]?)(${UNIT})(\.(?=\s[\p{Ll}\d]))?`,
  (match) => {
    const [, fraction, first = '', joint, second, size, gap = '', unit = ''] = match;
    if (isOther(match, gap, unit)) return undefined;
    const said = joined(
      fraction ? fractionWords(fraction) : numberWords(first),
      joint && (/[x×]/.test(joint) ? 'by' : 'to'),
      second && numberWords(second),
      size,
    );
    if (gap === '/') return `${said} per ${unitWords(unit, true)}`;
    const isOne = gap === '-' || said === 'one' || (fraction && !/ (?:and|over) /.test(said));
    const name = unitWords(unit, !!isOne);
    if (gap === '-' || !fraction || !isOne) return `${said}${gap === '-' ? '-' : ' '}${name}`;
    const article = /^(?:[aeio]|hour)/.test(name) ? 'an' : 'a';
    return `${said === 'one half' ? 'half' : `${said} of`} ${article} ${name}`;
  },
);

/** What is written as a unit and is none. */
function isOther(match: RegExpExecArray, gap: string, unit: string): boolean {
  const rest = after(match);
  // "5 in ten", "3-in-1", but "5 in." and "5 ft 3 in"
  if (unit === 'in')
    return (
      /^\s[\p{L}\d]|^--/u.test(gap + rest.trim()) &&
      !match[0].endsWith('.') &&
      !/\b(?:ft|feet|foot)\.? $/.test(before(match))
    );
  // "747s", "B-52s", "11st", "a 5K run"
  if (unit === 's' && !gap) return /\d{3}s/.test(match[0]) || /\p{L}-$/u.test(before(match));
  if (/^(?:st|K)$/.test(unit)) return !gap;
  // "12 N. Main St."
  if (/^[A-Z]$/.test(unit)) return gap === '-' || /^\.? ?\p{L}/u.test(rest);
  // "1.5m homes" are millions.
  return unit === 'm' && !gap && COUNTED.test(rest);
}

/** A unit behind a power of ten: `10⁷ km`. */
export const unitBehind = wordClass('ls', `(?<=[⁰-⁹²³]\\s?)${UNIT}`, ([unit]) => unitWords(unit));

/** Millions and the like, as newspapers write them: `1.5m homes` "one point five million homes". */
export const shortCount = wordClass('d', String.raw`(${NUMBER})([kKmM]|[mb]n)`, (match) => {
  const [, number = '', size = ''] = match;
  const isUnit = !size.endsWith('n') && !COUNTED.test(after(match));
  return isUnit ? undefined : `${numberWords(number)} ${magnitudeOf(size)}`;
});

/** Heights: `6'2"` and `5′ 10″` "five feet ten inches". */
export const feetAndInches = wordClass(
  'd',
  String.raw`(\d{1,2})['’′]\s?(\d{1,2})["”″]`,
  ([, feet = '', inches = '']) =>
    `${counted(feet, 'foot', 'feet')} ${counted(inches, 'inch', 'inches')}`,
);

/** Places on the globe: `40°26′46″N` "forty degrees twenty-six minutes forty-six seconds north". */
export const angle = wordClass(
  'd',
  String.raw`(\d{1,3})°\s?(?:(\d\d?)['’′]\s?)?(?:(\d\d?)["”″]\s?)?([NSEW]?)`,
  ([, degrees = '', minutes, seconds, side = '']) => {
    if (!minutes && !side) return undefined;
    return joined(
      counted(degrees, 'degree'),
      minutes && counted(minutes, 'minute'),
      seconds && counted(seconds, 'second'),
      DIRECTIONS.get(side)?.toLowerCase(),
    );
  },
);
