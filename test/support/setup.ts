import './quiet-lit.js';
import { fixtureCleanup } from '@open-wc/testing';
import { afterEach, beforeEach, inject, vi } from 'vitest';
import { advance, realTask } from './virtual-time.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** In ms. */
    pollTimeout: number;
  }
}

// @open-wc/testing looks for a global afterEach, which Vitest has not.
afterEach(() => fixtureCleanup());

// What a listener chose in one test is remembered, also in the next file.
beforeEach(() => localStorage.clear());

// Vitest puts the test frame under transform: scale(1), and Firefox, driven over WebDriver BiDi, clicks nothing inside a transformed frame.
beforeEach(() => {
  const box = window.frameElement?.parentElement;
  if (box?.style.transform === 'scale(1)') box.style.transform = 'none';
});

// Once a test file cannot be imported, Vite lays an overlay over each page, which would take the clicks of all other tests.
for (const { head } of new Set([document, window.top!.document])) {
  const style = head.ownerDocument.createElement('style');
  style.textContent = 'vite-error-overlay { display: none !important; }';
  head.append(style);
}

/** How far `vi.waitFor` moves virtual time between two looks, in ms. */
const STEP = 20;
/** How long it looks, in ms of real time: see vite.config.ts. */
const LIMIT = inject('pollTimeout');

const waitFor = vi.waitFor.bind(vi);
/** On virtual time, it does not wait for real time to go by. */
vi.waitFor = (callback, given = {}) => {
  const options = typeof given === 'number' ? { timeout: given } : given;
  return vi.isFakeTimers()
    ? waitVirtually(callback, options.timeout ?? LIMIT)
    : waitFor(callback, { timeout: LIMIT, interval: 20, ...options });
};

/** Looks for `timeout` ms of virtual time, and of real time as well: a slow machine makes fewer steps in a second. */
async function waitVirtually<T>(callback: () => T | Promise<T>, timeout: number): Promise<T> {
  const end = Date.now() + timeout;
  for (let virtual = 0; ; virtual += STEP) {
    try {
      return await callback();
    } catch (error) {
      if (virtual >= timeout && Date.now() > end) throw error;
    }
    await realTask();
    await advance(STEP);
  }
}
