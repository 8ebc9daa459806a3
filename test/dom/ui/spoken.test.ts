/// <reference types="vite/client" />
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import { loadStrings } from '../../../src/strings/load.js';
import { articleIn } from '../../support/page.js';
import { internalsOf } from '../../support/internals.js';
import type { FakeEngine } from '../../support/fake-engine.js';
import { closePage, openPage, part } from '../../support/fake-page.js';
import { select } from '../../support/pointer.js';

afterEach(() => {
  vi.useRealTimers();
  document.getSelection()?.removeAllRanges();
  closePage();
});

interface Heard {
  readonly text: string;
  readonly lang: string;
  /** Where in the transcript it begins. */
  readonly at: number;
  /** The silence before it, in ms. */
  readonly silence: number;
}

/** No pause is longer, in ms. */
const LONGEST = 2000;
interface Opened {
  readonly player: ArticlePlayerElement;
  readonly engine: FakeEngine;
}

/**
 * All utterances of an article, from the press of play to its end. Silences are rounded to `step`
 * ms.
 */
async function heardOf({ player, engine }: Opened, step = 50): Promise<Heard[]> {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  const heard: Heard[] = [];
  let silence = 0;
  part(player, 'play').click();
  while (!player.ended) {
    const { utterance, begin, end } = engine.now;
    heard.push({ text: utterance.text, lang: utterance.lang, at: utterance.source.start, silence });
    begin();
    end();
    silence = 0;
    await vi.advanceTimersByTimeAsync(0);
    for (; engine.said.length === heard.length && !player.ended; silence += step) {
      if (silence > LONGEST) throw new Error(`Nothing follows "${utterance.text}".`);
      await vi.advanceTimersByTimeAsync(step);
    }
  }
  return heard;
}

const ARTICLE = `<article lang="en">
  <h1>The last ferry</h1>
  <article-player storage="none"></article-player>
  <p>It left at dawn. The sign <img src="data:," alt="of a bell"> means that it is near.</p>
  <p><img src="data:," alt="The pier in fog"></p>
  <p><img src="data:," alt=""><img src="data:," alt="IMG_20.jpg"><img src="data:,"></p>
  <p hidden>Not shown.</p><p style="display: none">Nor this.</p><p aria-hidden="true">Nor this.</p>
  <h2>What to bring</h2>
  <ul><li>A lamp</li><li>Bread</li></ul>
  <ol><li>Wait.</li><li>Ring.</li></ol>
  <p>The keeper wrote:</p>
  <blockquote>Nobody has asked for the key.</blockquote>
  <p>They say <i lang="fr">au revoir</i> there.</p>
  <p lang="de">Guten Tag.</p>
  <figure><img src="data:," alt="Two gulls on a rope"><figcaption>The quay.</figcaption></figure>
</article>`;

test('an article is spoken in its order, each text in its language, with a pause after each block', async () => {
  const opened = await openPage(ARTICLE);
  await opened.player.ready;
  const heard = await heardOf(opened);
  expect(heard.map(({ silence, lang, text }) => [silence, lang, text.trim()])).toEqual([
    [0, 'en', 'The last ferry.'],
    [500, 'en', 'It left at dawn.'],
    [0, 'en', 'The sign of a bell means that it is near.'],
    [700, 'en', 'The pier in fog. What to bring.'],
    [500, 'en', 'A lamp'],
    [200, 'en', 'Bread'],
    [200, 'en', '1. Wait.'],
    [200, 'en', '2. Ring.'],
    [350, 'en', 'The keeper wrote:'],
    [350, 'en', 'Nobody has asked for the key.'],
    [350, 'en', 'They say'],
    [0, 'fr', 'au revoir'],
    [0, 'en', 'there.'],
    [350, 'de', 'Guten Tag.'],
    [350, 'en', 'Two gulls on a rope. The quay.'],
  ]);
});

