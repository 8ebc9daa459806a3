import { build as buildByEsbuild } from 'esbuild';
import { build as buildByVite, type Rolldown } from 'vite';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inject, vi } from 'vitest';

/** A chunk of a bundle. */
export interface Bundled {
  readonly name: string;
  readonly code: string;
  /** Whether it is loaded at once: the script itself, and its static imports. */
  readonly atOnce: boolean;
  /** The source files in it, as paths relative to the project or to node_modules. */
  readonly from: readonly string[];
}

/**
 * Bundlers of a site's script; the first file is the script itself. Without `splitting`, esbuild
 * writes one file: otherwise it makes chunks of what the script shares with others that nothing
 * imports.
 */
export const BUNDLERS: Readonly<
  Record<string, (code: string, splitting?: boolean) => Promise<Bundled[]>>
> = {
  async Vite(code) {
    // Vitest sets "test", for which the bundler would use Lit's development build.
    vi.stubEnv('NODE_ENV', 'production');
    const project = inject('project');
    const input = join(project, 'site.js');
    writeFileSync(input, code);
    const output = { entryFileNames: 'site.js', chunkFileNames: '[name].js' };
    const build = {
      write: false,
      modulePreload: false,
      rolldownOptions: { input, output },
    } as const;
    const result = await buildByVite({
      root: project,
      configFile: false,
      logLevel: 'error',
      build,
    });
    const files = (result as Rolldown.RolldownOutput).output.filter(
      (file) => file.type === 'chunk',
    );
    const now = withImports(
      files[0]!.fileName,
      (name) => files.find(({ fileName }) => fileName === name)!.imports,
    );
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
      ...{
        write: false,
        metafile: true,
        outdir: 'out',
        entryNames: 'site',
        chunkNames: '[name]-[hash]',
      },
    });
    const importsOf = (name: string) =>
      metafile.outputs[`out/${name}`]!.imports.filter(
        ({ kind }) => kind === 'import-statement',
      ).map(({ path }) => relative('out', path));
    const now = withImports('site.js', importsOf);
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
    return files.sort(
      (one, other) => Number(other.name === 'site.js') - Number(one.name === 'site.js'),
    );
  },
};

/** A file and its imports, direct and indirect. */
function withImports(
  name: string,
  importsOf: (name: string) => readonly string[],
): ReadonlySet<string> {
  const found = new Set([name]);
  for (const each of found) for (const imported of importsOf(each)) found.add(imported);
  return found;
}

function fromProject(path: string): string {
  return path.replace(/^.*\/node_modules\//, '').replace(`${inject('project')}/`, '');
}
