import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sbd from 'sbd';
import { split } from 'sentence-splitter';
import segment from 'sentencex';
import { bench, describe } from 'vitest';
import { splitSentences } from '../../../../src/text/sentences/split.js';

interface Passage {
  readonly text: string;
  readonly lang: string;
  /** Counted by white space. */
  readonly words: number;
}

/**
 * Returns the number of sentences of a passage: nothing more, because the libraries return
 * different results.
 */
type Splitter = (passage: Passage) => number;

const platforms = new Map(
  ['en', 'de'].map((lang) => [lang, new Intl.Segmenter(lang, { granularity: 'sentence' })]),
);

/** Runs first: the others are compared to it. */
const PLATFORM = 'Intl.Segmenter';
const OURS: Readonly<Record<string, Splitter>> = {
  [PLATFORM]: ({ text, lang }) => {
    const spans = [];
    for (const { index, segment } of platforms.get(lang)!.segment(text))
      spans.push({ start: index, end: index + segment.length });
    return spans.length;
  },
  'article-player': ({ text, lang }) => splitSentences(text, lang).length,
};
const PEERS: Readonly<Record<string, Splitter>> = {
  sentencex: ({ text, lang }) => segment(lang, text).length,
  sbd: ({ text }) => sbd.sentences(text).length,
  'sentence-splitter': ({ text }) => split(text).filter(({ type }) => type === 'Sentence').length,
};

/**
 * Numbers of words and splitters. The last size, ten times the one before, shows whether the time
 * is linear.
 */
const SIZES: readonly (readonly [number, Readonly<Record<string, Splitter>>])[] = [
  [10_000, { ...OURS, ...PEERS }],
  [100_000, { ...OURS, ...PEERS }],
  [1_000_000, OURS],
];

/**
 * The demo's articles in English and German: the other libraries count words by spaces, which
 * Japanese does not have.
 */
const articles = [passagesOf('index.html', 'en'), passagesOf('de.html', 'de')].flat();

const rows = [cells('words', 'splitter', 'ms per 1,000 words', `× ${PLATFORM}`, 'sentences')];
let left = SIZES.reduce((sum, [, splitters]) => sum + Object.keys(splitters).length, 0);

describe.each(SIZES)('%i words, passage by passage', (words, splitters) => {
  const text = repeated(words);
  let ofPlatform = NaN;
  for (const [name, splitter] of Object.entries(splitters)) {
    const times: number[] = [];
    let sentences = 0;
    const run = () => {
      const began = performance.now();
      sentences = 0;
      for (const passage of text) sentences += splitter(passage);
      times.push(performance.now() - began);
    };
    const setup = () => void times.splice(0);
    const teardown = (_task: unknown, mode: 'warmup' | 'run') => {
      if (mode === 'warmup') return;
      // No median: it would omit the garbage collection of the platform's iterators, about every
      // tenth run.
      const time = times.reduce((sum, each) => sum + each) / times.length;
      if (name === PLATFORM) ofPlatform = time;
      report(
        cells(
          words,
          name,
          ((time / words) * 1000).toFixed(3),
          (time / ofPlatform).toFixed(2),
          sentences,
        ),
      );
    };
    bench(name, run, {
      time: 1000,
      iterations: 5,
      warmupTime: 0,
      warmupIterations: 1,
      setup,
      teardown,
    });
  }
});

/** Vitest has only ratios to the fastest, and no hook after the last benchmark. */
function report(row: string): void {
  rows.push(row);
  if (!--left) process.stdout.write(`\nMeans\n${rows.join('\n')}\n\n`);
}

function cells(
  words: unknown,
  name: string,
  time: string,
  ratio: string,
  sentences: unknown,
): string {
  const numbers = [time.padStart(20), ratio.padStart(18), String(sentences).padStart(11)];
  return `${String(words).padStart(9)}  ${name.padEnd(18)}${numbers.join('')}`;
}

/** The articles, repeated until they have so many words. */
function repeated(words: number): Passage[] {
  const passages: Passage[] = [];
  for (let sum = 0; sum < words; sum += passages.at(-1)!.words)
    passages.push(articles[passages.length % articles.length]!);
  return passages;
}

/** Without a DOM: the blocks of the article without their tags. */
function passagesOf(file: string, lang: string): Passage[] {
  const html = readFileSync(join(import.meta.dirname, '../../../../demo', file), 'utf8');
  const [article] = /<article[\s\S]*<\/article>/.exec(html)!;
  const blocks = article.matchAll(
    /<(p|h\d|li|t[hd]|figcaption|blockquote)\b[^>]*>([\s\S]*?)<\/\1>/g,
  );
  return Array.from(blocks, ([, , inner]) => {
    const text = inner!
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .replaceAll('&nbsp;', '\u00a0')
      .trim();
    return { text, lang, words: text.split(' ').length };
  });
}
