/** Where a text has these, a release has its own values. */
const PLACEHOLDER = /\{\{(VERSION|INTEGRITY)\}\}/g;

/** A text with the version and the integrity hash of a release. */
export const fill = (text, { version, integrity }) =>
  text.replace(PLACEHOLDER, (_, name) => (name === 'VERSION' ? version : integrity));

/** Where the CDN has a file of the package. */
export const cdnAddress = (file, version) =>
  `https://cdn.jsdelivr.net/npm/article-player@${version}/dist/${file}`;

/** The two tags to paste, for a page that loads the player from the CDN. */
export const cdnTag = ({ version, integrity }) => `<script
  type="module"
  src="${cdnAddress('article-player.js', version)}"
  integrity="${integrity}"
  crossorigin="anonymous"
></script>
<article-player></article-player>
`;

/** The hashes of the files that are loaded later; it stands before all modules of the page. */
export function importMap(hashes, version) {
  const integrity = Object.fromEntries(
    Object.entries(hashes).map(([file, hash]) => [cdnAddress(file, version), hash]),
  );
  return `<script type="importmap">\n${JSON.stringify({ integrity }, undefined, 2)}\n</script>\n`;
}

/** The main file of the WordPress plugin, with the integrity hash of the player in it. */
export function fillPlugin(php, integrity) {
  const [before, after] = php.split(/(?<=ARTICLE_PLAYER_INTEGRITY', ')(?=')/);
  if (after === undefined) throw new Error('The plugin has no place for the integrity hash.');
  return before + integrity + after;
}
