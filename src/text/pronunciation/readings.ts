import type { Replacement } from './replacement-map.js';

const HAN = String.raw`\p{sc=Han}々〆ヶ`;
const KANA = 'ぁ-ゖァ-ヺー・';
/**
 * Kana in brackets after a word, which may be its reading. Of a longer remark, only the start, up
 * to a comma.
 */
export const BRACKETED_KANA = String.raw`[（(《](?<=[${HAN}${KANA}]\s?.)[${KANA}]+(?:[\s　][${KANA}]+)?(?:[）)》]|、(?=[^（()）]*[）)]))`;

/** Remarks that are written in kana alone. */
const REMARK =
  /^(?:たぶん|おそらく|など|ほか|のみ|だけ|まで|から|より|および|または|もしくは|すべて|いずれも|うち|ただし|つまり|もちろん|さらに|なお|かな|ひらがな|ふりがな|よみ|よみがな)$/;
/** Code units before the bracket in which the word is searched for. */
const LONGEST_WORD = 16;
/** Longest reading of a Chinese character by itself, and longest average reading of several. */
const LONGEST_READING = 5;
const WORD = new RegExp(
  String.raw`[${HAN}][${HAN}${KANA}]*(?:[\s　][${HAN}][${HAN}${KANA}]*)?$`,
  'u',
);

/**
 * A Japanese word with its reading in brackets is spoken once, by its reading: 漏斗（ろうと）. `bracketed`
 * is at `start` of `written`. `undefined` if it is not a reading of the word before it: 笑った（たぶん）.
 */
export function readingInBrackets(
  written: string,
  start: number,
  bracketed: string,
): Replacement | undefined {
  const goesOn = bracketed.endsWith('、');
  const reading = bracketed.slice(1, -1);
  const inRounds = !bracketed.startsWith('《');
  // In round brackets, katakana are a synonym.
  if (REMARK.test(reading) || (inRounds && !/[ぁ-ゖ]/.test(reading))) return undefined;
  const word = wordReadAs(written.slice(Math.max(0, start - LONGEST_WORD), start), reading);
  if (!word) return undefined;
  return {
    start: start - word.length,
    end: start + bracketed.length,
    say: reading + (goesOn ? bracketed[0]! : ''),
  };
}

/**
 * The longest end of `text` that may have this reading: its kana are in the reading, in the same
 * order, with kana for each other character.
 */
function wordReadAs(text: string, reading: string): string | undefined {
  const [words] = WORD.exec(text) ?? [];
  const read = hiragana(reading.replace(/[\s　]/g, ''));
  if (!words) return undefined;
  for (let from = 0; from < words.length; from++) {
    const starts =
      new RegExp(`^[${HAN}]`, 'u').test(words.slice(from)) &&
      (from === 0 || !isHan(words[from - 1]!));
    const word = words.slice(from);
    if (starts && patternOf(word).test(read)) return word;
  }
  return undefined;
}

function patternOf(word: string): RegExp {
  const parts =
    hiragana(word.replace(/[\s　]/g, '')).match(new RegExp(`[${HAN}]+|[^${HAN}]+`, 'gu')) ?? [];
  const some = (part: string) => `.{${part.length},${LONGEST_READING + 3 * (part.length - 1)}}`;
  return new RegExp(`^${parts.map((part) => (isHan(part[0]!) ? some(part) : part)).join('')}$`);
}

function isHan(character: string): boolean {
  return new RegExp(`[${HAN}]`, 'u').test(character);
}

function hiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
