import './quiet-lit.js';
import { fixtureCleanup } from '@open-wc/testing';
import { afterEach, beforeEach, vi } from 'vitest';

// @open-wc/testing looks for a global afterEach, which Vitest has not.
afterEach(() => fixtureCleanup());

// What a listener chose in one test is remembered, also in the next file.
beforeEach(() => localStorage.clear());

// Vitest puts the test frame under transform: scale(1), and Firefox, driven over WebDriver BiDi, clicks nothing inside a transformed frame.
beforeEach(() => {
  const box = window.frameElement?.parentElement;
  if (box?.style.transform === 'scale(1)') box.style.transform = 'none';
});

/** Beside another browser at work, what is waited for may take its time; in ms. */
const PATIENCE = 15_000;
const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (callback, options = {}) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE, ...options });
