import { describe, expect, test } from 'vitest';
import {
  pronounce,
  type PronunciationContext,
} from '../../../../src/text/pronunciation/pronounce.js';
import { AWKWARD, jumbleOf, randomFrom } from '../../../support/random.js';

const spoken = (written: string, context: Partial<PronunciationContext> = {}) =>
  pronounce(written, { lang: 'en', ...context }).text;

/** Ranges of `written` as aliases. */
const aliases = (written: string, says: Record<string, string>) =>
  Object.entries(says).map(([word, say]) => {
    const start = written.indexOf(word);
    return { start, end: start + word.length, say };
  });

describe('text that is spoken as written', () => {
  test.each([
    'Water is H₂O, and 20 m² of it are on the 20th floor.',
    'M^me Roy wrote x², 10⁵ and km³ on the wall.',
    'In (a+b)² no note is meant, nor in x[1] or arr[0] or f[2,3].',
    'He wal[k]ed and “laugh[ed]” [sic] at once.',
    'Well … he said: “no”, and – of course – left.',
    'Ask name@example.org about example.org or either/or.',
    'As shown in [12], the boat held.',
    'Une «\u00a0belle\u00a0» journée, 10\u202f%.',
    '今日は。また明日！',
    'می‌خواهم क्‍ष 👨‍👩‍👧 🎉 🎊',
    'v1.2/3.4 and 24/7 and e.g./i.e. and Node.js/Deno stay.',
    'Over 20 ft², 3 in³, cm⁴, ½mv², 4πr² and πr², ax² + b, sin²x and log³ x.',
    'E = mc², CO² and CO₂, Ca²⁺, Fe³⁺ and SO₄²⁻, 10⁻³ and cm⁻².',
    'About 10⁶ of 4⁹⁹, $4⁹⁹ and 1.5 × 10¹², ½gt², 12 metres², [a + b]² and log₂8.',
    'Know that 2000² = 4,000,000 and 1500³ × 2 are large.',
    '',
  ])('%o', (written) => {
    expect(spoken(written)).toBe(written);
  });
});

describe('signs at which a voice stops', () => {
  test.each([
    ['en', 'Salt & pepper', 'Salt and pepper'],
    ['en-GB', 'P&L', 'P and L'],
    ['EN_us', 'P&L', 'P and L'],
    ['de', 'Müller & Söhne', 'Müller und Söhne'],
    ['fr-CA', 'Sel & poivre', 'Sel et poivre'],
    ['pl', 'A & B', 'A i B'],
    ['no', 'A & B', 'A og B'],
    ['da', 'A & B', 'A og B'],
    ['ja', 'R&D', 'R アンド D'],
    ['xx', 'A & B', 'A B'],
    ['constructor', 'A & B', 'A B'],
    ['', 'A & B', 'A B'],
    ['en', 'this && that', 'this and that'],
    ['en', '5 < 6', '5 less than 6'],
    ['en', '7>6', '7 greater than 6'],
    ['en', 'with p < 0.05', 'with p less than 0.05'],
    ['de', '5 % < 6', '5 % kleiner als 6'],
    ['pl', '5 < 6', '5 mniejsze niż 6'],
    ['fi', '5 < 6', '5 ＜ 6'],
    ['', '5>4', '5 ＞ 4'],
    ['ja', '3<8です', '3 小なり 8です'],
    ['zh', '3<8。', '3 小于 8。'],
    ['en', 'Home > 2020 > News', 'Home 2020 News'],
    ['en', 'a <b>bold</b> one', 'a b bold /b one'],
    ['en', '<<quoted>>', ' quoted '],
    ['en', 'in <5% of them, or < 18', 'in less than 5% of them, or less than 18'],
    ['en', 'at >90% (>5 days)', 'at greater than 90% ( greater than 5 days)'],
    ['en', '>90% of them', ' greater than 90% of them'],
    ['en', '10 kg > 5 kg', '10 kg greater than 5 kg'],
    ['en', '$5 > $4, 5€ > 4€', '$5 greater than $4, 5€ greater than 4€'],
    ['en', '10 °C > 5 °C', '10 °C greater than 5 °C'],
    ['en', 'at <-5 degrees', 'at less than -5 degrees'],
    ['en', 'x <= 12 and y>=3', 'x less than or equal to 12 and y greater than or equal to 3'],
    ['en', 'n =< 4', 'n less than or equal to 4'],
    ['de', 'x <= 12', 'x kleiner oder gleich 12'],
    ['fr', 'x >= 12', 'x supérieur ou égal à 12'],
    ['fi', 'x <= 12, y >= 3', 'x ≤ 12, y ≥ 3'],
    ['en', '->5 and =>5', '→5 and →5'],
    ['en', 'a -> b => c <- d <-> e --> f', 'a → b → c ← d ↔ e → f'],
    ['en', '<em>5</em>6<i>7', ' em 5 /em 6 i 7'],
  ])('in %o: %o is spoken as %o', (lang, written, expected) => {
    expect(spoken(written, { lang })).toBe(expected);
  });
});

