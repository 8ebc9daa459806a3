import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticleSpeechElement } from '../../../../src/shell/article-speech.js';
import type { FakeEngine } from '../../../support/fake-engine.js';
import { areStringsPending } from '../../../../src/strings/load.js';
import { closePage, openPage } from '../../../support/fake-page.js';

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  vi.spyOn(console, 'warn').mockImplementation((message: string) => void warnings.push(message));
});
afterEach(() => {
  closePage();
  for (const link of document.head.querySelectorAll('link[rel=pronunciation]')) link.remove();
  vi.restoreAllMocks();
});

const GIF = { grapheme: 'GIF', alias: 'jiff' };
const TEXT = 'One GIF moves.';

function open(attributes = '', body = `<p>${TEXT}</p>`, lang = 'en') {
  return openPage<ArticleSpeechElement>(
    `<article lang="${lang}"><article-speech ${attributes}></article-speech>${body}</article>`,
    'article-speech',
  );
}

/** Adds a link to a list to the page's head, and mocks the response. */
function link(body: string, { type = 'application/json', status = 200, attributes = {} } = {}) {
  const element = Object.assign(document.createElement('link'), {
    rel: 'pronunciation',
    href: '/list',
    type,
  });
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, value as string);
  document.head.append(element);
  return vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async () => new Response(body, { status }));
}

/** Expects this spoken text once the list is loaded. */
async function expectSpoken(
  player: ArticleSpeechElement,
  engine: FakeEngine,
  expected: string,
): Promise<void> {
  await vi.waitFor(() => {
    player.pause();
    player.currentTime = 0;
    player.play().catch(() => {});
    expect(engine.texts.at(-1)).toBe(expected);
  });
}

