// npm run test:long: random commands in every fake browser, 10,000 times.
import { spawnSync } from 'node:child_process';
import { ROOT } from './setup.mjs';

const { status } = spawnSync(
  process.execPath,
  ['.ci/test.mjs', '--project', 'node', 'test/scenarios/properties.test.ts'],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { PROPERTY_RUNS: '10000', ...process.env },
  },
);
process.exitCode = status ?? 1;
