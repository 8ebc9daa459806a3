import { afterEach, describe, expect, test } from 'vitest';
import { articleNumber, canonicalAddress, plainAddress } from '../../../src/page/address.js';

/** A document with this head and body. */
function pageOf(head: string, body = ''): Document {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const page = new DOMParser().parseFromString(
    `<head><base href="https://example.org/news/">${head}</head>${body}`,
    'text/html',
  );
  const inside = frame.contentDocument!;
  inside.replaceChild(inside.adoptNode(page.documentElement), inside.documentElement);
  return inside;
}
afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});

describe('the URL of an article', () => {
  test.each([
    [
      'is the canonical URL',
      '<link rel="canonical" href="ferry">',
      'https://example.org/news/ferry',
    ],
    [
      'is the canonical URL, with names in upper case',
      '<LINK REL="alternate Canonical" HREF="ferry">',
      'https://example.org/news/ferry',
    ],
    [
      'is the `og:url` if there is no canonical URL',
      '<meta property="og:url" content="/ferry#top">',
      'https://example.org/ferry',
    ],
    [
      'is the canonical URL if both are declared',
      '<meta property="og:url" content="/shared"><link rel="canonical" href="/ferry">',
      'https://example.org/ferry',
    ],
    [
      'is not an invalid URL',
      '<link rel="canonical" href="http://["><meta property="og:url" content="https://example.org/shared">',
      'https://example.org/shared',
    ],
    [
      'is not a `javascript:` or `mailto:` URL',
      '<link rel="canonical" href="javascript:0"><meta property="og:url" content="mailto:a@example.org">',
      'about:blank',
    ],
    ['is that of the page if none is declared', '', 'about:blank'],
  ])('%s', (_, head, address) => {
    expect(canonicalAddress(pageOf(head))).toBe(address);
  });

  test.each([
    ['https://example.org/a?utm_source=x&id=7&UTM_Campaign=y#part', 'https://example.org/a?id=7'],
    ['https://example.org/a?fbclid=1&gclid=2&mc_eid=3&_gl=4&msclkid=5', 'https://example.org/a'],
    ['https://example.org/a?page=2&q=b%20c&q=d', 'https://example.org/a?page=2&q=b%20c&q=d'],
    ['https://example.org/a?ref=letter&source=8', 'https://example.org/a?ref=letter&source=8'],
    ['https://example.org/?utm_a=1&utm_a=2&x', 'https://example.org/?x='],
    ['file:///home/a/ferry.html#x', 'file:///home/a/ferry.html'],
    ['data:text/html,x', undefined],
    ['no address', undefined],
  ])('has no tracking parameters: %s', (address, plain) => {
    expect(plainAddress(address)).toBe(plain);
  });
});

test('an article is identified by its `id`, or by its index among the elements with its tag name', () => {
  const page = pageOf(
    '',
    '<main><article>1</article><article id="second">2</article><article>3</article></main>',
  );
  expect([...page.querySelectorAll('article')].map(articleNumber)).toEqual(['0', 'second', '2']);
});
