import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this machine lets us install: Debian or one of its kin, and root, as in a container. */
export const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs packages of the system. Quiet, unless it fails. @returns whether it did. */
export function install(packages) {
  console.log(`Installing ${packages.join(', ')} (apt-get), a minute or two …`);
  return apt(['update']) && apt(['install', '-y', '--no-install-recommends', ...packages]);
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync('apt-get', args, {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) console.error(`${stdout ?? ''}${stderr ?? ''}`.slice(-2000));
  return status === 0;
}
