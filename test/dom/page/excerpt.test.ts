import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../src/page/excerpt.js';
import { page } from '../../support/page.js';

const excerpt = (html: string, length?: number) => excerptOf(page(html).firstElementChild!, length);

describe('an excerpt', () => {
  test('is the text with collapsed white space, without scripts and styles', () => {
    expect(
      excerpt(
        '<div>\n  The <b>lamp</b>\n  <script type="x">no()</script><style>b {}</style> is lit. </div>',
      ),
    ).toBe('The lamp is lit.');
  });

  test('is cut at the maximum length, with an ellipsis', () => {
    expect(excerpt('<p>The lamp is lit.</p>', 8)).toBe('The lamp…');
    expect(excerpt('<p>The lamp is lit.</p>', 4)).toBe('The…');
    expect(excerpt('<p>The lamp</p>', 8)).toBe('The lamp');
  });

  test('is never cut within a grapheme cluster', () => {
    expect(excerpt('<p>ab👍🏽cd</p>', 4)).toBe('ab…');
  });

  test('of an element without text is its label, or that of a child', () => {
    expect(excerpt('<svg aria-label="A bridge"></svg>')).toBe('A bridge');
    expect(excerpt('<div><img alt="A boat"></div>')).toBe('A boat');
    expect(excerpt('<div></div>')).toBe('');
  });
});