describe('capitals around a sign', () => {
  test.each([
    ['en', 'He left AT&T.', 'He left A T and T.'],
    ['en', 'the A&E ward', 'the A. and E. ward'],
    ['en', 'a short Q&A.', 'a short Q. and A.'],
    ['en', 'R&D at H&M’s', 'R and D at H and M’s'],
    ['de', 'AT&T', 'A T und T'],
    ['xx', 'AT&T', 'A T T'],
    ['en', 'some B&Bs', 'some B and Bs'],
    ['en', 'BOATS&OARS', 'BOATS and OARS'],
  ])('are spoken letter by letter: in %o, %o as %o', (lang, written, expected) => {
    expect(spoken(written, { lang })).toBe(expected);
  });
});

describe('styled letters', () => {
  test.each([
    ['𝗢𝗻𝗲 𝓽𝔀𝓸 𝕥𝕙𝕣𝕖𝕖 𝚏𝚘𝚞𝚛 𝟓', 'One two three four 5'],
    ['ℋℯ ℴ𝓃 ℝ', 'He on R'],
    ['ｂｏａｔ １２', 'boat 12'],
    ['an oﬃcer of the ﬂeet', 'an officer of the fleet'],
    ['Ⓑⓞⓐⓣ 🄱', 'Boat B'],
    ['Louis Ⅻ', 'Louis XII'],
    ['the 20ᵗʰ, Mᵐᵉ Roy', 'the 20th, Mme Roy'],
    ['ｶﾞﾗｽの船', 'ガラスの船'],
    ['ﻣﺮﺣﺒﺎ', 'مرحبا'],
  ])('are spoken as plain letters: %o as %o', (written, expected) => {
    expect(spoken(written)).toBe(expected);
  });

  test.each(['pʰa and tʰ', '① ½ 10ⁿ', 'ホテル！', 'α, Ω and µm'])(
    'unless they are other letters: %o',
    (written) => {
      expect(spoken(written)).toBe(written);
    },
  );
});

describe('emphasis marks', () => {
  test.each([
    ['It is *not* so.', 'It is not so.'],
    ['She said **go away** and _slept_.', 'She said go away and slept.'],
    ['(__so__), “*no*”, ***all three***!', '(so), “no”, all three!'],
    ['*one*, *two words*', 'one, two words'],
  ])('are silent: %o is spoken as %o', (written, expected) => {
    expect(spoken(written)).toBe(expected);
  });

  test.each([
    '2*3*4 and 2 * 3 * 4',
    'my_own_name and _id',
    'a note* and more*',
    '(*args, **more)',
    '*_* and ^_^',
    'a* b *',
  ])('are spoken if they mean something else: %o', (written) => {
    expect(spoken(written)).toBe(written);
  });

  test('are spoken in code', () => {
    expect(spoken('call *this* and _that_', { kind: 'code' })).toBe('call *this* and _that_');
  });
});

