import { describe, expect, test } from 'vitest';
import { scrollDistance } from '../../../../src/features/auto-scroll/scroll-target.js';

const VIEW = { top: 100, bottom: 1100 };
const scroll = (top: number, height: number, gently = false) =>
  scrollDistance({ top, bottom: top + height }, VIEW, gently);

describe('the band of comfort', () => {
  test.each([250, 500, 760])('a sentence in it, at %i, stays where it is', (top) => {
    expect(scroll(top, 40)).toBe(0);
  });

  test.each([
    ['below', 800, 400],
    ['far below', 3000, 2600],
    ['above', 200, -200],
    ['far above', -900, -1300],
  ])('a sentence %s comes to lie at 30 % of what is seen', (_where, top, expected) => {
    expect(scroll(top, 40)).toBe(expected);
  });

  test('a long sentence lies higher, so that its end is seen as well', () => {
    expect(scroll(800, 800)).toBe(800 - 300);
  });

  test('a sentence higher than the view begins near its top, and stays while it does', () => {
    expect(scroll(800, 2000)).toBe(800 - 150);
    expect(scroll(300, 2000)).toBe(0);
  });

  test('gently, it is enough that it is seen', () => {
    expect(scroll(105, 40, true)).toBe(0);
    expect(scroll(1050, 40, true)).toBe(0);
    expect(scroll(1090, 40, true)).toBe(690);
  });
});
