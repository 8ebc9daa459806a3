import { chromium, firefox, type Browser } from 'playwright';
import { CHROMIUM_FLAGS, findChromium, findFirefox } from '../../scripts/browsers.mjs';

export const BROWSERS = ['chromium', ...(findFirefox() ? ['firefox' as const] : [])] as const;

/**
 * A separate browser, for tests from outside of a page. With `voices`, it speaks with those of the
 * system.
 */
export function launch(name: (typeof BROWSERS)[number], { voices = false } = {}): Promise<Browser> {
  if (name === 'firefox')
    return firefox.launch({ channel: 'moz-firefox', executablePath: findFirefox()! });
  return chromium.launch({
    executablePath: findChromium()!,
    args: [...CHROMIUM_FLAGS, ...(voices ? ['--enable-speech-dispatcher'] : [])],
    // A muted Chromium ends every utterance at once, without a start.
    ...(voices && { ignoreDefaultArgs: ['--mute-audio'] }),
  });
}