describe('a word hyphenated at the end of a line', () => {
  test.each([
    ['en', 'an un\ufffeusual or un\ufffe\nusual day', 'an unusual or unusual day'],
    ['en', 'the har- bour and the moun-\ntain', 'the harbour and the mountain'],
    ['en', 'the well- known and self- taught', 'the well-known and self-taught'],
    ['de', 'der Ha- fen', 'der Hafen'],
    ['fr', 'peut- être, dit- il', 'peut-être, dit-il'],
  ])('is joined: in %o, %o is spoken as %o', (lang, written, expected) => {
    expect(spoken(written, { lang })).toBe(expected);
  });

  test.each([
    'pre- and post-war',
    'Ein- und Ausgang',
    'in- en uitgang',
    'X- Ray',
    'yes - no',
    'a- b',
    'North- South',
  ])('is distinguished from two words: %o', (written) => {
    expect(spoken(written)).toBe(written);
  });
});

test.each([
  ['Salt &amp; pepper', 'Salt and pepper'],
  ['It&rsquo;s 5&nbsp;&#8364;', 'It’s 5 €'],
  ['he &amp;mdash; &#x201c;she&quot;', 'he — “she"'],
  ['a &lt;b&gt; c', 'a b c'],
])(
  'a character reference that was escaped twice is decoded: %o is spoken as %o',
  (written, expected) => {
    expect(spoken(written).replace(/ +/g, ' ')).toBe(expected);
  },
);

describe('white space and invisible characters', () => {
  test.each([
    ['one  two\n\tthree', 'one two three'],
    ['one\u2028two\u0000three', 'one two three'],
    ['co\u00adop\u200berate', 'cooperate'],
    ['\u202bright\u202c \u2066left\u2069\u061c', 'right left'],
    ['half \ud83d a pair', 'half a pair'],
  ])('%o is spoken as %o', (written, expected) => {
    expect(spoken(written).replace(/ {2}/g, ' ')).toBe(expected);
  });
});

describe('URLs are shortened', () => {
  test.each([
    ['See https://www.example.org/a/b?c=d.', 'See example.org.'],
    [
      'See (http://name:word@shop.example.org:8080/#top), then go',
      'See (shop.example.org), then go',
    ],
    ['HTTPS://EXAMPLE.ORG/A', 'EXAMPLE.ORG'],
    ['www.example.org and ftp://files.example.org/x', 'example.org and files.example.org'],
    ['at example.org/about/us?', 'at example.org?'],
    ['見よ https://example.org/a。次へ', '見よ example.org。次へ'],
    ['«https://example.org/ä»', '«example.org»'],
    ['https://example.org/a، ثم', 'example.org، ثم'],
    ['write to mailto:name@example.org?subject=Hello', 'write to name@example.org'],
    ['https://', 'https://'],
  ])('%o is spoken as %o', (written, expected) => {
    expect(spoken(written)).toBe(expected);
  });
});

describe('note numbers are silent', () => {
  test.each([
    ['The claim[12] stands.', 'The claim stands.'],
    ['It stands.[1][2–4] Since 1990[3] it has.', 'It stands. Since 1990 it has.'],
    ['The claim[note 1] stands, “so”[Anm. 2].', 'The claim stands, “so”.'],
    ['The word¹ and the sentence.²,³', 'The word and the sentence.'],
    ['The word† and more‡.', 'The word and more.'],
    ['The war¹ and he²,³ or us⁴⁻⁶, it†', 'The war and he or us, it'],
    ['Come in¹ at 2 km¹² on the 20th²', 'Come in at 2 km on the 20th'],
    ['In 1990¹ and 20%² of them', 'In 1990 and 20% of them'],
    ['किताबें¹ और किताबें[2]', 'किताबें और किताबें'],
    ['He went (by boat)[3] on.', 'He went (by boat) on.'],
    ['単語¹は。¹²', '単語は。'],
    ['山田[3]は', '山田は'],
  ])('%o is spoken as %o', (written, expected) => {
    expect(spoken(written)).toBe(expected);
  });

  test('but not in code', () => {
    for (const kind of ['code', 'preformatted'] as const) {
      expect(spoken('items[12] = word¹', { kind })).toBe('items[12] = word¹');
    }
  });
});

