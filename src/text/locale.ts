/** The platform's segmenter for a BCP 47 tag; for a malformed or empty one, which must not stop a page's being read, the default locale's. */
export function segmenterOf(lang: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity });
  } catch {
    return new Intl.Segmenter(undefined, { granularity });
  }
}
