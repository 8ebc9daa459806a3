import { expect, test } from 'vitest';
import { normalizeForSpeech } from '../../../../src/text/normalization/index.js';

/** The words of a text, as they are spoken. */
export const spoken = (text: string, lang = 'en'): string => normalizeForSpeech(text, lang).text;

/** One test for each pair of a written and a spoken text. */
export function reads(lang: string, pairs: readonly (readonly [written: string, said: string])[]) {
  test.each(pairs)(`in ${lang}, %j is read as %j`, (written, said) => {
    expect(spoken(written, lang)).toBe(said);
  });
}
