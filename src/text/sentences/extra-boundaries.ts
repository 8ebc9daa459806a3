import type { Words } from './language-rules.js';

/**
 * Where UAX 29 never ends a sentence: before a dash or a comma (SContinue), before lower case,
 * before a number with lower case after it (SB8) as in `ended.[who?] Then` and `ended. (ii) The`,
 * after `…`, and in `world.Today` (SB7).
 */
const MISSED =
  /[.!?…։]["'\p{Pe}\p{Pf}]*\s+(?=(?:\p{Pd}+\s*)?["\p{Ps}\p{Pi}¿¡]?\p{Lu}|,,|\d|['’]?\p{Ll})|[.!?](?=\p{Lu}\p{Ll}*[\s,.’']|\[[^[\]]{0,39}\](?!\S))|[.!?]\s+(?=\((?:[ivx]+|[a-z])\) \p{Lu})/gu;

const MARK_END = /[.)]\s+(?=[^\s\d(\p{Ll}])/gu;
const MARK = /(?:^|\s)[•⁃(]?\s?(\d\d?|[a-z])\.?$/;

/** More possible ends of sentences, unordered: `sentenceEnd` decides. */
export function extraBoundaries(text: string, words: Words): number[] {
  const places = [...text.matchAll(MISSED)].map(({ 0: match, index }) => index + match.length);
  // `1.) Wash it 2.) Dry it`, `a. Wash it b. Dry it`: in a list without line breaks, an item ends
  // before the next number.
  let last: number | undefined;
  for (const { index, 0: stop } of text.matchAll(MARK_END)) {
    const before = text.slice(Math.max(0, index - 5), index);
    const mark = MARK.exec(before);
    if (!mark) continue;
    const at = index - mark[0].length;
    const rank = +mark[1]! || mark[1]!.charCodeAt(0);
    const follows = rank === last! + 1 && !(words.has('1') && stop[0] === '.');
    if (follows) places.push(at);
    if (follows || !at || /[.!?:)]\s[1a]\.?$/.test(before)) last = rank;
  }
  return places;
}
