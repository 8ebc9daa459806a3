/// <reference types="vite/client" />
import { beforeAll, describe, expect, test } from 'vitest';
import { createTextMapSteps } from '../../../src/page/text-map.js';
import { loadWords, page, read, readArticle } from '../../support/page.js';

beforeAll(loadWords);

const inputs = import.meta.glob<string>('../../fixtures/*/input.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const LONG = `<article>
  <h1>A  title <em>of</em> some length</h1>
  <p>Text<br>with
    <b>white   space</b>, soft&shy;hyphens, 👩🏽‍🚀 and e\u0301 and 𝒜.</p>
  <p hidden>Hidden</p>
  <p>Last <a href="/x">words</a></p>
</article>`;

const text = (node: Node | null | undefined): Text => node as Text;

describe('every character of the transcript', () => {
  test.each([['long', LONG], ...Object.entries(inputs)])(
    'is mapped to the page and back: %s',
    (_path, html) => {
      const { passages, transcript, map } = read(html);
      passages.forEach((passage, number) => {
        const base = transcript.passages[number]!.start;
        for (const { at, length, node, from } of passage.pieces) {
          for (let index = 0; index < length; index++) {
            const offset = base + at + index;
            const character = transcript.text[offset]!;
            const range = map.rangeOf({ start: offset, end: offset + 1 })!;
            const written = range.toString();
            if (!/\s/.test(character)) expect(written).toContain(character);
            if (written.length > 1) continue;
            expect(range.startContainer).toBe(node);
            expect(range.startOffset).toBe(from + index);
            expect(written.replace(/\s/, ' ')).toBe(character.replace(/\s/, ' '));
            expect(map.offsetAt(range.startContainer, range.startOffset)).toBe(offset);
          }
        }
      });
    },
  );

  test('is mapped across elements and white space', () => {
    const { transcript, map } = read('<p>be<b>cause</b> of\n   it<br>all</p>');
    expect(transcript.text).toBe('because of it all');
    expect(map.rangeOf({ start: 0, end: 7 })!.toString()).toBe('because');
    expect(map.rangeOf({ start: 8, end: 13 })!.toString()).toBe('of\n   it');
    expect(map.rangeOf({ start: 11, end: 17 })!.toString()).toBe('itall');
  });
});

describe('the range of a span', () => {
  test('is undefined if the span has no character of the page', () => {
    const { transcript, map } = read('<p>one<br>two</p><p>three</p>');
    expect(transcript.text).toBe('one two\nthree');
    for (const [start, end] of [
      [3, 4],
      [7, 8],
      [2, 2],
      [5, 4],
      [13, 20],
      [-5, 0],
    ] as const) {
      expect(map.rangeOf({ start, end })).toBeUndefined();
    }
    expect(map.rangeOf({ start: 3, end: 5 })!.toString()).toBe('t');
    expect(map.rangeOf({ start: -5, end: 99 })!.toString()).toBe('onetwothree');
  });

  test('never splits a grapheme cluster', () => {
    const { transcript, map } = read('<p>a 𝒜 e\u0301 👩🏽‍🚀 b</p>');
    const astronaut = '👩🏽‍🚀';
    const at = (needle: string) => transcript.text.indexOf(needle);
    expect(map.rangeOf({ start: at('𝒜') + 1, end: at('𝒜') + 2 })!.toString()).toBe('𝒜');
    expect(map.rangeOf({ start: at('𝒜'), end: at('𝒜') + 1 })!.toString()).toBe('𝒜');
    expect(map.rangeOf({ start: at('e'), end: at('e') + 1 })!.toString()).toBe('e\u0301');
    for (let inside = 0; inside < astronaut.length; inside++) {
      const start = at(astronaut) + inside;
      expect(map.rangeOf({ start, end: start + 1 })!.toString()).toBe(astronaut);
    }
    expect(map.rangeOf({ start: 0, end: 2 })!.toString()).toBe('a ');
  });

  test('is live', () => {
    const { article, map } = read('<p>one two</p>');
    const range = map.rangeOf({ start: 4, end: 7 })!;
    text(article.querySelector('p')!.firstChild).insertData(0, 'and ');
    expect(range.toString()).toBe('two');
  });

  test('has the rest of the span after nodes were removed', () => {
    const { article, map } = read('<p>one <b>two</b> <i>three</i> four</p>');
    article.querySelector('b')!.remove();
    expect(map.rangeOf({ start: 4, end: 7 })).toBeUndefined();
    expect(map.rangeOf({ start: 4, end: 13 })!.toString()).toBe(' three');
    expect(map.rangeOf({ start: 0, end: 7 })!.toString()).toBe('one ');
    article.remove();
    expect(map.rangeOf({ start: 0, end: 18 })).toBeUndefined();
  });

  test('has the rest of the span after a text node became shorter', () => {
    const { article, map } = read('<p>one two three</p><p>four</p>');
    text(article.querySelector('p')!.firstChild).data = 'one t';
    expect(map.rangeOf({ start: 4, end: 7 })!.toString()).toBe('t');
    expect(map.rangeOf({ start: 8, end: 13 })).toBeUndefined();
    expect(map.rangeOf({ start: 8, end: 18 })!.toString()).toBe('four');
    expect(map.rangeOf({ start: 0, end: 13 })!.toString()).toBe('one t');
  });

  test('is within its first text node if the page has moved its end before its start', () => {
    const { article, map } = read('<p>one</p><p>two</p>');
    article.prepend(article.lastElementChild!);
    expect(map.rangeOf({ start: 1, end: 7 })!.toString()).toBe('ne');
  });
});

describe('the offset at a DOM position', () => {
  const html =
    '<article><h1>One</h1>\n<p> two <b>three</b><i></i></p><nav>left out</nav><p>four</p>\n</article>';

  test('in an element is that of the text in the child node', () => {
    const { article, transcript, map } = read(html);
    expect(transcript.text).toBe('One\ntwo three\nfour');
    const paragraph = article.querySelector('p')!;
    expect(map.offsetAt(article, 0)).toBe(0);
    expect(map.offsetAt(article, 1)).toBe(4);
    expect(map.offsetAt(paragraph, 0)).toBe(4);
    expect(map.offsetAt(paragraph, 1)).toBe(8);
    expect(map.offsetAt(paragraph, 2)).toBe(14);
    expect(map.offsetAt(paragraph, 3)).toBe(14);
    expect(map.offsetAt(paragraph, 99)).toBe(14);
  });

  test('in excluded text is that of the next text that is read', () => {
    const { article, map } = read(html);
    expect(map.offsetAt(article.querySelector('p')!.firstChild!, 0)).toBe(4);
    expect(map.offsetAt(article.querySelector('h1')!.firstChild!, 3)).toBe(4);
    expect(map.offsetAt(article.querySelector('i')!, 0)).toBe(14);
    expect(map.offsetAt(article.querySelector('nav')!.firstChild!, 3)).toBe(14);
    expect(map.offsetAt(article.parentElement!, 0)).toBe(0);
    expect(map.offsetAt(document, 0)).toBe(0);
  });

  test('after the last text is undefined', () => {
    const { article, map } = read(html);
    expect(map.offsetAt(article.querySelector('p + nav + p')!.firstChild!, 4)).toBeUndefined();
    expect(map.offsetAt(article, article.childNodes.length)).toBeUndefined();
    expect(map.offsetAt(document.body, document.body.childNodes.length)).toBeUndefined();
  });

  test('in a disconnected node is undefined', () => {
    const { map } = read(html);
    expect(map.offsetAt(document.createElement('a'), 0)).toBeUndefined();
    expect(map.offsetAt(document.createTextNode('text'), 0)).toBeUndefined();
  });

  test('in a shadow tree that was not read is that of its host', () => {
    const { article, map } = read(html.replace('<i></i>', '<span></span> five'));
    const root = article.querySelector('span')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<button>deep</button>';
    expect(map.offsetAt(root.querySelector('button')!.firstChild!, 2)).toBe(
      'One\ntwo three'.length,
    );
  });

  test('is never within a surrogate pair', () => {
    const { article, map } = read('<p>a 𝒜 b</p>');
    expect(map.offsetAt(article.querySelector('p')!.firstChild!, 3)).toBe(2);
  });

  test('is found after nodes around it were removed', () => {
    const { article, map } = read(`<div>${'<p>word</p>'.repeat(20)}</div>`);
    const paragraphs = [...article.querySelectorAll('p')];
    paragraphs.forEach((paragraph, index) => index !== 4 && index !== 17 && paragraph.remove());
    expect(map.offsetAt(paragraphs[4]!.firstChild!, 1)).toBe(4 * 5 + 1);
    expect(map.offsetAt(paragraphs[17]!.firstChild!, 2)).toBe(17 * 5 + 2);
    expect(map.offsetAt(paragraphs[4]!.firstChild!, 4)).toBe(17 * 5);
    expect(map.offsetAt(paragraphs[3]!.firstChild!, 1)).toBeUndefined();
    article.querySelector('div')!.remove();
    expect(map.offsetAt(article, 0)).toBeUndefined();
  });

  test('is found with any pattern of removed nodes', () => {
    const article = page('<div></div>');
    // Browsers order disconnected nodes by their creation, not by their former order in the page.
    for (let index = 0; index < 64; index++) {
      article.prepend(document.createElement('p'));
      article.firstElementChild!.textContent = 'word';
    }
    const { map } = readArticle(article);
    const paragraphs = [...article.querySelectorAll('p')];
    for (const every of [2, 3, 5, 7, 11]) {
      paragraphs.forEach((paragraph) => article.append(paragraph));
      paragraphs.forEach((paragraph, index) => index % every !== 1 && paragraph.remove());
      for (let index = 1; index < 64; index += every) {
        expect(map.offsetAt(paragraphs[index]!.firstChild!, 2)).toBe(index * 5 + 2);
      }
    }
  });

  test('is found in logarithmic time', () => {
    const { article, map } = read(`<div>${'<p>some <b>words</b> here</p>'.repeat(4000)}</div>`);
    const compare = Node.prototype.compareDocumentPosition;
    let compared = 0;
    Node.prototype.compareDocumentPosition = function (other) {
      compared += 1;
      return compare.call(this, other);
    };
    const offset = map.offsetAt(article.querySelectorAll('b')[3000]!, 0);
    Node.prototype.compareDocumentPosition = compare;
    expect(offset).toBe(3000 * 'some words here\n'.length + 5);
    expect(compared).toBeLessThan(20);
  });
});

describe('the span of a range', () => {
  const select = (start: Node, from: number, end: Node, to: number) => {
    const range = document.createRange();
    range.setStart(start, from);
    range.setEnd(end, to);
    return range;
  };

  test('has the text of the range that is read', () => {
    const { article, transcript, map } = read(
      '<article><h1>One</h1>\n<p> two <b>three</b>\n</p><p>four</p></article>',
    );
    const [title, two, three, four] = [...'abcd'].map((_, index) => {
      const { startContainer } = map.rangeOf({ start: [0, 4, 8, 14][index]!, end: 18 })!;
      return startContainer;
    }) as [Node, Node, Node, Node];
    const spoken = (range: Range) => {
      const span = map.spanOf(range);
      return span && transcript.text.slice(span.start, span.end);
    };
    expect(spoken(select(title, 1, four, 2))).toBe('ne\ntwo three\nfo');
    expect(spoken(select(two, 0, three, 5))).toBe('two three');
    expect(spoken(select(article, 0, article, 1))).toBe('One');
    expect(spoken(select(title, 3, article, article.childNodes.length))).toBe('two three\nfour');
    expect(spoken(select(title, 3, two, 1))).toBeUndefined();
    expect(spoken(select(four, 4, article, article.childNodes.length))).toBeUndefined();
    expect(spoken(select(title, 1, title, 1))).toBeUndefined();
  });

  test('is undefined outside of the article', () => {
    const { map } = read('<p>Text</p>');
    const before = page('<p>Other</p>');
    document.body.prepend(before);
    expect(map.spanOf(select(before, 0, before, 1))).toBeUndefined();
  });
});

test('a map is created in a step for each passage', () => {
  const { passages, transcript } = read(
    '<article><p>One came.</p><p>Two left.</p><p>It was dawn.</p></article>',
  );
  const walk = createTextMapSteps(passages, transcript);
  let steps = 0;
  let step = walk.next();
  for (; !step.done; step = walk.next()) steps++;
  expect(steps).toBe(3);
  expect(String(step.value.rangeOf(transcript.sentences[2]!))).toBe('It was dawn.');
});
