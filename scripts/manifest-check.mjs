// Fails when custom-elements.json no longer says what the sources say.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { giveUp, ROOT } from './setup.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'manifest-'));
const args = [
  'analyze',
  '--config',
  'scripts/manifest.config.mjs',
  '--quiet',
  '--outdir',
  relative(ROOT, scratch),
];
const cem = join(ROOT, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
const { status } = spawnSync(process.execPath, [cem, ...args], { cwd: ROOT, stdio: 'inherit' });
const now = read(join(scratch, 'custom-elements.json'));
rmSync(scratch, { recursive: true, force: true });
if (status !== 0 || now === undefined) giveUp('The sources could not be analyzed.');
if (now !== read(join(ROOT, 'custom-elements.json')))
  giveUp('custom-elements.json is out of date: npm run manifest');

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
