import { nextFrame } from '@open-wc/testing';
import { page as browserPage } from 'vitest/browser';
import { afterEach, describe, expect, test } from 'vitest';
import { contrast, over, parseColor, type Color } from '../../../../src/page/color.js';
import { Highlighter } from '../../../../src/features/highlight/highlighter.js';
import { common, hasCloseLines, lineBoxesOf } from '../../../../src/page/line-boxes.js';
import { highlightStyleOn } from '../../../../src/features/highlight/highlight-colors.js';
import { HIGHLIGHT_COLORS, type HighlightColors } from '../../../../src/options/choices.js';
import { translucentColor } from '../../../../src/features/highlight/translucent.js';
import { Overlay } from '../../../../src/features/highlight/overlay.js';
import { page } from '../../../support/page.js';
import { rangeOf } from '../../../support/pointer.js';

const highlighters: Highlighter[] = [];
afterEach(() => {
  for (const highlighter of highlighters.splice(0)) highlighter.clear();
});

const TEXT = 'Gypsy quays, jumpy pigs: gladly typing jetty Ålgård';
const heading = (style: string) =>
  `<div style="padding:8px;${style}"><h1 style="margin:0;inline-size:210px;font:700 28px serif;line-height:inherit">${TEXT}</h1></div>`;
const PAGES = ['white', 'black'] as const;
const MODES = ['horizontal-tb', 'vertical-rl'];

/** A range from the start of one text to the end of another, in different nodes. */
function fromTo(article: Element, first: string, last: string): Range {
  const range = rangeOf(article, first);
  const { endContainer, endOffset } = rangeOf(article, last);
  range.setEnd(endContainer, endOffset);
  return range;
}

/** Highlights the whole text of a heading, and words in its middle. */
function highlight(text: Element, colors: HighlightColors, overlay: boolean): void {
  const highlighter = new Highlighter(text, overlay ? new Overlay(text) : undefined);
  highlighters.push(highlighter);
  highlighter.choose(colors, false);
  highlighter.show('sentence', rangeOf(text, TEXT));
  highlighter.show('word', rangeOf(text, 'gladly typing'));
}

