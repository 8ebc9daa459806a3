import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { analyse } from '../../../src/page/readability.js';
import { ArticleSource } from '../../../src/page/article-source.js';
import { runToEnd } from '../../../src/text/cooperative.js';
import { page } from '../../support/page.js';

const SENTENCE =
  'The ferry to the island leaves at dawn, when the tide is high, and comes back, with the mail, after dark. ';
const paragraphs = (count: number) => `<p>${SENTENCE.repeat(3)}</p>`.repeat(count);
const links = (count: number) =>
  '<li><a href="/other">Another story from the harbour</a></li>'.repeat(count);

function analysed(html: string) {
  return runToEnd(analyse(page(html)));
}

async function textOf(html: string): Promise<string> {
  const body = page(html);
  const host = document.createElement('div');
  body.append(host);
  const { signal } = new AbortController();
  const read = await new ArticleSource().read(host, {}, signal);
  return read?.passages.map(({ text }) => text).join('\n') ?? '';
}

describe('the analysis of a page', () => {
  test('finds the article of the page and returns its original element', () => {
    const found = analysed(
      `<div class="menu"><ul>${links(9)}</ul></div><div id="story">${paragraphs(8)}</div><div class="footer"><ul>${links(9)}</ul></div>`,
    );
    expect(found!.article.id).toBe('story');
    expect(found!.article.isConnected).toBe(true);
  });

  test('keeps a data table by its attributes, even if it is full of links', async () => {
    const rows =
      '<tr><td colspan="3"><a href="/boat">Grey Heron, nine metres, free from May</a></td></tr>'.repeat(
        12,
      );
    const text = await textOf(`<div>${paragraphs(4)}<table>${rows}</table>${paragraphs(6)}</div>`);
    expect(text).toContain('Grey Heron');
  });

  test('keeps a section that is named after its heading, and a heading that is similar to the title', async () => {
    const own = `<section id="replies"><h2>Replies</h2><p>They came by the next boat, and said nothing new.</p></section>`;
    const html = `<h1>The ferry to the island is late</h1><div>${paragraphs(4)}<h2>The ferry to the island late</h2>${own}${paragraphs(6)}</div>`;
    const text = await textOf(html);
    expect(text).toContain('The ferry to the island late');
    expect(text).toContain('They came by the next boat');
  });

  test('works if the controls of a form shadow its members', () => {
    const names = [
      'parentNode',
      'contains',
      'localName',
      'hasAttributes',
      'checkVisibility',
      'tagName',
      'querySelectorAll',
      'textContent',
    ];
    const controls = names.map((name) => `<fieldset id="${name}">A boat</fieldset>`).join('');
    const found = analysed(
      `<ul>${links(9)}</ul><form id="story">${controls}${paragraphs(8)}</form><ul>${links(9)}</ul>`,
    );
    expect(found!.article.getAttribute('id')).toBe('story');
  });

  test('works with inline elements that are nested thousands deep', () => {
    const deep = document.createElement('div');
    let inner: Element = deep;
    for (let depth = 0; depth < 5000; depth++) {
      const style = document.createElement('b');
      inner.append(style, 'bold ');
      inner = style;
    }
    const body = page(paragraphs(4));
    body.append(deep);
    expect(runToEnd(analyse(body))!.article).toBe(body);
  });

  test('returns the elements in the article that are not part of it', () => {
    const found = analysed(
      `<div id="story">${paragraphs(4)}<div class="related" id="more"><ul>${links(9)}</ul></div>${paragraphs(4)}</div>`,
    );
    expect(Array.from(found!.others, ({ id }) => id)).toEqual(['more']);
  });

  test('keeps text that is directly in a `div`', () => {
    const found = analysed(
      `<div id="story"><div>${SENTENCE.repeat(4)}</div><div>${SENTENCE.repeat(5)}</div></div>`,
    );
    expect(found!.others.size).toBe(0);
  });

  test('keeps the text of a link with a `javascript:` URL', () => {
    const linked = `<p>${SENTENCE}<a href="javascript:void 0">The pilot</a> knows why. ${SENTENCE}</p>`;
    expect(analysed(`<div id="story">${linked.repeat(4)}</div>`)!.others.size).toBe(0);
  });

  test('finds nothing in an empty page', () => {
    expect(analysed('')).toBeUndefined();
  });

  test('changes nothing, loads nothing and runs nothing', () => {
    const ran = vi.fn();
    Object.assign(globalThis, { ran });
    onTestFinished(() => void Reflect.deleteProperty(globalThis, 'ran'));
    const body = page(`<div>${paragraphs(4)}<p onclick="ran()">${SENTENCE}</p></div>`);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'ran()');
    image.setAttribute('data-src', '/never-asked-for.png');
    body.append(image);
    const before = body.outerHTML;
    const requests = performance.getEntriesByType('resource').length;
    const walk = analyse(body);
    while (!walk.next().done);
    expect(body.outerHTML).toBe(before);
    expect(performance.getEntriesByType('resource')).toHaveLength(requests);
    expect(ran).not.toHaveBeenCalled();
  });
});

