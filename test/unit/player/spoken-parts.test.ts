import { describe, expect, test, vi } from 'vitest';
import type { Wording } from '../../../src/player/speech-settings.js';
import { planUtterances } from '../../../src/player/utterance-plan.js';
import { SpeechError } from '../../../src/speech/speech-error.js';
import { compileLexicon } from '../../../src/text/pronunciation/lexicon.js';
import type { Span } from '../../../src/text/span.js';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { createTranscript, type PassageSource } from '../../../src/text/transcript.js';
import { AWKWARD, jumbleOf, randomFrom } from '../../support/random.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { playerOf, playersOnVirtualTime } from '../../support/players.js';

playersOnVirtualTime();

type Block = Partial<PassageSource> & { text: string };

function setUp(blocks: readonly Block[], wording: Wording = {}) {
  const engine = new FakeEngine();
  const player = playerOf(engine);
  const transcript = createTranscript(
    blocks.map((block) => ({ kind: 'paragraph', lang: 'en', ...block })),
  );
  player.load(transcript, estimateTimeline(transcript));
  player.speechSettings.pronunciation = wording;
  const textOf = (span: Span | undefined) => span && transcript.text.slice(span.start, span.end);
  const word = () => textOf(player.currentWord);
  return { engine, player, transcript, textOf, word };
}

async function end(engine: FakeEngine): Promise<void> {
  engine.now.end();
  await vi.advanceTimersByTimeAsync(800);
}

/** Plays to the end. */
async function sayAll({
  engine,
  player,
}: Pick<ReturnType<typeof setUp>, 'engine' | 'player'>): Promise<string[]> {
  void player.play();
  for (let i = 0; i < 99 && !player.ended; i++) await end(engine);
  expect(player.ended).toBe(true);
  return engine.texts;
}

/** Aliases for the given words of `text`. */
function aliasesIn(text: string, says: Record<string, string>) {
  return Object.entries(says).map(([written, say]) => {
    const start = text.indexOf(written);
    return { start, end: start + written.length, say };
  });
}

const LINK = 'Look at https://www.example.org/a/b?c and then at 🎉🎉🎉 & the rest.';

describe('a sentence that is not spoken as written', () => {
  test('reports words of the article', () => {
    const { engine, player, transcript, word } = setUp([{ text: `First. ${LINK}` }]);
    player.seek(7);
    void player.play();
    expect(engine.texts).toEqual(['Look at example.org and then at 🎉 and the rest.']);
    engine.now.reach('Look');
    expect(word()).toBe('Look');
    engine.now.reach('example.org');
    expect(player.cursor).toBe(transcript.text.indexOf('https'));
    engine.now.reach('then');
    expect(word()).toBe('then');
    engine.now.reach('rest');
    expect(word()).toBe('rest');
  });

  test('gives the engine a source range as long as the spoken text, and ends at its end in the article', async () => {
    const { engine, player, transcript } = setUp([{ text: `${LINK} Last.` }]);
    void player.play();
    const { source, text } = engine.now.utterance;
    expect(source).toEqual({ start: 0, end: text.length });
    await end(engine);
    expect(player.cursor).toBe(transcript.sentences[1]!.start);
  });

  test('ignores marks after it', () => {
    const { engine, player } = setUp([{ text: `${LINK} Last.` }]);
    void player.play();
    engine.now.reach('rest');
    const { cursor } = player;
    engine.now.mark({ start: 500, end: 501 });
    engine.now.mark({ start: -9, end: -1 });
    expect(player.cursor).toBe(cursor);
  });

  test('that has nothing left to speak is skipped', async () => {
    const said = await sayAll(
      setUp([
        { text: 'The first.' },
        { text: 'R2', aliases: [{ start: 0, end: 2, say: '—' }] },
        { text: 'The last.' },
      ]),
    );
    expect(said).toEqual(['The first.', 'The last.']);
  });

  test('is split by the length of the spoken text', async () => {
    const long = `Go to https://example.org/${'x'.repeat(300)} now.`;
    const all = setUp([{ text: long }]);
    all.engine.maxLength = () => 40;
    expect(await sayAll(all)).toEqual(['Go to example.org now.']);
  });

  test('is also split in a replacement, and its marks stay in order', async () => {
    const text = 'The WHO met on Monday, and all went home again.';
    const say = 'World Health Organization, that is an agency of the nations';
    const all = setUp([{ text, aliases: aliasesIn(text, { WHO: say }) }]);
    all.engine.maxLength = () => 20;
    const cursors: number[] = [];
    const { engine, player } = all;
    void player.play();
    for (let i = 0; i < 20 && !player.ended; i++) {
      for (const each of engine.now.utterance.text.match(/\w+/g)!) {
        engine.now.reach(each);
        cursors.push(player.cursor);
      }
      await end(engine);
    }
    expect(engine.texts.join('')).toBe(text.replace('WHO', say));
    expect(cursors).toEqual(cursors.toSorted((a, b) => a - b));
    expect(cursors).toContain(text.indexOf('WHO'));
    expect(cursors).toContain(text.indexOf('home'));
  });
});