/** The pixels of an element, as it is rendered. */
async function pixelsOf(element: Element): Promise<Color[]> {
  await nextFrame();
  await nextFrame();
  const shot = await browserPage.screenshot({ element, save: false });
  const image = new Image();
  image.src = `data:image/png;base64,${shot}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return Array.from(
    { length: data.length / 4 },
    (_, index) => [...data.slice(4 * index, 4 * index + 3), 1] as never,
  );
}

/**
 * Tolerance for edges of letters outside a band, in pixels. Covered descenders have some hundred.
 */
const EDGES = 20;

/**
 * The number of pixels of the text that do not differ from their surroundings once it is
 * highlighted in these colours.
 */
async function lostIn(
  text: HTMLElement,
  paper: string,
  colors: HighlightColors,
  overlay: boolean,
): Promise<number> {
  const before = await pixelsOf(text);
  highlight(text, colors, overlay);
  const withText = await pixelsOf(text);
  // The bands without text.
  const hidden = new CSSStyleSheet();
  hidden.replaceSync(`
    * { -webkit-text-fill-color: transparent }
    ::highlight(article-player-sentence), ::highlight(article-player-word) { color: transparent; text-decoration: none }
  `);
  document.adoptedStyleSheets.push(hidden);
  const withoutText = await pixelsOf(text);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== hidden);
  for (const highlighter of highlighters.splice(0)) highlighter.clear();
  const ink = before.flatMap((pixel, index) =>
    contrast(pixel, parseColor(paper)!) > 12 ? [index] : [],
  );
  expect(ink.length).toBeGreaterThan(1000);
  return ink.filter((index) => contrast(withText[index]!, withoutText[index]!) < 1.5).length;
}

describe('no part of a highlighted text disappears', () => {
  for (const paper of PAGES) {
    for (const mode of MODES) {
      test.each([0.8, 1.1])(
        `on a ${paper} page, ${mode}, with a line height of %d`,
        async (height) => {
          const color = paper === 'white' ? 'black' : 'white';
          const article = page(
            heading(
              `background:${paper};color:${color};writing-mode:${mode};line-height:${height}`,
            ),
          );
          for (const colors of ['yellow', 'contrast'] as const) {
            expect(
              await lostIn(article.querySelector('h1')!, paper, colors, false),
              colors,
            ).toBeLessThan(EDGES);
          }
        },
      );
    }

    test(`on a ${paper} page, without the CSS Custom Highlight API`, async () => {
      const color = paper === 'white' ? 'black' : 'white';
      const article = page(heading(`background:${paper};color:${color};line-height:0.9`));
      expect(await lostIn(article.querySelector('h1')!, paper, 'yellow', true)).toBeLessThan(EDGES);
    });
  }
});

describe('the bands of close lines', () => {
  const closeIn = (html: string) => hasCloseLines(rangeOf(page(html), 'Gypsy quays'));

  test.each([
    ['p', 'line-height:1', true],
    ['p', 'line-height:20px;font-size:24px', true],
    ['p', 'line-height:2', false],
    ['p', '', false],
    ['p', 'line-height:1;writing-mode:vertical-rl', true],
    ['p', 'line-height:2;writing-mode:vertical-rl', false],
  ])('are used if lines are lower than their text: <%s style="%s">: %s', (tag, style, close) => {
    expect(closeIn(`<${tag} style="font-family:serif;${style}">Gypsy quays</${tag}>`)).toBe(close);
  });

  test('are not assumed for a raised mark that adds no height', () => {
    const article = page(
      '<p style="line-height:2">Gypsy<sup style="line-height:0;font-size:75%">1</sup> quays</p>',
    );
    expect(hasCloseLines(fromTo(article, 'Gypsy', 'quays'))).toBe(false);
  });

  test('are detected for any text in a sentence', () => {
    const article = page(
      '<p style="line-height:20px">Gypsy <b style="font-size:30px;line-height:1">quays</b> here</p>',
    );
    expect(hasCloseLines(fromTo(article, 'Gypsy', 'here'))).toBe(true);
  });

  test('are translucent, and look like bands of other lines', () => {
    const white = parseColor('white')!;
    const wanted = parseColor('#fff3bf')!;
    const band = translucentColor(wanted, white);
    expect(band[3]).toBeLessThan(0.3);
    over(band, white).forEach((channel, index) => expect(channel).toBeCloseTo(wanted[index]!, 6));
  });

  test.each(HIGHLIGHT_COLORS)(
    'in %s leave text readable, and have an opacity of at most a half',
    (colors) => {
      for (const [back, text] of [
        ['white', 'black'],
        ['black', 'white'],
        ['#f4ecd8', '#433422'],
        ['#777', 'white'],
      ] as const) {
        const paragraph = page(
          `<p style="background:${back};color:${text}">One.</p>`,
        ).querySelector('p')!;
        const { sentence, word } = highlightStyleOn(paragraph, colors, false, { close: true });
        let below = parseColor(back)!;
        for (const { background, color } of [sentence, word]) {
          const band = background ? parseColor(background)! : ([0, 0, 0, 0] as const);
          below = over(band, below);
          expect(band[3]).toBeLessThanOrEqual(0.5);
          if (background)
            expect(contrast(parseColor(color ?? text)!, below)).toBeGreaterThanOrEqual(4.5);
        }
      }
    },
  );

  test('use the publisher’s colours', () => {
    const article = page(
      '<p style="--article-player-sentence-background:pink;--article-player-word-background:red;--article-player-word-color:white">One.</p>',
    );
    const { sentence, word } = highlightStyleOn(article.querySelector('p')!, 'yellow', false, {
      close: true,
    });
    const seen = over(parseColor(sentence.background!)!, parseColor('white')!);
    expect(seen.map(Math.round)).toEqual([255, 192, 203, 1]);
    expect(parseColor(word.background!)![3]).toBe(0.5);
    expect(
      contrast(parseColor(word.color ?? 'black')!, over(parseColor(word.background!)!, seen)),
    ).toBeGreaterThan(4.5);
  });
});

describe('boxes over lines', () => {
  test.each(MODES)('that are close do not overlap: %s', (mode) => {
    const boxes = lineBoxesOf(rangeOf(page(heading(`line-height:0.9;writing-mode:${mode}`)), TEXT));
    expect(boxes.length).toBeGreaterThan(2);
    boxes.forEach((box, index) => {
      for (const other of boxes.slice(index + 1)) {
        const shared = common(box, other);
        expect(
          shared ? Math.min(shared.right - shared.left, shared.bottom - shared.top) : 0,
        ).toBeLessThan(0.1);
      }
    });
  });

  test('are one for a line of vertical text with several elements', () => {
    const article = page(
      '<p style="writing-mode:vertical-rl;height:400px">Gypsy <em>quays</em> and <b>jumpy</b> pigs.</p>',
    );
    const boxes = lineBoxesOf(fromTo(article, 'Gypsy', 'pigs.'));
    expect(boxes).toHaveLength(1);
    expect(boxes[0]!.bottom - boxes[0]!.top).toBeGreaterThan(boxes[0]!.right - boxes[0]!.left);
  });
});
