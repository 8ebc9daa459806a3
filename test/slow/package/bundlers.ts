import { build as buildByEsbuild } from 'esbuild';
import { build as buildByVite, type Rolldown } from 'vite';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inject, vi } from 'vitest';

/** A file that a bundler made. */
export interface Bundled {
  readonly name: string;
  readonly code: string;
  /** Whether a page loads it at once: the script itself, and what it asks for. */
  readonly atOnce: boolean;
  /** The files of which something is in it, as paths from the project, or from where packages are installed. */
  readonly from: readonly string[];
}

/**
 * How a site's script is bundled; the first file is the script itself. Without `splitting` esbuild makes one file of it: else it shares files
 * between the script and lazy parts that nothing asks for.
 */
export const BUNDLERS: Readonly<Record<string, (code: string, splitting?: boolean) => Promise<Bundled[]>>> = {
  async Vite(code) {
    // Vitest says "test", with which the bundler would take Lit's build for developers.
    vi.stubEnv('NODE_ENV', 'production');
    const project = inject('project');
    const input = join(project, 'site.js');
    writeFileSync(input, code);
    const output = { entryFileNames: 'site.js', chunkFileNames: '[name].js' };
    const build = { write: false, modulePreload: false, rolldownOptions: { input, output } } as const;
    const result = await buildByVite({ root: project, configFile: false, logLevel: 'error', build });
    const files = (result as Rolldown.RolldownOutput).output.filter((file) => file.type === 'chunk');
    const now = askedFor(files[0]!.fileName, (name) => files.find(({ fileName }) => fileName === name)!.imports);
    return files.map(({ fileName, code: bundled, modules }) => ({
      name: fileName,
      code: bundled,
      atOnce: now.has(fileName),
      from: Object.keys(modules)
        .filter((id) => modules[id]!.renderedLength > 0)
        .map(fromProject),
    }));
  },
  async esbuild(code, splitting = true) {
    const { outputFiles, metafile } = await buildByEsbuild({
      stdin: { contents: code, resolveDir: inject('project'), sourcefile: 'site.js' },
      absWorkingDir: inject('project'),
      ...{ bundle: true, splitting, format: 'esm', target: 'es2022', minify: true },
      ...{ write: false, metafile: true, outdir: 'out', entryNames: 'site', chunkNames: '[name]-[hash]' },
    });
    const importsOf = (name: string) =>
      metafile.outputs[`out/${name}`]!.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) =>
        relative('out', path),
      );
    const now = askedFor('site.js', importsOf);
    const files = outputFiles.map(({ path, text }) => {
      const inside = relative(inject('project'), path);
      const { inputs } = metafile.outputs[inside]!;
      const from = Object.keys(inputs).filter((id) => inputs[id]!.bytesInOutput > 0);
      return {
        name: relative('out', inside),
        code: text,
        atOnce: now.has(relative('out', inside)),
        from: from.map((id) => fromProject(join(inject('project'), id))),
      };
    });
    return files.sort((one, other) => Number(other.name === 'site.js') - Number(one.name === 'site.js'));
  },
};

/** A file, and those that it imports, themselves and through others. */
function askedFor(name: string, importsOf: (name: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set([name]);
  for (const each of found) for (const asked of importsOf(each)) found.add(asked);
  return found;
}

function fromProject(path: string): string {
  return path.replace(/^.*\/node_modules\//, '').replace(`${inject('project')}/`, '');
}
