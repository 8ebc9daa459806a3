// npm test [-- what Vitest is to be told] | npm run test:all | npm run test:voices | npm run test:recipes | npm run soak
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { ensurePackages, giveUp, ROOT } from './setup.mjs';
import { ensureSound } from './sound.mjs';

const projects = (...names) => names.flatMap((name) => ['--project', name]);
const SOAK_MINUTES = Number(process.env.SOAK_MINUTES ?? 20);

/**
 * What can be run: what Vitest is told, what it needs, what is said first, and after how many
 * minutes it is stopped.
 */
const RUNS = {
  default: {
    args: projects('unit', 'dom'),
    takes:
      'Unit tests in Node and DOM tests in Chromium: two to four minutes on two cores. All tests: npm run test:all',
    limit: 30,
  },
  /** What `.ci/run` does after `npm test`. */
  rest: {
    args: projects('cross-browser', 'slow', 'slow-browser'),
    firefox: true,
    takes: 'The DOM tests in Firefox and the slow tests: three to eight minutes on two cores.',
    limit: 45,
  },
  all: {
    args: [],
    firefox: true,
    takes:
      'All tests but those with real voices (npm run test:voices): five to twelve minutes on two cores.',
    limit: 60,
  },
  voices: {
    args: ['--config', 'test/slow/voices/vitest.config.ts'],
    firefox: true,
    sound: true,
    takes: 'Real voices in real time: about three minutes.',
    limit: 15,
  },
  recipes: {
    args: ['--config', 'test/slow/recipes/vitest.config.ts'],
    takes:
      'Installs Next.js, Nuxt, Astro, SvelteKit, Eleventy and what Ghost checks themes with (1 GB), and plays a site of each: ten to twenty minutes.',
    limit: 60,
  },
  soak: {
    args: ['--config', 'test/slow/voices/soak/vitest.config.ts'],
    firefox: true,
    sound: true,
    takes: `Random commands with real voices: ${SOAK_MINUTES} minutes a browser (SOAK_MINUTES).`,
    limit: SOAK_MINUTES + 10,
  },
};

const given = process.argv.slice(2);
const name = Object.hasOwn(RUNS, given[0]) ? given.shift() : 'default';
const run = RUNS[name];
// Who names projects wants those alone.
const args = given.includes('--project') ? given : [...run.args, ...given];
const firefox = run.firefox || given.some((each) => /cross-browser|slow/.test(each));

await ensurePackages();
const missing = ensureBrowsers({ firefox }) ?? (run.sound ? ensureSound() : undefined);
if (missing) giveUp(missing);

const scratch = mkdtempSync(join(tmpdir(), 'article-player-'));
const progressFile = join(scratch, 'progress.json');
const logs = process.env.VOICES_LOG ?? join(tmpdir(), 'article-player-voices');
console.log(run.takes);
const { status, stopped } = await runVitest();
report(progress(), stopped);
rmSync(scratch, { recursive: true, force: true });
process.exitCode = status;

/**
 * Runs Vitest, and stops it and its browsers when it takes longer than it may: one that hangs must
 * not hang those who wait.
 */
async function runVitest() {
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=./scripts/progress-reporter.mjs',
    ...args,
  ];
  const limit = Number(process.env.TEST_LIMIT_MINUTES ?? run.limit);
  const child = spawn(process.execPath, vitest, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PROGRESS_FILE: progressFile, VOICES_LOG: logs },
  });
  const over = new AbortController();
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  const late = wait(limit * 60_000, 'late', { signal: over.signal, ref: false }).catch(
    () => undefined,
  );
  const first = await Promise.race([ended, late]);
  over.abort();
  if (first !== 'late') return { status: first };
  // Playwright closes its browsers on SIGTERM.
  child.kill('SIGTERM');
  await Promise.race([ended, wait(10_000)]);
  child.kill('SIGKILL');
  return { status: 1, stopped: `stopped after ${limit} minutes` };
}

/** What the reporter wrote last; a run that broke off before has no test. */
function progress() {
  try {
    return JSON.parse(readFileSync(progressFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, failures: [], running: [] };
  }
}

function report({ passed, failed, failures, running }, stopped) {
  if (failures.length > 0) console.log('\nFailures:');
  for (const { file, test, reason } of failures)
    console.log(`  ${file}\n    ${test}\n      ${reason}`);
  if (stopped) {
    const unfinished =
      running.length > 0 ? `not ended: ${running.join(', ')}` : 'no test file had begun';
    console.log(`\n${stopped}: ${unfinished}`);
  }
  if (run.sound) console.log(`What was spoken, and when: ${logs}`);
  // A run that broke off has failed, even where no test has.
  const brokeOff = stopped || (status !== 0 && failed === 0);
  console.log(`${passed} passed, ${failed + (brokeOff ? 1 : 0)} failed`);
}