test('marks of a part are mapped to whole words of the article', () => {
  const { engine, player, transcript } = setUp([{ text: `First. ${LINK}` }]);
  engine.maxLength = () => 25;
  const sayings = [...planUtterances(transcript, 7, player.speechSettings, engine)];
  const marked = sayings.map((saying) => {
    const marks: unknown[] = [];
    void saying.speak(
      ({ start, end: to }) => marks.push(transcript.text.slice(start, to)),
      new AbortController().signal,
    );
    for (const each of saying.utterance.text.match(/[\w.]+/g)!) engine.now.reach(each);
    return marks;
  });
  expect(marked.length).toBeGreaterThan(1);
  expect(marked.flat()).toEqual([
    'Look',
    'at',
    'https://www.example.org/a/b?c',
    'and',
    'then',
    'at',
    ' & ',
    'the',
    'rest.',
  ]);
});

describe('resuming in the middle of it', () => {
  const text = 'The WHO met, see https://www.example.org/a/b for more.';
  const aliases = aliasesIn(text, { WHO: 'World Health Organization', see: 'look at' });

  test('repeats nothing', () => {
    const { engine, player } = setUp([{ text, aliases }]);
    void player.play();
    engine.now.reach('met');
    player.pause();
    void player.play();
    expect(engine.texts.at(-1)).toBe('met, look at example.org for more.');
    expect(engine.now.utterance.source.start).toBe(text.indexOf('met'));
  });

  test('speaks a replacement from its start', () => {
    const { engine, player, word } = setUp([{ text, aliases }]);
    player.seek(text.indexOf('www'));
    void player.play();
    expect(engine.texts).toEqual(['example.org for more.']);
    engine.now.reach('for');
    expect(word()).toBe('for');
    engine.now.reach('more');
    player.pause();
    void player.play();
    expect(engine.texts.at(-1)).toBe('more.');
  });

  test('speaks an insertion only once', () => {
    const image = [{ start: 4, end: 4, say: 'A boat by' }];
    const { engine, player } = setUp([{ text: 'See the pier.', aliases: image }]);
    void player.play();
    expect(engine.texts).toEqual(['See A boat by the pier.']);
    engine.now.reach('boat');
    expect(player.currentWord).toBeUndefined();
    engine.now.reach('pier');
    player.pause();
    void player.play();
    expect(engine.texts.at(-1)).toBe('pier.');
  });
});

describe('an alias between sentences', () => {
  test('is spoken before the text that follows, or at the end of the passage', async () => {
    const text = 'One came. Two went.';
    const aliases = [0, 9, 10, 25].map((at, i) => ({ start: at, end: at, say: `Image ${i}` }));
    const said = await sayAll(setUp([{ text: 'Before.' }, { text, aliases }, { text: 'Behind.' }]));
    expect(said).toEqual([
      'Before.',
      'Image 0. One came.',
      'Image 1. Image 2. Two went. Image 3',
      'Behind.',
    ]);
  });

  test('that replaces part of a sentence and the white space before it is spoken', async () => {
    const text = 'One came. Two went.';
    const said = await sayAll(setUp([{ text, aliases: [{ start: 9, end: 13, say: 'Three' }] }]));
    expect(said).toEqual(['One came.', 'Three went.']);
  });

  test('that replaces the end of one sentence and the start of the next is spoken with the first', async () => {
    const text = 'It was Acme Inc. Ltd. of old.';
    const [first, second] = createTranscript([{ text, kind: 'paragraph', lang: 'en' }]).sentences;
    const from = text.indexOf('Acme');
    const alias = { start: from, end: text.indexOf('Ltd.') + 4, say: 'Acme Incorporated' };
    const said = await sayAll(setUp([{ text, aliases: [alias] }]));
    expect(said.join('|')).toMatch(
      second ? /^It was Acme Incorporated\| of old\.$/ : /^It was Acme Incorporated of old\.$/,
    );
    expect(first).toBeDefined();
  });
});

