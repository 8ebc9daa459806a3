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

// @open-wc/testing needs a global afterEach, which Vitest does not have.
afterEach(() => fixtureCleanup());

// A test, also one in another file, may have stored settings.
beforeEach(() => localStorage.clear());

// Vitest puts the test frame in an element with transform: scale(1). Firefox over WebDriver BiDi
// clicks nothing in a transformed frame.
beforeEach(() => {
  const box = window.frameElement?.parentElement;
  if (box?.style.transform === 'scale(1)') box.style.transform = 'none';
});

// If a test file cannot be imported, Vite puts an overlay on each page, which would get the clicks
// of all other tests.
for (const { head } of new Set([document, window.top!.document])) {
  const style = head.ownerDocument.createElement('style');
  style.textContent = 'vite-error-overlay { display: none !important; }';
  head.append(style);
}

/** Milliseconds of virtual time between two checks of `vi.waitFor`. */
const STEP = 20;
/** Timeout in ms of real time: see vite.config.ts. */
const LIMIT = inject('pollTimeout');

const waitFor = vi.waitFor.bind(vi);
/** On virtual time, it does not wait for real time. */
vi.waitFor = (callback, given = {}) => {
  const options = typeof given === 'number' ? { timeout: given } : given;
  return vi.isFakeTimers()
    ? waitVirtually(callback, options.timeout ?? LIMIT)
    : waitFor(callback, { timeout: LIMIT, interval: 20, ...options });
};

/**
 * Checks for `timeout` ms of virtual time and of real time: a slow machine makes fewer steps in a
 * second.
 */
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
