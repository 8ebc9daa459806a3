import { nextFrame } from '@open-wc/testing';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ArticleSpeechElement } from '../../../src/shell/article-speech.js';
import { PLAYER_EVENTS } from '../../../src/player/event-types.js';
import { closePage, lit, openPage, told } from '../../support/fake-page.js';
import { internalsOf } from '../../support/internals.js';

const ONE = 'The lamp on the pier went out at nine.';
const TWO = 'Two boats were still at sea.';
const THREE = 'Nobody on the quay said a word.';
const NEWS = 'The harbour master has been woken.';
const OTHER = [
  'Snow fell on the hills all week.',
  'The road to the pass is closed.',
  'Bread is flown in.',
];

/** Longer than any wait of the observer, in ms. */
const LONG = 6000;

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  // A browser that is idle every 20 ms.
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => setTimeout(callback, 20));
  vi.stubGlobal('cancelIdleCallback', (timer: number) => clearTimeout(timer));
});

afterEach(() => {
  closePage();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}

/**
 * The headless element beside an article that was read; `events`: the types of its later events.
 */
async function open(texts: readonly string[] = [ONE, TWO, THREE]) {
  const opened = await openPage<ArticleSpeechElement>(
    '<article-speech></article-speech><main><article lang="en"></article></main>',
    'article-speech',
  );
  const { player, page } = opened;
  const article = page.querySelector('article')!;
  article.append(...texts.map(paragraph));
  await vi.advanceTimersByTimeAsync(LONG);
  await player.ready;
  const events: string[] = [];
  // `timeupdate` is dispatched all the time.
  const types = PLAYER_EVENTS.filter((type) => type !== 'timeupdate');
  for (const type of types) player.addEventListener(type, () => events.push(type));
  return { ...opened, article, main: page.querySelector('main')!, events };
}

/** Like `open`, but playing in the middle of the first sentence. */
async function playing(texts?: readonly string[]) {
  const opened = await open(texts);
  void opened.player.play();
  opened.engine.now.reach('pier');
  await told();
  opened.events.length = 0;
  return opened;
}

const soon = () => vi.advanceTimersByTimeAsync(1000);

/**
 * Counts how often the article is read: each extraction asks once for the computed style of
 * `block`. The highlight asks for that of spoken blocks.
 */
function countReads(block: () => Element | null) {
  const count = vi.fn();
  const original = window.getComputedStyle.bind(window);
  vi.spyOn(window, 'getComputedStyle').mockImplementation((element, pseudo) => {
    if (element === block() && !pseudo) count();
    return original(element, pseudo);
  });
  return count;
}

describe('an edit of the article', () => {
  test('above the current sentence does not interrupt speech', async () => {
    const { player, engine, article, events } = await playing();
    article.prepend(paragraph(NEWS));
    await soon();
    expect(player.sentences.map(({ text }) => text)).toEqual([NEWS, ONE, TWO, THREE]);
    expect(engine.texts).toEqual([ONE]);
    expect(player.paused).toBe(false);
    expect(events).toEqual(['durationchange']);
    expect(lit('word')).toEqual(['pier']);
    engine.now.reach('nine');
    expect(lit('word')).toEqual(['nine']);
    expect(player.currentSentence).toMatchObject({ index: 1, text: ONE });
  });

  test('later in the current sentence speaks the rest of the sentence again', async () => {
    const { engine, article } = await playing();
    article.querySelector('p')!.firstChild!.nodeValue = ONE.replace('at nine', 'at ten');
    await soon();
    expect(engine.texts).toEqual([ONE, 'pier went out at ten.']);
  });

  test('that removes the current paragraph continues with the next one', async () => {
    const { engine, article, events } = await playing();
    article.querySelector('p')!.remove();
    await soon();
    expect(engine.texts).toEqual([ONE, TWO]);
    expect(lit('sentence')).toEqual([TWO]);
    expect(events).not.toContain('pause');
  });

  test('that appends text, as infinite scroll does, is spoken after the previous text', async () => {
    const { engine, article } = await playing([ONE]);
    article.append(paragraph(NEWS));
    await soon();
    engine.now.end();
    await soon();
    expect(engine.texts).toEqual([ONE, NEWS]);
  });

  test('is spoken by a play() right after it', async () => {
    const { player, engine, article } = await open();
    article.prepend(paragraph(NEWS));
    void player.play();
    expect(engine.texts).toEqual([NEWS]);
  });

  test('is found by a seekTo() right after it', async () => {
    const { player, article } = await open();
    const added = paragraph(NEWS);
    article.append(added);
    player.seekTo(added);
    void player.play();
    expect(player.currentSentence?.text).toBe(NEWS);
  });

  test('is not read in the same task, nor before the browser is idle', async () => {
    const { player, article } = await open();
    const reads = countReads(() => article.lastElementChild);
    article.append(paragraph(NEWS));
    await vi.advanceTimersByTimeAsync(0);
    expect(reads).not.toHaveBeenCalled();
    await soon();
    expect(reads).toHaveBeenCalledTimes(1);
    expect(player.sentences).toHaveLength(4);
  });

  test.each([
    ['hidden', (element: HTMLElement) => (element.hidden = true)],
    ['styled', (element: HTMLElement) => (element.style.display = 'none')],
    ['marked', (element: HTMLElement) => (element.dataset['articlePlayer'] = 'skip')],
  ])('by which a paragraph is %s excludes the paragraph', async (_, change) => {
    const { player, article } = await open();
    change(article.querySelectorAll('p')[1]!);
    await soon();
    expect(player.sentences.map(({ text }) => text)).toEqual([ONE, THREE]);
  });

  test('in an open shadow tree is read', async () => {
    const { player, article } = await open();
    const root = article.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.append(paragraph(NEWS));
    await soon();
    root.firstChild!.replaceWith(paragraph(OTHER[0]!));
    await soon();
    expect(player.sentences.at(-1)!.text).toBe(OTHER[0]);
  });

  test('in a shadow tree that was empty before is read', async () => {
    const { player, article } = await open();
    const root = article.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    await soon();
    root.append(paragraph(NEWS));
    await soon();
    expect(player.sentences.at(-1)!.text).toBe(NEWS);
  });

  test('in the tree of the host, if its text is slotted into the article, is read', async () => {
    const { player, page } = await open();
    const around = page.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const host = around.appendChild(document.createElement('div'));
    host.append(paragraph(NEWS));
    const inner = host.attachShadow({ mode: 'open' });
    inner.append(document.createElement('slot'));
    const article = document.createElement('section');
    article.append(inner.firstChild!);
    inner.append(article);
    player.article = article;
    await player.updateComplete;
    expect(player.sentences.map(({ text }) => text)).toEqual([NEWS]);
    host.firstChild!.textContent = OTHER[0]!;
    await soon();
    expect(player.sentences.map(({ text }) => text)).toEqual([OTHER[0]]);
  });

  test('by the definition of a custom element with a shadow tree is read', async () => {
    const { player, article } = await open();
    article.append(document.createElement('late-text'));
    await soon();
    class LateText extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: 'open' }).append(paragraph(NEWS));
      }
    }
    customElements.define('late-text', LateText);
    await soon();
    expect(player.sentences.at(-1)!.text).toBe(NEWS);
  });

  test('by a style sheet that is added late is read', async () => {
    const { player, article } = await open();
    article.querySelector('p')!.className = 'for-print';
    await soon();
    const sheet = document.createElement('style');
    sheet.textContent = '.for-print { display: none }';
    const loaded = new Promise((resolve) => (sheet.onload = resolve));
    document.head.append(sheet);
    onTestFinished(() => sheet.remove());
    await loaded;
    await soon();
    expect(player.sentences.map(({ text }) => text)).toEqual([TWO, THREE]);
  });

  test('by a linked style sheet that loads late is read', async () => {
    const { player, article } = await open();
    article.querySelector('p')!.className = 'for-screens';
    await soon();
    const sheet = document.createElement('link');
    sheet.rel = 'preload';
    sheet.as = 'style';
    sheet.href = 'data:text/css,.for-screens{display:none}';
    const loaded = new Promise<void>((resolve) => {
      sheet.onload = () => (sheet.rel === 'preload' ? (sheet.rel = 'stylesheet') : resolve());
    });
    document.head.append(sheet);
    onTestFinished(() => sheet.remove());
    await loaded;
    await soon();
    expect(player.sentences.map(({ text }) => text)).toEqual([TWO, THREE]);
  });

  test('of the pronunciation of a word is spoken', async () => {
    const { player, article, engine } = await open();
    const [first] = article.querySelectorAll('p');
    first!.innerHTML = '<span>Pier 9</span> is dark.';
    await soon();
    first!.querySelector('span')!.setAttribute('data-ssml-sub', 'Pier nine');
    await soon();
    void player.play();
    expect(engine.texts[0]).toBe('Pier nine is dark.');
  });

  test('is noticed although named controls of a form hide DOM methods', async () => {
    const { player, article } = await open();
    const names = ['contains', 'closest', 'getRootNode']
      .map((name) => `<input name="${name}">`)
      .join('');
    article.insertAdjacentHTML('afterend', `<form>${names}</form>`);
    await soon();
    document.querySelector<HTMLElement>('main > form')!.setAttribute('class', 'seen');
    article.append(paragraph(NEWS));
    await vi.advanceTimersByTimeAsync(LONG);
    expect(player.sentences.at(-1)!.text).toBe(NEWS);
  });
});

