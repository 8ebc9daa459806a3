// As Lighthouse has it: blocking time on a CPU of a quarter of the speed, and what moves. Chromium only.
import { articleRead, inFreshPage, press, settled } from './browser.mjs';
import { median, number, printTable, spread } from './tables.mjs';

const SLOWDOWN = 4;
/** In ms: what of a task is longer blocks. */
const LONG = 50;

/**
 * `pages`: a title and `{ path, blocked }` for each; `blocked`: the files that are not loaded. The
 * others are compared with the first.
 */
export async function benchVitals({ browser, site, pages, runs }) {
  const results = Object.fromEntries(Object.keys(pages).map((title) => [title, []]));
  for (let run = 0; run < runs; run++)
    for (const [title, { path, blocked }] of Object.entries(pages))
      results[title].push({
        ...(await blocking(browser, site.url + path, blocked)),
        ...(await shifts(browser, site.url + path, blocked)),
      });
  print(results);
}

async function open(page, url, blocked) {
  if (blocked) await page.route(blocked, (route) => route.abort());
  await page.goto(url);
  // Here the core comes by itself.
  if (url.endsWith('/auto')) await articleRead(page);
  await settled(page);
}

/** From the navigation until the page is idle. */
function blocking(browser, url, blocked) {
  return inFreshPage(browser, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await open(page, url, blocked);
    const tasks = await page.evaluate(() => {
      for (const flush of globalThis.bench.flush) flush();
      return globalThis.bench.tasks;
    });
    const sum = tasks.reduce((total, { duration }) => total + Math.max(0, duration - LONG), 0);
    return { blocking: sum, longest: Math.max(0, ...tasks.map(({ duration }) => duration)) };
  });
}

/**
 * From the navigation until the voice speaks, if there is a player. Until the press, it is also
 * traced for how long the thread has run, whatever else the machine did.
 */
function shifts(browser, url, blocked) {
  return inFreshPage(browser, async (page) => {
    await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
    await open(page, url, blocked);
    const cpuBlocking = blockingOf(await browser.stopTracing());
    const hasPlayer = await page.evaluate(() => Boolean(customElements.get('article-player')));
    if (hasPlayer) {
      await press(page);
      await page.waitForFunction(() => globalThis.bench.playingAt !== undefined);
      await settled(page);
    }
    const seen = await page.evaluate(() => {
      for (const flush of globalThis.bench.flush) flush();
      return globalThis.bench.shifts;
    });
    const sum = (list) => list.reduce((total, { value }) => total + value, 0);
    return {
      cpuBlocking,
      shift: sum(seen.filter(({ afterInput }) => !afterInput)),
      allShift: sum(seen),
    };
  });
}

/** The blocking time of the page's main thread in a trace, if its CPU were slower. */
function blockingOf(trace) {
  const { traceEvents } = JSON.parse(String(trace));
  const { pid, tid, ts } = traceEvents.findLast(({ name }) => name === 'bench begins');
  const tasks = traceEvents.filter(
    (event) => event.pid === pid && event.tid === tid && event.ts >= ts && isTask(event),
  );
  const times = tasks.map(({ tdur }) => (SLOWDOWN * tdur) / 1000);
  return times.reduce((total, time) => total + Math.max(0, time - LONG), 0);
}

const isTask = ({ name, tdur }) => name === 'ThreadControllerImpl::RunTask' && tdur > 0;

function print(results) {
  const middle = (list, key) => median(list.map((each) => each[key]));
  const [first] = Object.values(results);
  const rows = Object.entries(results).map(([title, list]) => [
    title,
    spread(list.map(({ blocking }) => blocking)),
    number(middle(list, 'blocking') - middle(first, 'blocking')),
    spread(list.map(({ cpuBlocking }) => cpuBlocking)),
    number(middle(list, 'cpuBlocking') - middle(first, 'cpuBlocking')),
    spread(list.map(({ longest }) => longest)),
    number(middle(list, 'shift'), 4),
    number(middle(list, 'allShift'), 4),
    number(middle(list, 'shift') - middle(first, 'shift'), 4),
  ]);
  printTable(
    [
      'page',
      `blocking time, ms, ${SLOWDOWN} × slower`,
      'more than the first',
      `CPU: the same by ${SLOWDOWN} × the time that tasks ran`,
      'more than the first',
      'longest task, ms',
      'layout shift',
      'with those after input',
      'more than the first',
    ],
    rows,
  );
}
