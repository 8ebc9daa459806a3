// Nothing but what Node brings along may be imported here: it runs before the packages are there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Ends the script with one line for the person who started it. */
export function giveUp(line) {
  console.error(line);
  process.exit(1);
}

/** Installs the packages of package-lock.json, unless they are there. */
export function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) giveUp(`Node 20.19 or newer is needed; this is ${process.version}.`);
  if (packagesAreThere(ROOT)) return;
  console.log('Installing packages (npm ci), half a minute or so …');
  const { status } = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) giveUp('npm ci failed, see above: without its packages nothing runs.');
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm leaves its own list in node_modules once it is done; times say
 * nothing, since a checkout or a restored cache sets them anew.
 */
export function packagesAreThere(root) {
  const wanted = packagesOf(`${root}/package-lock.json`);
  const there = packagesOf(`${root}/node_modules/.package-lock.json`);
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    // Optional ones that are not there are mostly those of other systems.
    return there[path] ? there[path].version === version : Boolean(optional || devOptional);
  });
}

function packagesOf(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : undefined;
}

function npm(args) {
  const options = { cwd: ROOT, stdio: 'inherit' };
  const cli = process.env.npm_execpath;
  // Under `npm run`, npm says where it is; without it Windows finds npm.cmd through a shell only.
  if (cli?.endsWith('.js')) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
