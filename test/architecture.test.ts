import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = path.join(import.meta.dirname, '../src');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: file.split(path.sep).join('/'), code: readFileSync(path.join(SRC, file), 'utf8') }));

/** What each floor may stand on, beside itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  text: [],
  article: ['text'],
  speech: ['text'],
  playback: ['text', 'speech'],
  features: ['text', 'article', 'speech', 'playback'],
  // The words of the player are a type of the element's, and data of the locales'.
  locales: ['element'],
  element: ['text', 'article', 'speech', 'playback', 'features', 'locales'],
  '': ['text', 'article', 'speech', 'playback', 'features', 'element'],
};

const floorOf = (file: string) => (file.includes('/') ? file.split('/')[0]! : '');
const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const importsOf = (code: string) =>
  [...withoutComments(code).matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier!);

describe('the floors', () => {
  test('there are files to look at on each of them', () => {
    expect([...new Set(files.map(({ file }) => floorOf(file)))].sort()).toEqual(Object.keys(BELOW).sort());
  });

  test.each(files)('$file stands only on the floors below it', ({ file, code }) => {
    const floor = floorOf(file);
    for (const specifier of importsOf(code).filter((each) => each.startsWith('.'))) {
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
      expect([floor, ...BELOW[floor]!], specifier).toContain(floorOf(target));
    }
  });

  test.each(files)('$file imports no package but lit, and lit only on the upper floors', ({ file, code }) => {
    const packages = importsOf(code).filter((each) => !each.startsWith('.'));
    // It is loaded only where a page marks no article.
    const lazily = file === 'article/readability.ts' ? /^@mozilla\/readability$/ : /^$/;
    const allowed = ['features', 'element'].includes(floorOf(file)) ? /^lit(\/|$)/ : lazily;
    for (const specifier of packages) expect(specifier).toMatch(allowed);
  });

  test.each(files.filter(({ file }) => ['text', 'playback'].includes(floorOf(file))))(
    '$file knows no page',
    ({ code }) => {
      expect(withoutComments(code)).not.toMatch(/\b(document|window|HTMLElement)\b/);
    },
  );
});

describe('the invariants', () => {
  test.each(files)('$file makes no markup and no code of text', ({ code }) => {
    expect(withoutComments(code)).not.toMatch(
      /\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|(?<!-)eval|new Function|document\.write)\b/,
    );
  });

  test.each(files)('$file asks no browser for its name', ({ code }) => {
    expect(withoutComments(code)).not.toMatch(/\b(userAgent|userAgentData|navigator\.(platform|vendor))\b/);
  });

  test.each(files.filter(({ file }) => floorOf(file) === 'speech'))(
    '$file never pauses the browser’s voice; what something else has paused is set going in one place',
    ({ file, code }) => {
      const used = [...withoutComments(code).matchAll(/\.(pause|resume|cancel)\(/g)].map(([, name]) => name);
      // An `<audio>` is no voice of the browser's.
      const mayPause = file === 'speech/audio.ts';
      expect(
        used.filter((name) => (mayPause ? name !== 'pause' : file !== 'speech/session.ts' || name === 'pause')),
      ).toEqual(file === 'speech/native-utterance.ts' ? ['cancel'] : []);
    },
  );

  test('only the article floor and the element know how a page is laid out: nothing else reads a node’s text', () => {
    const readers = files.filter(({ code }) =>
      /\b(textContent|innerText|nodeValue|TreeWalker)\b/.test(withoutComments(code)),
    );
    for (const { file } of readers) expect(floorOf(file)).toBe('article');
  });

  test('a page’s nodes are never changed: no call that does it stands in the article floor', () => {
    // The analysis works on a copy of its own.
    const readers = files.filter(({ file }) => floorOf(file) === 'article' && file !== 'article/readability.ts');
    for (const { file, code } of readers) {
      expect(withoutComments(code), file).not.toMatch(
        /\.(appendChild|insertBefore|removeChild|replaceChild|replaceWith|setAttribute|removeAttribute|toggleAttribute|normalize|splitText|append|prepend|before|after)\(/,
      );
    }
  });

  test('what is public but for the tags is there without registering anything', () => {
    const registering = files.filter(({ code }) => withoutComments(code).includes('customElements.define'));
    expect(registering.map(({ file }) => file)).toEqual(['define.ts']);
  });
});

describe('the table of rooms in ARCHITECTURE.md', () => {
  const page = readFileSync(path.join(SRC, '../ARCHITECTURE.md'), 'utf8');
  const named = [...page.matchAll(/^\| (`.+?) \|/gm)].flatMap(([, rooms]) => {
    let folder = '';
    return Array.from(rooms!.matchAll(/`([^`]+)`/g), ([, name]) => {
      // A name without a folder lies beside the one before it.
      const full = name!.slice(0, -1).includes('/') ? name! : path.posix.join(folder, name!);
      folder = path.posix.dirname(full);
      return full;
    });
  });

  test('names nothing that is not there', () => {
    expect(named.length).toBeGreaterThan(100);
    const isThere = (name: string) => ['', '..'].some((root) => existsSync(path.join(SRC, root, name)));
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });

  test.each(files)('has a place for $file', ({ file }) => {
    expect(named.some((name) => (name.endsWith('/') ? file.startsWith(name) : file === name))).toBe(true);
  });
});

describe('a file is a room with one owner', () => {
  test.each(files)('$file is no longer than 300 lines', ({ code }) => {
    expect(code.split('\n').length).toBeLessThanOrEqual(300);
  });
});
