import { BEFORE_NAME, BEFORE_NUMBER, MAY_END, STARTER, type Words } from './abbreviations/index.js';

/** The word before a full stop, with those between which and it only full stops stand, and the word behind it. */
const AROUND =
  /(\d?)(?:[\x02\s([“„«‘-]"?|['’](?=\p{L}{2}))((?:\p{LC}\. )*\p{LC}|(?:\p{L}{1,2}\.)*[\p{L}\p{M}\d°º]+)\.\x01[^\p{L}\p{N}]*([\p{L}\p{N}]+)(\.?)/u;
/** `vgl`, `Sgt`, `стр`, `v`: words without a vowel are short for something; `hmm` and `shh` are not. */
const NO_VOWEL = /^(?!.*(.)\1)[\u0300-\u036fb-df-hj-np-tv-xzб-джзк-нп-тф-щ]{1,5}$/i;

/** Whether the full stop before a boundary is that of an abbreviation, and the sentence goes on. `line`: see `repairs.ts`. */
export function abbreviated(line: string, words: Words): boolean {
  const [, number, spaced, next = '', stop] = AROUND.exec(line) ?? [];
  if (!spaced) return false;
  const word = spaced.replace(/ /g, '');
  const kind = words.get(/^(\d\d?|[IVXLC]{2,})$/.test(word) ? '1' : word.toLowerCase());
  // `Dr. Watson`, `e.g. Bath`; `No. 5`, `Fig. IV`, `approx. ten`
  if (kind === BEFORE_NAME || (kind === BEFORE_NUMBER && /^(?:[\d\p{Ll}]|[IVXLC]+$)/u.test(next))) return true;
  // `Acme Inc. They`
  if (kind === STARTER || words.get(next.toLowerCase()) === STARTER) return false;
  const capital = /^\p{Lu}/u.test(word);
  // `Jonas E. Smith`; `s. r. o.`, `300 a. C.`
  if ((capital && !word[1]) || (stop && word.length + next.length < 3)) return true;
  // `TV` and the `km` of `5 km.` may end a sentence like other words, but `9 ft. 2 in.` goes on.
  const clipped =
    NO_VOWEL.test(word.normalize('NFD')) && !/\p{Lu}{2}/u.test(word) && (!number || !word[1] || +next >= 0);
  // `Sgt. Lee`
  if (clipped && capital && kind !== MAY_END) return true;
  // `the U.S. Army`, `Acme Inc. Boston`, `в 1812 г. Наполеон`, but `in the U.S. It`: a short word starts a sentence.
  return (
    (clipped || kind === MAY_END || /\.(?!m)|^[α-ω\u0530-\u06ff]$/i.test(word)) &&
    (!!stop || !/^(?!Ma)\p{Lu}\p{Ll}{0,2}$/u.test(next))
  );
}