describe('a note reference', () => {
  const both = 'It stands.[1][2–4] Since 1990 it has.[5, 6] It does.² So it goes.';

  test('is silent, also after the full stop', async () => {
    const said = await sayAll(setUp([{ text: both }]));
    expect(said).toEqual(['It stands.', 'Since 1990 it has.', 'It does.', 'So it goes.']);
  });

  test.each(['bonjour[1]', 'bonjour¹', 'bonjour.[1][2–4]'])(
    'is silent after another language: %o',
    async (note) => {
      const text = `He said ${note} and left.`;
      const said = await sayAll(setUp([{ text, runs: [{ start: 8, end: 15, lang: 'fr' }] }]));
      expect(said.join('|')).toMatch(/^He said \|bonjour\.? \|and left\.$/);
    },
  );
});

test('a heading ends with the pause of a full stop, also if it ends in another language', async () => {
  const text = 'The last bateau';
  const runs = [{ start: 9, end: 15, lang: 'fr' }];
  expect(
    await sayAll(
      setUp([
        { text: 'At noon', kind: 'heading' },
        { text, runs, kind: 'heading' },
      ]),
    ),
  ).toEqual(['At noon.', 'The last ', 'bateau.']);
});

describe('a pronunciation list of a publisher', () => {
  const lexicon = compileLexicon([{ grapheme: 'GIF', alias: 'jiff' }], () => {});

  test('changes only the spoken text', () => {
    const { engine, player, transcript, textOf, word } = setUp([{ text: 'One GIF moves.' }], {
      lexicon,
    });
    void player.play();
    expect(engine.texts).toEqual(['One jiff moves.']);
    engine.now.reach('jiff');
    expect(word()).toBe('GIF');
    engine.now.reach('moves');
    expect(word()).toBe('moves');
    expect(textOf(transcript.sentences[0])).toBe('One GIF moves.');
  });

  test('takes effect from the next sentence on', async () => {
    const { engine, player } = setUp([{ text: 'One GIF. Two GIF here.' }]);
    void player.play();
    player.speechSettings.pronunciation = { lexicon };
    expect(engine.texts).toEqual(['One GIF.']);
    await end(engine);
    expect(engine.texts.at(-1)).toBe('Two jiff here.');
  });
});

