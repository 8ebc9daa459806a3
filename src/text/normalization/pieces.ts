import type { Replacement } from '../pronunciation/replacement-map.js';

/** Words of letters alone, long enough that they are not found by chance. */
const WORD = /\p{L}{3,}/gu;
/** A token has such words, or a space behind it that is no part of it. */
const TO_SPLIT = /\p{L}{3}|\s$/u;
/** A longer token has no such words, or too many to look for. */
const MAX_LENGTH = 80;

/**
 * Splits the spoken form of a token at the words that are also written in it, in full or as the
 * start of a word, so that each word leads back to its own: in `€31 million`, "thirty-one" to `€31`,
 * and "million euros" to `million`.
 */
export function pieces(written: string, { start, end, say }: Replacement): Replacement[] {
  if (written.length > MAX_LENGTH || !TO_SPLIT.test(written)) return [{ start, end, say }];
  const found: Replacement[] = [];
  let [from, spoken] = [0, 0];
  const cut = (to: number, until: number) => {
    // White space on both sides belongs to neither.
    const gap = /\s/.test(written[to - 1] ?? '') && say[until - 1] === ' ' ? 1 : 0;
    const piece = {
      start: start + from,
      end: start + to - gap,
      say: say.slice(spoken, until - gap),
    };
    if (to > from) found.push(piece);
    [from, spoken] = [to, until];
  };
  for (const { 0: word, index } of written.matchAll(WORD)) {
    const [at, length] = wordIn(say, word, spoken);
    if (!length || index > from !== at > spoken) continue;
    cut(index, at);
    // What follows the word is a piece of its own if something is written there.
    const next =
      index + word.length + /^\.?\s*/.exec(written.slice(index + word.length))![0].length;
    const after = at + length + /^ */.exec(say.slice(at + length))![0].length;
    if (next < written.length && after < say.length) cut(next, after);
  }
  cut(written.length, say.length);
  return found;
}

/** The offset and the length of a word that starts with another; without a length if there is none. */
function wordIn(say: string, start: string, from: number): [at: number, length: number] {
  const at = say.indexOf(start, from);
  if (at < 0 || /\p{L}/u.test(say[at - 1] ?? ' ')) return [at, 0];
  return [at, /^\p{L}+/u.exec(say.slice(at))![0].length];
}