describe('new nodes with the same text', () => {
  const wrap = (text: ChildNode) => {
    const font = document.createElement('font');
    text.replaceWith(font);
    font.append(text.nodeValue!);
  };

  test('keep the highlight, and no event is dispatched', async () => {
    const { player, engine, article, events } = await playing();
    for (const each of article.querySelectorAll('p')) wrap(each.firstChild!);
    await soon();
    expect([lit('sentence'), lit('word')]).toEqual([[ONE], ['pier']]);
    expect(events).toEqual([]);
    expect(engine.said).toHaveLength(1);
    const { range } = player.sentences[2]!;
    expect(article.contains(range!.startContainer)).toBe(true);
  });

  test('in a new element that replaces the article keep it too', async () => {
    const { engine, article, events } = await playing();
    article.replaceWith(article.cloneNode(true));
    await soon();
    expect([lit('sentence'), lit('word')]).toEqual([[ONE], ['pier']]);
    expect(events).toEqual([]);
    expect(engine.now.signal.aborted).toBe(false);
  });

  test('that are in fact the old nodes, moved, dispatch no event and keep the text map', async () => {
    const { player, article, events } = await playing();
    const { map } = internalsOf(player).readArticle!;
    article.append(...article.childNodes);
    await soon();
    expect(events).toEqual([]);
    expect(internalsOf(player).readArticle!.map).toBe(map);
  });
});

