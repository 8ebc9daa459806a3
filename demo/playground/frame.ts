// The page in which the pasted article is shown, with the player in it.
import type { ArticlePlayerElement } from '../../src/shell/article-player.js';
import { setAttributes } from '../assets/attributes.js';
import type { Settings } from './options.js';
import { sanitize } from './sanitize.js';

const STYLE = `
  :root { color-scheme: light dark; font: 1.0625rem/1.6 Charter, Georgia, serif; }
  body { max-inline-size: 40rem; margin: 0 auto; padding: 1rem 1rem 6rem; overflow-wrap: break-word; }
  /* Beside the panel of the preview. */
  @media (min-width: 46rem) { [data-preview] body { margin-inline-end: 25.5rem; } }
  h1, h2, h3 { line-height: 1.2; }
  img { display: inline-block; min-inline-size: 4rem; min-block-size: 2rem; border: 1px dashed; }
  .sr-only, .visually-hidden, .screen-reader-text { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }`;

/** Even if something passed the lists of `sanitize.ts`: no script but the player's, and no request. */
function policyFor(script: string): string {
  const { origin } = new URL(script);
  return [
    `default-src 'none'`,
    `script-src ${origin} 'wasm-unsafe-eval'`,
    `style-src 'unsafe-inline'`,
    `connect-src ${origin}`,
    `media-src blob:`,
    `worker-src ${origin} blob:`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
}

/** @param script - The address of the player's script. */
export const skeleton = (script: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policyFor(script)}"><meta name="viewport" content="width=device-width"><title>Your article</title><style>${STYLE}</style><style id="colors"></style><script type="module" src="${script}"></script></head><body></body></html>`;

/** Where the article of a page probably is: the player itself looks more closely. */
const articleIn = (page: Document) =>
  page.querySelector('article, [itemprop~="articleBody"], [role="article"], main') ?? page.body;

function put(player: Element, settings: Settings, page: Document): void {
  const article = articleIn(page);
  const before =
    settings.place === 'first' ? article.querySelector('p') : article.querySelector('h1');
  if (settings.place === 'end') article.append(player);
  else if (before) before.after(player);
  else article.prepend(player);
}

/** What the page of the frame shows. */
export interface Shown {
  readonly player: ArticlePlayerElement;
  /** The settings on which the article depends. */
  readonly article: string;
}

const articleOf = ({ source, place, attributes: { lang } }: Settings) =>
  JSON.stringify([source, place, lang]);

/**
 * Shows an article in the page of the frame, with the player as the settings say. A player that is
 * there with the same article stays: somebody may listen to it.
 */
export function show(
  page: Document,
  settings: Settings,
  { css, preview }: { css: string; preview: boolean },
  before?: Shown,
): Shown {
  const article = articleOf(settings);
  const kept = before?.article === article ? before.player : undefined;
  const player = kept ?? (page.createElement('article-player') as ArticlePlayerElement);
  page.documentElement.toggleAttribute('data-preview', preview);
  page.querySelector('#colors')!.textContent = css;
  setAttributes(player, preview ? { ...settings.attributes, preview } : settings.attributes);
  if (!kept) {
    const { body, title, lang } = sanitize(settings.source, page);
    page.documentElement.lang = lang || settings.attributes['lang']?.toString() || 'en';
    page.title = title || 'Your article';
    page.body.replaceChildren(body);
    put(player, settings, page);
  }
  return { player, article };
}

/** Links of the article lead nowhere. */
export function ignoreLinks(page: Document): void {
  page.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a[href]')) event.preventDefault();
  });
}
