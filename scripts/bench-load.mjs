// npm run bench:load: what the player costs a page before the press, and what the press waits for.
//   --dist DIR      a build to measure, instead of one that is made now
//   --against DIR   a second build, which is measured side by side
//   --no-peers      without other players, which are installed for it
//   --runs N        pages of each kind (9)
//   --only a,b      of waterfall, before, press, functions, vitals
//   --browsers a,b  of chromium, firefox
//   --shots DIR     also pictures of the states
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchBeforePress, showFunctionsBefore } from './bench-load/before-press.mjs';
import { browsersHere, launch } from './bench-load/browser.mjs';
import { page, playerPage } from './bench-load/pages.mjs';
import { bundledPeers } from './bench-load/peers.mjs';
import { benchPress, showFunctions } from './bench-load/press.mjs';
import { serve } from './bench-load/server.mjs';
import { takeShots } from './bench-load/shots.mjs';
import { benchVitals } from './bench-load/vitals.mjs';
import { showWaterfall } from './bench-load/waterfall.mjs';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { ensurePackages, giveUp, ROOT } from './setup.mjs';

const { values: options } = parseArgs({
  options: {
    dist: { type: 'string' },
    against: { type: 'string' },
    'no-peers': { type: 'boolean', default: false },
    runs: { type: 'string', default: '9' },
    only: { type: 'string', default: 'waterfall,before,press,functions,vitals' },
    browsers: { type: 'string', default: 'chromium,firefox' },
    shots: { type: 'string' },
  },
});
const runs = Number(options.runs);
const parts = options.only.split(',');
const scratch = mkdtempSync(join(tmpdir(), 'bench-load-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

await ensurePackages();
const missing = ensureBrowsers({ firefox: true });
if (missing) giveUp(missing);

/** The builds by the names that they have in the tables. */
const folders = {
  player: resolve(options.dist ?? make('build.mjs', 'dist')),
  ...(options.against && { against: resolve(options.against) }),
};
const builds = Object.keys(folders);
const peers =
  parts.includes('before') && !options['no-peers']
    ? await bundledPeers(join(scratch, 'peers'))
    : undefined;
const demo = parts.includes('vitals') ? make('site.mjs', 'site') : undefined;
const site = await serve(pages(), servedFolders());

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
for (const name of browsersHere().filter((each) => options.browsers.split(',').includes(each))) {
  const browser = await launch(name);
  console.log(`# ${name} ${browser.version()}\n`);
  await measure({ browser, name, site, builds, folders, runs });
  await browser.close();
}
site.close();

/** Runs a script that builds something into a new folder. @returns the folder. */
function make(script, folder) {
  const out = join(scratch, folder);
  console.log(`${script} …`);
  // What runs tests says "test", with which the bundler would take Lit's build for developers.
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts', script), out], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) giveUp(`scripts/${script} failed.`);
  return out;
}

function pages() {
  const all = { '/none': page(), ...peers?.pages };
  for (const build of builds)
    for (const loading of ['intent', 'auto', 'eager'])
      all[`/${build}/${loading}`] = playerPage(build, loading);
  return all;
}

function servedFolders() {
  return {
    ...Object.fromEntries(builds.map((build) => [`/${build}/`, folders[build]])),
    ...(peers && { '/peers/': peers.folder }),
    ...(demo && { '/site/': demo }),
  };
}

/** What only Chromium's protocol tells is left out elsewhere. */
async function measure(given) {
  const isChromium = given.name === 'chromium';
  const part = async (name, title, run) => {
    if (!parts.includes(name)) return;
    const load = loadavg()
      .map((each) => each.toFixed(1))
      .join(', ');
    console.log(`## ${title} (load of the machine: ${load})\n`);
    await run();
  };
  await part('waterfall', 'Files', () => showWaterfall(given));
  if (isChromium)
    await part('before', 'Before a press', () =>
      benchBeforePress({ ...given, players: { ...ownPages(), ...peers?.players } }),
    );
  await part('press', 'From the press to the voice', () => benchPress(given));
  if (isChromium)
    await part(
      'functions',
      'Functions before a press, and between core.js and speak()',
      async () => {
        await showFunctionsBefore(given);
        await showFunctions(given);
      },
    );
  if (isChromium) await part('vitals', 'Blocking time and layout shifts', () => vitals(given));
  if (options.shots) await takeShots({ ...given, folder: resolve(options.shots) });
}

/** A title and a path for each way to load each build. */
function ownPages() {
  const ways = { intent: 'intent', auto: 'auto, idle' };
  return Object.fromEntries(
    builds.flatMap((build) =>
      Object.entries(ways).map(([loading, way]) => [`${build} (${way})`, `/${build}/${loading}`]),
    ),
  );
}

async function vitals(given) {
  const own = Object.entries(ownPages()).map(([title, path]) => [title, { path }]);
  await benchVitals({
    ...given,
    pages: { 'no player': { path: '/none' }, ...Object.fromEntries(own) },
  });
  const path = '/site/index.html';
  await benchVitals({
    ...given,
    pages: {
      'landing page, player blocked': { path, blocked: '**/player/**' },
      'landing page': { path },
    },
  });
}
