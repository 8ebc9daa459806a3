// npm run test:long: random commands in every fake browser, 10,000 times, from a random seed.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { ROOT } from './setup.mjs';

const seed = process.env.PROPERTY_SEED ?? String(randomInt(2 ** 31));
console.log(`Seed ${seed}; PROPERTY_SEED=${seed} npm run test:long repeats this run.`);
const test = ['scripts/test.mjs', '--project', 'slow', 'test/slow/scenarios/properties.test.ts'];
const { status } = spawnSync(process.execPath, test, {
  cwd: ROOT,
  stdio: 'inherit',
  env: { PROPERTY_RUNS: '10000', TEST_LIMIT_MINUTES: '240', ...process.env, PROPERTY_SEED: seed },
});
process.exitCode = status ?? 1;
