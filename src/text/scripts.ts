import type { Span } from './span.js';

/** A range of text in one language (BCP 47). */
interface Run extends Span {
  readonly lang: string;
}

/**
 * Scripts that identify the language, or nearly so, by their ISO 15924 codes. The Latin script has
 * too many languages.
 */
const ALPHABETS =
  'Cyrl Grek Hebr Arab Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Tibt Geor Armn Ethi';
/**
 * Scripts without spaces between words, or before an ending. Japanese and Chinese are distinguished
 * later.
 */
const UNSPACED = 'Hani Hang Thai Laoo Khmr Mymr';

/** A text without any of these characters has none of the scripts above. */
const ANY = /[\u0370-\u1dff\u1f00-\u1fff\u2e80-\ud7ff\ud840-\ud888\uf900-\ufaff\uff66-\uff9d]/gu;

/** The letters of a script, as the content of a character class. */
function lettersOf(code: string): string {
  return code === 'Hani'
    ? String.raw`\p{sc=Hani}\p{scx=Hira}\p{scx=Kana}`
    : String.raw`\p{sc=${code}}`;
}

const patterns = new Map<string, RegExp>();

/**
 * Words of one of these scripts, with the text between them. In scripts with spaces, not a part of
 * a word: `ЯндексGo`. A pattern of all scripts would take longer to compile than an article takes
 * to read.
 */
function wordsIn(codes: readonly string[]): RegExp {
  const key = codes.join();
  let pattern = patterns.get(key);
  if (!pattern) {
    const alternatives = codes.map((code) => {
      const letter = lettersOf(code);
      const words = String.raw`[${letter}][${letter}\p{M}]*(?:[^\p{L}\p{M}]{1,9}[${letter}][${letter}\p{M}]*)*`;
      return ALPHABETS.includes(code)
        ? String.raw`(?<${code}>(?=[${letter}])(?<![\p{L}\p{M}])${words}(?![\p{L}\p{M}]))`
        : `(?<${code}>${words})`;
    });
    patterns.set(key, (pattern = new RegExp(alternatives.join('|'), 'gu')));
  }
  return pattern;
}

const scriptsOfCharacters = new Map<string, string>();

/** The scripts of a text, except for common characters. */
function scriptsIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const character of new Set(text.match(ANY))) {
    let script = scriptsOfCharacters.get(character);
    if (script === undefined) {
      script = `${ALPHABETS} ${UNSPACED}`
        .split(' ')
        .find((code) => new RegExp(`[${lettersOf(code)}]`, 'u').test(character));
      scriptsOfCharacters.set(character, (script ??= ''));
    }
    if (script) found.add(script);
  }
  return [...found].sort();
}

/**
 * Letters that only one language of a script has, or far more often than the others. Of equal
 * counts, the first language is used.
 */
const DISTINCTIVE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Cyrl: {
    ru: 'ыэё',
    uk: 'іїєґ',
    be: 'ўі',
    bg: 'ъ',
    sr: 'ђћјљњџ',
    mk: 'ѓќѕјљњџ',
    kk: 'әғқңөұүһі',
    mn: 'өүыэё',
  },
  Arab: { ar: 'ةكيىأإ', fa: 'پچژگکی', ur: 'پچژگکیٹڈڑںےہھ' },
};
/**
 * A range of so many code units identifies its language by itself; a shorter one is judged by the
 * whole article.
 */
const LONG_ENOUGH = 60;

/** Languages with several scripts: text in another script is in the same language. */
const SEVERAL_SCRIPTS = /^(?:az|bs|ha|kk|ku|ky|mn|ms|pa|ro|sd|sh|sr|tg|tk|tt|ug|uz)(?![a-z])/i;

const scriptsOfLanguages = new Map<string, string | undefined>();

