import { mergeReplacements, type Replacement } from './replacement-map.js';

/** Letters and marks of the International Phonetic Alphabet that no orthography has. */
const IPA = '[ɐ-ɒɕɘɚɜ-ɢɤ-ɨɪ-ʊʌ-ʯˈˌː]';
/**
 * A transcription in slashes or in square brackets, as in dictionaries. No voice can speak it. The
 * source of a regular expression.
 */
export const PHONETIC = String.raw`(?<![\p{L}\p{N}\/:.])\/(?=[^\/]{0,60}${IPA})[^\/\n]{1,60}\/(?![\p{L}\p{N}])|\[(?=[^\[\]]{0,60}${IPA})[^\[\]]{1,60}\]`;

/** Replaces each silent code unit. */
const SILENT = '\uffff';
const BRACKETS = /\s?[(（][^()（）]*[)）]/g;
/** A transcription and the name of its language, up to the next comma or semicolon. */
const ENTRY = /^\s*(?:[^:：\uffff]{0,40}[:：]\s*|\p{L}+\s+)?[[/]?\uffff[\]/\s\uffff]*$/u;

/**
 * `silent`, plus brackets with nothing left to speak except the name of a language. Both are in
 * order.
 */
export function withEmptyBrackets(written: string, silent: readonly Replacement[]): Replacement[] {
  let masked = '';
  for (const { start, end } of silent)
    masked += written.slice(masked.length, start) + SILENT.repeat(end - start);
  masked += written.slice(masked.length);
  const found = [...masked.matchAll(BRACKETS)].filter(({ 0: match }) => match.includes(SILENT));
  return mergeReplacements(
    found.flatMap(({ 0: match, index }) => emptyIn(match, index)),
    silent,
  );
}

function emptyIn(brackets: string, at: number): Replacement[] {
  const from = brackets.search(/[(（]/) + 1;
  const entries = brackets
    .slice(from, -1)
    .match(/[^;,；，、]*(?:[;,；，、]|$)\s*/g)!
    .filter(Boolean);
  const empty = entries.map((entry) => ENTRY.test(entry.replace(/[;,；，、]\s*$/, '')));
  if (empty.every(Boolean)) return [{ start: at, end: at + brackets.length, say: '' }];
  let start = at + from;
  return entries.flatMap((entry, index) => {
    const end = start + entry.length;
    const replaced = empty[index] ? [{ start, end, say: '' }] : [];
    start = end;
    return replaced;
  });
}
