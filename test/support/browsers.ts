import { PlaywrightBrowserProvider, playwright } from '@vitest/browser-playwright';
import { findChromium, findFirefox, CHROMIUM_FLAGS } from '../../scripts/browsers.mjs';

const chromiumPath = findChromium();
const chromium = playwright({
  launchOptions: {
    ...(chromiumPath ? { executablePath: chromiumPath } : { channel: 'chrome' }),
    args: CHROMIUM_FLAGS,
  },
});

const firefoxPath = findFirefox();
const firefoxOptions = {
  launchOptions: { channel: 'moz-firefox', ...(firefoxPath && { executablePath: firefoxPath }) },
};

/**
 * Over WebDriver BiDi the test frame is not always found by its name: it is found by its element.
 */
class Firefox extends PlaywrightBrowserProvider {
  override getCommandsContext(sessionId: string) {
    const context = super.getCommandsContext(sessionId);
    context.frame = async () => {
      const element = await context.page.waitForSelector('[data-vitest="true"]');
      return (await element.contentFrame())!;
    };
    return context;
  }
}

const firefox = {
  ...playwright(firefoxOptions),
  providerFactory: (project: ConstructorParameters<typeof Firefox>[0]) =>
    new Firefox(project, firefoxOptions),
};

export const hasFirefox = firefoxPath !== undefined;

/** Chromium always; Firefox if it is installed. */
export const instances = [
  { browser: 'chromium' as const, provider: chromium },
  ...(hasFirefox ? [{ browser: 'firefox' as const, provider: firefox }] : []),
];
