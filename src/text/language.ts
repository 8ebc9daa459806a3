/** A language tag in a form that can be compared. */
export interface Language {
  /** The canonical tag: `en-US`. */
  readonly tag: string;
  /**
   * The macrolanguage, with one written form: `zh` for Mandarin and Cantonese, `no` for Bokmål and
   * Nynorsk.
   */
  readonly base: string;
  /** The spoken member of the macrolanguage: `yue`, `nn`; most often the same as `base`. */
  readonly spoken: string;
  readonly region: string | undefined;
}

/**
 * Members of macrolanguages (ISO 639-3); and the member that is spoken if the tag is only the
 * macrolanguage.
 */
const FAMILIES: Readonly<Record<string, string>> = {
  cmn: 'zh',
  yue: 'zh',
  wuu: 'zh',
  nan: 'zh',
  nb: 'no',
  nn: 'no',
};
const USUAL_MEMBER: Readonly<Record<string, string>> = { zh: 'cmn', no: 'nb' };
/** Regions where `zh` means Cantonese by default. */
const CANTONESE_REGIONS: ReadonlySet<string | undefined> = new Set(['HK', 'MO']);
/** Limits the cache: a page may have any number of tags, of any length. */
const MAX_CACHED = 1000;
const MAX_LENGTH = 64;

const known = new Map<string, Language>();

/**
 * Parses a language tag in any form that platforms use: `en-US`, `en_US` (Android), `eng-US-f000`
 * (Firefox on Android), `cmn` (speech-dispatcher). Never throws: an invalid tag is a language of
 * its own.
 */
export function parseLanguage(tag: string): Language {
  let language = known.get(tag);
  if (!language) {
    if (known.size >= MAX_CACHED) known.clear();
    known.set(tag, (language = read(tag)));
  }
  return language;
}

/** Whether a voice for one can speak the other, in any region. */
export function sameLanguage(one: string, other: string): boolean {
  return parseLanguage(one).base === parseLanguage(other).base;
}

function read(raw: string): Language {
  const locale = localeOf(raw);
  if (!locale)
    return { tag: raw, base: raw.toLowerCase(), spoken: raw.toLowerCase(), region: undefined };
  // The canonical form of `cmn` is `zh`, so the member is taken from the original tag.
  const [given = ''] = raw.trim().toLowerCase().split(/[-_]/);
  const base = FAMILIES[locale.language] ?? locale.language;
  const region = locale.region ?? (base === 'zh' ? locale.maximize().region : undefined);
  const cantonese = locale.language === 'zh' && given === 'zh' && CANTONESE_REGIONS.has(region);
  const member = FAMILIES[given]
    ? given
    : FAMILIES[locale.language]
      ? locale.language
      : (USUAL_MEMBER[base] ?? base);
  return { tag: locale.toString(), base, spoken: cantonese ? 'yue' : member, region };
}

/** The longest valid prefix of a tag. */
function localeOf(raw: string): Intl.Locale | undefined {
  const parts = raw.trim().slice(0, MAX_LENGTH).replaceAll('_', '-').split('-');
  for (let length = parts.length; length > 0; length--) {
    try {
      return new Intl.Locale(parts.slice(0, length).join('-'));
    } catch {
      // A part is not a valid subtag: the parts before it may still be a language.
    }
  }
  return undefined;
}
