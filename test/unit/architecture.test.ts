import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
const SRC = path.join(ROOT, 'src');

interface SourceFile {
  /** Relative to src/, with slashes. */
  readonly file: string;
  /** The folder of src/ that it is in, or '' for src/ itself. */
  readonly layer: string;
  /** Without comments. */
  readonly code: string;
  readonly imports: readonly string[];
  /** Of these, the ones of types alone. */
  readonly typeImports: ReadonlySet<string>;
}

const files: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((name) => {
    const file = name.split(path.sep).join('/');
    const code = readFileSync(path.join(SRC, file), 'utf8').replace(
      /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm,
      '',
    );
    const imports = Array.from(
      code.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g),
      ([, specifier]) => specifier!,
    );
    const typeImports = new Set(
      Array.from(
        code.matchAll(/^(?:import|export) type [^;]*?'([^']+)';$/gm),
        ([, specifier]) => specifier!,
      ),
    );
    const layer = file.includes('/') ? file.split('/')[0]! : '';
    return { file, layer, code, imports, typeImports };
  });

/** The files of some layers. */
const inLayers = (...layers: string[]) => files.filter(({ layer }) => layers.includes(layer));
/** The files in whose code a pattern is found, each with what was found. */
const using = (pattern: RegExp, among = files) =>
  among.flatMap(({ file, code }) => {
    const found = Array.from(code.matchAll(new RegExp(pattern, 'g')), ([text]) => text);
    return found.length > 0 ? [`${file}: ${found.join(' ')}`] : [];
  });

const BELOW_CONTROLS = [
  'util',
  'options',
  'text',
  'strings',
  'page',
  'speech',
  'player',
  'core',
  'features',
  'ui',
] as const;

/** What each layer may import, beside itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  util: [],
  options: [],
  text: ['util'],
  // Its types name the reasons of errors and notices; the language of the player is asked of the
  // page.
  strings: ['text', 'page', 'speech', 'player'],
  page: ['text', 'util', 'options'],
  speech: ['text', 'util', 'options'],
  player: ['text', 'speech', 'util', 'options'],
  // It is loaded first, so that it imports no value of what is loaded later.
  shell: ['util', 'options', 'strings', 'ui', 'page', 'player'],
  core: ['text', 'page', 'speech', 'player', 'strings', 'util', 'options', 'shell', 'features'],
  features: ['text', 'page', 'speech', 'player', 'core', 'util', 'options', 'strings', 'ui'],
  // Of the player, it imports only types.
  analytics: ['page', 'player'],
  // Of the layers other than strings, it imports only types.
  ui: ['strings', 'page', 'speech', 'player'],
  controls: [...BELOW_CONTROLS, 'shell'],
  '': [...BELOW_CONTROLS, 'controls', 'shell'],
};
/** What each layer may import types of, beside that. */
const MAY_IMPORT_TYPES: Readonly<Record<string, readonly string[]>> = {
  shell: ['core', 'features', 'speech', 'text'],
};

/**
 * The sets of files that import each other, directly or over others (Tarjan's strongly connected
 * components).
 */
function circularImports(): string[][] {
  const byName = new Map(files.map((each) => [each.file, each]));
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string) => {
    order.set(file, order.size);
    lowest.set(file, order.get(file)!);
    stack.push(file);
    for (const specifier of byName.get(file)!.imports) {
      const target = path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
      if (!specifier.startsWith('.') || !byName.has(target)) continue;
      if (!order.has(target)) visit(target);
      if (stack.includes(target))
        lowest.set(file, Math.min(lowest.get(file)!, lowest.get(target)!));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const { file } of files) if (!order.has(file)) visit(file);
  return circles.sort();
}

