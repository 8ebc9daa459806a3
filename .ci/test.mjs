// npm test [-- what vitest is to be told] | npm run test:voices
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { ensureSound } from './sound.mjs';
import { ensurePackages, giveUp, ROOT } from './setup.mjs';

const [first, ...rest] = process.argv.slice(2);
const voices = first === 'voices';
const args = voices ? ['--config', 'test/voices/vitest.config.ts', ...rest] : process.argv.slice(2);

ensurePackages();
const missing = ensureBrowsers() ?? (voices ? ensureSound() : undefined);
if (missing) giveUp(missing);

const scratch = mkdtempSync(join(tmpdir(), 'article-player-'));
const logs = process.env.VOICES_LOG ?? join(tmpdir(), 'article-player-voices');
const countsFile = join(scratch, 'counts.json');
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=./.ci/count-reporter.mjs'];
/** A browser that hangs must not hang those who wait for it. In ms; the voices take four minutes. */
const OVER_WITHIN = 15 * 60_000;
const { status } = spawnSync(process.execPath, [...vitest, ...args], {
  cwd: ROOT,
  stdio: 'inherit',
  timeout: OVER_WITHIN,
  env: { ...process.env, COUNTS_FILE: countsFile, VOICES_LOG: logs },
});
const { passed, failed } = counts(status === 0 ? 0 : 1);
rmSync(scratch, { recursive: true, force: true });
if (voices) console.log(`What was spoken, and when: ${logs}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = status ?? 1;

/** A run that broke off counted nothing. */
function counts(failures) {
  try {
    return JSON.parse(readFileSync(countsFile, 'utf8'));
  } catch {
    return { passed: 0, failed: failures };
  }
}
