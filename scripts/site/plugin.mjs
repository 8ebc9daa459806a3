// Vite plugin for the pages of demo/, in development and in the build: head, header and footer that
// they share, the guides of docs/ as pages, and the place of the player's script.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fill } from '../release/fill.mjs';
import { examplesHtml, examplesList } from './examples.mjs';
import { guideFiles } from './guides.mjs';
import { footer, head, header } from './layout.mjs';

/** What a page of the sources loads, which Vite compiles. */
const SOURCE_SCRIPT = /<script type="module" src="\/src\/define\.ts"([^>]*)><\/script>/g;

const RECORDING = 'gallery/late-clock.mp3';

/**
 * @param {string} root - The folder of the repository.
 * @param {object} [built] - What a build knows; without it, the script is served from its sources,
 *   and its size is that of docs/performance.md.
 * @param {string} built.integrity - The hash of the player's script.
 * @param {string} built.size - Its size, for a reader.
 */
export function sitePages(root, built) {
  const demo = join(root, 'demo');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const integrity = built?.integrity ?? 'sha384-…';
  const size = () => built?.size ?? documentedSize(root);
  const filled = (text) => fill(text, { version, integrity });
  const guides = () => guideFiles(root, filled);
  const nameIn = (filename) => relative(demo, filename).split(sep).join('/');

  function complete(html, { filename }) {
    const name = nameIn(filename);
    const folder = dirname(name).split('/')[0];
    const up = '../'.repeat(name.split('/').length - 1);
    const whole = filled(html)
      .replace('<!-- site:head -->', head(up))
      .replace('<!-- site:header -->', () => header(up, folder))
      .replace('<!-- site:footer -->', footer(up))
      .replace('<!-- site:recipes -->', () => examplesHtml(root))
      .replace('<!-- site:recipe-list -->', () => examplesList(root))
      .replaceAll('{{SIZE}}', size());
    if (!built) return whole;
    return whole.replace(
      SOURCE_SCRIPT,
      (_, attributes) =>
        `<link rel="stylesheet" href="${up}player/article-player.css" vite-ignore /><script type="module" src="${up}player/article-player.js"${attributes} vite-ignore></script>`,
    );
  }

  return {
    name: 'site-pages',
    enforce: 'pre',
    transformIndexHtml: { order: 'pre', handler: complete },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const { pathname } = new URL(request.url, 'http://local');
        const text = servedText(pathname);
        if (text === undefined) return next();
        if (!pathname.endsWith('.md') && !pathname.endsWith('.txt')) {
          const html = await server.transformIndexHtml(
            pathname.replace(/\/$/, '/index.html'),
            text,
          );
          response.setHeader('content-type', 'text/html; charset=utf-8');
          return response.end(html);
        }
        response.setHeader('content-type', 'text/plain; charset=utf-8');
        response.end(text);
      });
    },
    // In a build, the guides are pages that exist only here.
    resolveId: (id) => (built && pageOf(id) !== undefined ? id : undefined),
    load: (id) => (built ? pageOf(id) : undefined),
    generateBundle() {
      if (!built) return;
      for (const [name, text] of Object.entries(guides())) {
        if (name.endsWith('.md'))
          this.emitFile({ type: 'asset', fileName: `docs/${name}`, source: text });
      }
      // The address of a recording is an attribute that Vite does not know.
      const recording = readFileSync(join(demo, RECORDING));
      this.emitFile({ type: 'asset', fileName: RECORDING, source: recording });
      const llms = readFileSync(join(root, 'llms.txt'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'llms.txt', source: llms });
    },
  };

  function servedText(pathname) {
    if (pathname === '/demo/llms.txt') return readFileSync(join(root, 'llms.txt'), 'utf8');
    const [, name] = /^\/demo\/docs\/([\w-]*(?:\.(?:html|md))?)$/.exec(pathname) ?? [];
    return name === undefined ? undefined : guides()[name || 'index.html'];
  }

  function pageOf(id) {
    const name = nameIn(id);
    return name.startsWith('docs/') && name.endsWith('.html') ? guides()[name.slice(5)] : undefined;
  }
}

/** The size of the script that docs/performance.md gives, as in a build. */
function documentedSize(root) {
  const text = readFileSync(join(root, 'docs/performance.md'), 'utf8');
  const [, gzip] = /^\| before intent \| *\d+ \| *(\d+) \|/m.exec(text) ?? [];
  return gzip ? `${(gzip / 1000).toFixed(0)} kB` : '–';
}
