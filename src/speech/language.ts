/** What two language tags need to be compared. */
export interface Language {
  /** The tag in its usual spelling: `en-US`. */
  readonly tag: string;
  /** `en`; the same for tags that mean one spoken language. */
  readonly base: string;
  readonly region: string | undefined;
}

/** Norwegian is tagged `no`, or as its written form; voices speak Bokmål unless they say Nynorsk. */
const SPOKEN_AS: Readonly<Record<string, string>> = { no: 'nb' };

const known = new Map<string, Language>();

/**
 * Reads a language tag of any shape that platforms use: `en-US`, `en_US` (Android), `eng-US-f000` (Firefox on Android),
 * `cmn` (speech-dispatcher). Never throws: a tag that means nothing is a language of its own.
 */
export function parseLanguage(tag: string): Language {
  let language = known.get(tag);
  if (!language) known.set(tag, (language = read(tag)));
  return language;
}

function read(raw: string): Language {
  const parts = raw.trim().replaceAll('_', '-').split('-');
  for (let length = parts.length; length > 0; length--) {
    try {
      const locale = new Intl.Locale(parts.slice(0, length).join('-'));
      return { tag: locale.toString(), base: SPOKEN_AS[locale.language] ?? locale.language, region: locale.region };
    } catch {
      // One of the parts is no subtag: what stands before it may still be a language.
    }
  }
  return { tag: raw, base: raw.toLowerCase(), region: undefined };
}
