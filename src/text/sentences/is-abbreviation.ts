import { BEFORE_NAME, BEFORE_NUMBER, MAY_END, STARTER } from './abbreviations.js';
import type { LanguageRules } from './language-rules.js';

/**
 * Captures the word before a full stop, together with those that only full stops separate from it,
 * and the word after it.
 */
const AROUND =
  /(\d?)(?:[\x02\s([“„«‘-]"?|['’](?=\p{L}{2}))((?:\p{LC}\. )*\p{LC}|(?:\p{L}{1,2}\.)*[\p{L}\p{M}\d°º]+)\.\]?[\x01\x03].*?([\p{L}\p{N}]+)(\.?)/u;
/** `vgl`, `Sgt`, `стр`, `v`: words without a vowel are abbreviations; `hmm` and `shh` are not. */
const NO_VOWEL = /^(?!.*(.)\1)[\u0300-\u036fb-df-hj-np-tv-xzþб-джзк-нп-тф-щ]{1,5}$/i;

/**
 * Whether the full stop before a boundary belongs to an abbreviation, and the sentence goes on.
 * `line`: see `boundary-rules.ts`.
 */
export function isAbbreviation(line: string, { words, starter }: LanguageRules): boolean {
  const [, number, spaced, next = '', stop] = AROUND.exec(line) ?? [];
  if (!spaced) return false;
  const kindOf = (text: string) => words.get(text) ?? words.get(text.toLowerCase());
  const word = spaced.replace(/ /g, '');
  const kind = kindOf(/^(\d\d?|[IVXLC]{2,})$/.test(word) ? '1' : word);
  const nextKind = kindOf(next);
  // `Dr. Watson`, `e.g. Bath`; `No. 5`, `Fig. IV`, `approx. ten`, `Tues. Nov. 5`
  if (
    kind === BEFORE_NAME ||
    (kind === BEFORE_NUMBER &&
      (/^(?:[\d\p{Ll}]|[IVXLC]+$)/u.test(next) || (stop && nextKind === kind)))
  )
    return true;
  // `Acme Inc. They`
  if (kind === STARTER || nextKind === STARTER) return false;
  const capital = /^\p{Lu}/u.test(word);
  // `Jonas E. Smith`; `W. E. B. Du Bois`; `s. r. o.`, `300 a. C.`
  if (
    (capital && (!word[1] || word.length < spaced.length)) ||
    (stop && word.length + next.length < 3)
  )
    return true;
  // `TV` and the `km` of `5 km.` may end a sentence like other words, but `9 ft. 2 in.` goes on.
  const clipped =
    NO_VOWEL.test(word.normalize('NFD')) &&
    !/\p{Lu}{2}/u.test(word) &&
    (!number || !word[1] || +next >= 0);
  // `Sgt. Lee`
  if (clipped && capital && kind !== MAY_END) return true;
  // `the U.S. Army`, `Acme Inc. Boston`, `в 1812 г. Наполеон`
  return (
    (clipped || kind === MAY_END || /\.(?!m)|^[α-ω\u0530-\u06ff]$/i.test(word)) &&
    (!!stop || !starter.test(next))
  );
}