/**
 * The language of a text by its script, if `lang` (BCP 47; empty if the page declares none) has
 * another one: no sentence in Cyrillic is English. Also the ranges in another script, in order,
 * together with those that the page declares (`known`). A single letter is a sign: `the α of it`.
 * `likely` returns the language of a script in the article.
 */
export function languagesOf(
  text: string,
  lang: string,
  known: readonly Run[],
  likely: (script: string) => string,
): { readonly lang: string; readonly runs: readonly Run[] } {
  const scripts = scriptsIn(text);
  // Most articles need no call of `Intl`: the first one takes milliseconds.
  const own = scripts.length > 0 ? scriptOf(lang) : undefined;
  if (!scripts.some((script) => script !== own)) return { lang, runs: known };
  const found: Run[] = [];
  const letters = new Map<string, number>();
  for (const { 0: words, index: start, groups } of text.matchAll(wordsIn(scripts))) {
    const [script = ''] = Object.entries(groups!).find(([, group]) => group) ?? [];
    const end = start + words.length;
    if (script === own || (own === 'Hang' && script === 'Hani') || !isText(words, script)) continue;
    if (known.some((run) => run.start < end && run.end > start)) continue;
    const spoken = words.length < LONG_ENOUGH ? likely(script) : languageIn(script, words);
    found.push({ start, end, lang: spoken });
    letters.set(spoken, (letters.get(spoken) ?? 0) + lettersIn(words));
  }
  if (found.length === 0 || SEVERAL_SCRIPTS.test(lang)) return { lang, runs: known };
  const [[main, most]] = [...letters].sort(([, a], [, b]) => b - a) as [[string, number]];
  let elsewhere = 0;
  for (const { start, end } of known) elsewhere += lettersIn(text.slice(start, end));
  const passage = 2 * most > lettersIn(text) - elsewhere ? main : lang;
  const runs = [...known, ...found.filter((run) => run.lang !== passage)].sort(
    (one, other) => one.start - other.start,
  );
  return { lang: passage, runs };
}

/** Returns a function from a script to its language in `article`. */
export function likelyLanguages(article: string): (script: string) => string {
  const languages = new Map<string, string>();
  return (script) => {
    let language = languages.get(script);
    if (!language) languages.set(script, (language = languageIn(script, article)));
    return language;
  };
}

function scriptOf(lang: string): string | undefined {
  if (!scriptsOfLanguages.has(lang)) scriptsOfLanguages.set(lang, likelyScript(lang));
  return scriptsOfLanguages.get(lang);
}

function likelyScript(lang: string): string | undefined {
  try {
    const { script } = new Intl.Locale(lang).maximize();
    return script === 'Kore' ? 'Hang' : script?.replace(/^(?:Jpan|Han[st]|Hrkt)$/, 'Hani');
  } catch {
    return undefined;
  }
}

/**
 * Whether a voice can read it as text: not a single letter, and not two letters of Greek, which
 * stand for quantities.
 */
function isText(words: string, script: string): boolean {
  if (/^Han[ig]$/.test(script)) return /[\p{sc=Hani}\p{sc=Hang}]|\p{L}{2}/u.test(words);
  return (script === 'Grek' ? /\p{L}{3}/u : /[\p{L}\p{M}]{2}/u).test(words);
}

function languageIn(script: string, text: string): string {
  // A Japanese name may have no kana, but the article around it has.
  if (script === 'Hani')
    return 10 * count(/[ぁ-ヺ]/g, text) > count(/\p{sc=Hani}/gu, text) ? 'ja' : 'zh';
  let best = new Intl.Locale(`und-${script}`).maximize().language;
  let most = 0;
  for (const [lang, marks] of Object.entries(DISTINCTIVE[script] ?? {})) {
    const own = count(new RegExp(`[${marks}]`, 'gi'), text);
    if (own > most) [best, most] = [lang, own];
  }
  return best;
}

function lettersIn(text: string): number {
  return count(/\p{L}/gu, text);
}

function count(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
