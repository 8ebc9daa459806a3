import { afterEach, describe, expect, test, vi } from 'vitest';
import { contrast, parseColor, toCss, type Color } from '../../../../src/page/color.js';
import { highlightStyleOn, cssOf } from '../../../../src/features/highlight/highlight-colors.js';
import { type HighlightStyle, type Paint } from '../../../../src/features/highlight/types.js';
import { HIGHLIGHT_COLORS } from '../../../../src/options/choices.js';
import { emulate } from '../../../support/media.js';
import { page } from '../../../support/page.js';

afterEach(() => vi.restoreAllMocks());

/** Contrast by WCAG 2.2: of graphical objects (1.4.11), of text at level AAA (1.4.6). */
const PART = 3;
const TEXT = 7;

/** Backgrounds of pages: all 256 greys, and 4,096 colours of the RGB cube. */
function* pages(): Generator<Color> {
  for (let grey = 0; grey < 256; grey += 1) yield [grey, grey, grey, 1];
  for (let red = 0; red < 256; red += 17) {
    for (let green = 0; green < 256; green += 17) {
      for (let blue = 0; blue < 256; blue += 17) yield [red, green, blue, 1];
    }
  }
}

const on = (html: string) => page(html).querySelector('p')!;
const color = (css: string | undefined) => parseColor(css!)!;

/** The higher of the contrasts of a band and of its line with the page. */
function seen({ background, line }: Paint, around: Color): number {
  return Math.max(contrast(color(background), around), contrast(color(line), around));
}

describe('the colours of the highlight', () => {
  test.each(HIGHLIGHT_COLORS.filter((colors) => colors !== 'underline'))(
    '%s: on every page, band or line of a word and of a sentence without a word have 3 to 1',
    (colors) => {
      const paragraph = on('<p>One.</p>');
      let least = Infinity;
      for (const around of pages()) {
        paragraph.style.backgroundColor = toCss(around);
        const { word, sentence } = highlightStyleOn(paragraph, colors, true);
        least = Math.min(least, seen(word, around), seen(sentence, around));
      }
      expect(least).toBeGreaterThanOrEqual(PART);
    },
  );

  test.each(HIGHLIGHT_COLORS.filter((colors) => colors !== 'underline'))(
    '%s: text and line on a band have 7 to 1',
    (colors) => {
      for (const background of ['white', 'black']) {
        const { word, sentence } = highlightStyleOn(
          on(`<p style="background:${background}">One.</p>`),
          colors,
          true,
        );
        for (const { background: band, color: text, line } of [word, sentence]) {
          expect(contrast(color(text), color(band))).toBeGreaterThanOrEqual(TEXT);
          expect(contrast(color(line), color(band))).toBeGreaterThanOrEqual(TEXT);
        }
      }
    },
  );

  test('underline: no band, and lines in the text’s colour, of different shape for word and sentence', () => {
    const style = highlightStyleOn(on('<p>One.</p>'), 'underline', true);
    expect([style.word, style.sentence]).toEqual([
      { line: 'currentcolor' },
      { line: 'currentcolor' },
    ]);
    expect(cssOf(style)).not.toContain('background');
    expect(cssOf(style)).toMatch(/player-sentence\){text-decoration:underline 2px currentcolor}/);
    expect(cssOf(style)).toMatch(/player-word\){text-decoration:underline 4px currentcolor}/);
    expect(cssOf({ ...style, sentenceOnly: false })).toMatch(
      /player-sentence\){text-decoration:underline 1px dotted currentcolor}/,
    );
  });

  test('always set text and background colour together', () => {
    for (const colors of HIGHLIGHT_COLORS) {
      for (const rule of cssOf(highlightStyleOn(on('<p>One.</p>'), colors, false)).matchAll(
        /\{([^{}]*)\}/g,
      )) {
        expect(/(^|;)color:/.test(rule[1]!), rule[1]).toBe(rule[1]!.includes('background-color:'));
      }
    }
  });
});

describe('the style of the highlight', () => {
  test('depends on the background behind the text, not on the colour scheme of the system', () => {
    expect(
      highlightStyleOn(on('<div style="background:#1e1e1e"><p>One.</p></div>'), 'yellow', false)
        .dark,
    ).toBe(true);
    expect(
      highlightStyleOn(
        on('<div style="background:#1e1e1e"><p style="background:#fff">One.</p></div>'),
        'yellow',
        false,
      ).dark,
    ).toBe(false);
    emulate('(prefers-color-scheme: dark)');
    expect(highlightStyleOn(on('<p>One.</p>'), 'yellow', false).dark).toBe(false);
  });

  test('follows the contrast preference of the system, unless the listener has chosen', () => {
    const paragraph = on('<p>One.</p>');
    emulate('(prefers-contrast: more)');
    expect(highlightStyleOn(paragraph, 'yellow', false).colors).toBe('contrast');
    expect(highlightStyleOn(paragraph, 'blue', false).colors).toBe('blue');
    vi.restoreAllMocks();
    emulate('(prefers-contrast: less)');
    expect(highlightStyleOn(paragraph, 'yellow', false).colors).toBe('underline');
  });

  test('uses the publisher’s colours by default, and not for another choice of the listener', () => {
    const paragraph = on('<p>One.</p>');
    expect(cssOf(highlightStyleOn(paragraph, 'yellow', false))).toContain(
      'var(--article-player-word-background,#ffd43b)',
    );
    expect(cssOf(highlightStyleOn(paragraph, 'contrast', false))).not.toContain('var(');
  });

  test.each([
    ['sentence-background', 'navy'],
    ['sentence-background', 'oklch(0.9 0.1 100)'],
    ['sentence-color', 'ivory'],
    ['sentence-color', 'maroon'],
  ] as const)(
    'adds a readable counterpart if the publisher sets one colour only: %s %s',
    (name, value) => {
      const paragraph = on(`<div style="--article-player-${name}: ${value}"><p>One.</p></div>`);
      const { sentence } = highlightStyleOn(paragraph, 'yellow', false);
      const own = color(value);
      const partner = color(name === 'sentence-background' ? sentence.color : sentence.background);
      expect(contrast(own, partner)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('underlines a sentence only if no word is highlighted', () => {
    const rule = (style: HighlightStyle) => /player-sentence\)\{([^}]*)/.exec(cssOf(style))![1];
    expect(rule(highlightStyleOn(on('<p>One.</p>'), 'yellow', false))).not.toContain('underline');
    expect(rule(highlightStyleOn(on('<p>One.</p>'), 'yellow', true))).toContain(
      'text-decoration:underline 2px',
    );
  });

  test('is not printed', () => {
    expect(cssOf(highlightStyleOn(on('<p>One.</p>'), 'yellow', false))).toMatch(
      /^@layer article-player{@media screen{/,
    );
  });
});