test.each([
  ['Hooray 🎉🎉🎉!', 'Hooray 🎉!'],
  ['👍🏽 👍🏽', '👍🏽'],
  ['👨‍👩‍👧👨‍👩‍👧 🇫🇮🇫🇮', '👨‍👩‍👧 🇫🇮'],
  ['❤️❤️❤️ 🎉🎊🎉', '❤️ 🎉🎊🎉'],
])('a repeated emoji is spoken once: %o', (written, expected) => {
  expect(spoken(written)).toBe(expected);
});

describe('a heading ends with the pause of a full stop', () => {
  test.each([
    ['The last ferry', 'The last ferry.'],
    ['Who saw it?', 'Who saw it?'],
    ['“Gone.”', '“Gone.”'],
    ['Part (two)', 'Part (two).'],
    ['At a glance:', 'At a glance:'],
    ['最後の船', '最後の船。'],
    ['船（最後）', '船（最後）。'],
    ['スキー', 'スキー。'],
    ['अंतिम नाव', 'अंतिम नाव।'],
    ['เรือเที่ยวสุดท้าย', 'เรือเที่ยวสุดท้าย'],
    ['마지막 배', '마지막 배.'],
    ['The end[2]', 'The end.'],
    ['At www.example.org', 'At example.org.'],
  ])('%o is spoken as %o', (written, expected) => {
    expect(spoken(written, { kind: 'heading' })).toBe(expected);
  });

  test('but a paragraph does not', () => {
    expect(spoken('The last ferry', { kind: 'paragraph' })).toBe('The last ferry');
  });
});

describe('an alias of the page', () => {
  test('replaces the written text, and takes precedence over the rules', () => {
    const written = 'The WHO & the URL https://example.org/who.';
    const own = aliases(written, {
      'WHO & the URL https://example.org/who': 'World Health Organization',
    });
    expect(spoken(written, { aliases: own })).toBe('The World Health Organization.');
  });

  test('takes precedence over a rule that matches before it', () => {
    const written = 'See https://example.org/who now';
    expect(spoken(written, { aliases: aliases(written, { who: 'the list' }) })).toBe(
      'See https://example.org/the list now',
    );
  });

  test('of two that overlap, the first is used', () => {
    const both = [
      { start: 0, end: 7, say: 'a' },
      { start: 4, end: 11, say: 'b' },
    ];
    expect(spoken('one two three', { aliases: both })).toBe('a three');
  });

  test('is spoken by the rules', () => {
    expect(spoken('R+D', { aliases: aliases('R+D', { 'R+D': 'Research & Development' }) })).toBe(
      'Research and Development',
    );
  });

  test.each<[number, string, string]>([
    [0, '1. ', '1. Look at it.'],
    [0, 'A boat', 'A boat. Look at it.'],
    [0, '船', '船。 Look at it.'],
    [8, 'a boat by', 'Look at a boat by it.'],
    [7, 'a boat by', 'Look at a boat by it.'],
    [10, 'a boat', 'Look at it a boat.'],
    [11, 'A boat', 'Look at it. A boat'],
    [11, '', 'Look at it.'],
  ])('is inserted at %d as %o, separated from the words around it', (at, say, expected) => {
    expect(spoken('Look at it.', { aliases: [{ start: at, end: at, say }] })).toBe(expected);
  });
});

