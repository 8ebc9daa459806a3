import { isAbbreviation } from './is-abbreviation.js';
import type { LanguageRules } from './language-rules.js';

/**
 * The rules see a boundary as one line: `START` and the first code unit of the sentence, its last
 * ones, one of the other three marks, and the first code units after it. Omitted text is an
 * ellipsis.
 */
const START = '\x02';
const GAP = '\x01';
const NO_GAP = '\x03';
const LINE_BREAK = '\x04';

/** Code units that the rules see before and after the boundary. */
const NEAR = 40;

/** Patterns of lines where the sentence goes on. */
const GOES_ON = new RegExp(
  [
    // `then [...] used`, `see . . . I mean`: an omission.
    /[^.\s]\s\. \. \.\x01|[[(][.…]+[\])]\W?\x01/u,
    // `1. Wash it`, `b) Dry it`, `3.4.2. Scope`, `1.打开门`, `如下：1.打开门`: the marker of a list item.
    // Four digits are a year.
    /[\x02：][^\p{L}\p{N}\x01]*(?:(?:\d{1,3}[.．])+|[IVX]+\.|\p{L}\.|(?:\d+|\p{L})\.?\))[\x01\x03]/u,
    // `“Why?” he asked`, `Yahoo! in the news`, but `Really? iPhones`, `Do both. (a) Wash it.`
    /[^\p{L}\p{N}]\x01[^\p{L}\p{N}]*\p{Ll}(?!\p{Lu}|[ivx]*\))/u,
    // `Yahoo! Inc.`
    /!\x01(?:Inc|Corp|Ltd)/u,
    // `p. ex.`, `f. eks.`, `m. in.`
    /[\s\x02(]\p{Ll}\. ?(?:e[jsx]|eks|in)\.\x01/u,
    // `At 5 p.m. Mr. Bell rang`, `at 5 p.m. Monday`, but `We left at 5 p.m. Mr. Bell stayed`
    /\x02[^\x01]{0,12}[apAP]\.[mM]\.\x01|[apAP]\.[mM]\.\x01(?:[A-Z]{2}|\w+day)/u,
    // `(lat. Nomen`, `28. 10. 1918`
    /\(\p{Ll}+\.\x01|[\s\x02]\d\d?\.\x01\d/u,
    // `2024. 10. 3.`
    /[\s\x02]\d{4}\.\x01\d\d?\.\s|\d{4}\. \d\d?\. \d\d?\.\x01/u,
    // `example.com`, `!Kung`, `Yahoo!J`, `/index?/a=b`
    /[.!?]\x03[\p{LC}\d/&=#%@_~+*-]/u,
    // Scripts without case: `"למה?" שאל`, `“왜?” 하고`, `《谁？》这本书`, `أ.ف.ب`, `U.S.는`, `J.K.罗琳`
    /\x02["\p{Pi}][^…]*[?!؟？！]["\p{Pf}][\x01\x03]\p{Lo}|["\p{Pf}」』》]\x03\p{Lo}|(?:\p{LC}|[\s.\x02]\p{Lo})\.\p{Pe}?\x03\p{Lo}/u,
    // `「はい。行きます。」と言った`: one short quotation or aside stays in its sentence, a long one is split.
    /[「（“][^「」（）“”]{0,40}[。！？．][\x01\x03][^「」（）“”]{0,30}[」）”]/u,
    // Thai and Lao end sentences with a space, and abbreviations with a full stop: `5 ธ.ค. 2563`,
    // `5 ธ. ค. 2563`.
    /[\u0e00-\u0eff]\.[\x01\x03]|\.[\x01\x03][\u0e00-\u0eff]/u,
    // A hard line break within a sentence: before lower case, after a comma, or after a particle.
    /[^.!?:…]\x04\p{Ll}|[,、，のをがはに]\x04/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'u',
);

/**
 * Exceptions to `GOES_ON` without white space at the boundary: `world.Today is`,
 * `Tuesday.Mr. Bell`, but not `example.com`, `a.B`, `React.Component`. A pattern of its own: its
 * first use takes as long as to split a short article, and few articles need it.
 */
const ENDS_JOINED =
  /[\s("'“\x02](?!\p{Lu}\S*\x03\p{L}+[^.\p{L}])[\p{L}\d,'’-]*(?:\p{Ll}{2}|\d{3})[.!?]\x03\p{Lu}\p{Ll}*\.?[\s,’']/u;
/**
 * Exceptions to `GOES_ON` with white space: `was so great. then`, as a long word is no
 * abbreviation; `’s Avonds`; `where are you? i am here`, by an author who writes without capitals.
 */
const ENDS =
  /\p{Ll}{5}\.\x01\p{Ll}|\.\x01['’]\p{Ll} \p{Lu}|\x02\p{Ll}[^\x01]+(?<=[\p{L}\p{N}]{2}[.!?])\x01\p{Ll}/u;

/**
 * What belongs to the sentence before it: `Fact.[7][8–9] Next`, `Fact.[Note A] Next`,
 * `Fact.¹ Next`, `We won! 🎉 Next`, `« Il part ! » Elle`, `a compound. . . . The`. Some test sets
 * put the remaining dots into the next sentence: a voice has nothing to speak there, and they would
 * look odd in the highlight.
 */
const TAIL =
  /(?=((?:\[[^[\]\p{Lu}]{0,39}\]|(?<!\s)\[[^[\]]{0,39}\]|[¹²³⁰-⁹.\p{M}\u200c\u200d]|['\p{Pe}\p{Pf}]+(?!\S)|\s*(?:\p{Emoji_Presentation}|\p{So}\ufe0f))*\s*))\1(?!\p{M})/uy;
/**
 * A fast path without rules, for words whose last four letters are in no list: more than half
 * of the boundaries of a novel.
 */
const PLAIN = /.[a-z]{2}(?![bcdgjkpstvz][bfglrvz])[a-z]{2}[.?] ["“‘]?[A-Z]/y;

/**
 * The end of the sentence that starts at `from`, given a possible end at `at`: `at` or an offset
 * near it; -1 if the sentence goes on.
 */
export function sentenceEnd(text: string, from: number, at: number, rules: LanguageRules): number {
  const { words, goesOn } = rules;
  PLAIN.lastIndex = at - 7;
  if (PLAIN.test(text) && !words.has(text.slice(at - 6, at - 2))) return at;
  const sentence = text.slice(from, at).trimEnd();
  let end = from + sentence.length;
  // `他说。“好。”`: `Intl.Segmenter` takes a quote right after a full stop for a closing one, even if it
  // opens.
  if (end === at) end = at -= /[\p{Ps}\p{Pi}]*$/u.exec(sentence.slice(-9))![0].length;
  const start = Math.max(from, end - NEAR);
  const between = end < at ? (/^.*$/.test(text.slice(end, at)) ? GAP : LINE_BREAK) : NO_GAP;
  const beginning = start > from ? text[from] + '…' : '';
  const line = START + beginning + text.slice(start, end) + between + text.slice(at, at + NEAR);
  if (isAbbreviation(line, rules) || goesOn?.test(line)) return -1;
  if (GOES_ON.test(line) && !(end < at ? ENDS : ENDS_JOINED).test(line)) return -1;
  TAIL.lastIndex = at;
  // `✅ Call. ✅ Write.`: an emoji that marks an item belongs to the text after it.
  return between !== LINE_BREAK && !/^\p{Emoji_Presentation}/u.test(sentence) && TAIL.test(text)
    ? TAIL.lastIndex
    : at;
}
