import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a site's project, in which the package is installed. */
    project: string;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the package as `npm run build` does, and installs it into a project in which Lit and the frameworks are found, too. */
export default function install({ provide }: TestProject): () => void {
  const project = mkdtempSync(join(ROOT, 'node_modules/.package-test-'));
  const folder = join(project, 'node_modules/article-player');
  mkdirSync(folder, { recursive: true });
  // Without a name of its own, it would be taken for a part of the package.
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'site', type: 'module', private: true }));
  for (const file of ['package.json', 'custom-elements.json']) copyFileSync(join(ROOT, file), join(folder, file));
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, ['.ci/build.mjs', join(folder, 'dist')], {
    ...{ cwd: ROOT, env, stdio: 'inherit' },
  });
  if (status !== 0) throw new Error('The package could not be built.');
  provide('project', project);
  return () => rmSync(project, { recursive: true, force: true });
}