describe('the mapping of offsets', () => {
  const written = 'Look: 🎉🎉🎉 at https://www.example.org/a & b.';
  const { text, toSource, toSpoken, sourceOf } = bound(pronounce(written, { lang: 'en' }));

  test('maps a spoken word to the written one', () => {
    expect(text).toBe('Look: 🎉 at example.org and b.');
    expect(toSource(text.indexOf('at'))).toBe(written.indexOf('at'));
    expect(toSource(text.indexOf('b.'))).toBe(written.indexOf('b.'));
    expect(toSource(text.length)).toBe(written.length);
  });

  test('maps an offset inside of a replacement to the start of the range on the other side', () => {
    expect(toSource(text.indexOf('org'))).toBe(written.indexOf('https'));
    expect(toSpoken(written.indexOf('www'))).toBe(text.indexOf('example'));
    expect(toSpoken(written.indexOf('b.'))).toBe(text.indexOf('b.'));
  });

  test('maps a spoken range to the whole written range', () => {
    const at = text.indexOf('org');
    expect(sourceOf({ start: at, end: at + 3 })).toEqual({
      start: written.indexOf('https'),
      end: written.indexOf(' & b'),
    });
    expect(sourceOf({ start: 0, end: 4 })).toEqual({ start: 0, end: 4 });
    expect(sourceOf({ start: 3, end: 3 })).toEqual({ start: 3, end: 3 });
  });

  test('maps an insertion to an empty range', () => {
    const inserted = bound(
      pronounce('one two', { lang: 'en', aliases: [{ start: 4, end: 4, say: 'and' }] }),
    );
    expect(inserted.text).toBe('one and two');
    expect(inserted.sourceOf({ start: 4, end: 7 })).toEqual({ start: 4, end: 4 });
    expect(inserted.toSpoken(4)).toBe(4);
    expect(inserted.toSpoken(5)).toBe(9);
  });

  test('is the identity if nothing is replaced', () => {
    const same = bound(pronounce('Nothing to change.', { lang: 'en' }));
    for (let i = 0; i <= same.text.length; i++)
      expect([same.toSource(i), same.toSpoken(i)]).toEqual([i, i]);
  });
});

function bound(pronunciation: ReturnType<typeof pronounce>) {
  return {
    text: pronunciation.text,
    toSource: (offset: number) => pronunciation.toSource({ start: offset, end: offset }).start,
    toSpoken: (offset: number) => pronunciation.toSpoken(offset),
    sourceOf: (span: { start: number; end: number }) => pronunciation.toSource(span),
  };
}

const NASTY = [
  ...AWKWARD,
  ...'&¦<¦>¦ & ¦5 < 6¦https://www.example.org/a?b¦www.¦a.b/c¦name@example.org¦[12]¦word[1]¦word²¦¹²³¦🎉🎉¦👍🏽¦👨‍👩‍👧¦🇫🇮'.split(
    '¦',
  ),
  '\u2066',
  '\u200b',
  '  ',
];

describe('for any text', () => {
  const random = randomFrom(4);
  const texts = Array.from({ length: 2000 }, () => jumbleOf(NASTY, 20, random));

  /** Ranges in order, some empty, none overlapping. */
  function someAliases(length: number) {
    const ends = Array.from({ length: 4 }, () => Math.floor(random() * (length + 1))).sort(
      (a, b) => a - b,
    );
    const [a = 0, b = 0, c = 0, d = 0] = ends;
    return [
      { start: a, end: b, say: jumbleOf(NASTY, 4, random) },
      { start: c, end: d, say: jumbleOf(NASTY, 4, random) },
    ];
  }

  test('no sign at which a voice stops, and no silent character, is spoken', () => {
    for (const written of texts) {
      expect(spoken(written), written).not.toMatch(/[\p{Cs}\u00ad\u200b\u2060-\u2069]/u);
      const text = spoken(written, { kind: 'heading', aliases: someAliases(written.length) });
      expect(text, written).not.toMatch(/[&<>\p{Cc}]/u);
    }
  });

  test('all mappings stay in range and are monotonic', () => {
    /** A description of the first offset that is mapped wrongly. */
    const wrongOffset = (length: number, limit: number, map: (offset: number) => number) => {
      let before = 0;
      for (let i = 0; i <= length; i++) {
        const at = map(i);
        if (!(at >= before && at <= limit)) return `${i} leads to ${at}`;
        before = at;
      }
      return undefined;
    };
    for (const written of texts) {
      const it = pronounce(written, {
        lang: 'en',
        kind: 'heading',
        aliases: someAliases(written.length),
      });
      const { length } = it.text;
      const toSource = (offset: number) => it.toSource({ start: offset, end: offset }).start;
      const endOf = (start: number) => {
        const span = it.toSource({ start, end: Math.min(start + 3, length) });
        return span.start === toSource(start) && span.end >= span.start ? span.end : NaN;
      };
      const mappings = [
        wrongOffset(length, written.length, toSource),
        wrongOffset(length, written.length, endOf),
        wrongOffset(written.length, length, (offset) => it.toSpoken(offset)),
      ];
      expect(mappings, written).toEqual([undefined, undefined, undefined]);
    }
  });

  test('text that is spoken as written maps every offset to itself', () => {
    for (const written of texts) {
      const it = bound(pronounce(written, { lang: 'en' }));
      if (it.text !== written) continue;
      const offsets = Array.from({ length: written.length + 1 }, (_, i) => i);
      expect(offsets.map((i) => it.toSource(i))).toEqual(offsets);
      expect(offsets.map((i) => it.toSpoken(i))).toEqual(offsets);
    }
  });
});

