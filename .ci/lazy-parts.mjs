/** What the file for pages without a bundler loads only when it is needed: by the name that it has beside it, its module. */
export const LAZY_PARTS = {
  dim: 'src/article/dimmer.ts',
  follow: 'src/article/follow.ts',
  lexicon: 'src/features/lexicon-loader.ts',
  overlay: 'src/features/overlay/overlay.ts',
  pointing: 'src/features/pointing/pointing.ts',
  preview: 'src/element/preview/preview.ts',
  readability: 'src/article/readability.ts',
};
