/** What the file for pages without a bundler loads only when it is needed: by the name that it has beside it, its module. */
export const LAZY_PARTS = {
  lexicon: 'src/features/lexicon-loader.ts',
  'media-controls': 'src/features/media-controls.ts',
  preview: 'src/element/preview/preview.ts',
  readability: 'src/article/readability.ts',
  recording: 'src/speech/recording-loader.ts',
};
