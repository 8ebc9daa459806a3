import { chromium, firefox, type Browser } from 'playwright';
import { CHROMIUM_FLAGS, findChromium, findFirefox } from '../../.ci/browsers.mjs';

export const BROWSERS = ['chromium', ...(findFirefox() ? ['firefox' as const] : [])] as const;

/** A browser that speaks with the voices of the system. */
export function launch(name: (typeof BROWSERS)[number]): Promise<Browser> {
  if (name === 'firefox') return firefox.launch({ channel: 'moz-firefox', executablePath: findFirefox()! });
  return chromium.launch({
    executablePath: findChromium()!,
    args: [...CHROMIUM_FLAGS, '--enable-speech-dispatcher'],
    // A muted Chromium ends every utterance at once, without a start.
    ignoreDefaultArgs: ['--mute-audio'],
  });
}
