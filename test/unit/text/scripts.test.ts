import { describe, expect, test } from 'vitest';
import { createTranscript } from '../../../src/text/transcript.js';

/** The languages of one passage and of its runs. */
function languagesOf(text: string, lang = 'en', around = '') {
  const { passages } = createTranscript([
    { text, lang, kind: 'paragraph' },
    { text: around, lang, kind: 'paragraph' },
  ]);
  const { lang: passage, runs = [] } = passages[0]!;
  return [passage, ...runs.map((run) => [text.slice(run.start, run.end), run.lang])];
}

describe('a passage in another script than its declared language gets another language', () => {
  test.each([
    ['ru', 'Паром ушёл рано утром, и никто не вышел.'],
    ['uk', 'Пором пішов рано, і ніхто його не бачив.'],
    ['be', 'Паром пайшоў рана, і ніхто яго не бачыў.'],
    ['bg', 'Фериботът тръгна рано и никой не го видя.'],
    ['sr', 'Трајект је отишао рано и љубав је остала.'],
    ['ja', '船は朝早く出た。'],
    ['zh', '船早上就开走了。'],
    ['ko', '배는 아침 일찍 떠났다.'],
    ['ar', 'غادرت العبارة باكرا ولم يرها أحد.'],
    ['fa', 'کشتی صبح زود رفت و کسی آن را ندید.'],
    ['ur', 'کشتی صبح سویرے چلی گئی اور کسی نے نہیں دیکھا۔'],
    ['he', 'המעבורת יצאה מוקדם.'],
    ['th', 'เรือออกแต่เช้า'],
    ['lo', 'ເຮືອອອກແຕ່ເຊົ້າ'],
    ['el', 'Το πλοίο έφυγε νωρίς.'],
    ['hi', 'नाव सुबह जल्दी चली गई।'],
    ['bn', 'নৌকা ভোরে চলে গেল।'],
    ['ta', 'படகு அதிகாலையில் சென்றது.'],
    ['ka', 'ბორანი ადრე წავიდა.'],
    ['hy', 'Լաստանավը շուտ գնաց։'],
    ['am', 'ጀልባው በማለዳ ሄደ።'],
    ['km', 'ទូកចេញពីព្រលឹម'],
    ['my', 'လှေသည် စောစောထွက်သွားသည်။'],
  ])('%s: %s', (lang, text) => {
    for (const declared of ['', 'en', 'fr-CA']) expect(languagesOf(text, declared)).toEqual([lang]);
  });

  test('even with a foreign word in it', () => {
    expect(languagesOf('Паром Acme Line ушёл рано утром.', '')).toEqual(['ru']);
  });
});

describe('a range in another script gets its own language', () => {
  test.each([
    ['He said «Паром ушёл» and left.', [['Паром ушёл', 'ru']]],
    ['The port of 横浜 is old.', [['横浜', 'zh']]],
    [
      'She wrote שלום, and سلام too.',
      [
        ['שלום', 'he'],
        ['سلام', 'ar'],
      ],
    ],
  ])('%s', (text, runs) => {
    expect(languagesOf(text)).toEqual(['en', ...runs]);
  });

  test('a Japanese name without kana is recognised by kana elsewhere in the article', () => {
    expect(languagesOf('The port of 横浜 is old.', 'en', 'みなとまち')).toEqual([
      'en',
      ['横浜', 'ja'],
    ]);
  });

  test('a declared language of a range is kept', () => {
    const runs = [{ start: 8, end: 13, lang: 'mk' }];
    const text = 'He said Паром and left.';
    const { passages } = createTranscript([{ text, lang: 'en', kind: 'paragraph', runs }]);
    expect(passages[0]).toMatchObject({ lang: 'en', runs });
  });
});

test.each([
  ['en', 'The α of it, 5 μm, ΔT and πr² are signs.'],
  ['en', 'ЯндексGo is a name, and ¯\\_(ツ)_/¯ a shrug.'],
  ['', 'No language is known of this.'],
  ['ru', 'Паром ушёл.'],
  ['ja', '東京は大きい。横浜も。'],
  ['zh-TW', '船早上就開走了。'],
  ['ko', '배는 大阪에 갔다.'],
  ['uz', 'Паром эрта кетди.'],
  ['sr-Latn', 'Трајект је отишао.'],
  ['vi', 'Chuyến phà rời bến từ sáng sớm.'],
])('in %o, all of %s is in that language', (lang, text) => {
  expect(languagesOf(text, lang)).toEqual([lang]);
});

test('the script of code does not determine a language', () => {
  const { passages } = createTranscript([{ text: 'let имя = "Паром";', lang: 'en', kind: 'code' }]);
  expect(passages[0]).not.toHaveProperty('runs');
});

test('a long article with many names in other scripts is fast', () => {
  const text = 'The name 横浜 and Паром. '.repeat(4000);
  expect(
    createTranscript([{ text, lang: 'en', kind: 'paragraph' }]).passages[0]!.runs,
  ).toHaveLength(8000);
});

test('a passage in its own script has no runs, with any punctuation', () => {
  expect(languagesOf('「はい」と、彼は言った。', 'ja')).toEqual(['ja']);
  expect(languagesOf('「はい」と Москва で言った。', 'ja')).toEqual(['ja', ['Москва', 'ru']]);
  expect(languagesOf('Да — «нет», 5 € 日本', 'ru')).toEqual(['ru', ['日本', 'zh']]);
});
