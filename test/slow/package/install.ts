import type { TestProject } from 'vitest/node';
import { installed } from '../../../scripts/install.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a site's project, in which the package is installed. */
    project: string;
  }
}

export default function install({ provide }: TestProject): () => void {
  const { project, remove } = installed();
  provide('project', project);
  return remove;
}