describe('the property `lexicon`', () => {
  test('changes the spoken text, and not the sentences', async () => {
    const { player, engine } = await open();
    player.lexicon = [GIF];
    await expectSpoken(player, engine, 'One jiff moves.');
    expect(player.sentences.map(({ text }) => text)).toEqual([TEXT]);
    expect(String(player.currentSentence?.range)).toBe(TEXT);
    engine.now.reach('jiff');
    expect(String(player.currentWord?.range)).toBe('GIF');
  });

  test('can be unset', async () => {
    const { player, engine } = await open();
    player.lexicon = [GIF];
    await expectSpoken(player, engine, 'One jiff moves.');
    player.lexicon = undefined;
    await expectSpoken(player, engine, TEXT);
  });

  test('with an invalid entry warns once, with the element and the accepted values; other entries apply', async () => {
    const { player, engine } = await open();
    player.lexicon = [{ pattern: '(', alias: 'x' }, GIF];
    await expectSpoken(player, engine, 'One jiff moves.');
    player.lexicon = [{ pattern: '(', alias: 'x' }, GIF];
    await expectSpoken(player, engine, 'One jiff moves.');
    expect(warnings).toEqual([
      expect.stringMatching(/^<article-speech>: .* SyntaxError: .*Accepted: an array of \{/),
    ]);
  });

  test('warns if it is not an array', async () => {
    const { player } = await open();
    Object.assign(player, { lexicon: 'GIF' });
    await vi.waitFor(() =>
      expect(warnings).toEqual([expect.stringMatching(/is not an array, .*Accepted: /)]),
    );
  });
});

describe('a linked list', () => {
  test('is fetched once, with the attributes of the link, and used', async () => {
    const fetch = link(JSON.stringify([GIF]), { attributes: { referrerpolicy: 'origin' } });
    const { player, engine } = await open();
    await expectSpoken(player, engine, 'One jiff moves.');
    player.requestUpdate();
    await player.updateComplete;
    expect(fetch).toHaveBeenCalledExactlyOnceWith(new URL('/list', location.href).href, {
      credentials: 'same-origin',
      referrerPolicy: 'origin',
    });
    expect(warnings).toEqual([]);
  });

  test('is fetched with credentials if the link says so', async () => {
    const fetch = link('[]', {
      attributes: { crossorigin: 'use-credentials', integrity: 'sha256-AAAA' },
    });
    await open();
    await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
    expect(fetch.mock.lastCall![1]).toMatchObject({
      credentials: 'include',
      integrity: 'sha256-AAAA',
    });
  });

  const PLS = `<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xml:lang="en">
    <lexeme><grapheme>GIF</grapheme><alias>jiff</alias></lexeme>
    <lexeme><grapheme>PNG</grapheme><phoneme>pɪŋ</phoneme></lexeme></lexicon>`;

  test.each(['application/pls+xml', ''])(
    'may be PLS, of the type %o; phonemes are not supported',
    async (type) => {
      link(PLS, { type });
      const { player, engine } = await open();
      await expectSpoken(player, engine, 'One jiff moves.');
      expect(warnings).toEqual([
        expect.stringMatching(/^<article-speech>: 1 of the words .* phoneme .*Accepted: alias/),
      ]);
    },
  );

  test('has lower precedence than the property', async () => {
    link(
      JSON.stringify([
        { grapheme: 'GIF', alias: 'never' },
        { grapheme: 'moves', alias: 'dances' },
      ]),
    );
    const { player, engine } = await open();
    player.lexicon = [GIF];
    await expectSpoken(player, engine, 'One jiff dances.');
  });

  test('is used although an entry of the property throws, which is reported once', async () => {
    link(JSON.stringify([{ grapheme: 'moves', alias: 'dances' }]));
    const { player, engine } = await open();
    const round: Record<string, unknown> = { grapheme: 'round' };
    round['self'] = round;
    const entries = Object.defineProperty([GIF, round], 2, {
      get: () => {
        throw new Error('No.');
      },
    });
    Object.assign(player, { lexicon: entries });
    await expectSpoken(player, engine, 'One jiff dances.');
    expect(warnings).toEqual([
      expect.stringMatching(/"self":.* is not used: its alias is not a string\. /),
      expect.stringMatching(/ entry 2 is not used: it cannot be read\. /),
    ]);
  });

  test.each([
    ['missing', '', { status: 404 }, /status 404/],
    ['not JSON', '{', {}, /JSON/],
    ['not an array', '{}', {}, /it is not an array/],
    ['not PLS', '<html/>', { type: 'application/pls+xml' }, /it is not a lexicon/],
  ])('that is %s warns once, and is not used', async (_, body, answer, reason) => {
    link(body, answer);
    const { player, engine } = await open();
    await vi.waitFor(() => expect(warnings).toEqual([expect.stringMatching(reason)]));
    expect(warnings[0]).toMatch(
      /^<article-speech>: The pronunciation list .* could not be loaded .*Accepted: a list in JSON/,
    );
    await expectSpoken(player, engine, TEXT);
  });

  test('that fails to load because of the network warns', async () => {
    link('').mockRejectedValue(new TypeError('No network.'));
    const { player, engine } = await open();
    await vi.waitFor(() => expect(warnings).toEqual([expect.stringMatching(/No network\./)]));
    await expectSpoken(player, engine, TEXT);
  });

  test('is not fetched without a link', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch');
    const { player, engine } = await open();
    await expectSpoken(player, engine, TEXT);
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('a block of code', () => {
  const CODE = '<pre><code>one();\ntwo();</code></pre>';

  test.each([
    ['en-GB', 'Code, 2 lines.', 'en-GB'],
    ['de', 'Code, 2 Zeilen.', 'de'],
    ['ja', 'コード、2行。', 'ja'],
    ['fi', 'Code, 2 lines.', 'en'],
  ])('in an article in %o is announced as %o', async (lang, expected, spoken) => {
    const { player, engine } = await open('', `<div lang="${lang}">${CODE}</div>`, 'en');
    await player.ready;
    await vi.waitFor(() => expect(areStringsPending(lang)).toBe(false));
    player.play().catch(() => {});
    expect(engine.now.utterance).toMatchObject({ text: expected, lang: spoken });
  });

  test('is announced in the language of the player', async () => {
    const { player, engine } = await openPage(
      `<article lang="en"><article-player lang="fi"></article-player>${CODE}</article>`,
      'article-player',
    );
    Object.assign(player, { strings: { code: { other: 'Koodia, # riviä.' } } });
    player.play().catch(() => {});
    expect(engine.now.utterance).toMatchObject({ text: 'Koodia, 2 riviä.', lang: 'fi' });
  });

  test('is read with code="read"', async () => {
    const { player, engine } = await open('code="read"', CODE);
    player.play().catch(() => {});
    expect(engine.texts).toEqual(['one(); two();']);
  });

  test('is announced by default, also before the first update', async () => {
    const { player, engine } = await open('', CODE);
    player.play().catch(() => {});
    expect(engine.texts).toEqual(['Code, 2 lines.']);
  });

  test('is announced if `code` is invalid, with a warning', async () => {
    const { player } = await open('code="spell"', CODE);
    expect(player.code).toBe('announce');
    expect(warnings).toEqual([
      expect.stringMatching(/code="spell" is not accepted; accepted: announce, read/),
    ]);
  });
});
