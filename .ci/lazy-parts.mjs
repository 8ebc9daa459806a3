import { readdirSync } from 'node:fs';

/** The player's words: a part a language. English is in the file itself. */
const LOCALES = readdirSync(new URL('../src/locales', import.meta.url))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((locale) => locale !== 'en');

/** What the file for pages without a bundler loads only when it is needed: by the name that it has beside it, its module. */
export const LAZY_PARTS = {
  dim: 'src/article/dimmer.ts',
  follow: 'src/article/follow.ts',
  lexicon: 'src/features/lexicon-loader.ts',
  overlay: 'src/features/overlay/overlay.ts',
  pointing: 'src/features/pointing/pointing.ts',
  preview: 'src/element/preview/preview.ts',
  readability: 'src/article/readability.ts',
  settings: 'src/element/settings/settings.ts',
  ...Object.fromEntries(LOCALES.map((locale) => [locale, `src/locales/${locale}.ts`])),
};
