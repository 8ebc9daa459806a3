import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../../src/text/sentences/split.js';
import { splitWords } from '../../../../src/text/words.js';
import { AWKWARD, jumbleOf, randomFrom } from '../../../support/random.js';

const piecesOf = (text: string, lang: string) =>
  splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));
const wordsOf = (text: string, lang: string) =>
  splitWords(text, lang).map(({ start, end }) => text.slice(start, end));

/** Sentences separated by a bar; the bar is not in the text. */
type Case = readonly [lang: string, barred: string];

function expectSplitAtBars([lang, barred]: Case): void {
  expect(piecesOf(barred.replaceAll('|', ''), lang)).toEqual(barred.split('|'));
}

const RULES: Readonly<Record<string, readonly Case[]>> = {
  'a plain sentence ends at its full stop, question mark or exclamation mark': [
    ['en', 'The ferry was late. |Nobody minded! |Would you?'],
    ['fr', 'Le bac est en retard. |Personne ne râle !'],
    ['ja', '船が遅れた。|誰も怒らない。'],
    ['hi', 'नाव देर से आई। |सब शांत थे।'],
  ],
  'a title never ends a sentence': [
    ['en', 'Dr. Okafor met Mrs. Lind and Prof. Adeyemi. |They spoke.'],
    ['en', 'We asked Sen. The for a word.'],
    ['de', 'Hr. Vogel und Fr. Amsel warten.'],
    ['es', 'La Sra. Robles llamó al Dr. Paz.'],
    ['pl', 'Most przy ul. Długiej jest stary.'],
  ],
  'a word without a vowel is an abbreviation, except a unit after a number, an interjection and a name in capitals':
    [
      ['en', 'Ms. Lind and Sgt. Roe came.'],
      ['en', 'The delay was 12 ms. |Anything less is luck.'],
      ['en', 'She went hmm. |Anna laughed.'],
      ['en', 'We watched TV. |Anna slept.'],
      ['ru', 'В 1812 г. Париж пал.'],
    ],
  'a sentence goes on after a hard line break within it, but not after any other line break': [
    ['en', 'The road was\nlong and wet.'],
    ['en', 'Salt, pepper,\nGarlic.'],
    ['en', 'The road\n|Anna walked.'],
    ['ja', '父の\n家です。'],
  ],
  'a dash starts the speech of another person': [
    ['nb', '– Nei, sa hun. |– Jeg kommer.'],
    ['en', 'The bus left. – and so did we.'],
    ['el', '— Έρχεσαι; |— Ναι.'],
  ],
  'a number may start a sentence, unless the abbreviation before it belongs to it': [
    ['en', 'We sat in the hall. |15 people left.'],
    ['en', 'The mark read 9 ft. 2 in. |It rained.'],
    ['cs', 'Narodil se 28. 10. 1918 v Praze.'],
    ['hu', 'A levél 2024. 10. 3-án jött.'],
  ],
  'a lower case word starts a sentence after a long word': [
    ['en', 'It was a long evening. |iPhones rang.'],
    ['en', 'It was a long winter. |then came spring.'],
    ['en', 'It took approx. five hours.'],
  ],
  'a missing space is recognised between words, but not in an address, a number or code': [
    ['en', 'Hello world.|Today is Tuesday.'],
    ['en', 'It uses React.Component and System.Out.Println here.'],
    ['en', 'Write to a.Lind@example.com or see www.example.Com/a.Html soon.'],
    ['en', 'The price is 3.Five is more.'],
  ],
  'items of a list in one line are split before consecutive numbers': [
    ['en', '1.) Wash it |2.) Dry it'],
    ['en', 'Do this. |1. Wash it |2. Dry it'],
    ['en', 'He has 1. |She has 2. |They play.'],
    ['en', 'a. Wash it |b. Dry it |c. Eat it'],
    ['en', 'See chapter 4. |It is short. |Then read 5. |At last, rest.'],
    ['de', '1. Am 2. Mai kam er.'],
    ['en', 'It has two sides: 1) the price and 2) the time.'],
  ],
  'a time of day ends a sentence that is long enough': [
    [
      'en',
      'At 5 a.m. Mr. Lind rose. |He slept at 6 P.M. |Mr. Lind was tired. |We met each other at 5 p.m. Monday.',
    ],
  ],
  'initials stay with the name': [
    ['en', 'Nora E. Quist wrote it. |It sold.'],
    ['en', 'A friend of P. K. T. Marlow came.'],
    ['fr', 'Un roman de J.-P. Morel est paru.'],
    ['ru', 'Роман А. С. Белова вышел. |Он хорош.'],
  ],
  'one letter ends a sentence when the next word starts one': [
    ['en', 'It was only you and I. |Did they see us?'],
    ['en', 'We need plan B. |The first one failed.'],
  ],
  'a letter at the end of a longer word is no initial': [['en', 'She works at Q&A. |Nadia left.']],
  'an acronym or a company ends a sentence only before a word that starts one': [
    ['en', 'The U.S. Senate met in D.C. |It was cold.'],
    ['en', 'At 5 p.m. Anna left. |She came at 9 a.m. |Then it rained.'],
    ['en', 'Bolt Inc. Chicago hired her. |Later Nut & Co. |They paid well.'],
    ['en', 'He said she was in the U.S. |“They know,” he added.'],
    ['de', 'Er wohnt in den U.S.A. |Dort regnet es.'],
  ],
  'some abbreviations go on only before a number': [
    ['en', 'See No. 5, p. 12 and Fig. 3 below.'],
    ['en', 'Turn to Vol. IV now.'],
    ['en', 'Was it you? |She said no. |Five of us heard.'],
    ['en', 'It came on Jan. 6 last year.'],
    ['de', 'Das steht auf S. 14 und in Abs. 2 dort.'],
  ],
  'spelled abbreviations stay whole': [
    ['de', 'Obst, z. B. Birnen, d. h. Kernobst, schmeckt.'],
    ['de', 'Obst, z.B. Birnen, ist da.'],
    ['de', 'Obst (inkl. Birnen) ist da.'],
    ['it', 'L’opera dell’arch. Bianchi è qui.'],
    ['cs', 'Firma Kolo s. r. o. Praha roste.'],
  ],
  'a German ordinal goes on, a year does not': [
    ['de', 'Sie kam am 3. Oktober an.'],
    ['de', 'Ludwig XIV. Bourbon tanzte.'],
    ['de', 'Das war 1990. |Maria lachte.'],
    ['de', 'Er wurde 34. |Danach ging er.'],
    ['en', 'He was 34. |Maria laughed.'],
  ],
  'each language has its own titles': [
    ['es', 'La Sra. Vidal llegó. |Nadie habló.'],
    ['fr', 'Mme. Roux arrive. |Personne ne parle.'],
    ['it', 'Il Sig. Rossi arriva. |Nessuno parla.'],
    ['nl', 'Dat is mevr. Smit. |Zij zwijgt.'],
    ['pt', 'A Sra. Lima chegou. |Ninguém falou.'],
    ['pl', 'To ul. Polna. |Milczy.'],
    ['ru', 'Это проф. Орлова. |Она молчит.'],
    ['da', 'Det var hr. Lund. |Han tav.'],
    ['nb', 'Det var hr. Lund. |Han tidde.'],
    ['no', 'Det var hr. Lund. |Han tidde.'],
    ['sv', 'Det var fr. Lund. |Hon teg.'],
    ['vi', 'Ở TP. Huế có GS. Lê. |Ông im lặng.'],
    ['mr', 'ती आली. |डॉ. पाटील गेले.'],
    ['bn', 'সে এল। |ডা. সেন গেলেন।'],
    ['ta', 'அவள் வந்தாள். |திரு. குமார் சென்றார்.'],
    ['ca', 'Viu a l’av. Girona. |Ningú parla.'],
  ],
  'decimals and money stay whole': [
    ['en', 'It cost $3.50 then. |Now 3.5 million people pay €4.20.'],
    ['de', 'Es kostet 1.500,75 Euro. |Mehr nicht.'],
  ],
  'the marker of a list item stays with the item': [
    ['en', '1. Wash the pears.'],
    ['en', 'b. Dry them.'],
    ['en', '• 12. Eat them.'],
    ['en', '(3.) Smile.'],
    ['en', '1990. |Nobody knew.'],
  ],
  'stray punctuation is never a sentence alone': [
    ['en', 'Wait. . |Then go.'],
    ['en', '. . . Then go.'],
    ['en', 'Stay! – ! |Then go.'],
    ['en', '---\nThen go.\n***'],
    ['en', '?!'],
  ],
  'an omission does not end a sentence, trailing dots do': [
    ['en', 'So . . . Nina paused.'],
    ['en', 'He wrote “the pear [...]” (Lind 12).'],
    ['en', 'I never knew.... |She left.'],
    ['en', 'Write down what is left . . . . |Nina did.'],
  ],
  'closing quotes stay with the quotation': [
    ['en', '“Stay.” |“Why?” |(She knew.) |He left.'],
    ['en', '“She moved to the U.S.” |Nadia smiled.'],
    ['fr', '« Il part. » |Elle dort.'],
    ['fr', '« Il part ! » |Elle dort.'],
    ['en', 'It was over. ) |Nobody spoke.'],
  ],
  'opening quotes go to the next quotation': [
    ['zh', '他说。|“好。”她笑了。'],
    ['ja', '彼は立った。|「行こう。」'],
    ['en', 'He left.|(She stayed.) |They wrote.'],
  ],
  'a sentence goes on in lower case after a question mark or exclamation mark': [
    ['en', '“Why?” he asked. |“Go!” she said.'],
    ['en', 'She reads Wow! at the office.'],
    ['fr', '« Pourquoi ? » demanda-t-il.'],
    ['ru', '«Почему?» — спросил он.'],
  ],
  'lower case starts a sentence in a text without capitals, and in a name such as iPod': [
    ['en', 'where are you? |i am here'],
    ['en', 'Really? |iPods are back.'],
  ],
  'citation marks stay with the sentence before them': [
    ['en', 'The sea is salt.[7][8] |It is deep.'],
    ['en', 'The sea is salt. [12] |It is deep.'],
    ['en', 'The sea is salt.¹² |It is deep.'],
    ['en', 'The sea is salt.[7]'],
    ['en', 'He left. |[She] stayed.'],
  ],
  'addresses stay whole': [
    ['en', 'Write to [email protected] today. |We answer.'],
    ['en', 'Write to [email\u00a0protected]. |We answer.'],
    ['en', 'Write to nora.quist@example.org now. |See www.example.org/a.html first.'],
  ],
  'short Japanese quotations and asides are one sentence, long ones are not': [
    ['ja', '「はい。行きます。」と彼は言った。|次の日。'],
    ['ja', '山が見える（雪がある。寒い。）。|帰ろう。'],
    ['ja', '「はい。」|「いいえ。」'],
    ['ja', `「${'とても長い話をする'.repeat(8)}。|${'まだまだ続く'.repeat(12)}。」`],
  ],
  'a full stop after Latin letters ends no sentence before Han': [
    ['zh', '她在Quarry.工作。|他走了。'],
  ],
  'a line break ends a sentence, even after an abbreviation': [
    ['en', 'Nora Quist, Dr.\n|Harbour Road'],
  ],
};