describe('a Japanese word with its reading in brackets', () => {
  test.each([
    ['祖父は梯子（はしご）を登った。', '祖父ははしごを登った。'],
    ['庭の紫陽花《あじさい》が咲いた。', '庭のあじさいが咲いた。'],
    ['司会は長谷川(はせがわ)さん。', '司会ははせがわさん。'],
    ['食べ物（たべもの）を分ける。', 'たべものを分ける。'],
    ['取り扱い（とりあつかい）に注意。', 'とりあつかいに注意。'],
    ['山田 太郎（やまだ たろう、1950年 - ）は画家。', 'やまだ たろう（1950年 - ）は画家。'],
    ['巴里《パリ》へ行く。', 'パリへ行く。'],
    ['私は志《こころざし》を持つ。', '私はこころざしを持つ。'],
  ])('is spoken once: %s', (written, wanted) => {
    expect(spoken(written, { lang: 'ja' })).toBe(wanted);
  });

  test.each([
    '彼は泣いた（おそらく）。',
    '会員（のみ）が入れる。',
    '米国（アメリカ）で買う。',
    // Only its end may have this reading, and its start is unknown.
    '東京都立図書館前梯子（はしご）',
    '船（3隻）が出た。',
  ])('keeps text in brackets that is no reading: %s', (written) => {
    expect(spoken(written, { lang: 'ja' })).toBe(written);
  });
});

describe('a phonetic transcription', () => {
  test.each([
    ['Wyle (/waɪl/; Dutch: [ˈʋɛilə]) is a town.', 'Wyle is a town.'],
    ['Wyle (Dutch pronunciation: [ˈʋɛilə]; born 1950) left.', 'Wyle (born 1950) left.'],
    [
      'Der Ort (Aussprache: [ˈvʊpɐ], lat. Wippera) liegt dort.',
      'Der Ort (lat. Wippera) liegt dort.',
    ],
    ['Say /təˈmɑːtəʊ/.', 'Say .'],
  ])('is silent, with the name of its language: %s', (written, wanted) => {
    expect(spoken(written)).toBe(wanted);
  });

  test('marked by the page is silent too', () => {
    const written = 'Berl (berl; German: [bal]) lies here.';
    expect(spoken(written, { aliases: aliases(written, { berl: '', '[bal]': '' }) })).toBe(
      'Berl lies here.',
    );
  });

  test.each([
    'Ask in /r/rust or /usr/bin.',
    'He wrote “[sic]” and [a] (see [b]).',
    'In code: a[ˈx].',
  ])('is not detected in other text: %s', (written) => {
    expect(spoken(written, { kind: written.startsWith('In code') ? 'code' : 'paragraph' })).toBe(
      written,
    );
  });
});

test('text without signs is spoken as if all rules had run', () => {
  const random = randomFrom(20);
  const pieces = 'www.¦a.¦Bc¦é¦Ж¦no¦http://¦x¦-¦ ¦.¦:¦…¦,¦”¦’¦–¦=¦>¦1¦2/¦&¦[¦ab-¦»'.split('¦');
  for (let i = 0; i < 20_000; i++) {
    const text = jumbleOf(pieces, 9, random);
    // A soft hyphen is silent, but makes all rules run.
    expect(spoken(`So\u00ad it is: ${text}`)).toBe(spoken(`So it is: ${text}`));
  }
});
