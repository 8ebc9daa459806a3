import { describe, expect, test } from 'vitest';
import { inLatinLetters } from '../../../../src/text/normalization/letters.js';
import { applyReplacements } from '../../../../src/text/pronunciation/replacement-map.js';

const inLatin = (text: string) => applyReplacements(text, inLatinLetters(text)).text;

describe('letters of other scripts', () => {
  test.each([
    ['Путин', 'Putin'],
    ['Щербаков', 'Shcherbakov'],
    ['Ельцин', 'Yeltsin'],
    ['Киев', 'Kiev'],
    ['Київ', 'Kyiv'],
    ['Ђоковић', 'Djokovich'],
    ['ЖУК', 'ZhUK'],
    ['Αθήνα', 'Athina'],
    ['Μπούμπουλη', 'Boubouli'],
  ])('%s is written %s', (name, latin) => {
    expect(inLatin(name)).toBe(latin);
  });

  test.each([
    ['東京', 'Chinese characters'],
    ['東京 と 京都', 'Japanese text'],
    ['한국', 'Korean text'],
    ['العربية', 'Arabic text'],
    ['नमस्ते दुनिया', 'Devanagari text'],
    ['ꦗꦮ', 'text in another script'],
    ['ъ', 'text in another script'],
  ])('%s is announced once as %s', (text, notice) => {
    expect(inLatin(`(${text})`)).toBe(`( ${notice} )`);
  });

  test('are announced apart where other words are between them', () => {
    expect(inLatin('東京 and 한국')).toBe(' Chinese characters  and  Korean text ');
  });

  test('that are Latin stay, with their accents', () => {
    expect(inLatinLetters('Łódź, naïve façade — “Öl”')).toEqual([]);
  });
});
