import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, type Plugin, type Rolldown } from 'vite';

/** What a page loads to split its sentences, minified and gzipped, in bytes. */
const EVERY_LANGUAGE = 3_500;
const ENGLISH_ALONE = 2_200;

const SEGMENT = join(import.meta.dirname, '../../src/text/segment.ts');
const LISTS = join(import.meta.dirname, '../../src/text/abbreviations');
const ENGLISH = ['index.ts', 'en.ts'];
const OTHERS = readdirSync(LISTS).filter((file) => !ENGLISH.includes(file));

/** Asks for the sentences alone: a bundler drops the words. */
const ENTRY = 'virtual:sentences';
const entry: Plugin = {
  name: 'sentences-only',
  resolveId: (id) => (id === ENTRY ? id : undefined),
  load: (id) => (id === ENTRY ? `export { splitSentences } from ${JSON.stringify(SEGMENT)}` : undefined),
};

/**
 * Empties the lists of every other language, so that what they cost is known however they are laid out. Each still
 * exports what it did: an empty string has no entry, no property and nothing to spread, and can be split into nothing.
 */
const othersEmptied: Plugin = {
  name: 'others-emptied',
  enforce: 'pre',
  load(id) {
    if (!OTHERS.some((file) => id === join(LISTS, file))) return undefined;
    const exported = readFileSync(id, 'utf8').matchAll(/^export (default|(?:const|let|function) \w+)/gm);
    const name = (what: string) => what.replace(/^\w+ /, 'const ') + (what === 'default' ? '' : ' =');
    return Array.from(exported, ([, what]) => `export ${name(what!)} '';`).join('\n');
  },
};

async function bundled(...plugins: Plugin[]): Promise<Rolldown.OutputChunk> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [entry, ...plugins],
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: ENTRY,
        preserveEntrySignatures: 'strict',
        output: { minify: true, codeSplitting: false },
      },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  return output[0];
}

const sizeOf = ({ code }: Rolldown.OutputChunk) => gzipSync(code, { level: 9 }).length;
/** The lists that made it into the bundle with something in them. */
const listsIn = ({ modules }: Rolldown.OutputChunk) =>
  Object.keys(modules)
    .filter((id) => id.startsWith(LISTS) && modules[id]!.renderedLength)
    .map((id) => basename(id))
    .sort();

/** Runs a bundle on its own. */
const load = ({ code }: Rolldown.OutputChunk) =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);

describe('the sentences of every language', () => {
  let every: Rolldown.OutputChunk;
  beforeAll(async () => {
    every = await bundled();
  });

  test('have all lists', () => {
    expect(listsIn(every)).toEqual(readdirSync(LISTS).sort());
  });

  test('keep within their budget', () => {
    expect(sizeOf(every)).toBeLessThanOrEqual(EVERY_LANGUAGE);
  });

  test('are split without another file', async () => {
    const { splitSentences } = await load(every);
    expect(splitSentences('Dr. Lind left. Nora stayed.', 'en')).toHaveLength(2);
  });
});

describe('the sentences of English alone', () => {
  let english: Rolldown.OutputChunk;
  beforeAll(async () => {
    english = await bundled(othersEmptied);
  });

  test('keep within their budget', () => {
    expect(sizeOf(english)).toBeLessThanOrEqual(ENGLISH_ALONE);
  });

  test('are split as with all lists', async () => {
    const { splitSentences } = await load(english);
    expect(splitSentences('Dr. Lind left. Nora stayed.', 'en')).toHaveLength(2);
  });
});