describe('layers', () => {
  test('are those that have a rule', () => {
    expect([...new Set(files.map(({ layer }) => layer))].sort()).toEqual(
      Object.keys(MAY_IMPORT).sort(),
    );
  });

  test('import only from layers below them', () => {
    const offenders = files.flatMap(({ file, layer, imports, typeImports }) =>
      imports
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) => {
          const target = path.posix.join(path.posix.dirname(file), specifier);
          const targetLayer = target.includes('/') ? target.split('/')[0]! : '';
          const types = typeImports.has(specifier) ? (MAY_IMPORT_TYPES[layer] ?? []) : [];
          return ![layer, ...MAY_IMPORT[layer]!, ...types].includes(targetLayer);
        })
        .map((specifier) => `${file}: ${specifier}`),
    );
    expect(offenders).toEqual([]);
  });

  test('features import no other feature', () => {
    const featureOf = (file: string) => /^features\/([^/]+)/.exec(file)?.[1];
    const offenders = inLayers('features').flatMap(({ file, imports }) =>
      imports
        .map((specifier) => path.posix.join(path.posix.dirname(file), specifier))
        .filter((target) => featureOf(target) && featureOf(target) !== featureOf(file))
        .map((target) => `${file}: ${target}`),
    );
    expect(offenders).toEqual([]);
  });

  test('import no package but lit, and lit only in shell, core, features, ui and controls', () => {
    const allowed = ({ file, layer }: SourceFile) => {
      // It is loaded only where a page marks no article.
      if (file === 'page/readability.ts') return /^@mozilla\/readability$/;
      return ['shell', 'core', 'features', 'ui', 'controls'].includes(layer) ? /^lit(\/|$)/ : /^$/;
    };
    const offenders = files.flatMap((each) =>
      each.imports
        .filter((specifier) => !specifier.startsWith('.') && !allowed(each).test(specifier))
        .map((specifier) => `${each.file}: ${specifier}`),
    );
    expect(offenders).toEqual([]);
  });

  test('ui imports values only from lit and strings', () => {
    const offenders = inLayers('ui').flatMap(({ file, code }) =>
      Array.from(
        code.matchAll(/^import (?!type )[^;]*'([^']+)';$/gm),
        ([, specifier]) => specifier!,
      )
        .filter((specifier) => !/^(lit(\/|$)|\.\/|\.\.\/strings\/)/.test(specifier))
        .map((specifier) => `${file}: ${specifier}`),
    );
    expect(offenders).toEqual([]);
  });

  test('import normalization only in the embedded voice and the entry of the text part', () => {
    const importers = files
      .filter(({ file }) => !file.startsWith('text/normalization/'))
      .filter(({ imports }) => imports.some((specifier) => specifier.includes('normalization/')))
      .map(({ file }) => file);
    expect(importers.sort()).toEqual(['speech/flite/normalise.ts', 'text/index.ts']);
    // The page's own script has only the loader of the embedded voice.
    const ofPage = inLayers('').flatMap(({ imports }) => imports);
    expect(
      ofPage.filter((specifier) => /^\.\/text\/(?:index|normalization)/.test(specifier)),
    ).toEqual([]);
  });

  test('have no circular imports, not even of types', () => {
    expect(circularImports()).toEqual([]);
  });

  test('text and player use no DOM', () => {
    expect(using(/\b(document|window|HTMLElement)\b/, inLayers('text', 'player'))).toEqual([]);
  });

  test('only page reads the text of nodes', () => {
    const readers = using(/\b(textContent|innerText|nodeValue|TreeWalker)\b/);
    // A list of words is a document of its own.
    const others = readers.filter((each) => !/^(page|features\/pronunciation-lists)\//.test(each));
    expect(others).toEqual([]);
    expect(readers).not.toEqual([]);
  });

  test('page never changes the nodes of a page', () => {
    // The analysis works on a copy of its own.
    const readers = inLayers('page').filter(({ file }) => file !== 'page/readability.ts');
    const changes =
      /\.(appendChild|insertBefore|removeChild|replaceChild|replaceWith|setAttribute|removeAttribute|toggleAttribute|normalize|splitText|append|prepend|before|after)\(/;
    expect(using(changes, readers)).toEqual([]);
  });
});

