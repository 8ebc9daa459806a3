import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup.mjs';

/**
 * Builds the package as `npm run build` does, and installs it into a new project, where Lit and all
 * else that is installed here is found, too.
 * @returns the folder of the project, and what removes it.
 */
export function installed() {
  const project = mkdtempSync(join(ROOT, 'node_modules/.project-'));
  const folder = join(project, 'node_modules/article-player');
  mkdirSync(folder, { recursive: true });
  // Without a name of its own, the project would be taken for a part of the package.
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'site', type: 'module', private: true }),
  );
  for (const file of ['package.json', 'custom-elements.json'])
    copyFileSync(join(ROOT, file), join(folder, file));
  // What runs tests says "test", with which the bundler would take Lit's build for developers.
  const env = { ...process.env, NODE_ENV: 'production' };
  const args = ['scripts/build.mjs', join(folder, 'dist')];
  const { status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const remove = () => rmSync(project, { recursive: true, force: true });
  if (status === 0) return { project, remove };
  remove();
  throw new Error('The package could not be built.');
}
