/** What the file for pages without a bundler loads only when it is needed: by the name that it has beside it, its module. */
export const LAZY_PARTS = {
  flite: 'src/speech/flite/index.ts',
  lexicon: 'src/features/lexicon-loader.ts',
  'media-controls': 'src/features/media-controls.ts',
  several: 'src/speech/several.ts',
  preview: 'src/element/preview/preview.ts',
  readability: 'src/article/readability.ts',
  recording: 'src/speech/recording-loader.ts',
};

/** Workers, which such a part or a module starts: files by themselves too. */
export const WORKERS = {
  'flite-worker': 'src/speech/flite/worker.ts',
};
