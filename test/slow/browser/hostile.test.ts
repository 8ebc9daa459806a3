import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { server } from 'vitest/browser';
import { findArticle } from '../../../src/page/find-article.js';
import { analyse } from '../../../src/page/readability.js';
import { extractPassages, type ReadablePassage } from '../../../src/page/extract-text.js';
import { runToEnd } from '../../../src/text/cooperative.js';
import { TextMap } from '../../../src/page/text-map.js';
import { createTranscript, type Transcript } from '../../../src/text/transcript.js';
import { brokenMarkup, growTree, layAsleep } from './hostile-trees.js';
import { page } from '../../support/page.js';
import { randomly, type Random } from '../../support/random-markup.js';

const BATCH = 500;
/** Each browser gets different trees: ten thousand in both. */
const BATCHES = (
  server.browser === 'firefox' ? [6, 7, 8, 9, 10] : [1, 2, 3, 4, 5]
) as readonly number[];
/** If reading trees as small as these takes more steps, it is in an endless loop. */
const ENDLESS = 50_000;

const scriptsRun = () => (window as { scriptsRun?: number }).scriptsRun;
/** Requests of paths that only the hostile markup has. */
const requests = () =>
  performance.getEntriesByType('resource').filter(({ name }) => name.includes('/hostile/'));
const NOWHERE = new Text();
let beforehand: number;

beforeAll(() => {
  beforehand = requests().length;
});
afterAll(() => {
  expect(scriptsRun()).toBeUndefined();
  expect(requests().length).toBe(beforehand);
});

function passagesOf(article: Element): readonly ReadablePassage[] {
  const walk = extractPassages(article, {});
  for (let steps = 0; steps < ENDLESS; steps++) {
    const step = walk.next();
    if (step.done) return step.value;
  }
  throw new Error('The walk does not end.');
}

/** Reads a tree. @returns a description of the fault; `undefined` if there is none. */
function wrongIn(root: Element, random: Random): string | undefined {
  const before = root.outerHTML;
  const records = new MutationObserver(() => {});
  records.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
  const passages = passagesOf(root);
  const transcript = createTranscript(passages);
  const map = new TextMap(passages, transcript);
  findArticle(root.querySelector('x-host') ?? root);
  const analysis = runToEnd(analyse(root));
  if (analysis && !Node.prototype.contains.call(root, analysis.article))
    return 'The analysis found what is not there.';
  const lost = passages.some((passage) => !isOfPage(passage))
    ? 'A piece is not where it says.'
    : undefined;
  const wrong = lost ?? wrongOnTheWayBack(root, transcript, map, random);
  const changes = records.takeRecords();
  records.disconnect();
  if (changes.length > 0 || root.outerHTML !== before) return 'The page was changed.';
  return scriptsRun() ? 'A script was run.' : wrong;
}

function isOfPage({ pieces, text }: ReadablePassage): boolean {
  const plain = (written: string) => written.replace(/\s/g, ' ');
  return pieces.every(
    ({ node, from, at, length }) =>
      plain(node.data.slice(from, from + length)) === plain(text.slice(at, at + length)),
  );
}

function wrongOnTheWayBack(
  root: Element,
  { text }: Transcript,
  map: TextMap,
  random: Random,
): string | undefined {
  for (let times = 0; times < 5; times++) {
    const start = random.below(text.length + 1);
    const range = map.rangeOf({ start, end: start + 1 + random.below(20) });
    if (!range) continue;
    const offset = map.offsetAt(range.startContainer, range.startOffset);
    const span = map.spanOf(range);
    // The browser would update thousands of live ranges at each mutation until they are collected.
    range.selectNodeContents(NOWHERE);
    // It may start before the span by the character that would be split, and end after it by text
    // that is not in the page.
    if (offset === undefined || offset < start - 12) return 'A range leads to another place.';
    if (!span || span.start !== offset) return 'A range has not the span of its start.';
  }
  for (const element of root.querySelectorAll('*')) {
    if (random.chance(0.2)) map.offsetAt(element, random.below(3));
  }
  return undefined;
}

// First, in a fresh page: after the other trees, Chromium takes five times as long.
describe('a deeply nested tree', () => {
  test.each([
    ['div', 10_000],
    ['span', 2000],
    ['li', 2000],
    ['blockquote', 2000],
  ] as const)(
    'of %s, %i deep, is read',
    (tag, deep) => {
      // From the outside in, because the time to append a tree grows with its size.
      const outermost = document.createElement(tag);
      let innermost: Element = outermost;
      for (let depth = 1; depth < deep; depth++)
        innermost = innermost.appendChild(document.createElement(tag));
      const text = innermost.appendChild(document.createTextNode('deep'));
      const body = page('<p>Before</p>');
      body.append(outermost);
      const passages = passagesOf(body);
      const transcript = createTranscript(passages);
      const map = new TextMap(passages, transcript);
      const range = map.rangeOf({ start: 7, end: 11 })!;
      const [offset, place] = [map.offsetAt(innermost, 0), range.startContainer];
      range.selectNodeContents(NOWHERE);
      const found = findArticle(innermost);
      // In this task, because no browser can lay out such a deep tree in acceptable time.
      body.remove();
      expect([transcript.text, offset, place, found]).toEqual(['Before\ndeep', 7, text, undefined]);
    },
    120_000,
  );
});

describe('five thousand hostile trees are read, unchanged, without a throw, a script or a request', () => {
  test.each(BATCHES)('broken markup, batch %i', (batch) => {
    const random = randomly(batch);
    const wrong: string[] = [];
    for (let times = 0; times < BATCH; times++) {
      const markup = brokenMarkup(random);
      const body = page('');
      body.innerHTML = markup;
      layAsleep(body);
      wrong.push(...expectUnharmed(body, random, markup));
    }
    expect(wrong).toEqual([]);
  });

  test.each(BATCHES)('trees that no parser makes, batch %i', (batch) => {
    const random = randomly(1000 + batch);
    const wrong: string[] = [];
    for (let times = 0; times < BATCH; times++) {
      const body = page('');
      growTree(body, random);
      layAsleep(body);
      wrong.push(...expectUnharmed(body, random, `tree ${times}`));
    }
    expect(wrong).toEqual([]);
  });

  /** A fault, with the markup of its tree. */
  function expectUnharmed(body: Element, random: Random, description: string): string[] {
    let wrong: string | undefined;
    try {
      wrong = wrongIn(body, random);
    } catch (error) {
      wrong = String(error);
    }
    body.remove();
    return wrong ? [`${wrong}\n${description}\n${body.outerHTML.slice(0, 2000)}`] : [];
  }
});

describe('form controls with the names of members of nodes', () => {
  const NAMES =
    'nextSibling firstChild shadowRoot parentElement childNodes children attributes localName nodeType'.split(
      ' ',
    );
  const MORE =
    'getAttribute hasAttribute matches closest querySelector className id textContent isConnected'.split(
      ' ',
    );

  test.each([...NAMES, ...MORE])('do not break or change the extraction: %s', (name) => {
    const body = page(
      `<input name="${name}" form="f"><p>One</p><form id="f" data-article-player="read"><p>Two</p></form><p>Three</p>`,
    );
    const passages = passagesOf(body);
    expect(passages.map(({ text }) => text)).toEqual(['One', 'Two', 'Three']);
    const map = new TextMap(passages, createTranscript(passages));
    expect(map.offsetAt(body.querySelector('form')!, 0)).toBe(4);
    expect(() => findArticle(body.querySelector('form')!)).not.toThrow();
  });
});
