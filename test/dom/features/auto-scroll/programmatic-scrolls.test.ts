import { afterEach, expect, test } from 'vitest';
import { ProgrammaticScrolls } from '../../../../src/features/auto-scroll/programmatic-scrolls.js';

let over: AbortController;
afterEach(() => {
  over.abort();
  document.body.replaceChildren();
});

/**
 * A scroll container of 100 × 100 px with 1,000 × 1,000 px in it, which `own` has scrolled to 200
 * px from its top.
 */
function scrolled(): { own: ProgrammaticScrolls; scroller: HTMLElement } {
  document.body.innerHTML =
    '<div style="overflow:auto;width:100px;height:100px"><div style="width:1000px;height:1000px"></div></div>';
  const scroller = document.body.firstElementChild as HTMLElement;
  over = new AbortController();
  const own = new ProgrammaticScrolls(over.signal);
  own.scroll(scroller, { x: 0, y: 200 }, 0);
  return { own, scroller };
}

test('a programmatic scroll explains the position of its scroll container', () => {
  const { own, scroller } = scrolled();
  expect(scroller.scrollTop).toBe(200);
  expect(own.caused(scroller)).toBe(true);
});

test.each([
  ['farther down', { left: 0, top: 300 }],
  ['to the side', { left: 50, top: 200 }],
])('a scroll %s is not explained', (_, to) => {
  const { own, scroller } = scrolled();
  scroller.scrollTo({ ...to, behavior: 'instant' });
  expect(own.caused(scroller)).toBe(false);
});

test('a scroll container that left the expected path is not explained when it comes back', () => {
  const { own, scroller } = scrolled();
  scroller.scrollTo({ left: 50, top: 200, behavior: 'instant' });
  own.caused(scroller);
  scroller.scrollTo({ left: 0, top: 200, behavior: 'instant' });
  expect(own.caused(scroller)).toBe(false);
});