describe('the article of a page', () => {
  const story = `<div id="story">${paragraphs(8)}</div>`;

  test('is found if the page marks none', async () => {
    const text = await textOf(`<ul>${links(9)}</ul>${story}`);
    expect(text).toContain('ferry');
    expect(text).not.toContain('Another story');
  });

  test('is found if the page marks a teaser', async () => {
    const text = await textOf(
      `<article><p>Win a trip to the coast, today only.</p></article>${story}`,
    );
    expect(text).toContain('ferry');
    expect(text).not.toContain('Win a trip');
  });

  test('is found if the page marks a list of links', async () => {
    const text = await textOf(`<main><ul>${links(60)}</ul>${story}</main>`);
    expect(text).toContain('ferry');
    expect(text).not.toContain('Another story');
  });

  test('is the element with the text that the page declares', async () => {
    const declared = SENTENCE.replace('ferry', 'night train').repeat(4);
    const data = JSON.stringify({ '@graph': [{ '@type': 'NewsArticle', articleBody: declared }] });
    const text = await textOf(
      `<script type="application/ld+json">{ broken</script><script type="application/ld+json">${data}</script>
      <div><p>${SENTENCE.repeat(2)}</p></div><div><div><p>${declared}</p></div></div>`,
    );
    expect(text).toContain('night train');
    expect(text).not.toContain('ferry');
  });

  test('is the whole page if that is too short for an analysis', async () => {
    expect(await textOf('<div>One line, and no more.</div>')).toContain('One line, and no more.');
  });

  test('can be read in the same task, without an analysis', () => {
    const body = page(story);
    const { guessed, walk } = new ArticleSource().start(body.firstElementChild!, {})!;
    expect(guessed).toBe(true);
    expect(
      runToEnd(walk)
        .map(({ text }) => text)
        .join(),
    ).toContain('ferry');
  });

  test('is found after a first search was aborted', async () => {
    const body = page(`<ul>${links(9)}</ul>${story}`);
    const source = new ArticleSource();
    const first = new AbortController();
    const aborted = source.read(body.firstElementChild!, {}, first.signal);
    first.abort();
    await aborted;
    const read = await source.read(body.firstElementChild!, {}, new AbortController().signal);
    expect(read!.element.id).toBe('story');
  });

  test('is searched for again if it was replaced by another of the same length', async () => {
    const body = page(`<ul>${links(9)}</ul>${story}`);
    const host = body.firstElementChild!;
    const source = new ArticleSource();
    const { signal } = new AbortController();
    await source.read(host, {}, signal);
    const other = document.createElement('div');
    other.id = 'other';
    other.innerHTML = paragraphs(8);
    body.querySelector('#story')!.replaceWith(other);
    expect((await source.read(host, {}, signal))!.element.id).toBe('other');
  });

  test('is only found by its markup in a document without a body', async () => {
    const { body } = document;
    const host = document.createElement('div');
    onTestFinished(() => document.documentElement.append(body));
    body.remove();
    document.documentElement.append(host);
    onTestFinished(() => host.remove());
    const { signal } = new AbortController();
    expect(await new ArticleSource().read(host, {}, signal)).toBeUndefined();
    expect(new ArticleSource().start(host, {})).toBeUndefined();
    const data = JSON.stringify({ articleBody: SENTENCE });
    host.innerHTML = `<script type="application/ld+json">${data}</script><article>${paragraphs(1)}</article>`;
    expect((await new ArticleSource().read(host, {}, signal))!.element.localName).toBe('article');
  });

  test('is no longer read after an abort', async () => {
    const body = page(story);
    const controller = new AbortController();
    const reading = new ArticleSource().read(body, {}, controller.signal);
    controller.abort();
    expect(await reading).toBeUndefined();
  });
});
