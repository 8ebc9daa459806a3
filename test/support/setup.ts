import './quiet-lit.js';
import { fixtureCleanup } from '@open-wc/testing';
import { afterEach, beforeEach } from 'vitest';

// @open-wc/testing looks for a global afterEach, which Vitest has not.
afterEach(() => fixtureCleanup());

// What a listener chose in one test is remembered, also in the next file.
beforeEach(() => localStorage.clear());

// Vitest puts the test frame under transform: scale(1), and Firefox, driven over WebDriver BiDi, clicks nothing inside a transformed frame.
beforeEach(() => {
  const box = window.frameElement?.parentElement;
  if (box?.style.transform === 'scale(1)') box.style.transform = 'none';
});
