// From the press to the voice, when each file takes 300 ms to come.
import { defined, inFreshPage, press, settled, spoken } from './browser.mjs';
import { cpuTimes, markTimes, withMarks } from './marks.mjs';
import { functionsBetween, merged, printTree, profiled, sourceNames } from './profile.mjs';
import { median, number, printTable, spread } from './tables.mjs';

const DELAY = 300;

/** Of all builds by turns. Chromium also says for how long its main thread has run. */
export async function benchPress({ browser, name, site, builds, runs }) {
  const results = Object.fromEntries(
    builds.map((build) => [build, { cold: [], warm: [], cpu: [] }]),
  );
  await delayed(site, withMarks, async () => {
    for (let run = 0; run < runs; run++)
      for (const build of builds) {
        const { cold, warm, cpu } = results[build];
        cold.push(await pressAtOnce(browser, `${site.url}/${build}/intent`));
        warm.push(await pressWithCore(browser, `${site.url}/${build}/eager`));
        if (name === 'chromium') cpu.push(await traced(browser, `${site.url}/${build}/intent`));
      }
  });
  print(name, results);
}

/** What runs from the arrival of core.js to `speak()`, of each build. Chromium only. */
export async function showFunctions({ browser, site, builds, folders, runs }) {
  for (const build of builds) {
    const nameOf = sourceNames(folders[build]);
    const trees = [];
    await delayed(site, undefined, async () => {
      for (let run = 0; run < runs; run++)
        trees.push(await functionsOf(browser, `${site.url}/${build}/intent`, nameOf));
    });
    console.log(`### ${build}: ms, mean of ${runs}\n\n\`\`\``);
    printTree(merged(trees), runs);
    console.log('```\n');
  }
}

async function delayed(site, change, act) {
  site.behaviour.change = change;
  site.behaviour.delay = (path) => (path.endsWith('.js') ? DELAY : 0);
  await act();
  site.behaviour.change = undefined;
  site.behaviour.delay = () => 0;
}

/** Calls `act` with a page where the shell is there and nothing else. */
const onShell = (browser, url, act) =>
  inFreshPage(browser, async (page) => {
    await page.goto(url);
    await defined(page);
    await page.evaluate(noteAttachment);
    return act(page);
  });

/** In the page: the first thing that the core does with its element is to add a controller. */
function noteAttachment() {
  const player = document.querySelector('article-player');
  const { addController } = player;
  player.addController = function (...args) {
    if (!globalThis.bench.attachedAt) performance.mark('bench attached');
    globalThis.bench.attachedAt ??= performance.now();
    return addController.apply(this, args);
  };
}

async function pressUntilSpoken(page) {
  await press(page);
  await spoken(page);
}

const pressAtOnce = (browser, url) =>
  onShell(browser, url, async (page) => {
    await pressUntilSpoken(page);
    return page.evaluate(markTimes);
  });

const traced = (browser, url) =>
  onShell(browser, url, async (page) => {
    await browser.startTracing(page, { categories: ['blink.user_timing'] });
    await pressUntilSpoken(page);
    return cpuTimes(await browser.stopTracing());
  });

const functionsOf = (browser, url, nameOf) =>
  onShell(browser, url, async (page) => {
    const profile = await profiled(page, () => pressUntilSpoken(page));
    const times = await page.evaluate(() => {
      const files = performance.getEntriesByType('resource');
      const { responseEnd } = files.find(({ name }) => name.endsWith('.core.js'));
      return [responseEnd, globalThis.bench.speaks[0].at];
    });
    return functionsBetween(profile, times, nameOf);
  });

const pressWithCore = (browser, url) =>
  inFreshPage(browser, async (page) => {
    await page.goto(url);
    await defined(page);
    await page.evaluate(() => document.querySelector('article-player').ready);
    await settled(page);
    await pressUntilSpoken(page);
    return page.evaluate(() => {
      const { pressedAt, speaks } = globalThis.bench;
      return { speak: speaks[0].at - pressedAt, inPress: speaks[0].inPress };
    });
  });

const PARTS = {
  'pointer over the player → press': (t) => -t.over,
  'press → core.js is requested': (t) => t.requested,
  'requested → core.js has come': (t) => t.responded - t.requested,
  'has come → evaluation starts (compilation, waiting)': (t) => t.coreStart - t.responded,
  'evaluation of core.js': (t) => t.coreEnd - t.coreStart,
  'evaluated → core is made': (t) => t.attached - t.coreEnd,
  'made → speak() (reading, events)': (t) => t.speak - t.attached,
  'core.js has come → speak()': (t) => t.speak - t.responded,
  'press → features.js starts': (t) => t.featuresStart,
  'press → controls.js starts': (t) => t.controlsStart,
};
const CPU_PARTS = {
  'CPU: press → evaluation starts': (t) => t.coreStart - t.press,
  'CPU: evaluation of core.js': (t) => t.coreEnd - t.coreStart,
  'CPU: evaluated → core is made': (t) => t.attached - t.coreEnd,
  'CPU: made → speak()': (t) => t.speak - t.attached,
  'CPU: press → speak()': (t) => t.speak - t.press,
};

function print(name, results) {
  const all = Object.entries(results);
  console.log(`### ${name}: each script delayed by ${DELAY} ms; ms, median (least–most)\n`);
  const row = (what, valuesOf) => [what, ...all.map(([, result]) => valuesOf(result))];
  const rows = (parts, key) =>
    Object.entries(parts).map(([part, of]) =>
      row(part, (result) => spread(result[key].map(of), 1)),
    );
  const yes = (list) => `${list.filter(({ inPress }) => inPress).length} of ${list.length}`;
  printTable(
    ['', ...all.map(([build]) => build)],
    [
      row('press → busy is shown', ({ cold }) => spread(cold.map(({ busy }) => busy))),
      row('press → speak()', ({ cold }) => spread(cold.map(({ speak }) => speak))),
      row('core there: press → speak()', ({ warm }) =>
        spread(
          warm.map(({ speak }) => speak),
          1,
        ),
      ),
      row('core there: in the task of the press', ({ warm }) => yes(warm)),
      ...rows(PARTS, 'cold'),
      ...(name === 'chromium' ? rows(CPU_PARTS, 'cpu') : []),
    ],
  );
  compare(all);
}

function compare([[, first], ...others]) {
  const middle = ({ cold }) => median(cold.map(({ speak }) => speak));
  for (const [build, other] of others) {
    const [own, its] = [middle(first), middle(other)];
    console.log(`${build}: ${number(its - own, 1)} ms more, ${number(its / own, 2)} times.\n`);
  }
}
