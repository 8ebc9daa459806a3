import { expect, test } from 'vitest';
import { TextMap } from '../../../src/page/text-map.js';
import { createTranscript } from '../../../src/text/transcript.js';
import { page, read } from '../../support/page.js';

// In its own file, and so in its own page, because browsers update every live range when a node is
// removed.

test('the lookup of a position among 100,000 takes at most some forty comparisons', () => {
  // The map is built without an extraction, which would take most of the time.
  const article = page(`<div hidden>${'<p>an <b>ink</b></p>'.repeat(50_000)}</div>`);
  const passages = Array.from(article.querySelectorAll('p'), (paragraph) => {
    const [first, second] = [paragraph.firstChild as Text, paragraph.lastChild!.firstChild as Text];
    const pieces = [
      { node: first, from: 0, at: 0, length: 3 },
      { node: second, from: 0, at: 3, length: 3 },
    ];
    return { text: 'an ink', kind: 'paragraph' as const, lang: '', pieces };
  });
  const transcript = createTranscript(passages);
  const map = new TextMap(passages, transcript);
  const compare = Node.prototype.compareDocumentPosition;
  let compared = 0;
  Node.prototype.compareDocumentPosition = function (other) {
    compared += 1;
    return compare.call(this, other);
  };
  const most = (look: () => unknown) => ((compared = 0), look(), compared);
  try {
    const paragraphs = article.querySelectorAll('p');
    for (const index of [0, 1, 24_999, 31_415, 49_999]) {
      expect(most(() => map.offsetAt(paragraphs[index]!, 0))).toBeLessThanOrEqual(40);
      expect(map.offsetAt(paragraphs[index]!, 1)).toBe(index * 7 + 3);
      expect(most(() => map.offsetAt(paragraphs[index]!.firstChild!, 1))).toBe(0);
    }
    article.firstElementChild!.replaceChildren(
      ...[...paragraphs].filter((_, index) => index % 1000 === 0),
    );
    expect(most(() => map.offsetAt(paragraphs[31_000]!, 0))).toBeLessThanOrEqual(40);
    expect(
      most(() => map.offsetAt(document.body, document.body.childNodes.length)),
    ).toBeLessThanOrEqual(40);
    expect(most(() => map.rangeOf({ start: 31_000 * 7, end: 31_000 * 7 + 6 }))).toBe(0);
  } finally {
    Node.prototype.compareDocumentPosition = compare;
  }
});

test('an article of a million words is read and mapped', () => {
  const words = 'Of a long text no word is left. '.repeat(25);
  const { passages, transcript, map, article } = read(
    `<article>${`<p>${words}</p>`.repeat(5000)}</article>`,
  );
  expect(passages).toHaveLength(5000);
  expect(transcript.sentences).toHaveLength(125_000);
  const last = transcript.sentences.at(-1)!;
  expect(map.rangeOf(last)!.toString()).toBe('Of a long text no word is left.');
  expect(map.offsetAt(article.lastElementChild!.firstChild!, words.length - 32)).toBe(last.start);
  expect(map.offsetAt(article, 2500)).toBe(2500 * words.length);
}, 60_000);

test('an article without a word has no passage and no position', () => {
  for (const html of ['<article></article>', '<article> <!-- none --> <p></p>—</article>']) {
    const { passages, transcript, map, article } = read(html);
    expect(passages).toEqual([]);
    expect(transcript.text).toBe('');
    expect(map.offsetAt(article, 0)).toBeUndefined();
    expect(map.rangeOf({ start: 0, end: 1 })).toBeUndefined();
    const range = document.createRange();
    range.selectNode(article);
    expect(map.spanOf(range)).toBeUndefined();
  }
});
