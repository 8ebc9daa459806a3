import { describe, expect, test } from 'vitest';
import { BUNDLERS } from './bundlers.js';

const LIT = /^(?:lit|@lit|lit-html|lit-element)[/-]/;
const OURS = 'article-player/dist/';

describe.each(Object.keys(BUNDLERS))('a site that is bundled by %s', (bundler) => {
  const bundled = BUNDLERS[bundler]!;
  const ours = (from: readonly string[]) =>
    from.filter((file) => file.startsWith(OURS)).map((file) => file.slice(OURS.length));

  test.each([
    [
      'splits sentences',
      `import { splitSentences } from 'article-player/text'; console.log(splitSentences)`,
      ['text'],
    ],
    [
      'makes transcripts',
      `import { createTranscript } from 'article-player/text'; console.log(createTranscript)`,
      ['text'],
    ],
    [
      'counts what is heard',
      `import { trackPlayers } from 'article-player/analytics'; console.log(trackPlayers)`,
      ['analytics', 'page'],
    ],
    [
      'uses `Player`',
      `import { Player } from 'article-player'; import { createTranscript } from 'article-player/text'; console.log(Player, createTranscript)`,
      ['options', 'player', 'speech', 'text', 'util'],
    ],
    [
      'uses `WebSpeechEngine`',
      `import { WebSpeechEngine } from 'article-player'; console.log(WebSpeechEngine)`,
      ['speech', 'text', 'util'],
    ],
  ])('and %s contains neither Lit nor an element', async (_, code, floors) => {
    const from = (await bundled(code, false))
      .filter(({ atOnce }) => atOnce)
      .flatMap((file) => file.from);
    expect(from.filter((file) => LIT.test(file))).toEqual([]);
    expect([...new Set(ours(from).map((file) => file.split('/')[0]))].sort()).toEqual(floors);
  });

  test('and uses none of its imports contains no code', async () => {
    const [site] = await bundled(
      `import 'article-player'; import 'article-player/text'; import 'article-player/analytics'; import 'article-player/react';`,
    );
    expect(site!.from.filter((file) => file !== 'site.js')).toEqual([]);
    expect(site!.code.trim()).toBe('');
  });

  test('registers the tags only with article-player/define', async () => {
    const [classes] = await bundled(
      `import { ArticlePlayerElement } from 'article-player'; console.log(ArticlePlayerElement)`,
    );
    expect(classes!.code).not.toContain('customElements.define');
    const files = await bundled(`import 'article-player/define'`);
    expect(files[0]!.code).toContain('customElements.define');
    // A bundler may put Lit into a shared chunk.
    const now = files.filter(({ atOnce }) => atOnce);
    expect(now.some(({ from }) => from.some((file) => LIT.test(file)))).toBe(true);
  });

  test('loads only the shell at once with article-player/shell, and can load the rest', async () => {
    const files = await bundled(
      `import { ArticlePlayerElement, ArticleSpeechElement } from 'article-player/shell'; customElements.define('article-player', ArticlePlayerElement); customElements.define('article-speech', ArticleSpeechElement);`,
    );
    const foldersOf = (atOnce: boolean) =>
      new Set(
        ours(files.filter((file) => file.atOnce === atOnce).flatMap(({ from }) => from))
          .filter((file) => file.includes('/'))
          .map((file) => file.split('/')[0]),
      );
    const atOnce = foldersOf(true);
    expect([...atOnce]).toEqual(expect.arrayContaining(['shell', 'ui', 'options', 'strings']));
    for (const folder of ['core', 'controls', 'features', 'speech']) {
      expect(atOnce, folder).not.toContain(folder);
      expect(foldersOf(false), folder).toContain(folder);
    }
  });

  test('has chunks for what is loaded later', async () => {
    const files = await bundled(`import 'article-player/define'`);
    const later = files.filter(({ atOnce }) => !atOnce);
    const now = files.filter(({ atOnce }) => atOnce);
    const lazy = [
      'features/preview/preview.js',
      'page/readability.js',
      'features/pronunciation-lists/lexicon-loader.js',
    ];
    const loaded = ours(later.flatMap(({ from }) => from));
    expect(loaded).toEqual(expect.arrayContaining(lazy));
    expect(now.flatMap(({ from }) => ours(from)).filter((file) => lazy.includes(file))).toEqual([]);
    const imported = now.flatMap(({ code }) =>
      Array.from(code.matchAll(/\bimport\(["'`]\.\/([^"'`]+)/g), ([, name]) => name!),
    );
    expect(imported.length).toBeGreaterThanOrEqual(lazy.length);
    for (const name of imported) expect(later.map((file) => file.name)).toContain(name);
  });
});
