/// <reference types="vite/client" />
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isSelector } from '../../../src/options/rules.js';
import { extractAllPassages, type ReadablePassage } from '../../../src/page/extract-text.js';
import { articleIn, loadWords, page } from '../../support/page.js';

beforeAll(loadWords);

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

/** The properties of a passage that a case checks; without `lang`, the language must be empty. */
interface Expected extends Pick<ReadablePassage, 'kind' | 'text' | 'level' | 'aliases' | 'runs'> {
  lang?: string;
}

const read = (html: string, skip?: string) =>
  extractAllPassages(articleIn(page(html)), { skip }).map(({ kind, text, lang }) => ({
    kind,
    text,
    lang,
  }));
const texts = (html: string, skip?: string) => read(html, skip).map(({ text }) => text);

describe('the passages of', () => {
  test.each(Object.keys(inputs).map((path) => [path.split('/').at(-2)!, path]))(
    '%s',
    (_name, path) => {
      const wanted = JSON.parse(
        expected[path.replace('input.html', 'expected.json')]!,
      ) as Expected[];
      const passages = extractAllPassages(articleIn(page(inputs[path]!)));
      const actual = passages.map(({ kind, text, lang, level, aliases = [], runs = [] }, index) => {
        const named = Object.keys(wanted[index] ?? {});
        const traits = Object.entries({ level, aliases, runs }).filter(([name]) =>
          named.includes(name),
        );
        return { kind, text, lang, ...Object.fromEntries(traits) };
      });
      expect(actual).toEqual(wanted.map((passage) => ({ lang: '', ...passage })));
    },
  );
});

describe('each piece of a passage', () => {
  test.each(Object.entries(inputs))('is a part of a text node: %s', (_path, html) => {
    for (const { text, pieces } of extractAllPassages(articleIn(page(html)))) {
      let end = 0;
      for (const { node, from, at, length } of pieces) {
        expect(at).toBeGreaterThanOrEqual(end);
        expect(length).toBeGreaterThan(0);
        const written = node.data.slice(from, from + length);
        expect(written.replace(/\s/g, ' ')).toBe(text.slice(at, at + length).replace(/\s/g, ' '));
        // The only character without a text node is the space for a line break.
        expect(text.slice(end, at).trim()).toBe('');
        end = at + length;
      }
      expect(end).toBe(text.length);
    }
  });

  test('ends only at dropped white space', () => {
    const [passage] = extractAllPassages(page('<p>one two  three</p>'));
    expect(passage!.pieces).toMatchObject([
      { from: 0, at: 0, length: 8 },
      { from: 9, at: 8, length: 5 },
    ]);
  });
});

describe('the skip option', () => {
  const html =
    '<p>Text</p><div class="box"><p>Buy</p><p data-article-player="read">this</p></div><p>Text</p>';

  test('excludes matching elements, even if elements in them are marked to be read', () => {
    expect(texts(html, '.box, .promo')).toEqual(['Text', 'Text']);
  });

  test('is ignored if it is invalid', () => {
    expect(texts(html, 'p[')).toEqual(['Text', 'Buy', 'this', 'Text']);
    expect(texts(html, ' ')).toEqual(['Text', 'Buy', 'this', 'Text']);
  });

  test('can be validated', () => {
    expect(['p[', '', '..ad', 'p:nope'].map(isSelector)).toEqual([false, false, false, false]);
    expect(['p', '.ad, :is(.promo)', 'p:has(a)'].map(isSelector)).toEqual([true, true, true]);
  });
});

describe('the article', () => {
  test('has the language of the translated page, except in untranslated elements', () => {
    const { documentElement: root } = document;
    const { lang, className } = root;
    onTestFinished(() => void Object.assign(root, { lang, className }));
    const story = `<article lang="en"><p>Satz eins.</p><p class="notranslate">First.</p>
      <p translate="no"><q lang="fr">Il pleut.</q></p></article>`;
    const langs = () => extractAllPassages(articleIn(page(story))).map((passage) => passage.lang);
    expect(langs()).toEqual(['en', 'en', 'fr']);
    Object.assign(root, { lang: 'de', className: 'js translated-ltr' });
    expect(langs()).toEqual(['de', 'en', 'fr']);
    expect(extractAllPassages(document.querySelector('article p')!)).toMatchObject([
      { lang: 'de' },
    ]);
  });

  test('inherits its language through shadow roots', () => {
    const body = page('<section lang="nl"><div></div></section>');
    const root = body.querySelector('div')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<article><p>Goedendag</p></article>';
    expect(extractAllPassages(root.querySelector('article')!)).toMatchObject([
      { text: 'Goedendag', lang: 'nl' },
    ]);
  });

  test('is read even if it is an element that is excluded elsewhere', () => {
    expect(texts('<aside id="article"><p>Text</p></aside>')).toEqual(['Text']);
    expect(texts('<header id="article"><p>Text</p></header>')).toEqual(['Text']);
  });

  test('is not read if it is hidden', () => {
    expect(texts('<article hidden><p>Text</p></article>')).toEqual([]);
    expect(texts('<article style="display: none"><p>Text</p></article>')).toEqual([]);
  });

  test('is read even if the page is invisible until its scripts have run', () => {
    const html = '<article><p>Text</p><p style="visibility: visible">and more</p></article>';
    expect(texts(`<div style="visibility: hidden">${html}</div>`)).toEqual(['Text', 'and more']);
  });

  test('has no passages if it is not connected', () => {
    const article = document.createElement('article');
    article.textContent = 'Text';
    expect(extractAllPassages(article)).toEqual([]);
  });

  test('recognizes a link within the page by its absolute URL', () => {
    const link = (address: string) => `<p>Fact<a href="${address}">1</a></p>`;
    expect(texts(link(`${document.URL.split('#')[0]}#fn1`))).toEqual(['Fact']);
    expect(texts(link('https://example.org/#fn1'))).toEqual(['Fact1']);
  });

  test('is not changed', () => {
    const body = page(Object.values(inputs).join('\n'));
    const before = body.outerHTML;
    const records = new MutationObserver(() => {});
    records.observe(body, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    extractAllPassages(body);
    expect(records.takeRecords()).toEqual([]);
    expect(body.outerHTML).toBe(before);
  });

  test('has each computed style read once', () => {
    // For transparent text, the styles of ancestors are read too.
    const body = page(
      Object.values(inputs)
        .filter((html) => !html.includes('transparent'))
        .join('\n'),
    );
    const original = window.getComputedStyle;
    const elements: Element[] = [];
    window.getComputedStyle = (element, pseudo) => {
      if (!pseudo) elements.push(element);
      return original.call(window, element, pseudo);
    };
    extractAllPassages(body);
    window.getComputedStyle = original;
    expect(elements.length).toBeGreaterThan(100);
    expect(new Set(elements).size).toBe(elements.length);
  });
});
