import { parseLanguage } from '../language.js';
import { applyReplacements, type Pronunciation } from '../pronunciation/replacement-map.js';
import { normalizeGerman } from './de/index.js';
import { normalizeEnglish } from './en/index.js';

const LANGUAGES: Readonly<Record<string, (text: string, lang: string) => Pronunciation>> = {
  en: normalizeEnglish,
  de: normalizeGerman,
};

/**
 * A text as a person would say it, in words: for voices that read numbers, units, amounts of money,
 * dates and abbreviations as they are written. In English, and German for cardinal and ordinal
 * numbers, money, dates and measures. A text without any of these, and one in another language,
 * stays as it is. Never throws. Linear time.
 *
 * `normalizeForSpeech('€31 million', 'en').text` is `thirty-one million euros`.
 * @param text a sentence or a paragraph: the context decides how a number is read
 * @param lang BCP 47. American English is assumed for `en`; other regions have British dates and
 * units.
 * @returns the spoken text, and the mapping between its offsets and those of `text`
 */
export function normalizeForSpeech(text: string, lang: string): Pronunciation {
  return LANGUAGES[parseLanguage(lang).base]?.(text, lang) ?? applyReplacements(text, []);
}