describe('the code', () => {
  test('makes no markup and no code of text', () => {
    const pattern =
      /\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|(?<!-)eval|new Function|document\.write)\b/;
    // Templates are the player's own.
    const own = 'util/fill-template.ts: innerHTML';
    expect(using(pattern)).toEqual([own]);
  });

  test('asks no document for what an image or form with that name would hide', () => {
    const names =
      'activeElement|adoptedStyleSheets|body|defaultView|documentElement|head|scrollingElement|title';
    const asked = new RegExp(
      String.raw`\b(?:document|ownerDocument|page)\??\.(?:${names})\b(?!\()`,
    );
    const taken = new RegExp(
      String.raw`\{[^{}]*\b(?:${names})\b[^{}]*\} = (?:[\w.#]+\.)?(?:document|ownerDocument|page);`,
    );
    expect([...using(asked), ...using(taken)]).toEqual([]);
  });

  test('makes a URL of no address alone: a bundler may have left a path of it', () => {
    // An address that need not be one of the web, which is caught; a URL by itself.
    const allowed = [
      /^page\/address\.ts: new URL\(address\)$/,
      /^speech\/flite\/voice-file\.ts: new URL\(file\.url\)$/,
    ];
    const found = using(/\bnew URL\([^,()]*\)/);
    expect(found.filter((each) => !allowed.some((pattern) => pattern.test(each)))).toEqual([]);
  });

  test('calls no function that old libraries replace', () => {
    // Those of the embedded voice run in a worker, where no page has replaced any.
    const ofPages = files.filter(({ file }) => !file.startsWith('speech/flite/'));
    expect(using(/\bArray\.from\b|\.reduce\b|\.entries\(\)/, ofPages)).toEqual([]);
  });

  test('asks no browser for its name', () => {
    expect(using(/\b(userAgent|userAgentData|navigator\.(platform|vendor))\b/)).toEqual([]);
  });

  test('never pauses speechSynthesis; it resumes and cancels in one place each', () => {
    const allowed = [
      // An <audio>, not speechSynthesis.
      /^speech\/audio\/audio-output\.ts:( \.pause\()+$/,
      /^speech\/web-speech\/session\.ts:( \.(resume|cancel)\()+$/,
      /^speech\/web-speech\/native-utterance\.ts: \.cancel\($/,
    ];
    const found = using(/\.(pause|resume|cancel)\(/, inLayers('speech'));
    expect(found.filter((each) => !allowed.some((pattern) => pattern.test(each)))).toEqual([]);
    expect(found.some((each) => each.startsWith('speech/web-speech/native-utterance.ts'))).toBe(
      true,
    );
  });

  test('registers the tags in one module alone', () => {
    expect(using(/customElements\.define/).map((each) => each.split(':')[0])).toEqual([
      'register.ts',
    ]);
  });
});

describe('ARCHITECTURE.md', () => {
  test('names every layer', () => {
    const page = readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const named = Array.from(page.matchAll(/^\| `(\w+)\/` \|/gm), ([, folder]) => folder);
    expect([...named, ''].sort()).toEqual(expect.arrayContaining(Object.keys(MAY_IMPORT).sort()));
  });
});

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])(
  '%s names no file or folder that is not there',
  (document) => {
    const page = readFileSync(path.join(ROOT, document), 'utf8');
    const named = Array.from(
      page.matchAll(/`([\w-]+\/[\w./-]+(?:\.m?ts|\.mjs|\/))`/g),
      ([, name]) => name!,
    );
    expect(named.length).toBeGreaterThan(5);
    const exists = (name: string) =>
      [SRC, ROOT].some((folder) => existsSync(path.join(folder, name)));
    expect(named.filter((name) => !exists(name))).toEqual([]);
  },
);
