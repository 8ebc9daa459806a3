// What a player costs a page that is only read: time of scripts and of tasks, and bytes. Chromium only.
import { articleRead, inFreshPage, settled } from './browser.mjs';
import { functionsBetween, merged, printTree, profiled, sourceNames } from './profile.mjs';
import { median, number, printTable, spread } from './tables.mjs';

/** `players`: a title and a path for each. All pages are loaded by turns, `runs` times. */
export async function benchBeforePress({ browser, site, players, runs }) {
  const all = { 'no player': '/none', ...players };
  const results = Object.fromEntries(Object.keys(all).map((title) => [title, []]));
  for (let run = 0; run < runs; run++)
    for (const [title, path] of Object.entries(all))
      results[title].push(await costs(browser, site.url + path));
  print(results);
}

/** What runs from the navigation until the page is idle, of each build with loading="intent". */
export async function showFunctionsBefore({ browser, site, builds, folders, runs }) {
  for (const build of builds) {
    const nameOf = sourceNames(folders[build]);
    const trees = [];
    for (let run = 0; run < runs; run++)
      trees.push(
        await inFreshPage(browser, async (page) => {
          const profile = await profiled(page, async () => {
            await page.goto(`${site.url}/${build}/intent`);
            await settled(page);
          });
          return functionsBetween(profile, [0, Infinity], nameOf);
        }),
      );
    console.log(`### ${build}, before a press: ms, mean of ${runs}\n\n\`\`\``);
    printTree(withoutWaiting(merged(trees)), runs);
    console.log('```\n');
  }
}

function withoutWaiting(tree) {
  for (const name of ['(idle)', '(program)']) {
    tree.time -= tree.children.get(name)?.time ?? 0;
    tree.children.delete(name);
  }
  return tree;
}

function costs(browser, url) {
  return inFreshPage(browser, async (page) => {
    const session = await page.context().newCDPSession(page);
    // Time in which the thread has run, whatever else the machine does.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(url);
    // Here the core comes by itself.
    if (url.endsWith('/auto')) await articleRead(page);
    await settled(page);
    const { metrics } = await session.send('Performance.getMetrics');
    // Chromium counts what runs in microtasks, as Lit's updates, as a part of tasks alone.
    const ms = (wanted) => 1000 * metrics.find(({ name }) => name === wanted).value;
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
    return { script: ms('ScriptDuration'), task: ms('TaskDuration'), bytes };
  });
}

function print(results) {
  const [none, ...players] = Object.values(results).map((list) => ({
    list,
    script: median(list.map(({ script }) => script)),
    task: median(list.map(({ task }) => task)),
    bytes: median(list.map(({ bytes }) => bytes)),
  }));
  const titles = Object.keys(results);
  const first = players[0];
  const rows = players.map((each, index) => {
    const [script, task] = [each.script - none.script, each.task - none.task];
    return [
      titles[index + 1],
      number(script, 1),
      `${number(script / (first.script - none.script), 2)} ×`,
      number(task, 1),
      `${number(task / (first.task - none.task), 2)} ×`,
      number(each.bytes),
      `${number(each.bytes / first.bytes, 2)} ×`,
      spread(
        each.list.map(({ script }) => script),
        1,
      ),
    ];
  });
  console.log(
    `CPU ms of the main thread, more than without a player (scripts ${spread(
      none.list.map(({ script }) => script),
      1,
    )}, tasks ${spread(
      none.list.map(({ task }) => task),
      1,
    )}); median of ${none.list.length} pages; × of ${titles[1]}\n`,
  );
  printTable(
    ['player', 'scripts', '', 'tasks', '', 'gzip bytes', '', 'scripts, not subtracted'],
    rows,
  );
}