describe('another article', () => {
  function route(main: Element, texts: readonly string[]) {
    const next = document.createElement('article');
    next.append(...texts.map(paragraph));
    main.replaceChildren(next);
  }

  test('that a router renders in the same place is loaded: speech stops, and it can be played', async () => {
    const { player, engine, main, events } = await playing();
    const { ready } = player;
    route(main, OTHER);
    await soon();
    expect(player.ready).not.toBe(ready);
    await player.ready;
    expect(engine.now.signal.aborted).toBe(true);
    expect(events.slice(0, 3)).toEqual(['pause', 'sentencechange', 'wordchange']);
    expect(events).toContain('emptied');
    expect([lit('sentence'), player.paused, player.currentTime]).toEqual([[], true, 0]);
    void player.play();
    expect(engine.texts).toEqual([ONE, OTHER[0]]);
  });

  test('in the same element is loaded too', async () => {
    const { engine, article, events } = await playing();
    article.replaceChildren(...OTHER.map(paragraph));
    await soon();
    expect(events).toContain('emptied');
    expect(engine.now.signal.aborted).toBe(true);
  });

  test('can be played after the first one was removed, which stops speech', async () => {
    const { player, engine, article, main, events } = await playing();
    article.remove();
    await vi.waitFor(() => expect(events).toContain('emptied'));
    expect([player.paused, player.sentences, lit('sentence')]).toEqual([true, [], []]);
    main.append(article);
    await vi.advanceTimersByTimeAsync(LONG);
    await player.ready;
    expect(player.sentences).toHaveLength(3);
    void player.play();
    expect(engine.texts).toEqual([ONE, ONE]);
  });

  test('is not assumed when the article is removed and inserted again at once', async () => {
    const { engine, article, main, events } = await playing();
    article.remove();
    await vi.advanceTimersByTimeAsync(0);
    main.append(article);
    await soon();
    expect(events).toEqual([]);
    expect(engine.now.signal.aborted).toBe(false);
    expect(lit('sentence')).toEqual([ONE]);
  });

  test('is not assumed when the whole article is hidden for a moment, as behind a dialog', async () => {
    const { engine, article, events } = await playing();
    article.setAttribute('aria-hidden', 'true');
    await soon();
    article.removeAttribute('aria-hidden');
    await soon();
    expect(events).toEqual([]);
    expect(engine.now.signal.aborted).toBe(false);
  });
});

