import type { CoreStrings } from './strings.js';

/** The English words that are spoken or shown in the article, without the controls. */
export const CORE_ENGLISH: CoreStrings = {
  lang: 'en',
  code: { one: 'Code, # line.', other: 'Code, # lines.' },
  listenHere: 'Listen from here',
};
