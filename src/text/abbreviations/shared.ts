// Rules of several languages, in the terms of `repairs.ts`.

/** A date: `2024. 10. 3.` */
export const YEAR_FIRST = /[\s\x02]\d{4}\.\x01\d\d?\.\s|\d{4}\. \d\d?\. \d\d?\.\x01/u;

/** Where letters have no case: `"למה?" שאל`, `“왜?” 하고`, `أ.ف.ب`, `U.S.는`. */
export const CASELESS =
  /\x02["\p{Pi}][^…]*[?!؟？！]["\p{Pf}][\x01\x03]\p{Lo}|(?:\p{LC}|[\s.\x02]\p{Lo})\.\p{Pe}?\x03\p{Lo}/u;

/**
 * `「はい。行きます。」と言った`, `“为什么？”他问`, `《谁？》这本书`, `J.K.罗琳`: what is right behind a quotation goes on, and one short quotation or
 * aside of several sentences is said in one breath; a long one is said by its sentences. A line may be wrapped behind a particle.
 */
export const EAST_ASIAN =
  /[「（“][^「」（）“”]{0,40}[。！？．][\x01\x03][^「」（）“”]{0,30}[」）”]|[」』》”"]\x03\p{Lo}|[、，のをがはに]\x04|\p{LC}\.\p{Pe}?\x03\p{Lo}/u;

/** In a text that ends sentences with a full stop of its own script, "." ends none. */
export function withoutPeriods(text: string): string {
  return /[։।]/.test(text) ? text.replace(/(^|[^.])[.․](?!\.)/g, '$1·') : text;
}
