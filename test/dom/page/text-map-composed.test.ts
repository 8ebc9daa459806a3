import { describe, expect, test } from 'vitest';
import { articleIn, page, read, readArticle } from '../../support/page.js';
import { randomly } from '../../support/random-markup.js';

/** Attaches a shadow tree with `shadow` to each `x-host`, and reads the article. */
function readWith(html: string, shadow: string) {
  const body = page(html);
  for (const host of body.querySelectorAll('x-host'))
    host.attachShadow({ mode: 'open' }).innerHTML = shadow;
  return readArticle(articleIn(body));
}

describe('the text of shadow trees', () => {
  const html =
    '<article><p>Before</p><x-host><p slot="b">second</p><p slot="a">first</p></x-host><p>After</p></article>';
  const shadow = '<h2>Head</h2><slot name="a"></slot><p>between</p><slot name="b"></slot>';

  test('is mapped both ways, in the order in which it is rendered', () => {
    const { transcript, passages, map, article } = readWith(html, shadow);
    expect(transcript.text).toBe('Before\nHead\nfirst\nbetween\nsecond\nAfter');
    passages.forEach(({ pieces, text }, index) => {
      const { start } = transcript.passages[index]!;
      expect(map.offsetAt(pieces[0]!.node, 0)).toBe(start);
      expect(map.offsetAt(pieces[0]!.node.parentElement!, 0)).toBe(start);
      expect(map.rangeOf({ start, end: start + text.length })!.toString()).toBe(text);
    });
    const host = article.querySelector('x-host')!;
    const start = (word: string) => transcript.text.indexOf(word);
    expect(map.offsetAt(host, 0)).toBe(start('Head'));
    expect(map.offsetAt(host.shadowRoot!, 0)).toBe(start('Head'));
    expect(map.offsetAt(host.shadowRoot!, 1)).toBe(start('first'));
    expect(map.offsetAt(host.shadowRoot!, 3)).toBe(start('second'));
    expect(map.offsetAt(host.shadowRoot!, 4)).toBe(start('After'));
    expect(map.offsetAt(host.parentElement!, 2)).toBe(start('After'));
  });

  test('has a range that ends in the tree where it starts', () => {
    const { transcript, map } = readWith(html, shadow);
    const range = (from: string, to: string) =>
      map
        .rangeOf({
          start: transcript.text.indexOf(from),
          end: transcript.text.indexOf(to) + to.length,
        })
        ?.toString();
    expect(range('Before', 'Head')).toBe('Before');
    expect(range('Head', 'first')).toBe('Head');
    expect(range('Head', 'between')).toBe('Headbetween');
    expect(range('first', 'between')).toBe('first');
    expect(range('Before', 'between')).toBe('Beforesecondfirst');
    expect(range('second', 'After')).toBe('secondfirstAfter');
  });

  test('has a range if slots reverse the order', () => {
    const { transcript, map } = readWith(html, shadow);
    const start = transcript.text.indexOf('first');
    expect(map.rangeOf({ start, end: transcript.text.indexOf('After') })!.toString()).toBe('first');
  });

  test('is mapped in nested slots and shadow trees', () => {
    const body = page('<article><p>One</p><x-outer><b>three</b></x-outer><p>Five</p></article>');
    const outer = body.querySelector('x-outer')!.attachShadow({ mode: 'open' });
    outer.innerHTML = '<x-inner><slot></slot></x-inner>';
    const inner = outer.querySelector('x-inner')!.attachShadow({ mode: 'open' });
    inner.innerHTML = '<p>two</p><p><slot></slot></p><p>four</p>';
    const { transcript, map } = readArticle(articleIn(body));
    expect(transcript.text).toBe('One\ntwo\nthree\nfour\nFive');
    expect(map.offsetAt(inner, 1)).toBe(8);
    expect(map.offsetAt(inner, 2)).toBe(14);
    expect(map.offsetAt(outer, 1)).toBe(19);
    expect(map.offsetAt(outer.querySelector('slot')!, 0)).toBe(8);
    expect(map.offsetAt(body.querySelector('b')!, 1)).toBe(14);
  });

  test('is mapped if a script has assigned nodes to a slot in another order', () => {
    const body = page('<article><x-host><p>one</p><p>two<br></p><p>three</p></x-host></article>');
    const host = body.querySelector('x-host')!;
    const root = host.attachShadow({ mode: 'open', slotAssignment: 'manual' });
    const slot = root.appendChild(document.createElement('slot'));
    const [one, two, three] = [...host.children] as [Element, Element, Element];
    slot.assign(three, two, one);
    const { transcript, map } = readArticle(articleIn(body));
    expect(transcript.text).toBe('three\ntwo\none');
    expect([...host.children].map((child) => map.offsetAt(child, 0))).toEqual([10, 6, 0]);
    expect(map.offsetAt(host.querySelector('br')!, 0)).toBe(10);
  });

  test('is after the former text if the shadow tree was attached later', () => {
    const { article, map } = read('<article><x-host>before</x-host><p>behind</p></article>');
    const root = article.querySelector('x-host')!.attachShadow({ mode: 'open' });
    root.append(document.createElement('i'));
    expect(map.offsetAt(root.firstChild!, 0)).toBe(7);
  });

  test('that is not read maps to the next text that is', () => {
    const { transcript, map, article } = readWith(
      '<article><p>One</p><x-host><i>no slot</i></x-host><p>Two</p></article>',
      '<button>Press</button><p>in</p><slot name="none">instead</slot>',
    );
    expect(transcript.text).toBe('One\nin\ninstead\nTwo');
    const host = article.querySelector('x-host')!;
    expect(map.offsetAt(host.shadowRoot!.querySelector('button')!.firstChild!, 2)).toBe(4);
    expect(map.offsetAt(host.querySelector('i')!, 0)).toBe(4);
    expect(map.offsetAt(host.shadowRoot!.querySelector('slot')!, 1)).toBe(15);
  });
});

