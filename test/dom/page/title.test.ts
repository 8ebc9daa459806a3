import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { extractAllPassages } from '../../../src/page/extract-text.js';
import { leadsOf } from '../../../src/page/title.js';
import { TextMap } from '../../../src/page/text-map.js';
import { createTranscript } from '../../../src/text/transcript.js';
import { page } from '../../support/page.js';

beforeEach(() => {
  const before = document.title;
  document.title = 'The mill on the marsh – Fen Post';
  onTestFinished(() => void (document.title = before));
});

function passages(
  html: string,
  skip?: string,
): readonly ReturnType<typeof extractAllPassages>[number][] {
  const article = page(html).querySelector('#text')!;
  return extractAllPassages(article, { skip, leads: leadsOf(article, skip) });
}
const texts = (html: string, skip?: string) => passages(html, skip).map(({ text }) => text);

describe('the title of the page', () => {
  test('is read first if it is above the article', () => {
    const html =
      '<h1>The mill on the marsh</h1><nav>Home</nav><div id="text"><p>It turns.</p></div>';
    expect(texts(html)).toEqual(['The mill on the marsh', 'It turns.']);
  });

  test('is read first, and once, if other text of the article is before it', () => {
    const html =
      '<div id="text"><p>It turned all night.</p><h1>The mill on the marsh</h1><p>Then it stopped.</p></div>';
    expect(texts(html)).toEqual([
      'The mill on the marsh',
      'It turned all night.',
      'Then it stopped.',
    ]);
  });

  test('is mapped to its place in the page, even if it is read before', () => {
    const body = page(
      '<div id="text"><p>It turned.</p><h1>The mill on the marsh</h1><p>Then not.</p></div>',
    );
    const article = body.querySelector('#text')!;
    const read = extractAllPassages(article, { leads: leadsOf(article) });
    const transcript = createTranscript(read);
    const map = new TextMap(read, transcript);
    const offsets = ['p', 'h1', 'p:last-child'].map((each) =>
      map.offsetAt(body.querySelector(`#text ${each}`)!.firstChild!, 0),
    );
    expect(offsets).toEqual(['It', 'The', 'Then'].map((word) => transcript.text.indexOf(word)));
  });

  test('is the only `h1` of the page, even if the declared title differs, if it is in the article', () => {
    const html =
      '<div id="text"><p>It turned all night.</p><h1>A wheel in the reeds</h1><p>Then it stopped.</p></div>';
    expect(texts(html)).toEqual([
      'A wheel in the reeds',
      'It turned all night.',
      'Then it stopped.',
    ]);
  });

  test('is a heading, even if it is another element', () => {
    const html =
      '<div class="headline">The mill on the marsh</div><div id="text"><p>It turns.</p></div>';
    expect(passages(html)[0]).toMatchObject({
      kind: 'heading',
      level: 1,
      text: 'The mill on the marsh',
    });
  });

  test('is followed by the standfirst between it and the text', () => {
    const html =
      '<header><h1>The mill on the marsh</h1><p class="standfirst">A wheel, a wind and a widow.</p><p>Share</p></header><div id="text"><p>It turns.</p></div>';
    expect(texts(html)).toEqual([
      'The mill on the marsh',
      'A wheel, a wind and a widow.',
      'It turns.',
    ]);
  });

  test('is no heading with another text, in navigation, or that is hidden', () => {
    const others = [
      '<h1>Fen Post</h1>',
      '<nav><h1>The mill on the marsh</h1></nav>',
      '<h1 style="display: none">The mill on the marsh</h1>',
    ];
    for (const other of others)
      expect(texts(`${other}<div id="text"><p>It turns.</p></div>`)).toEqual(['It turns.']);
  });

  const TITLE = '<h1>The mill on the marsh</h1>';
  const STANDFIRST = '<p class="standfirst">A wheel, a wind and a widow.</p>';
  const TEXT = '<div id="text"><p>It turns.</p></div>';
  const SKIP = 'data-article-player="skip"';
  const READ = 'data-article-player="read"';

  test.each<[string, string, readonly string[], string?]>([
    ['the title', `${TITLE.replace('h1', `h1 ${SKIP}`)}${STANDFIRST}${TEXT}`, []],
    ['the box of both', `<header ${SKIP}>${TITLE}${STANDFIRST}</header>${TEXT}`, []],
    [
      'the standfirst',
      `<header>${TITLE}${STANDFIRST.replace('p', `p ${SKIP}`)}</header>${TEXT}`,
      ['The mill on the marsh'],
    ],
    [
      'a box in which the title is marked to be read',
      `<header ${SKIP}>${TITLE.replace('h1', `h1 ${READ}`)}</header>${TEXT}`,
      ['The mill on the marsh'],
    ],
    [
      'the title in the article',
      `<div id="text">${TITLE.replace('h1', `h1 ${SKIP}`)}<p>It turns.</p></div>`,
      [],
    ],
    ['what `skip` selects', `<header class="top">${TITLE}</header>${TEXT}`, [], '.top'],
  ])('is not read where the author leaves out %s', (_, html, leads, skip) => {
    expect(texts(html, skip)).toEqual([...leads, 'It turns.']);
  });

  test('is read if `skip` is no selector', () => {
    expect(texts(`${TITLE}${TEXT}`, 'p (')).toEqual(['The mill on the marsh', 'It turns.']);
  });
});
