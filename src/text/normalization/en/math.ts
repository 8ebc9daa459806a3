import { after, before, signClass } from '../token-class.js';
import { cardinalWords, ordinalWords } from './number-words.js';
import { SIGNS } from './signs.js';

const isEquation = (match: RegExpExecArray) => /=/.test(before(match) + after(match));

/** Signs by their names: `y = x` "y equals x", `R&D` "R and D", `Acme™` "Acme", `test$`, `@mypizza`. */
export const sign = signClass(
  's',
  String.raw`[≠≈≤≥±÷∞√→©&№™®°∆]|(?<=[\p{L}\d%] ?)[<>](?= ?\.?\d)|\^(?=[\p{L}\d({])|(?<![=<>!:+-])=(?![=>])|%(?!\w)|(?<=[\p{L}\d])_(?=[\p{L}\d])|(?<=\s)\*(?=\s)|\$(?=[\p{L}$])|(?<=[\p{L}$])\$|@(?=[\p{L}\d])|§{1,2}|(?<=[\p{L}\p{N})%+] ?)\+(?!\+\+)|\+(?=[\p{L}\d.])`,
  ([written]) => SIGNS.get(written),
);

/** Between numbers: `3 × 4 = 12` "times", `2x8` "by". */
export const times = signClass('ls', String.raw`(?<=\d ?)[x*](?= ?\d)|×`, (match) =>
  match[0] === '*' ||
  isEquation(match) ||
  /^ ?10[⁰-⁹²³^]/.test(after(match)) ||
  !/\d ?$/.test(before(match))
    ? 'times'
    : 'by',
);

/** A minus sign, or a hyphen in its place: before a number, and between terms of an equation. */
export const minus = signClass('s', String.raw`−|-(?= ?[.\p{Sc}]?\d| ?\p{L})`, (match) => {
  const [precedes, follows] = [before(match), after(match)];
  const isNegative =
    /(?:^|[^\d\s] |[(=<>/×*^“"])$/.test(precedes) && /^[.\p{Sc}]?\d/u.test(follows);
  const isTerm = isEquation(match) && /(?<![\p{L}\d-])(?!\p{L}{3})[\p{L}\d.]+ ?$/u.test(precedes);
  return match[0] === '−' || isNegative || isTerm ? 'minus' : undefined;
});

/**
 * Raised digits: `x²` "x squared", `10⁶` "ten to the sixth", `10⁻³` "ten to the minus three", `x^2`.
 * Behind a longer word they are the number of a note, which is not said.
 */
export const power = signClass('ds', String.raw`⁻?[⁰¹²³⁴-⁹]{1,6}|\^-?\d{1,3}(?!\d)`, (match) => {
  if (/\p{L}{3}$|[^\p{L}\d)\]]$/u.test(before(match))) return '';
  const [, negative, digits = ''] = /([-⁻−]?)(\d+)$/.exec(match[0].normalize('NFKC'))!;
  if (negative) return `to the minus ${cardinalWords(digits)}`;
  if (/^[23]$/.test(digits)) return digits === '2' ? 'squared' : 'cubed';
  return `to the ${ordinalWords(digits)}`;
});

/**
 * `upgrade / update` "slash", `and/or` "and or", `1/f` "per"; `#5` "number five", `C#`, `#news`;
 * `~20` "about twenty".
 */
export const slash = signClass(
  's',
  String.raw`(?<=\s)\/(?=\s)|(?<![^\s(])\/(?=\p{L})|\/(?<=\d.)(?=\p{L}(?!\p{L}))|\/(?<=\p{L}{2}.)(?=\p{L}{2})|#(?=[\p{L}\d])|(?<=\b[CFJ])#|~(?=\d)`,
  (match) => {
    const [precedes, follows] = [before(match), after(match)];
    if (match[0] === '~') return 'about';
    if (match[0] === '#')
      return /^\d/.test(follows) ? 'number' : /^\p{L}/u.test(follows) ? 'hashtag' : 'sharp';
    if (/\d$/.test(precedes)) return 'per';
    if (/\band$/i.test(precedes)) return ' ';
    return /\b(?:s?he|his)$/i.test(precedes) ? 'or' : 'slash';
  },
);

const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
/** Greek letters that stand alone, by their names in English: `α` "alpha", `β-blocker`. */
export const greek = signClass(
  'l',
  String.raw`(?<!\p{Script=Greek})[Α-Ωα-ωµ](?!\p{Script=Greek})`,
  ([letter]) => GREEK[letter.normalize('NFKC').toLowerCase().charCodeAt(0) - 0x3b1],
);
