// Nothing but what Node brings along may be imported here: it runs before the packages are there.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Ends the script with one line for the person who started it. */
export function giveUp(line) {
  console.error(line);
  process.exit(1);
}

/** How often a line says how far the installation is, in ms. */
const PROGRESS_EVERY = 5000;

/** Installs the packages of package-lock.json, unless they are there, and says how far it is. */
export async function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    giveUp(`Node 20.19 or newer is needed; this is ${process.version}.`);
  if (packagesAreThere(ROOT)) return;
  console.log('Installing packages (npm ci): half a minute, three minutes on a slow machine …');
  const progress = setInterval(sayProgress, PROGRESS_EVERY, Date.now());
  // `npm pack --dry-run` hands its wish on to each npm that it starts.
  const quietly = [
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
    '--dry-run=false',
  ];
  const status = await npm(['ci', '--include=dev', ...quietly]);
  clearInterval(progress);
  if (status !== 0) giveUp('npm ci failed, see above: without its packages nothing runs.');
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm leaves its own list in
 * node_modules once it is done; times say nothing, since a checkout or a restored cache sets them
 * anew.
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

function sayProgress(began) {
  const packages = Object.entries(packagesOf(`${ROOT}/package-lock.json`));
  // Optional ones are mostly those of other systems.
  const wanted = packages
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path]) => path);
  const there = wanted.filter((path) => existsSync(`${ROOT}/${path}/package.json`));
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`  ${there.length} of ${wanted.length} packages, ${seconds} s`);
}

/** Runs npm in a folder. @returns its exit code. */
export function npm(args, cwd = ROOT) {
  const options = { cwd, stdio: 'inherit' };
  const cli = process.env.npm_execpath;
  // Under `npm run`, npm says where it is; without it Windows finds npm.cmd through a shell only.
  const child = cli?.endsWith('.js')
    ? spawn(process.execPath, [cli, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
