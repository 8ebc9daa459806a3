// Which files a page loads, and when.
import { articleRead, defined, inFreshPage, press, settled, spoken } from './browser.mjs';
import { number, printTable } from './tables.mjs';

const pressed = async (page) => {
  await press(page);
  await spoken(page);
  await settled(page);
};
const CASES = {
  'only read, loading="intent"': { loading: 'intent', act: settled },
  'play pressed at once, loading="intent"': { loading: 'intent', act: pressed },
  'play pressed when idle, loading="auto"': {
    loading: 'auto',
    act: async (page) => {
      await articleRead(page);
      await settled(page);
      await pressed(page);
    },
  },
};

/** Prints a table for each case and build. No response is delayed. */
export async function showWaterfall({ browser, name, site, builds }) {
  for (const build of builds)
    for (const [title, { loading, act }] of Object.entries(CASES)) {
      const { files, pressedAt, speakAt } = await inFreshPage(browser, async (page) => {
        await page.goto(`${site.url}/${build}/${loading}`);
        await defined(page);
        await act(page);
        return page.evaluate(loadedFiles);
      });
      console.log(`### ${name}, ${build}: ${title}\n`);
      const rows = files.map(({ file, bytes, start, end }) => [
        file,
        number(bytes),
        number(start),
        number(end),
      ]);
      printTable(['file', 'gzip bytes', 'start, ms', 'end, ms'], rows);
      const sum = files.slice(1).reduce((total, { bytes }) => total + bytes, 0);
      const when =
        pressedAt && `; press at ${number(pressedAt)} ms, speak() at ${number(speakAt)} ms`;
      console.log(`Without the page: ${sum} bytes, ${files.length - 1} files${when ?? ''}.\n`);
    }
}

/** In the page: ms since the navigation. */
function loadedFiles() {
  const { pressedAt, speaks } = globalThis.bench;
  const entries = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
  const files = entries
    .filter(({ name }) => name.startsWith('http'))
    .map(({ name, encodedBodySize, startTime, responseEnd }) => ({
      file: new URL(name).pathname.split('/').at(-1),
      bytes: encodedBodySize,
      start: startTime,
      end: responseEnd,
    }));
  return { files, pressedAt, speakAt: speaks[0]?.at };
}