describe('a sentence in several languages', () => {
  const text = 'He said “bonjour, madame”, and left for the Gare du Nord.';
  const runs = ['bonjour, madame', 'Gare du Nord'].map((each) => ({
    start: text.indexOf(each),
    end: text.indexOf(each) + each.length,
    lang: 'fr',
  }));
  const spokenBy = ({ engine }: Pick<ReturnType<typeof setUp>, 'engine'>) =>
    engine.said.map(({ utterance }) => [utterance.lang, utterance.text]);

  test('is spoken in each, with punctuation in the language of the words before it', async () => {
    const all = setUp([{ text, runs }]);
    const told = vi.fn();
    all.player.addEventListener('sentencechange', told);
    await sayAll(all);
    expect(spokenBy(all)).toEqual([
      ['en', 'He said '],
      ['fr', '“bonjour, madame”, '],
      ['en', 'and left for the '],
      ['fr', 'Gare du Nord.'],
    ]);
    // One at the start of the sentence, and one at the end.
    expect(told).toHaveBeenCalledTimes(2);
  });

  test('reports words, and goes on in the part where it was', async () => {
    const { engine, player, word } = setUp([{ text, runs }]);
    void player.play();
    await end(engine);
    engine.now.reach('madame');
    expect(word()).toBe('madame');
    player.speechSettings.playbackRate = 2;
    expect(engine.now.utterance).toMatchObject({ text: 'madame”, ', lang: 'fr' });
    await end(engine);
    engine.now.reach('left');
    expect(word()).toBe('left');
  });

  test.each([
    ['Zeitgeists', 'Zeitgeist', ['The ', 'Zeitgeists ', 'of old.']],
    ['Zeitgeist’s', 'Zeitgeist', ['The ', 'Zeitgeist’s ', 'of old.']],
    ['‘Zeitgeist’', 'Zeitgeist', ['The ', '‘Zeitgeist’ ', 'of old.']],
    ['Zeitgeist-driven', 'Zeitgeist', ['The ', 'Zeitgeist', '-driven of old.']],
    ['Zeitgeistです', 'Zeitgeist', ['The ', 'Zeitgeist', 'です ', 'of old.']],
  ])('does not split a word in a script with spaces: %o', async (written, foreign, expected) => {
    const own = `The ${written} of old.`;
    const start = own.indexOf(foreign);
    expect(
      await sayAll(
        setUp([{ text: own, runs: [{ start, end: start + foreign.length, lang: 'de' }] }]),
      ),
    ).toEqual(expected);
  });

  test.each<[string, Block]>([
    [
      'the same language in another region',
      { text, lang: 'en-GB', runs: runs.map((run) => ({ ...run, lang: 'en-US' })) },
    ],
    ['a language that is not known', { text, runs: runs.map((run) => ({ ...run, lang: '' })) }],
    ['another sentence', { text: 'Nothing here.', runs: [{ start: 20, end: 30, lang: 'fr' }] }],
    ['punctuation', { text: 'No – no.', runs: [{ start: 3, end: 4, lang: 'fr' }] }],
  ])('is not split for %s', async (_, block) => {
    const all = setUp([block]);
    expect(await sayAll(all)).toEqual([block.text]);
    expect(all.engine.now.utterance.lang).toBe(block.lang ?? 'en');
  });

  test('uses the words for signs and the list of each', async () => {
    const lexicon = compileLexicon([{ grapheme: 'chat', alias: 'sha', lang: 'fr' }], () => {});
    const own = 'To chat & “chat & thé”.';
    const all = setUp([{ text: own, runs: [{ start: 11, end: 21, lang: 'fr' }] }], { lexicon });
    expect(await sayAll(all)).toEqual(['To chat and ', '“sha et thé”.']);
  });

  test('speaks an insertion with the part after it', async () => {
    const own = 'See Paris now.';
    const runs = [{ start: 4, end: 9, lang: 'fr' }];
    const aliases = [0, 4, 10, 14].map((at) => ({ start: at, end: at, say: `at ${at}` }));
    expect(await sayAll(setUp([{ text: own, runs, aliases }]))).toEqual([
      'at 0. See ',
      'at 4. Paris ',
      'at 10 now. at 14',
    ]);
  });

  test('speaks a replacement across two parts once', async () => {
    const own = 'He said bonjour madame.';
    const runs = [{ start: 8, end: 22, lang: 'fr' }];
    const aliases = aliasesIn(own, { 'said bonjour': 'greeted' });
    expect(await sayAll(setUp([{ text: own, runs, aliases }]))).toEqual(['He greeted', ' madame.']);
  });

  test('does not switch to another region of its own language', async () => {
    const all = setUp([
      { text: 'Colour it.', lang: 'en-GB', runs: [{ start: 0, end: 6, lang: 'en-US' }] },
    ]);
    await sayAll(all);
    expect(spokenBy(all)).toEqual([['en-GB', 'Colour it.']]);
  });

  const french = { id: 'f', name: 'F', lang: 'fr-FR', local: true, engine: 'fake' };
  const english = { ...french, id: 'e', lang: 'en-US' };
  test.each([
    [english, [true, false, true, false]],
    [french, [true, true, true, true]],
    [undefined, [false, false, false, false]],
  ])('is spoken by the chosen voice only in the languages of that voice', async (voice, wanted) => {
    const all = setUp([{ text, runs }]);
    all.player.speechSettings.voice = voice;
    await sayAll(all);
    expect(all.engine.said.map(({ utterance }) => 'voice' in utterance)).toEqual(wanted);
  });

  test.each(['no-voice', 'online-only'] as const)(
    'uses the voice of the article for a part without a voice: %s',
    async (code) => {
      const all = setUp([{ text, runs }]);
      const { engine, player } = all;
      void player.play();
      await end(engine);
      engine.now.fail(new SpeechError(code, 'None.', 'fr'));
      await vi.advanceTimersByTimeAsync(800);
      expect(spokenBy(all).slice(1)).toEqual([
        ['fr', '“bonjour, madame”, '],
        ['en', '“bonjour, madame”, '],
      ]);
      expect(player.paused).toBe(false);
      engine.now.reach('madame');
      expect(all.word()).toBe('madame');
      engine.now.fail(new SpeechError(code, 'None.', 'en'));
      await vi.advanceTimersByTimeAsync(800);
      expect(player.error).toMatchObject({ reason: code });
    },
  );

  test('fails if the voice of a part fails for another reason', async () => {
    const { engine, player } = setUp([{ text, runs }]);
    void player.play();
    await end(engine);
    engine.now.fail(new SpeechError('silent', 'Nothing.', 'fr'));
    await vi.advanceTimersByTimeAsync(800);
    expect(engine.said).toHaveLength(2);
    expect(player.error).toMatchObject({ reason: 'silent' });
  });
});

