// Which functions run between the arrival of core.js and speak(), by Chromium's CPU profiler.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';

/** In µs. */
const INTERVAL = 250;

/** Profiles what `act` does. @returns Chromium's profile, and when the page's clock began, in µs. */
export async function profiled(page, act) {
  const session = await page.context().newCDPSession(page);
  for (const domain of ['Profiler', 'Performance']) await session.send(`${domain}.enable`);
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.send('Profiler.start');
  await act();
  const { profile } = await session.send('Profiler.stop');
  const { metrics } = await session.send('Performance.getMetrics');
  const { value } = metrics.find(({ name }) => name === 'NavigationStart');
  return { profile, began: value * 1e6 };
}

/**
 * The functions that ran between two times, in ms of the page's clock, as a tree: each with its time
 * and that of those that it has called, in ms.
 */
export function functionsBetween({ profile, began }, [from, to], nameOf) {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const root = { name: 'all', time: 0, children: new Map() };
  let at = profile.startTime;
  profile.samples.forEach((id, index) => {
    const start = at + profile.timeDeltas[index];
    const next = profile.timeDeltas[index + 1] ?? 0;
    at = start;
    const ms = (at - began) / 1000;
    if (ms < from || ms >= to) return;
    addSample(root, pathTo(id, nodes, parents).map(nameOf).filter(Boolean), next / 1000);
  });
  return root;
}

function pathTo(id, nodes, parents) {
  const path = [];
  for (let each = id; each !== undefined; each = parents.get(each))
    path.unshift(nodes.get(each).callFrame);
  return path;
}

function addSample(root, path, time) {
  let node = root;
  node.time += time;
  for (const name of path) {
    // A function that calls itself is one.
    if (name === node.name) continue;
    if (!node.children.has(name)) node.children.set(name, { name, time: 0, children: new Map() });
    node = node.children.get(name);
    node.time += time;
  }
}

/** One tree of several: times are added. */
export function merged(trees) {
  const add = (sum, { time, children }) => {
    sum.time += time;
    for (const [name, child] of children) {
      if (!sum.children.has(name)) sum.children.set(name, { name, time: 0, children: new Map() });
      add(sum.children.get(name), child);
    }
    return sum;
  };
  return trees.reduce(add, { name: 'all', time: 0, children: new Map() });
}

/** Names functions of a build by their file and line in the sources. */
export function sourceNames(dist) {
  const maps = new Map();
  const mapOf = (file) => {
    const path = join(dist, `${file}.map`);
    if (!maps.has(file))
      maps.set(
        file,
        existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined,
      );
    return maps.get(file);
  };
  return ({ functionName, url, lineNumber, columnNumber }) => {
    if (functionName === '(root)') return undefined;
    if (!url) return functionName.startsWith('(') ? functionName : undefined;
    const file = url.split('/').at(-1);
    const entry = mapOf(file)?.findEntry(lineNumber, columnNumber);
    if (!entry?.originalSource) return `${file} ${functionName || '(top)'}`;
    const source = entry.originalSource.replace(/^.*?(?=src\/|node_modules\/|lit)/, '');
    return `${source}:${entry.originalLine + 1}`;
  };
}

/** Prints a tree of functions, without those below a part of the whole. */
export function printTree(root, runs, part = 0.03) {
  const print = (node, depth) => {
    console.log(`${(node.time / runs).toFixed(1).padStart(8)}  ${'  '.repeat(depth)}${node.name}`);
    const children = [...node.children.values()].sort((one, other) => other.time - one.time);
    for (const child of children) if (child.time > part * root.time) print(child, depth + 1);
  };
  print(root, 0);
}
