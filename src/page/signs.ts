import { signWords } from './formula-loader.js';

const YES = /^[✓✔☑✅🗸]\ufe0f?$/u;
const NO = /^[✗✘☒✕✖❌❎🗙]\ufe0f?$/u;
const STARS = /^([★⭐🌟]*)(½?)([☆✩]*)$/u;

/** Yes, no, and a rating of `#` out of `*` stars. */
const ENGLISH = 'yes|no|# of * stars';

/**
 * The spoken form of a text that consists of signs only; in English if there are no words for the
 * language (BCP 47).
 */
export function sayingOfSign(text: string, lang: string): string | undefined {
  const sign = text.replace(/\s/g, '');
  if (!sign || sign.length > 20) return undefined;
  const [yes, no, stars] = (signWords(lang) ?? ENGLISH).split('|') as [string, string, string];
  if (YES.test(sign)) return yes;
  if (NO.test(sign)) return no;
  const rating = STARS.exec(sign);
  if (!rating) return undefined;
  const full = [...rating[1]!.replace(/\ufe0f/g, '')].length;
  const all = full + (rating[2] ? 1 : 0) + rating[3]!.length;
  // A row of only filled stars is not a rating, as its maximum is unknown, unless it has five. A
  // line of three is an ornament.
  if (all < 2 || all > 10 || (full === all && all !== 5)) return undefined;
  return stars.replace('#', String(full + (rating[2] ? 0.5 : 0))).replace('*', String(all));
}
