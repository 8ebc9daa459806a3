import { readdirSync } from 'node:fs';

/** The player's words: a part a language. English is in the file itself. */
const LOCALES = readdirSync(new URL('../src/strings/locales', import.meta.url))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((locale) => locale !== 'en');

/**
 * What the file for pages without a bundler loads only when it is needed: by the name that it has
 * beside it, its module.
 */
export const LAZY_PARTS = {
  dim: 'src/features/dim/dimmer.ts',
  fallback: 'src/speech/fallback-chain.ts',
  follow: 'src/features/auto-scroll/auto-scroll.ts',
  formula: 'src/page/formula.ts',
  flite: 'src/speech/flite/index.ts',
  lexicon: 'src/features/pronunciation-lists/lexicon-loader.ts',
  'media-controls': 'src/features/media-session/media-controls.ts',
  overlay: 'src/features/highlight/overlay.ts',
  pointing: 'src/features/play-from-here/hover-controls/hover-controls.ts',
  preview: 'src/features/preview/preview.ts',
  readability: 'src/page/readability.ts',
  recording: 'src/speech/audio/recording-loader.ts',
  settings: 'src/features/settings/settings.ts',
  ...Object.fromEntries(LOCALES.map((locale) => [locale, `src/strings/locales/${locale}.ts`])),
};

/** Workers, which such a part or a module starts: files by themselves too. */
export const WORKERS = {
  'flite-worker': 'src/speech/flite/worker.ts',
};