describe('splitSentences', () => {
  for (const [behaviour, cases] of Object.entries(RULES)) {
    test.each(cases)(`${behaviour} (%s: %s)`, (...example) => expectSplitAtBars(example));
  }

  test('white space belongs to the sentence before it, and to the first at the start', () => {
    expect(piecesOf('  One.  Two.\n', 'en')).toEqual(['  One.  ', 'Two.\n']);
  });

  test('an empty text has no sentence, and white space is one', () => {
    expect(splitSentences('', 'en')).toEqual([]);
    expect(splitSentences(' \n ', 'en')).toEqual([{ start: 0, end: 3 }]);
  });

  test.each(['', 'x', 'not a tag', 'en_US', '-', 'zz-ZZ', '\ud800'])(
    'the language %j splits a plain text',
    (lang) => {
      expect(piecesOf('One came. Two left.', lang)).toEqual(['One came. ', 'Two left.']);
    },
  );

  test('the lists of a language apply to its regions', () => {
    expect(piecesOf('Am 3. Oktober.', 'de-AT')).toHaveLength(1);
    expect(piecesOf('At 3. Oktober.', 'en-GB')).toHaveLength(2);
  });

  test('the sentences of any text are in order, not empty, and cover the text', () => {
    const random = randomFrom(7);
    const langs = ['en', 'de', 'fr', 'ja', 'ar', 'xx', ''];
    for (let i = 0; i < 4000; i++) {
      const text = jumbleOf(AWKWARD, 24, random);
      const spans = splitSentences(text, langs[i % langs.length]!);
      let previousEnd = 0;
      for (const { start, end } of spans) {
        expect([start, end > start], JSON.stringify(text)).toEqual([previousEnd, true]);
        previousEnd = end;
      }
      expect(previousEnd, JSON.stringify(text)).toBe(text.length);
    }
  });

  test('no sentence of any text is only punctuation, unless the text is', () => {
    const random = randomFrom(11);
    for (let i = 0; i < 4000; i++) {
      const text = jumbleOf(AWKWARD, 24, random);
      const pieces = piecesOf(text, 'en');
      const bare = pieces.filter((piece) => !/[\p{L}\p{N}]/u.test(piece));
      expect(pieces.length > 1 ? bare : [], text).toEqual([]);
    }
  });

  test('a long passage is split as its parts are, at any end of a segmenter window', () => {
    const sentence = 'The ferry no. 4 left at 3.5 knots (it is old). ';
    for (const lead of ['', 'So ', 'Then, at last, ']) {
      const pieces = piecesOf(lead + sentence.repeat(600), 'en');
      expect(pieces).toEqual([lead + sentence, ...Array<string>(599).fill(sentence)]);
    }
  });

  test('a window that ends within a full stop and its space does not hide the boundary', () => {
    for (let length = 8188; length <= 8196; length++) {
      const first = `${'a'.repeat(length)}. `;
      expect(piecesOf(`${first}Then ${'b'.repeat(9000)}. End.`, 'en')[0]).toBe(first);
    }
  });

  test('a boundary that depends on text far after it does not depend on the window', () => {
    const signs = '§ '.repeat(6000);
    expect(piecesOf(`It is ours. ${signs}and more. Then we left.`, 'en')).toHaveLength(2);
  });
});

describe('splitWords', () => {
  test('words have no punctuation and white space', () => {
    expect(wordsOf('“Don’t,” said Nora-Mai: 3.5 km!', 'en')).toEqual([
      'Don’t',
      'said',
      'Nora',
      'Mai',
      '3.5',
      'km',
    ]);
  });

  test('languages without spaces have words too', () => {
    expect(wordsOf('我爱北京。', 'zh').join('')).toBe('我爱北京');
    expect(wordsOf('我爱北京。', 'zh').length).toBeGreaterThan(1);
    expect(wordsOf('ฉันกินข้าว', 'th').length).toBeGreaterThan(1);
  });

  test('spans are offsets into the text', () => {
    expect(splitWords('  ab, cd', 'en')).toEqual([
      { start: 2, end: 4 },
      { start: 6, end: 8 },
    ]);
  });

  test.each(['', 'not a tag', '\ud800'])('the language %j is accepted', (lang) => {
    expect(wordsOf('one two', lang)).toEqual(['one', 'two']);
  });

  test('a text without letters and digits has no words', () => {
    expect(splitWords('', 'en')).toEqual([]);
    expect(splitWords(' … — \ud800 ', 'en')).toEqual([]);
  });
});
