import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PLUGIN, TEMPLATE, template, translatable } from '../../../scripts/wordpress-pot.mjs';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(PLUGIN, file), 'utf8');
const json = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));

const files = readdirSync(PLUGIN, { recursive: true, encoding: 'utf8' });
const php = files.filter((file) => file.endsWith('.php'));
const { version } = json('package.json') as { version: string };

interface Attribute {
  readonly name: string;
  readonly type?: { readonly text: string };
}
const { modules } = json('custom-elements.json') as {
  modules: { declarations: { name: string; attributes?: Attribute[] }[] }[];
};
const attributes = modules
  .flatMap(({ declarations }) => declarations)
  .find(({ name }) => name === 'ArticlePlayerElement')!.attributes!;

/** The strings in the body of a PHP function. */
const bodyOf = (file: string, name: string) =>
  new RegExp(`function ${name}\\([^]*?\\n}`).exec(read(file))![0];
const stringsIn = (code: string) => Array.from(code.matchAll(/'([^']+)'/g), ([, text]) => text!);

describe('the WordPress plugin', () => {
  test('offers only attributes of the player', () => {
    const choices = Array.from(
      bodyOf('includes/options.php', 'article_player_choices').matchAll(/'([a-z-]+)'\s*=>/g),
      ([, name]) => name!,
    );
    const flags = stringsIn(bodyOf('includes/options.php', 'article_player_flags'));
    const known = attributes.map(({ name }) => name);
    expect(choices.length).toBeGreaterThan(5);
    expect([...choices, ...flags].filter((name) => !known.includes(name))).toEqual([]);
  });

  test('has the version of the package everywhere', () => {
    const versions = {
      header: /^ \* Version:\s+(\S+)/m.exec(read('article-player.php'))?.[1],
      constant: /ARTICLE_PLAYER_VERSION', '([^']+)'/.exec(read('article-player.php'))?.[1],
      readme: /^Stable tag: (.+)$/m.exec(read('readme.txt'))?.[1],
      block: (JSON.parse(read('block/block.json')) as { version: string }).version,
      script: /'version'\s*=> '([^']+)'/.exec(read('block/editor.asset.php'))?.[1],
    };
    expect(versions).toEqual(
      Object.fromEntries(Object.keys(versions).map((name) => [name, version])),
    );
  });

  test('has each text in its own text domain', () => {
    const texts = translatable();
    expect(texts.filter(({ domain }) => domain !== 'article-player')).toEqual([]);
    expect(texts.length).toBeGreaterThan(50);
  });

  test('has each text in the template for translations (npm run wordpress:pot)', () => {
    expect(readFileSync(TEMPLATE, 'utf8')).toBe(template());
  });

  test('runs no file that is requested by its own address', () => {
    const guard = /defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/;
    // It only returns a list.
    const own = php.filter((file) => file !== join('block', 'editor.asset.php'));
    expect(own.filter((file) => !guard.test(read(file)))).toEqual([]);
  });

  test('reads what a form has sent only behind a nonce and a capability', () => {
    const readers = php.flatMap((file) =>
      Array.from(read(file).matchAll(/function (\w+)\([^]*?\n}/g), ([body, name]) => ({
        name,
        body,
      })).filter(({ body }) => /\$_(POST|GET|REQUEST|COOKIE)/.test(body)),
    );
    expect(readers.map(({ name }) => name)).toEqual(['article_player_save_meta_box']);
    for (const { body } of readers) {
      expect(body).toContain('wp_verify_nonce');
      expect(body).toContain('current_user_can');
    }
  });

  test('removes all that it stores', () => {
    const stored = Array.from(
      read('article-player.php').matchAll(/'ARTICLE_PLAYER_(?:OPTION|META)', '([^']+)'/g),
      ([, name]) => name!,
    );
    expect(stored).toHaveLength(2);
    for (const name of stored) expect(read('uninstall.php')).toContain(`'${name}'`);
  });
});
