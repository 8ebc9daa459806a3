import { canInstall, install } from './apt.mjs';
import { findChromium, findFirefox } from './browsers.mjs';

const inCI = () => Boolean(process.env.CI) && process.env.CI !== 'false';

/**
 * Finds the browsers that the tests run in, or installs them. Chromium must be there. Firefox,
 * where it is wanted, may be left out, but not in CI.
 * @returns one line on what is missing, if the tests cannot run.
 */
export function ensureBrowsers({ firefox }) {
  const missing = [];
  if (!findChromium()) missing.push('chromium');
  if (firefox && !findFirefox()) missing.push('firefox-esr');
  if (missing.length > 0 && canInstall()) install(missing);
  if (!findChromium()) {
    return 'The tests need Chromium, Chrome or Edge: install one, or set CHROMIUM_PATH to where it is.';
  }
  if (!firefox || findFirefox()) return undefined;
  const hint = 'install Firefox, or set FIREFOX_PATH to where it is.';
  if (inCI()) return `In CI the tests need Firefox, too: ${hint}`;
  console.log(`Firefox was left out, since it was not found: ${hint}`);
  return undefined;
}
