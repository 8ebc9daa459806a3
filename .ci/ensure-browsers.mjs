import { canInstall, install } from './apt.mjs';
import { findChromium, findFirefox } from './browsers.mjs';

const machine = {
  find: { chromium: findChromium, firefox: findFirefox },
  canInstall,
  install,
  ci: Boolean(process.env.CI) && process.env.CI !== 'false',
};

/**
 * Finds the browsers that the tests run in, or installs them. Chromium must be there; Firefox may be left out, but not in CI.
 * @returns one line on what is missing, if the tests cannot run.
 */
export function ensureBrowsers({ find, canInstall, install, ci } = machine) {
  const missing = [];
  if (!find.chromium()) missing.push('chromium');
  if (!find.firefox()) missing.push('firefox-esr');
  if (missing.length > 0 && canInstall()) install(missing);
  if (!find.chromium()) {
    return 'The tests need Chromium, Chrome or Edge: install one, or set CHROMIUM_PATH to where it is.';
  }
  if (find.firefox()) return undefined;
  const hint = 'install Firefox, or set FIREFOX_PATH to where it is.';
  if (ci) return `In CI the tests need Firefox, too: ${hint}`;
  console.log(`Firefox was left out, since it was not found: ${hint}`);
  return undefined;
}
