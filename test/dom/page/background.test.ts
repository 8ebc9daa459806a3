import { afterEach, describe, expect, test, vi } from 'vitest';
import { backgroundOf, textColorOf } from '../../../src/page/background.js';
import { contrast, isDark, luminance, parseColor, toCss } from '../../../src/page/color.js';
import { emulate } from '../../support/media.js';
import { page } from '../../support/page.js';

afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.removeAttribute('style');
});

const background = (html: string) => toCss(backgroundOf(page(html).querySelector('p')!));

describe('the background colour of a text', () => {
  test('is that of the nearest opaque element around it', () => {
    expect(background('<div style="background:#123456"><div><p>One.</p></div></div>')).toBe(
      'rgb(18 52 86)',
    );
  });

  test('is blended with translucent backgrounds over it', () => {
    expect(
      background(
        '<div style="background:#000"><div style="background:rgb(255 255 255 / 50%)"><p>One.</p></div></div>',
      ),
    ).toBe('rgb(128 128 128)');
  });

  test('is found through slots and shadow roots', () => {
    const host = page('<div><p>One.</p></div>').querySelector('div')!;
    host.attachShadow({ mode: 'open' }).innerHTML =
      '<section style="background:#010203"><slot></slot></section>';
    expect(toCss(backgroundOf(host.querySelector('p')!))).toBe('rgb(1 2 3)');
  });

  test('is converted from any colour space', () => {
    expect(
      background('<div style="background:color-mix(in srgb, #000, #fff)"><p>One.</p></div>'),
    ).toBe('rgb(128 128 128)');
    expect(background('<div style="background:oklch(0 0 0)"><p>One.</p></div>')).toBe('rgb(0 0 0)');
  });

  test('is the opposite of the text colour if there is a background image', () => {
    const image = 'background-image:linear-gradient(#000, #123)';
    expect(background(`<div style="${image};color:#eee"><p>One.</p></div>`)).toBe('rgb(0 0 0)');
    expect(background(`<div style="${image};color:#222"><p>One.</p></div>`)).toBe(
      'rgb(255 255 255)',
    );
  });

  test('is the canvas colour if no element has any: dark if the page and the system use a dark scheme', () => {
    expect(background('<p>One.</p>')).toBe('rgb(255 255 255)');
    document.documentElement.style.colorScheme = 'light dark';
    emulate('(prefers-color-scheme: dark)');
    expect(isDark(parseColor(background('<p>One.</p>').replaceAll(' ', ', '))!)).toBe(true);
  });

  test('is that of the body outside of the body too, as it covers the canvas', () => {
    document.body.style.backgroundColor = 'rgb(0, 109, 119)';
    const color = toCss(backgroundOf(document.documentElement));
    document.body.removeAttribute('style');
    expect(color).toBe('rgb(0 109 119)');
  });

  test('is blended with a translucent text colour', () => {
    const text = page('<p style="color:rgb(0 0 0 / 0.5)">One.</p>').querySelector('p')!;
    expect(toCss(textColorOf(text))).toBe('rgb(128 128 128)');
  });
});

describe('contrast', () => {
  test('is computed as in WCAG', () => {
    const of = (one: string, other: string) => contrast(parseColor(one)!, parseColor(other)!);
    expect(of('#fff', '#000')).toBeCloseTo(21);
    expect(of('#777', '#fff')).toBeCloseTo(4.48, 2);
    expect(luminance(parseColor('#808080')!)).toBeCloseTo(0.2159, 4);
  });

  test('is not computed for an invalid colour', () => {
    expect([parseColor(''), parseColor('red; x'), parseColor('no')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
