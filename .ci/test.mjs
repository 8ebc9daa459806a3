// npm test [-- what vitest is to be told] | npm run test:voices | npm run soak
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowsers } from './ensure-browsers.mjs';
import { ensureSound } from './sound.mjs';
import { ensurePackages, giveUp, ROOT } from './setup.mjs';

const [first, ...rest] = process.argv.slice(2);
/** What speaks with real voices: its configuration, and in how many ms it must be over, for a browser that hangs must not hang those who wait. */
const WITH_VOICES = {
  voices: { config: 'test/voices/vitest.config.ts', within: 15 * 60_000 },
  soak: {
    config: 'test/voices/soak/vitest.config.ts',
    within: (Number(process.env.SOAK_MINUTES ?? 20) + 10) * 60_000,
  },
};
const voices = WITH_VOICES[first];
const args = voices ? ['--config', voices.config, ...rest] : process.argv.slice(2);

ensurePackages();
const missing = ensureBrowsers() ?? (voices ? ensureSound() : undefined);
if (missing) giveUp(missing);

const scratch = mkdtempSync(join(tmpdir(), 'article-player-'));
const logs = process.env.VOICES_LOG ?? join(tmpdir(), 'article-player-voices');
const countsFile = join(scratch, 'counts.json');
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=./.ci/count-reporter.mjs'];
const { status } = spawnSync(process.execPath, [...vitest, ...args], {
  cwd: ROOT,
  stdio: 'inherit',
  timeout: voices?.within ?? 15 * 60_000,
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
