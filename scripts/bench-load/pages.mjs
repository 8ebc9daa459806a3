import { articleHtml } from './article.mjs';

export const WORDS = 2400;

/** A page with an article, and a head and something before the text of it. */
export function page({ head = '', player = '' } = {}) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page of ${WORDS} words</title>
<link rel="icon" href="data:,">
<style>body { max-width: 40rem; margin: 2rem auto; font: 1.1rem/1.6 serif }</style>
${head}
</head>
<body>
<article>
${articleHtml(WORDS).replace('</h1>', `</h1>\n${player}`)}
</article>
</body>
</html>`;
}

/** The page as docs/getting-started.md has it, with a build that is served below `/<build>/`. */
export const playerPage = (build, loading) =>
  page({
    head: `<link rel="stylesheet" href="/${build}/article-player.css">
<script type="module" src="/${build}/article-player.js"></script>`,
    player: `<article-player loading="${loading}"></article-player>`,
  });
