import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a release must have. Each returns what is wrong, a line a fault. */
export const CHECKS = {
  'the changelog has the version': ({ root, version }) => {
    const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
    return changelog.includes(`\n## ${version}`) ? [] : [`CHANGELOG.md has no "## ${version}".`];
  },
  'the manifest is up to date': ({ root }) => run(root, process.execPath, 'scripts/manifest-check.mjs'),
  'the package is valid': ({ root }) => run(root, process.execPath, 'node_modules/publint/src/cli.js', '--strict'),
  'the PHP of the plugin has no syntax errors': ({ root }) => {
    if (spawnSync('php', ['--version']).error)
      return ['php is missing, so that the plugin was not checked. On Debian: apt-get install php-cli'];
    const plugin = join(root, 'integrations/wordpress');
    return readdirSync(plugin, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.php'))
      .flatMap((file) => run(plugin, 'php', '-l', file));
  },
};

/** @returns what a command has printed, if it failed. */
function run(cwd, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return status === 0 ? [] : [`${args.join(' ')}: ${stdout}${stderr}`.trim()];
}
