export default function (config) {
  // The whole folder: the script finds its parts beside it.
  config.addPassthroughCopy({ 'node_modules/article-player/dist': 'player' });
}
