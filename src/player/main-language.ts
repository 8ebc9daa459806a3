import { parseLanguage } from '../text/language.js';
import type { Transcript } from '../text/transcript.js';

const mainLanguages = new WeakMap<Transcript, string>();

/** The language of most of an article's text (BCP 47); empty if the page declares none. */
export function mainLanguage(transcript: Transcript): string {
  const known = mainLanguages.get(transcript);
  if (known !== undefined) return known;
  const lengths = new Map<string, { lang: string; length: number }>();
  for (const { lang, start, end } of transcript.passages) {
    const { base } = parseLanguage(lang);
    const { length } = lengths.get(base) ?? { length: 0 };
    lengths.set(base, { lang, length: length + end - start });
  }
  const [main] = [...lengths.values()].sort((a, b) => b.length - a.length);
  mainLanguages.set(transcript, main?.lang ?? '');
  return main?.lang ?? '';
}