describe('a page that changes after the extraction', () => {
  test('may split text nodes', () => {
    const { article, map } = read('<p>one two three</p><p>four</p>');
    const node = article.querySelector('p')!.firstChild as Text;
    const rest = node.splitText(5);
    expect(map.rangeOf({ start: 0, end: 7 })!.toString()).toBe('one t');
    expect(map.rangeOf({ start: 8, end: 13 })).toBeUndefined();
    expect(map.offsetAt(node, 5)).toBe(5);
    expect(map.offsetAt(rest, 1)).toBe(14);
    article.normalize();
    expect(map.rangeOf({ start: 8, end: 13 })!.toString()).toBe('three');
  });

  test('may join text nodes', () => {
    const article = page('<p></p><p>four</p>');
    article.firstElementChild!.append('one ', 'two ', 'three');
    const { map } = readArticle(article);
    article.normalize();
    expect(map.rangeOf({ start: 0, end: 13 })!.toString()).toBe('one ');
    expect(map.offsetAt(article.querySelector('p')!.firstChild!, 9)).toBe(14);
  });

  test('may remove nodes and insert them again', () => {
    const { article, map } = read('<p>one</p><p>two</p><p>three</p><p>four</p>');
    const [, two, three] = [...article.children] as [Element, Element, Element];
    two.remove();
    three.remove();
    expect(map.offsetAt(article, 1)).toBe(14);
    article.children[0]!.after(two, three);
    expect(map.offsetAt(article, 1)).toBe(4);
    expect(map.offsetAt(three, 0)).toBe(8);
    const range = document.createRange();
    range.selectNode(three);
    expect(map.spanOf(range)).toEqual({ start: 8, end: 13 });
    two.remove();
    range.setStart(article, 0);
    range.setEnd(article, 1);
    expect(map.spanOf(range)).toEqual({ start: 0, end: 3 });
  });
});