describe('a change outside the text', () => {
  test('of the article does not read the article again, and no event is dispatched', async () => {
    const { article, page, events } = await playing();
    const reads = countReads(() => article.lastElementChild);
    const beside = page.appendChild(document.createElement('aside'));
    beside.textContent = 'An advertisement';
    await soon();
    beside.firstChild!.nodeValue = 'Another one';
    beside.className = 'wide';
    await vi.advanceTimersByTimeAsync(LONG);
    expect(reads).not.toHaveBeenCalled();
    expect(events).toEqual([]);
  });

  test('in an excluded element of the article dispatches no event', async () => {
    const { article, events } = await playing();
    const nav = document.createElement('nav');
    nav.append('Share this');
    article.append(nav);
    await soon();
    nav.firstChild!.nodeValue = 'Shared';
    await soon();
    expect(events).toEqual([]);
  });

  test('by the player itself (playback, highlight, interface) does not read the article again', async () => {
    const { player, engine, article } = await playing();
    // Auto-scroll asks for the style of the article too. Only the extraction asks for that of a
    // passage that is not spoken.
    const unspoken = article.querySelectorAll('p')[2]!;
    const reads = countReads(() => unspoken);
    // The preview reads the article once.
    await import('../../../src/features/preview/preview.js');
    player.preview = true;
    article.append(player);
    await vi.advanceTimersByTimeAsync(LONG);
    // The preview is loaded in real time.
    await vi.waitFor(() => {
      const shadows = Array.from(player.renderRoot.children, ({ shadowRoot }) => shadowRoot);
      expect(shadows.some((shadow) => shadow?.querySelector('.panel button'))).toBe(true);
    });
    await vi.advanceTimersByTimeAsync(LONG);
    const before = reads.mock.calls.length;
    expect(before).toBeGreaterThan(0);
    player.pause();
    player.className = 'mine';
    void player.play();
    engine.now.reach('nine');
    await vi.advanceTimersByTimeAsync(LONG);
    expect(reads.mock.calls.length).toBe(before);
  });

  test('that is repeated all the time is checked less and less often', async () => {
    const { article } = await open();
    const nav = article.appendChild(document.createElement('nav'));
    await vi.advanceTimersByTimeAsync(LONG);
    const reads = countReads(() => article.lastElementChild);
    for (let i = 0; i < 200; i++) {
      nav.className = `turn-${i}`;
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(reads.mock.calls.length).toBeGreaterThan(5);
    expect(reads.mock.calls.length).toBeLessThan(20);
  });
});

describe('a series of edits', () => {
  test('of a thousand in ten seconds is read four times a second at most, and the last one is read', async () => {
    const { player, article } = await playing();
    const reads = countReads(() => article.lastElementChild);
    for (let i = 1; i <= 1000; i++) {
      article.lastChild!.textContent = `It is minute ${i} of the night.`;
      if (i % 5 === 0) await vi.advanceTimersByTimeAsync(50);
    }
    expect(reads.mock.calls.length).toBeGreaterThan(10);
    expect(reads.mock.calls.length).toBeLessThanOrEqual(40);
    await soon();
    expect(player.sentences.at(-1)!.text).toBe('It is minute 1000 of the night.');
    expect(player.paused).toBe(false);
  });

  test('of a thousand in one task is read once', async () => {
    const { article, player } = await open();
    const reads = countReads(() => article.lastElementChild);
    for (let i = 0; i < 1000; i++) article.append(paragraph(`Boat number ${i} came in.`));
    await vi.advanceTimersByTimeAsync(LONG);
    expect(reads).toHaveBeenCalledTimes(1);
    expect(player.sentences).toHaveLength(1003);
  });

  test('that the page makes in listeners of our events comes to an end', async () => {
    const { player, article } = await playing();
    const listener = vi.fn();
    for (const type of ['sentencechange', 'wordchange', 'durationchange']) {
      player.addEventListener(type, () => {
        listener();
        article.prepend(paragraph(`Told ${listener.mock.calls.length} times by now.`));
      });
    }
    player.next();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(listener.mock.calls.length).toBeLessThan(40);
    expect(player.currentSentence!.text).toBe(TWO);
  });
});

describe('a player that is removed from the page', () => {
  test('observes nothing', async () => {
    const { player, article } = await open();
    const reads = countReads(() => article.lastElementChild);
    player.remove();
    article.append(paragraph(NEWS));
    await vi.advanceTimersByTimeAsync(LONG);
    expect(reads).not.toHaveBeenCalled();
  });

  test('and inserted again reads the changes made meanwhile', async () => {
    const { player, article, page } = await open();
    player.remove();
    article.append(paragraph(NEWS));
    await soon();
    page.append(player);
    await soon();
    expect(player.sentences.at(-1)!.text).toBe(NEWS);
  });

  test('and inserted elsewhere in the same task goes on speaking', async () => {
    const { player, engine, page, events } = await playing();
    page.append(player);
    await soon();
    expect(events).toEqual([]);
    expect(engine.now.signal.aborted).toBe(false);
    expect(lit('sentence')).toEqual([ONE]);
  });
});

test('`skip`, set during the first extraction, applies to a play() right after it', async () => {
  const { player, engine } = await openPage<ArticleSpeechElement>(
    `<article-speech></article-speech><main><article><p>${ONE}</p><p class="box">${TWO}</p><p>${THREE}</p></article></main>`,
    'article-speech',
  );
  vi.advanceTimersByTime(20);
  player.skip = '.box';
  void player.play();
  expect(engine.texts).toEqual([ONE]);
  expect(player.sentences.map(({ text }) => text)).toEqual([ONE, THREE]);
});

test('code that is read takes longer than code that is announced, and the current time stays', async () => {
  const { player, article, engine } = await playing();
  const pre = document.createElement('pre');
  pre.className = 'code';
  pre.textContent = 'let total = 0;\n'.repeat(200);
  article.append(pre);
  await soon();
  const announced = player.duration;
  const { currentTime } = player;
  player.code = 'read';
  await player.updateComplete;
  expect(player.duration).toBeGreaterThan(announced + 60);
  expect(player.currentTime).toBe(currentTime);
  expect(engine.texts[0]).toBe(ONE);
  article.append(paragraph(NEWS));
  await soon();
  expect(player.duration).toBeGreaterThan(announced + 60);
});

describe('text that a style sheet shows or hides', () => {
  /** A ResizeObserver needs real frames. */
  const resized = async () => {
    for (let times = 0; times < 2; times++) {
      await nextFrame();
      await nextFrame();
      await soon();
    }
  };
  const style = (css: string) => {
    const sheet = document.createElement('style');
    sheet.textContent = css;
    document.head.append(sheet);
    onTestFinished(() => sheet.remove());
  };

  test('is read as it is rendered at the time of play(), in the same task', async () => {
    style('[data-state="closed"] { display: none }');
    const { player, article, engine } = await open();
    const [first, second] = article.querySelectorAll('p');
    second!.dataset['state'] = 'closed';
    await soon();
    first!.dataset['state'] = 'closed';
    void player.play();
    expect(player.sentences.map(({ text }) => text)).toEqual([THREE]);
    expect(engine.texts).toEqual([THREE]);
  });

  test('is read if it was shown in the task of play()', async () => {
    style('[data-state="closed"] { display: none }');
    const { player, article } = await open();
    const second = article.querySelectorAll('p')[1]!;
    second.dataset['state'] = 'closed';
    void player.play();
    player.pause();
    expect(player.sentences.map(({ text }) => text)).toEqual([ONE, THREE]);
    second.dataset['state'] = 'open';
    void player.play();
    expect(player.sentences.map(({ text }) => text)).toEqual([ONE, TWO, THREE]);
  });

  test('is spoken if it is shown while the previous sentence is spoken', async () => {
    style('[data-state="closed"] { block-size: 0; overflow: hidden }');
    const { player, article, engine } = await open();
    const second = article.querySelectorAll('p')[1]!;
    await resized();
    second.dataset['state'] = 'closed';
    await resized();
    void player.play();
    expect(player.sentences.map(({ text }) => text)).toEqual([ONE, THREE]);
    second.dataset['state'] = 'open';
    await resized();
    engine.now.end();
    await soon();
    expect(engine.texts).toEqual([ONE, TWO]);
  });

  test('is not spoken if it is hidden while the previous sentence is spoken', async () => {
    style('article[data-tab="a"] p:nth-of-type(2) { visibility: hidden }');
    const { player, article, engine } = await open();
    void player.play();
    engine.now.end();
    await soon();
    article.dataset['tab'] = 'a';
    player.previous();
    await soon();
    engine.now.end();
    await soon();
    expect(engine.texts).toEqual([ONE, TWO, ONE, THREE]);
  });

  test('far after the current position is noticed soon after play()', async () => {
    style('[data-state="closed"] { visibility: hidden }');
    const { player, article, engine } = await open();
    void player.play();
    player.pause();
    article.querySelectorAll('p')[2]!.dataset['state'] = 'closed';
    void player.play();
    await soon();
    expect(engine.texts).toEqual([ONE, ONE]);
    expect(player.sentences.map(({ text }) => text)).toEqual([ONE, TWO]);
  });

  test('is checked without reading the article again', async () => {
    const { player, article, engine } = await open();
    const reads = countReads(() => article.querySelector('p'));
    void player.play();
    engine.now.end();
    await soon();
    const before = reads.mock.calls.length;
    await vi.advanceTimersByTimeAsync(LONG);
    expect(reads.mock.calls.length).toBe(before);
  });
});

describe('a long article that is played before it was read', () => {
  const LINES = Array.from(
    { length: 900 },
    (_, index) => `Line ${index} of the log says nothing new.`,
  );

  /** Like `open`, but the article was not read yet. */
  async function unread() {
    vi.stubGlobal('requestIdleCallback', () => 0);
    const opened = await openPage<ArticleSpeechElement>(
      `<article-speech></article-speech><main><article lang="en">${LINES.map((line) => `<p>${line}</p>`).join('')}</article></main>`,
      'article-speech',
    );
    return { ...opened, article: opened.page.querySelector('article')! };
  }

  test('is spoken in the task of play(), after its first passages were read', async () => {
    const { player, engine } = await unread();
    const ready = vi.fn();
    void player.ready.then(ready);
    void player.play();
    expect(engine.texts).toEqual([LINES[0]]);
    expect(player.sentences.length).toBeGreaterThan(20);
    expect(player.sentences.length).toBeLessThan(LINES.length / 10);
    await told();
    expect(ready).not.toHaveBeenCalled();
  });

  test('is not read further before that task is over', async () => {
    const { player, article } = await unread();
    let read: Element | undefined;
    const original = window.getComputedStyle.bind(window);
    vi.spyOn(window, 'getComputedStyle').mockImplementation((element, pseudo) => {
      if (article.contains(element)) read = element;
      return original(element, pseudo);
    });
    void player.play();
    const before = read;
    await told();
    expect(read).toBe(before);
    await player.ready;
    expect(read).not.toBe(before);
  });

  test('is read to its end while it is spoken, without interrupting speech', async () => {
    const { player, engine } = await unread();
    const changes = vi.fn();
    player.addEventListener('durationchange', changes);
    void player.play();
    engine.now.reach('log');
    await player.ready;
    expect(player.sentences.map(({ text }) => text)).toEqual(LINES);
    expect(engine.texts).toEqual([LINES[0]]);
    expect(player.currentSentence?.index).toBe(0);
    expect(changes).toHaveBeenCalledTimes(2);
    expect(lit('word')).toEqual(['log']);
  });

  test('is read as a whole in the same task if it is played from another sentence than the first', async () => {
    const { player, engine } = await unread();
    player.seekTo(850);
    void player.play();
    expect(engine.texts).toEqual([LINES[850]]);
    expect(player.sentences).toHaveLength(LINES.length);
  });

  test('that is paused and played again before its end was read is not read from the start again', async () => {
    const { player, article } = await unread();
    // Highlighting and scrolling ask for the styles of the first passage, which is spoken.
    const reads = countReads(() => article.children[2]!);
    void player.play();
    const before = reads.mock.calls.length;
    expect(before).toBeGreaterThan(0);
    player.pause();
    void player.play();
    await player.ready;
    expect(reads.mock.calls.length).toBe(before);
    expect(player.sentences).toHaveLength(LINES.length);
  });

  test('that is removed before its end was read is read again when it is inserted', async () => {
    const { player, article, page } = await unread();
    void player.play().catch(() => {});
    const main = article.parentElement!;
    main.remove();
    player.remove();
    page.append(player, main);
    void player.play();
    await player.ready;
    expect(player.sentences).toHaveLength(LINES.length);
  });
});

test('the list of sentences is the same until the text changes', async () => {
  const { player, article } = await open();
  const { sentences } = player;
  void player.play();
  expect(player.sentences).toBe(sentences);
  expect(Object.isFrozen(sentences)).toBe(true);
  article.append(paragraph(NEWS));
  await soon();
  expect(player.sentences).not.toBe(sentences);
  expect(player.sentences.map(({ text }) => text)).toEqual([ONE, TWO, THREE, NEWS]);
});