describe('a block of code', () => {
  const CODE = 'if (a < b) {\n  run();\n}';
  const blocks: Block[] = [{ text: 'So:' }, { text: CODE, kind: 'code' }, { text: 'Done.' }];
  const announceCode = (lines: number, lang: string) => ({
    text: `Code, ${lines}, ${lang}.`,
    lang: 'en',
  });

  test('is announced, as one sentence, and reports no words', async () => {
    const { engine, player, textOf, word } = setUp(blocks, { announceCode });
    void player.play();
    await end(engine);
    expect(engine.now.utterance).toMatchObject({ text: 'Code, 3, en.', lang: 'en' });
    engine.now.reach('Code');
    engine.now.reach('3');
    expect(word()).toBeUndefined();
    expect(textOf(player.currentSentence)).toBe(CODE);
    await end(engine);
    expect(engine.texts).toEqual(['So:', 'Code, 3, en.', 'Done.']);
  });

  test('is announced from the start after a seek to any offset in it', () => {
    const { engine, player, transcript } = setUp(blocks, { announceCode });
    player.seek(transcript.text.indexOf('run'));
    void player.play();
    expect(engine.texts).toEqual(['Code, 3, en.']);
  });

  test('is announced in the language of the article if the announcement is in the same language', async () => {
    const inGerman = (lang: string): Block[] => [{ text: CODE, kind: 'code', lang }];
    for (const [lang, expected] of [
      ['en-GB', 'en-GB'],
      ['fr', 'en'],
    ] as const) {
      const { engine, player } = setUp(inGerman(lang), { announceCode });
      void player.play();
      expect(engine.now.utterance.lang).toBe(expected);
    }
  });

  test('is read if there is no announcement', async () => {
    expect(await sayAll(setUp(blocks))).toEqual(['So:', 'if (a b) { run(); }', 'Done.']);
  });
});

test('in any article, marks move forward and stay in their sentence', async () => {
  const random = randomFrom(11);
  const pieces = [
    ...AWKWARD,
    ...'https://example.org/a¦word[3]¦ & ¦🎉🎉¦The cat ¦ sat. ¦  '.split('¦'),
  ];
  for (let round = 0; round < 150; round++) {
    const text = jumbleOf(pieces, 30, random);
    const at = () => Math.floor(random() * (text.length + 1));
    const [a = 0, b = 0, c = 0, d = 0] = [at(), at(), at(), at()].sort((one, other) => one - other);
    const aliases = [a, c].map((start, i) => ({
      start,
      end: [b, d][i]!,
      say: jumbleOf(pieces, 3, random),
    }));
    const runs = [a, c]
      .map((start, i) => ({ start, end: [b, d][i]!, lang: 'fr' }))
      .filter((run) => run.end > run.start);
    const all = setUp([{ text, aliases, runs, kind: 'heading' }]);
    const { engine, player, transcript } = all;
    if (transcript.sentences.length === 0) continue;
    if (random() < 0.5) engine.maxLength = () => 7;
    player.seek(random() < 0.5 ? 0 : at());
    void player.play().catch(() => {});
    await vi.advanceTimersByTimeAsync(0);
    let before = player.cursor;
    let sentence = transcript.sentenceAt(before);
    for (let i = 0; i < 500 && !player.paused; i++) {
      const { source, text: said } = engine.now.utterance;
      expect(said).toMatch(/[\p{L}\p{N}]/u);
      expect(said).not.toMatch(/[&<>]/);
      expect(source.end - source.start).toBe(said.length);
      for (let j = 0; j < said.length; j += 2) {
        engine.now.mark({ start: source.start + j, end: source.start + j + 1 });
        expect(player.cursor).toBeGreaterThanOrEqual(before);
        before = player.cursor;
        expect(player.currentSentence!.index).toBeGreaterThanOrEqual(sentence?.index ?? 0);
        sentence = player.currentSentence;
      }
      await end(engine);
    }
    expect(player.error).toBeUndefined();
    player.pause();
  }
});
