import type { Span } from '../../text/span.js';
import { numberInWords } from './number-words.js';

/** A phone (a sound of speech), and when it ends, in seconds. `pau` is a pause. */
export interface Phone {
  readonly name: string;
  readonly end: number;
}

/** When a word starts, in seconds. Its range is in UTF-16 code units of the text. */
export interface WordTime extends Span {
  readonly time: number;
}

const PAUSE = 'pau';
const WORD = /\d+(?:[.,:]\d+)*|[A-Za-z]+(?:'[A-Za-z]+)*/g;
/** Characters between two words at which the voice may pause. */
const PAUSING = /[,;:.!?()"]|\s-+\s/;
const VOWELS = 'aeiouy';
/** By the first letter of its name: `aa` and `er` are vowels. */
const isVowel = (phone: string) => 'aeiou'.includes(phone[0]!);

/** The phones that an English letter most often stands for. */
const SOUNDS: Readonly<Record<string, string>> = {
  a: 'ae ey aa ax ah eh ao aw',
  b: 'b',
  c: 'k s ch sh',
  d: 'd t jh dh',
  e: 'eh iy ax ih er ey',
  f: 'f v',
  g: 'g jh zh f',
  h: 'hh',
  i: 'ih iy ay ax y',
  j: 'jh y',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n ng',
  o: 'ow aa ao ax uw uh aw ah oy w',
  p: 'p f',
  q: 'k',
  r: 'r er',
  s: 's z sh zh',
  t: 't th dh ch sh d',
  u: 'uw uh ah ax y w ih er',
  v: 'v f',
  w: 'w uw aw ow',
  x: 'k z g',
  y: 'y iy ay ih',
  z: 'z s t',
};

/**
 * The costs of the alignment, where 1 is about one wrong letter. Chosen by hand, and compared with
 * the word times of the voice itself.
 */
const COST = {
  otherVowel: 0.35,
  otherSound: 1.3,
  silentVowel: 0.45,
  silentConsonant: 0.65,
  /** The second of a double letter, and the last `e` of a word. */
  silentAsUsual: 0.12,
  unwrittenVowel: 0.6,
  unwrittenConsonant: 0.75,
  pauseInWord: 4,
  pauseBetweenWords: 1.5,
  pauseAtStop: 0,
} as const;

interface Letter {
  readonly sign: string;
  readonly word: number;
  readonly silent: number;
  /** The cost of a pause before it. */
  readonly pause: number;
}

/**
 * When each word of a text starts. The synthesizer reports its phones, but not the word of each. So
 * the letters are aligned with the phones at the least cost, with pauses at punctuation. Time and
 * memory grow with the product of both lengths.
 * @param text the text in ASCII, as it was synthesized
 */
export function wordTimes(text: string, phones: readonly Phone[]): WordTime[] {
  const words = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  if (words.length === 0) return [];
  const letters = lettersOf(text, words);
  const sounds = phones.map(({ name, end }, i) => ({ name, end, start: phones[i - 1]?.end ?? 0 }));
  while (sounds[0]?.name === PAUSE) sounds.shift();
  while (sounds.at(-1)?.name === PAUSE) sounds.pop();
  const wordOf = aligned(
    letters,
    sounds.map(({ name }) => name),
  );
  const times = words.map(() => Infinity);
  for (const [i, word] of wordOf.entries()) {
    if (sounds[i]!.name !== PAUSE) times[word] = Math.min(times[word]!, sounds[i]!.start);
  }
  // A word without a phone starts with the next one.
  for (let i = times.length - 2; i >= 0; i--) times[i] = Math.min(times[i]!, times[i + 1]!);
  const last = sounds.at(-1)?.start ?? 0;
  return words.map((word, i) => ({ ...word, time: Math.min(times[i]!, last) }));
}

function lettersOf(text: string, words: readonly Span[]): Letter[] {
  return words.flatMap(({ start, end }, word) => {
    const written = text.slice(start, end);
    const spelt = /\d/.test(written)
      ? numberInWords(written)
      : written.toLowerCase().replaceAll("'", '');
    const between = text.slice(words[word - 1]?.end ?? start, start);
    const atStart = PAUSING.test(between) ? COST.pauseAtStop : COST.pauseBetweenWords;
    return Array.from(spelt, (sign, i) => ({
      ...{ sign, word },
      silent: silence(spelt, i),
      pause: i === 0 ? atStart : COST.pauseInWord,
    }));
  });
}

function silence(word: string, i: number): number {
  const sign = word[i]!;
  if (sign === word[i - 1] || (sign === 'e' && i === word.length - 1 && i > 1))
    return COST.silentAsUsual;
  return VOWELS.includes(sign) ? COST.silentVowel : COST.silentConsonant;
}

function costOf(sign: string, phone: string): number {
  if (SOUNDS[sign]?.split(' ').includes(phone)) return 0;
  return VOWELS.includes(sign) && isVowel(phone) ? COST.otherVowel : COST.otherSound;
}

const MATCH = 0;
const SILENT = 1;
const UNWRITTEN = 2;

/** The index of the word of each phone. */
function aligned(letters: readonly Letter[], phones: readonly string[]): number[] {
  const width = phones.length + 1;
  const moves = new Uint8Array((letters.length + 1) * width);
  let above = new Float32Array(width);
  for (let i = 0; i <= letters.length; i++) {
    const costs = new Float32Array(width);
    for (let j = 0; j < width; j++) {
      if (i === 0 && j === 0) continue;
      const { cost, move } = cheapest(letters[i - 1], letters[i], phones[j - 1], {
        match: j > 0 ? above[j - 1]! : Infinity,
        silent: above[j]!,
        unwritten: j > 0 ? costs[j - 1]! : Infinity,
      });
      costs[j] = cost;
      moves[i * width + j] = move;
    }
    above = costs;
  }
  return wordsOfSounds(letters, phones, moves);
}

/**
 * The cheapest step of the alignment: the phone matches the letter, the letter is silent, or the
 * phone is not written.
 */
function cheapest(
  letter: Letter | undefined,
  next: Letter | undefined,
  phone: string | undefined,
  before: { readonly match: number; readonly silent: number; readonly unwritten: number },
): { cost: number; move: number } {
  const isPause = phone === PAUSE;
  const match = letter && phone && !isPause ? before.match + costOf(letter.sign, phone) : Infinity;
  const silent = letter ? before.silent + letter.silent : Infinity;
  let unwritten = Infinity;
  if (isPause) unwritten = before.unwritten + (next?.pause ?? 0);
  else if (phone)
    unwritten = before.unwritten + (isVowel(phone) ? COST.unwrittenVowel : COST.unwrittenConsonant);
  const cost = Math.min(match, silent, unwritten);
  return { cost, move: cost === match ? MATCH : cost === silent ? SILENT : UNWRITTEN };
}

function wordsOfSounds(
  letters: readonly Letter[],
  phones: readonly string[],
  moves: Uint8Array,
): number[] {
  const words = phones.map(() => 0);
  for (let i = letters.length, j = phones.length; i > 0 || j > 0;) {
    const move = moves[i * (phones.length + 1) + j];
    if (move !== SILENT) {
      j -= 1;
      words[j] = letters[Math.max(0, i - 1)]!.word;
    }
    if (move !== UNWRITTEN) i -= 1;
  }
  return words;
}
