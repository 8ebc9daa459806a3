import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, type Plugin, type Rolldown } from 'vite';

/** The size of the code that splits sentences, minified and gzipped, in bytes. */
const EVERY_LANGUAGE = 4_035;
const ENGLISH_ALONE = 3_175;

const SENTENCES = join(import.meta.dirname, '../../../src/text/sentences');
const SPLIT = join(SENTENCES, 'split.ts');
const ABBREVIATIONS = join(SENTENCES, 'abbreviations.ts');

/** Imports only the sentences: the bundler drops the code for words. */
const ENTRY = 'virtual:sentences';
const entry: Plugin = {
  name: 'sentences-only',
  resolveId: (id) => (id === ENTRY ? id : undefined),
  load: (id) =>
    id === ENTRY ? `export { splitSentences } from ${JSON.stringify(SPLIT)}` : undefined,
};

/** Removes all languages except English. */
const othersLeftOut: Plugin = {
  name: 'others-left-out',
  enforce: 'pre',
  transform(code, id) {
    if (id !== ABBREVIATIONS) return undefined;
    const left = code.replace(/(ABBREVIATIONS[^=]*= \{)[^}]*?(\n {2}en:[^,]*)[^}]*/, '$1$2');
    if (left === code) throw new Error('The languages are not where they were.');
    return left;
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
        output: { minify: true, codeSplitting: false, comments: { annotation: false } },
      },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  return output[0];
}

const sizeOf = ({ code }: Rolldown.OutputChunk) => gzipSync(code, { level: 9 }).length;
/** Runs a bundle by itself. */
const load = ({ code }: Rolldown.OutputChunk) =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);

describe('the sentences of every language', () => {
  let every: Rolldown.OutputChunk;
  beforeAll(async () => {
    every = await bundled();
  });

  test('stay within their budget', () => {
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
    english = await bundled(othersLeftOut);
  });

  test('stay within their budget', () => {
    expect(sizeOf(english)).toBeLessThanOrEqual(ENGLISH_ALONE);
  });

  test('are split as with all lists', async () => {
    const { splitSentences } = await load(english);
    expect(splitSentences('Dr. Lind left. Nora stayed.', 'en')).toHaveLength(2);
  });
});
