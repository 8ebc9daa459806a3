import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  filesIn,
  inFolder,
  integrityOf,
  loadedBy,
  sumsOf,
  zip,
} from '../../scripts/release/files.mjs';
import { cdnTag, fill, fillPlugin, importMap } from '../../scripts/release/fill.mjs';

const ROOT = join(import.meta.dirname, '../..');
const RELEASE = { version: '1.2.3', integrity: 'sha384-abc' };

/** A folder with these files, until the test ends. */
function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'release-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

describe('the files of a release', () => {
  test('are those that a script loads, directly and over others, and no others', () => {
    const folder = folderWith({
      'player.js': `import"./chunks/core.js";import("./player.de.js");new Worker(new URL("player.worker.js",import.meta.url))`,
      'chunks/core.js': "import`x`;const wasm='../player.wasm';import './missing.js'",
      'player.de.js': '',
      'player.worker.js': '',
      'player.wasm': '',
      'other.js': '',
    });
    expect(loadedBy('player.js', folder)).toEqual([
      'chunks/core.js',
      'player.de.js',
      'player.js',
      'player.wasm',
      'player.worker.js',
    ]);
  });

  test('are in the zip with their content and their folder', () => {
    const folder = folderWith({ 'a.txt': 'one', 'b/c.txt': 'zwölf' });
    const unzipped = unzipSync(zip(inFolder('player', filesIn(folder))));
    const texts = Object.entries(unzipped).map(([path, bytes]) => [path, strFromU8(bytes)]);
    expect(Object.fromEntries(texts)).toEqual({ 'player/a.txt': 'one', 'player/b/c.txt': 'zwölf' });
  });

  test('give the same zip each time', () => {
    const files = { 'a.txt': 'one' };
    expect(zip(files).equals(zip(files))).toBe(true);
  });

  test('have sums as `sha256sum --check` reads them', () => {
    // The digest of the empty text (FIPS 180-4, test vectors).
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(sumsOf({ 'a.zip': Buffer.from('') })).toBe(`${empty}  a.zip\n`);
  });

  test('have hashes as the attribute `integrity` takes them', () => {
    expect(integrityOf(Buffer.from(''))).toBe(
      'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
    );
  });
});

describe('the version and the hash of a release', () => {
  test('take the place of all placeholders', () => {
    const text = 'player@{{VERSION}}/a.js {{INTEGRITY}} {{VERSION}} {{OTHER}}';
    expect(fill(text, RELEASE)).toBe('player@1.2.3/a.js sha384-abc 1.2.3 {{OTHER}}');
  });

  test('are in the tag to paste, which is the one in the guide', () => {
    const guide = readFileSync(join(ROOT, 'docs/getting-started.md'), 'utf8');
    expect(fill(guide, RELEASE)).toContain(cdnTag(RELEASE));
  });

  test('are in an import map for the files that are loaded later', () => {
    const map = importMap({ 'article-player.de.js': 'sha384-def' }, '1.2.3');
    const [, json] = /<script type="importmap">([^]*)<\/script>/.exec(map)!;
    expect(JSON.parse(json!)).toEqual({
      integrity: {
        'https://cdn.jsdelivr.net/npm/article-player@1.2.3/dist/article-player.de.js': 'sha384-def',
      },
    });
  });

  test('are in the plugin', () => {
    const file = 'integrations/wordpress/article-player/article-player.php';
    const filled = fillPlugin(readFileSync(join(ROOT, file), 'utf8'), 'sha384-a$&b');
    expect(filled).toContain("define( 'ARTICLE_PLAYER_INTEGRITY', 'sha384-a$&b' );");
    expect(() => fillPlugin(filled, 'sha384-c')).toThrow('no place');
  });
});
