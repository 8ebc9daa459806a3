/** What two language tags need to be compared. */
export interface Language {
  /** The tag in its usual spelling: `en-US`. */
  readonly tag: string;
  /** The family, whose members are written alike: `zh` for Mandarin and Cantonese, `no` for Bokmål and Nynorsk. */
  readonly base: string;
  /** The member of the family that is spoken: `yue`, `nn`; most often the same as `base`. */
  readonly spoken: string;
  readonly region: string | undefined;
}

/** Tags that mean one written language (ISO 639-3, macrolanguages), and the member that is spoken where only the family is named. */
const FAMILIES: Readonly<Record<string, string>> = { cmn: 'zh', yue: 'zh', wuu: 'zh', nan: 'zh', nb: 'no', nn: 'no' };
const USUAL_MEMBER: Readonly<Record<string, string>> = { zh: 'cmn', no: 'nb' };
/** Where Chinese is Cantonese unless it says otherwise. */
const CANTONESE_REGIONS: ReadonlySet<string | undefined> = new Set(['HK', 'MO']);
/** A page could make up tags without end, and of any length. */
const KEPT = 1000;
const LONGEST = 64;

const known = new Map<string, Language>();

/**
 * Reads a language tag of any shape that platforms use: `en-US`, `en_US` (Android), `eng-US-f000` (Firefox on Android),
 * `cmn` (speech-dispatcher). Never throws: a tag that means nothing is a language of its own.
 */
export function parseLanguage(tag: string): Language {
  let language = known.get(tag);
  if (!language) {
    if (known.size >= KEPT) known.clear();
    known.set(tag, (language = read(tag)));
  }
  return language;
}

/** Whether a voice for the one can speak the other, whatever their regions. */
export function sameLanguage(one: string, other: string): boolean {
  return parseLanguage(one).base === parseLanguage(other).base;
}

function read(raw: string): Language {
  const locale = localeOf(raw);
  if (!locale) return { tag: raw, base: raw.toLowerCase(), spoken: raw.toLowerCase(), region: undefined };
  // Its canonical form takes `cmn` for `zh`, and so does the family; the member is read from the tag as it was given.
  const [given = ''] = raw.trim().toLowerCase().split(/[-_]/);
  const base = FAMILIES[locale.language] ?? locale.language;
  const region = locale.region ?? (base === 'zh' ? locale.maximize().region : undefined);
  const cantonese = locale.language === 'zh' && given === 'zh' && CANTONESE_REGIONS.has(region);
  const member = FAMILIES[given] ? given : FAMILIES[locale.language] ? locale.language : (USUAL_MEMBER[base] ?? base);
  return { tag: locale.toString(), base, spoken: cantonese ? 'yue' : member, region };
}

/** As much of a tag as is one, from its front. */
function localeOf(raw: string): Intl.Locale | undefined {
  const parts = raw.trim().slice(0, LONGEST).replaceAll('_', '-').split('-');
  for (let length = parts.length; length > 0; length--) {
    try {
      return new Intl.Locale(parts.slice(0, length).join('-'));
    } catch {
      // One of the parts is no subtag: what stands before it may still be a language.
    }
  }
  return undefined;
}
