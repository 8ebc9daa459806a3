// Pictures of the states of the player, to be looked at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { defined, inFreshPage, press, settled, spoken } from './browser.mjs';

const isCore = (path) => path.endsWith('.core.js');
const STATES = {
  idle: { act: settled },
  busy: {
    delay: (path) => (isCore(path) ? 5000 : 0),
    act: async (page) => {
      await press(page);
      await page.waitForFunction(() => globalThis.bench.busyAt !== undefined);
      await page.waitForTimeout(1000);
    },
  },
  playing: {
    act: async (page) => {
      await press(page);
      await spoken(page);
      await settled(page);
    },
  },
  failed: {
    fails: isCore,
    act: async (page) => {
      await press(page);
      await page.locator('[part=error]:not(:empty)').waitFor();
      await settled(page);
    },
  },
};

export async function takeShots({ browser, name, site, builds, folder }) {
  mkdirSync(folder, { recursive: true });
  const usual = { ...site.behaviour };
  for (const build of builds)
    for (const [state, { act, ...behaviour }] of Object.entries(STATES)) {
      Object.assign(site.behaviour, usual, behaviour);
      const path = join(folder, `${build}-${name}-${state}.png`);
      await inFreshPage(browser, async (page) => {
        await page.goto(`${site.url}/${build}/intent`);
        await defined(page);
        await act(page);
        await page.screenshot({ path });
      });
      console.log(path);
    }
  Object.assign(site.behaviour, usual);
}