const inputs = import.meta.glob<string>('../../fixtures/*/input.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const expected = import.meta.glob<string>('../../fixtures/*/expected.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const fixtures = Object.keys(inputs)
  .map((path) => ({
    name: path.split('/').at(-2)!,
    html: inputs[path]!,
    texts: (
      JSON.parse(expected[path.replace('input.html', 'expected.json')]!) as { text: string }[]
    ).map(({ text }) => text),
  }))
  .filter(({ texts }) => texts.length > 0);

describe('each sentence is spoken, in the order of the page and in the nearest language, of', () => {
  const bare = (texts: readonly string[]) => texts.join('').replaceAll(/[^\p{L}\p{N}]/gu, '');

  test.each(fixtures)('$name', async ({ html, texts }) => {
    const markup = `<article-player storage="none"></article-player><div id="fixture" lang="">${html}</div>`;
    const opened = await openPage(markup);
    const { player, page } = opened;
    player.article = articleIn(page.querySelector('#fixture')!);
    await player.updateComplete;
    await player.ready;
    const heard = await heardOf(opened, 500);
    const { sentences } = player;
    expect(bare(sentences.map(({ text }) => text))).toBe(bare(texts));
    const { transcript } = internalsOf(player).player;
    const { map } = internalsOf(player).readArticle!;
    expect([...new Set(heard.map(({ at }) => transcript!.sentenceAt(at)!.index))]).toEqual(
      sentences.map((_, index) => index),
    );
    let before: Range | undefined;
    for (const { text, lang, at } of heard) {
      // A sign that is said as a word has no letter.
      const rest = transcript!.text.slice(at, transcript!.sentenceAt(at)!.end);
      const first = at + Math.max(0, rest.search(/[\p{L}\p{N}]/u));
      const range = map.rangeOf({ start: first, end: first + 1 })!;
      if (before)
        expect(before.compareBoundaryPoints(Range.START_TO_START, range), text).toBeLessThan(0);
      before = range;
      const nearest = range.startContainer.parentElement!.closest<HTMLElement>('[lang]')!;
      // Where the page does not say, the letters do.
      const told = /[ぁ-ヺ]/.test(text) ? 'ja' : /\p{sc=Hani}/u.test(text) ? 'zh' : '';
      if (transcript!.sentenceAt(at)!.passage.kind !== 'code')
        expect(lang, text).toBe(nearest.lang || told);
    }
  });
});

describe('the strings are in the language of the player, on a page in another', () => {
  const markup = `<article lang="fi"><article-player lang="de" storage="none"></article-player><p>Se lähti.</p><pre><code>yksi
kaksi</code></pre></article>`;

  test('as they are seen, in it and in the article', async () => {
    await loadStrings('de');
    const { player, page } = await openPage(markup);
    await player.ready;
    await player.updateComplete;
    const words = [...player.shadowRoot!.querySelectorAll<HTMLElement>('*')].filter(
      (each) =>
        each.localName !== 'style' &&
        (each.ariaLabel ||
          [...each.childNodes].some((node) => node instanceof Text && /\p{L}/u.test(node.data))),
    );
    expect(words.length).toBeGreaterThan(2);
    expect(words.map((each) => each.closest<HTMLElement>('[lang]')?.lang)).toEqual(
      words.map(() => 'de'),
    );
    select(page, 'lähti');
    await vi.waitFor(() => {
      const button = [...player.shadowRoot!.querySelectorAll('div')]
        .map((each) => each.shadowRoot?.querySelector<HTMLElement>('.listen'))
        .find((each) => each?.getClientRects().length);
      expect([button?.lang, button?.innerText.trim()]).toEqual(['de', 'Von hier an hören']);
    });
  });

  test('as they are said', async () => {
    await loadStrings('de');
    const opened = await openPage(markup);
    await opened.player.ready;
    const heard = await heardOf(opened);
    expect(heard.map(({ lang, text }) => [lang, text])).toEqual([
      ['fi', 'Se lähti.'],
      ['de', 'Code, 2 Zeilen.'],
    ]);
  });

  test('as they are said, where they are the publisher’s', async () => {
    const opened = await openPage(markup);
    opened.player.strings = { code: { one: '# Zeile Code.', other: '# Zeilen Code.' } };
    await opened.player.ready;
    await opened.player.updateComplete;
    const heard = await heardOf(opened);
    expect(heard.map(({ lang, text }) => [lang, text])).toEqual([
      ['fi', 'Se lähti.'],
      ['de', '2 Zeilen Code.'],
    ]);
  });
});
