import { afterEach, describe, expect, test } from 'vitest';
import type { ArticleSpeechElement } from '../../../src/shell/article-speech.js';
import { closePage, ONE, openPage, THREE, TWO } from '../../support/fake-page.js';

const HERE = () => location.href.split('#')[0]!;
const before = location.href;
afterEach(() => {
  closePage();
  history.replaceState(null, '', before);
});

const open = (article = `<p>${ONE} ${TWO}</p><p>${THREE}</p>`) =>
  openPage<ArticleSpeechElement>(
    `<article-speech for="story"></article-speech><div id="story" lang="en">${article}</div>`,
    'article-speech',
  );
const words = (link: string) => decodeURIComponent(link.split(':~:text=')[1]!);

describe('the link to a sentence', () => {
  test('leads to the current one', async () => {
    const { player } = await open();
    await player.ready;
    void player.play().catch(() => {});
    expect(player.linkTo()).toBe(`${HERE()}#:~:text=The%20ferry%20left%20at%20dawn%2E`);
    player.next();
    expect(words(player.linkTo())).toBe(TWO);
  });

  test('leads to any sentence, by its index or its object', async () => {
    const { player } = await open();
    await player.ready;
    expect(words(player.linkTo(2))).toBe(THREE);
    expect(player.linkTo(player.sentences[2])).toBe(player.linkTo(2));
    expect(() => player.linkTo(3)).toThrow(RangeError);
    expect(() => player.linkTo(-1)).toThrow(RangeError);
  });

  test('is the page’s alone before the first play, and where the sentence has left the page', async () => {
    const { player, page } = await open();
    expect(player.linkTo()).toBe(HERE());
    await player.ready;
    const { sentences } = player;
    page.querySelector('#story')!.remove();
    expect(player.linkTo(sentences[0])).toBe(HERE());
  });

  test('keeps the route of a page that has it behind the #, and drops another fragment', async () => {
    const { player } = await open();
    await player.ready;
    history.replaceState(null, '', '#part');
    expect(player.linkTo(0).startsWith(`${HERE()}#:~:text=`)).toBe(true);
    history.replaceState(null, '', '#/news/ferry');
    expect(player.linkTo(0).startsWith(`${HERE()}#/news/ferry:~:text=`)).toBe(true);
  });

  test('is made of the written text, not of the spoken one', async () => {
    const { player } = await open(
      '<p>See <abbr title="the harbour office">HO</abbr> &amp; ask.<sup><a href="#n">[1]</a></sup></p><p>Bye.</p>',
    );
    await player.ready;
    expect(words(player.linkTo(0))).toBe('See HO & ask.');
  });

  test('contains visible text of the sentence that is not read, and no hidden text', async () => {
    const { player } = await open(
      '<p>It was late<sup><a href="#n">[1]</a></sup> <span hidden>unseen</span><i>and</i> cold.</p>',
    );
    await player.ready;
    expect(player.sentences[0]!.text).toBe('It was late and cold.');
    expect(words(player.linkTo(0))).toBe('It was late[1] and cold.');
  });

  test('sees text in shadow trees, and in the slots where it is shown', async () => {
    const { player, page } = await open('<div class="host">The boat came back.</div>');
    const root = page.querySelector('.host')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<p>It was gone. The boat came back.</p><slot></slot>';
    player.load();
    await player.ready;
    const again = player.sentences.findLast(({ text }) => text === 'The boat came back.')!;
    expect(again.index).toBe(2);
    expect(words(player.linkTo(again))).toBe('back.-,The boat came back.');
  });
});
