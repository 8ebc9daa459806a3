import { describe, expect, test } from 'vitest';
import { findArticle } from '../../../src/page/find-article.js';
import { page } from '../../support/page.js';

/**
 * The `id` of the article that is found from the element with `id="host"`, or at the end of the
 * page.
 */
function found(html: string, options?: Parameters<typeof findArticle>[1]): string | undefined {
  const body = page(html);
  const host = body.querySelector('#host') ?? body.appendChild(document.createElement('i'));
  return findArticle(host, options)?.id;
}

function inShadow(
  html: string,
  shadowHtml: string,
): { host: Element; root: ShadowRoot; body: HTMLElement } {
  const body = page(html);
  const root = body.querySelector('#tree')!.attachShadow({ mode: 'open' });
  root.innerHTML = shadowHtml;
  return { host: root.querySelector('#host')!, root, body };
}

describe('the article that is named', () => {
  test('is the `article` option, if there is one', () => {
    const body = page(
      '<article><p>Text</p><i></i></article><div id="named">Named</div><p id="given"></p>',
    );
    const article = body.querySelector('#given')!;
    expect(findArticle(body.querySelector('i')!, { article, htmlFor: 'named' })).toBe(article);
  });

  test('is the element with the `id`, even if another article encloses the host', () => {
    expect(
      found('<article id="a">Text<i id="host"></i></article><div id="b">Text</div>', {
        htmlFor: 'b',
      }),
    ).toBe('b');
  });

  test('is undefined if there is no element with the `id`', () => {
    expect(
      found('<article id="a">Text<i id="host"></i></article>', { htmlFor: 'b' }),
    ).toBeUndefined();
  });

  test('is not named by an empty `id`', () => {
    expect(found('<article id="a">Text<i id="host"></i></article>', { htmlFor: '' })).toBe('a');
  });

  test('is searched for in the tree of the host, then in the document', () => {
    const { host, root, body } = inShadow(
      '<b id="near"></b><b id="far"></b><p id="tree"></p>',
      '<i id="host"></i><b id="near"></b>',
    );
    expect(findArticle(host, { htmlFor: 'near' })).toBe(root.querySelector('#near'));
    expect(findArticle(host, { htmlFor: 'far' })).toBe(body.querySelector('#far'));
  });

  test('is not found from a disconnected host', () => {
    expect(findArticle(document.createElement('a'), { htmlFor: 'nowhere' })).toBeUndefined();
  });
});

describe('the article that encloses the host', () => {
  test.each([
    ['an article', '<article id="a"><div><i id="host"></i></div></article>'],
    ['an article body', '<div id="a" itemprop="text articleBody"><i id="host"></i></div>'],
    ['an article by role', '<div id="a" role="article"><i id="host"></i></div>'],
    ['the main content', '<main id="a"><i id="host"></i></main>'],
  ])('is %s', (_what, html) => {
    expect(found(html)).toBe('a');
  });

  test('is the nearest one', () => {
    expect(
      found('<main><article id="a"><section><i id="host"></i></section></article></main>'),
    ).toBe('a');
  });

  test('is found through shadow roots', () => {
    const { host, body } = inShadow(
      '<article id="a"><p id="tree"></p></article>',
      '<div><i id="host"></i></div>',
    );
    expect(findArticle(host)).toBe(body.querySelector('#a'));
  });

  test('may be the host of the shadow tree', () => {
    const { host, body } = inShadow('<article id="tree"></article>', '<i id="host"></i>');
    expect(findArticle(host)).toBe(body.querySelector('#tree'));
  });
});

describe("the page's only plausible article", () => {
  test.each([
    ['its only article', '<article id="a">Text</article>'],
    [
      'its only article, with comments as nested articles',
      '<article id="a">Text<article id="b">Comment</article></article>',
    ],
    [
      'its only one with text',
      '<article> </article><article id="a">Text</article><article>* * *</article>',
    ],
    [
      'its only visible one',
      '<article id="a">Text</article><div hidden><article>Hidden</article></div>',
    ],
    [
      'its only one outside of navigation, asides and footers',
      '<nav><article>Nav</article></nav><aside><article>Aside</article></aside><article id="a">Text</article><footer><article>Foot</article></footer>',
    ],
    [
      'the only one in its main content',
      '<article>Teaser</article><main><article id="a">Text</article></main><article>Teaser</article>',
    ],
    [
      'its main content, if that has several',
      '<main id="a"><article>One</article><article>Two</article></main>',
    ],
    [
      'its main content, if that has none',
      '<main id="a">Text</main><article>One</article><article>Two</article>',
    ],
    [
      'its main content, if there is no article',
      '<main id="a">Text</main><main hidden>Other</main>',
    ],
    ['its main content by role', '<div id="a" role="main">Text</div>'],
  ])('is %s', (_what, html) => {
    expect(found(html)).toBe('a');
  });

  test.each([
    ['there is none', '<p>Text</p>'],
    ['there are several', '<article>One</article><article>Two</article>'],
    ['there are several main contents', '<main>One</main><main>Two</main>'],
    ['it has no text', '<main><img alt="" /></main>'],
  ])('is undefined if %s', (_what, html) => {
    expect(found(html)).toBeUndefined();
  });

  test('is searched for in the shadow tree of the host first', () => {
    const { host, root } = inShadow(
      '<article>Text</article><p id="tree"></p>',
      '<i id="host"></i><article>Near</article>',
    );
    expect(findArticle(host)).toBe(root.querySelector('article'));
  });

  test('is searched for in the trees around the shadow tree of the host', () => {
    const { host, body } = inShadow(
      '<article>Text</article><p id="tree"></p>',
      '<i id="host"></i>',
    );
    expect(findArticle(host)).toBe(body.querySelector('article'));
  });
});
