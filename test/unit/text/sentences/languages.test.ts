import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../../../src/text/sentences/split.js';
import type { Span } from '../../../../src/text/span.js';
import { splitWords } from '../../../../src/text/words.js';
import cases from '../../../fixtures/words.json' with { type: 'json' };

interface Passage {
  readonly shows: string;
  /**
   * Whether it is known to be split in another way: no rule can tell, or the rule would be too
   * large.
   */
  readonly beyond: boolean;
  readonly text: string;
  readonly sentences: readonly string[];
}

interface Words {
  readonly lang: string;
  readonly text: string;
  readonly words: readonly string[];
}

/** By path; works in Node and in a browser. */
const files = import.meta.glob<string>('../../../fixtures/sentences/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Languages without spaces between sentences. */
const WITHOUT_SPACE = new Set(['ja', 'zh']);

/**
 * A line is a sentence, and an empty line ends a passage. `# ` describes the passage, `# beyond: `
 * marks one that is split in another way, and a final `\` means that no space follows.
 */
const passages = (file: string, lang: string): Passage[] =>
  file
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split('\n');
      const shown = lines.filter((line) => line.startsWith('# ')).map((line) => line.slice(2));
      const sentences = lines.filter((line) => !line.startsWith('# '));
      const text = sentences.join(WITHOUT_SPACE.has(lang) ? '' : ' ').replaceAll('\\ ', '');
      const shows = shown.join(' ');
      const beyond = shows.startsWith('beyond: ');
      return { shows, beyond, text, sentences: sentences.map((line) => line.replace(/\\$/, '')) };
    });

const slices = (text: string, spans: readonly Span[]): string[] =>
  spans.map(({ start, end }) => text.slice(start, end).trim());

const listed = (sentences: readonly string[]): string =>
  sentences.map((sentence) => `\n    ${sentence}`).join('');

const wrong = (found: readonly Passage[], lang: string): string[] =>
  found.flatMap(({ shows, beyond, text, sentences }) => {
    const got = slices(text, splitSentences(text, lang));
    if ((got.join('\n') !== sentences.join('\n')) === beyond) return [];
    return [`${shows}\n  expected${listed(sentences)}\n  got${listed(got)}\n`];
  });

const languages = Object.entries(files).map(
  ([path, file]) => [/(\w+)\.txt$/.exec(path)![1]!, file] as const,
);

describe('sentences of each language are split as expected', () => {
  test('all fixture files are found', () => {
    expect(languages).toHaveLength(32);
  });

  test.each(languages)('%s: each passage is split into its lines', (lang, file) => {
    const found = passages(file, lang);
    expect(found.length).toBeGreaterThan(10);
    const bad = wrong(found, lang);
    expect(
      bad.length,
      `${bad.length} of ${found.length} passages are split wrongly\n${bad.join('\n')}`,
    ).toBe(0);
  });
});

describe('words of each language are split as they are highlighted', () => {
  test.each<Words>(cases)('$lang: $text', ({ lang, text, words }) => {
    expect(splitWords(text, lang).map(({ start, end }) => text.slice(start, end))).toEqual(words);
  });
});