test('the mapping works if controls of a form shadow members of nodes', () => {
  const names = ['parentNode', 'childNodes', 'assignedSlot', 'host', 'isConnected', 'getRootNode'];
  const controls = names.map((name) => `<input name="${name}">`).join('');
  const { article, transcript, map } = read(
    `<div><form data-article-player="read"><p>One</p>${controls}<p>Two</p></form></div>`,
  );
  expect(transcript.text).toBe('One\nTwo');
  expect(map.offsetAt(article.querySelector('p')!, 0)).toBe(0);
  expect(map.offsetAt(article.querySelector('input')!, 0)).toBe(4);
  expect(map.offsetAt(article.querySelector('form')!, 0)).toBe(0);
});

describe('in any inline markup', () => {
  const words = [
    'word ',
    'ﬁne',
    'e\u0301',
    '👩🏽‍🚀',
    '🇩🇪',
    ' ',
    'שלום ',
    'مرحبا',
    '縦書き',
    'क्ष',
    '\u1112\u1161\u11AB',
    'a&shy;b',
    '\u0301',
    '\n  ',
  ];
  const wrappers = [
    'b',
    'i',
    'span style="writing-mode: vertical-rl"',
    'bdo dir="rtl"',
    'span dir="rtl"',
    'q',
    'a href="/x"',
    'x-y',
  ];
  const random = randomly(11);
  const markup = (depth: number): string =>
    Array.from({ length: 1 + random.below(5) }, () => {
      if (depth > 0 && random.chance(0.4)) {
        const wrapper = random.of(wrappers);
        return `<${wrapper}>${markup(depth - 1)}</${wrapper.split(' ')[0]!}>`;
      }
      return random.of([...words, ...words, '<br>', '<!-- not seen -->', '<wbr>', '<?php ?>']);
    }).join('');

  test('each grapheme cluster is mapped to the page and back', () => {
    for (let times = 0; times < 150; times++) {
      const article = page(`<p>${markup(3)}</p><p>end ${markup(2)}</p>`);
      const { transcript, map } = readArticle(article);
      const platform = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
      for (const { index, segment } of platform.segment(transcript.text)) {
        for (let offset = index; offset < index + segment.length; offset++) {
          const range = map.rangeOf({ start: offset, end: offset + 1 });
          if (!range) {
            // Only characters without a text node: the space for a line break, and the separator of
            // two passages.
            expect(segment).toMatch(/^\s$/);
            continue;
          }
          // A combining mark after a line break joins the space for it, which is not in the page.
          if (!/^\s./.test(segment))
            expect(range.toString().replace(/\u00AD|\s+/g, '')).toBe(segment.trim());
          expect(map.offsetAt(range.startContainer, range.startOffset)).toBe(index);
          const span = map.spanOf(range)!;
          const again = map.rangeOf(span)!;
          expect(map.spanOf(again)).toEqual(span);
          expect([again.startContainer, again.startOffset]).toEqual([
            range.startContainer,
            range.startOffset,
          ]);
          expect([again.endContainer, again.endOffset]).toEqual([
            range.endContainer,
            range.endOffset,
          ]);
        }
      }
      article.remove();
    }
  });
});

test('CDATA sections of XHTML are read as text nodes', () => {
  const source =
    '<article xmlns="http://www.w3.org/1999/xhtml"><p>One <![CDATA[two <&> three]]> <!-- none --> four</p></article>';
  const parsed = new DOMParser().parseFromString(source, 'application/xhtml+xml').documentElement;
  const article = page('');
  article.append(document.adoptNode(parsed));
  const { transcript, map } = readArticle(articleIn(article));
  expect(transcript.text).toBe('One two <&> three four');
  expect(map.rangeOf({ start: 4, end: 11 })!.toString()).toContain('two <&>');
  expect(map.offsetAt(parsed.querySelector('p')!.childNodes[1]!, 4)).toBe(8);
  expect(map.offsetAt(parsed.querySelector('p')!, 1)).toBe(4);
});
