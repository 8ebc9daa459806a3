import { PHONETIC, withEmptyBrackets } from './phonetic.js';
import { BRACKETED_KANA, readingInBrackets } from './readings.js';
import {
  mergeReplacements,
  applyReplacements,
  SILENT_CHARACTERS,
  type Pronunciation,
  type Replacement,
} from './replacement-map.js';
import { spokenArrow, spokenComparison, spokenInitials, spokenSigns } from './symbols.js';
import type { Alias, PassageKind } from '../transcript.js';
import { lazily } from '../lazily.js';

export type { Pronunciation } from './replacement-map.js';

/**
 * A publisher's pronunciation list as a function: the replacements in `written`, in order, not
 * overlapping. `lang` is BCP 47.
 */
export type Lexicon = (written: string, lang: string) => readonly Replacement[];

/** What decides how a text is spoken. */
export interface PronunciationContext {
  /** BCP 47. */
  readonly lang: string;
  /**
   * The kind of the passage that the text is, or ends: a heading gets the pause of a full stop, and
   * code has no note references.
   */
  readonly kind?: PassageKind | undefined;
  /**
   * The page's own aliases, which take precedence over everything else. In order, not overlapping,
   * with offsets into the text.
   */
  readonly aliases?: readonly Alias[] | undefined;
  readonly lexicon?: Lexicon | undefined;
}

/** The characters of a URL. East Asian text may follow one without a space. */
const URL_PART = String.raw`[^\s<>"“”«»\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]`;
/** `Node.js/Deno` are two names of programs. */
const BARE_HOST = String.raw`(?<![\p{L}\p{N}_.@\/-])(?:[Ww]{3}\.|(?=(?:[A-Za-z\d-]{1,63}\.){1,9}[A-Za-z]{2,24}(?<!\.[jt]s)\/))`;
const LINK = String.raw`(?:(?:[Hh][Tt]{2}[Pp][Ss]?|[Ff][Tt][Pp]):\/\/|mailto:|${BARE_HOST})${URL_PART}+(?<![\p{Term}…)\]}'’])`;

/**
 * A note number follows a word or its punctuation: "claim[12]", "claim.¹"; a raised one also a
 * year. After a single letter or a digit it is a power or an index: x², 10⁵, x[1].
 */
const BEFORE_NOTE = String.raw`[\p{L}\p{M}]{2}|[.,;:!?…%"”’»。、]`;
const NOTE_NUMBER = String.raw`[1-9]\d{0,2}`;
const NOTE = String.raw`\[(?<=(?:${BEFORE_NOTE}|[\p{N}\])])\[)(?:\p{L}{1,6}\.?\s)?${NOTE_NUMBER}(?:\s?[,;–-]\s?${NOTE_NUMBER}){0,9}\]`;
const RAISED = String.raw`[¹²³⁰⁴-⁹†‡]`;
/**
 * Longer words that have powers: units, functions, parts of formulas (E = mc², ½gt², 4πr², ax²),
 * and CO₂ as it is often written.
 */
const POWERED = String.raw`(?<![\p{L}\p{M}])(?:(?!th|[nrs][dt])[b-df-hj-np-tv-xz]{2}|µm|in|mi|yd|xy|co|CO|MC|feet|miles?|met(?:er|re)s?|sin|cos|tan|log|[πΔ]\p{L}|\p{L}x)`;
/** ¹ is never a power. The sign of a charge follows it: Ca²⁺. 2000² = 4,000,000 has no year. */
const RAISED_NOTE = String.raw`${RAISED}(?<=(?:${BEFORE_NOTE}|\p{L}{2}\]|[\u3040-\u9fff]|\b(?:1[5-9]|20)\d\d)${RAISED})(?<!${POWERED}[²³⁴-⁹])(?:[,⁻–-]?${RAISED}){0,9}(?![⁺⁻]|\s*[=×·+*/])`;

const PICTURE = String.raw`\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?`;
/**
 * Styled forms of letters: bold or script, full or half width, in circles, ligatures, superscripts,
 * Arabic presentation forms. Many voices skip them, or speak the character's name.
 */
const STYLED_LETTER = String.raw`[\ufb00-\ufdff\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f149}Ⓐ-ⓩⅠ-ⅿℂℊ-ℓℕℙ-ℝℤℨℬℭℯ-ℴℼ-ℿⅅ-ⅉ\u1d2c-\u1d6a]|[\u02b0-\u02b8](?<=[\u1d2c-\u1d6a].)`;

/** A pair of marks around words is emphasis: `*so*`, `__so__`. Not snake_case, not a product. */
const EMPHASIS_MARK = String.raw`[*_]{1,3}`;
const EMPHASIZED = String.raw`[^\s*_](?:[^*_]{0,99}[^\s*_])?`;
const EMPHASIS_START = String.raw`(?=[*_])(?<![\p{L}\p{N}*_])(?<mark>${EMPHASIS_MARK})(?=${EMPHASIZED}\k<mark>(?![\p{L}\p{N}*_]))`;
const EMPHASIS_END = String.raw`(?=[*_])(?<=(?<![\p{L}\p{N}*_])(?<pair>${EMPHASIS_MARK})${EMPHASIZED})\k<pair>(?![\p{L}\p{N}*_])`;

/** A word hyphenated at the end of a line; text copied from a PDF has U+FFFE for the hyphen. */
const BROKEN = String.raw`\ufffe(?<=\p{L}.)\s*(?=\p{L})|[-‐](?<=\p{L}{2}.)(?=\s+\p{L}{2})`;
/** A character reference that was escaped twice. */
const ENTITY = String.raw`&(?:amp;)*(?:(?:amp|nbsp|quot|apos|[lg]t|[lr][sd]quo|[mn]dash|hellip|#(?:x[\da-f]{2,5}|\d{2,6}));)`;

const EMOJI = String.raw`\p{RI}\p{RI}|${PICTURE}(?:\u200d${PICTURE}){0,6}`;

/**
 * Everything that is not spoken as written, with one named group for each rule. Linear time: no run
 * is visited twice.
 */
const rules = lazily(
  () =>
    new RegExp(
      [
        `(?<link>${LINK})`,
        `(?<phonetic>${PHONETIC})`,
        `(?<note>${NOTE}|${RAISED_NOTE})`,
        String.raw`(?<emoji>${EMOJI})(?:\s?\k<emoji>)+`,
        `(?<unsaid>${SILENT_CHARACTERS})`,
        `(?<stress>${EMPHASIS_START}|${EMPHASIS_END})`,
        `(?<drawn>(?:${STYLED_LETTER})+)`,
        `(?<reading>${BRACKETED_KANA})`,
        `(?<broken>${BROKEN})`,
        String.raw`(?<initials>(?=\p{Lu}{1,3}&)(?<![\p{L}\p{N}])\p{Lu}{1,3}&\p{Lu}{1,3}(?!\p{L}))`,
        String.raw`\s*(?:(?<entity>${ENTITY})|(?<comparison><=(?![=>])|>=(?!=)|=<)\s*|(?<arrow><?[-=–—]{1,9}>|<[-=–—]{1,9}(?![-=–—\d])))`,
        String.raw`[\s\p{Cc}&<>]{2,}|[\p{Cc}\u2028\u2029&<>]`,
      ].join('|'),
      'gu',
    ),
);
/**
 * A fast check for characters that a rule may start with, and a few more. Most sentences have only
 * plain letters, single spaces and punctuation: this check is then a fraction of the work.
 */
const SIGNS =
  /[^- \dA-Za-z\u00c0-\u024f\u0370-\u052f"'“”‘’!?,;.:…–—]|  |-(?![A-Za-z\u00c0-\u024f\u0370-\u052f])|[.:…](?!["'“”‘’]*(?: |$))/;
/** The host of a URL, or all of an e-mail address. */
const HOST = /^(?:[a-z]+:\/\/(?:[^/?#]*@)?|mailto:)?(?:www\.)?([^/?#:]+)/i;

const CLOSED = /[\p{Term}…][\p{Pe}\p{Pf}"'\s]*$/u;
/** The full stop for the script of the last letter; Thai and Lao have none. */
const stops = lazily((): readonly (readonly [RegExp, string])[] => [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]\P{L}*$/u, '。'],
  [/[\p{Script=Devanagari}\p{Script=Bengali}]\P{L}*$/u, '।'],
  [/[\p{Script=Thai}\p{Script=Lao}]\P{L}*$/u, ''],
]);
/**
 * The scripts of `stops`, and others. The letters of Latin, Greek, Cyrillic, Hebrew and Arabic text
 * are below this range.
 */
const OTHER_SCRIPTS = /[\u0900-\uffff]/;
/** The last letter is searched for in so many code units. */
const ENDING = 12;

const CONTINUATION = /^\s*[\p{Ll},;]/u;
const SPACED_BEFORE = /^[\s\p{Ps}\p{Pi}]/u;
const SPACED_AFTER = /^[\s\p{P}]/u;

/** The spoken form of `written`, a sentence or a part of one. Never throws. Linear time. */
export function pronounce(written: string, context: PronunciationContext): Pronunciation {
  const { lang, lexicon, aliases } = context;
  const { links, others, silent } = byRules(written, context);
  const fromPage = aliases ? spokenAliases(written, aliases, context) : [];
  const silenced = fromPage.filter(({ start, end, say }) => start < end && !say);
  const silences = mergeReplacements(silenced, silent);
  const own =
    silences.length > 0
      ? mergeReplacements(withEmptyBrackets(written, silences), fromPage)
      : fromPage;
  const fromLexicon =
    lexicon?.(written, lang).map((each) => ({
      ...each,
      say: pronounce(each.say, { lang }).text,
    })) ?? [];
  const all = mergeReplacements(
    mergeReplacements(mergeReplacements(own, links), fromLexicon),
    others,
  );
  const pronunciation = applyReplacements(written, all);
  const stop = context.kind === 'heading' ? stopAfter(pronunciation.text) : '';
  return stop
    ? applyReplacements(written, [
        ...all,
        { start: written.length, end: written.length, say: stop },
      ])
    : pronunciation;
}

/**
 * Finds the replacements of the rules. Links are separate, because the lexicon does not apply to
 * them.
 */
function byRules(
  written: string,
  context: PronunciationContext,
): { links: Replacement[]; others: Replacement[]; silent: Replacement[] } {
  const silent: Replacement[] = [];
  const links: Replacement[] = [];
  const others: Replacement[] = [];
  const { lang, kind = '', lexicon } = context;
  if (!SIGNS.test(written)) return { links, others, silent };
  for (const { 0: match, index: start, groups } of written.matchAll(rules())) {
    const {
      link,
      phonetic,
      note,
      emoji,
      unsaid,
      stress,
      drawn,
      reading,
      broken,
      entity,
      initials,
      comparison,
      arrow,
    } = groups!;
    // In code, these characters are part of the code.
    if ((phonetic || note || stress || broken) && /code|pre/.test(kind)) continue;
    const end = start + match.length;
    const gap = /^\s/.test(match) ? ' ' : '';
    const add = (say: string) => others.push({ start, end, say });
    if (phonetic) silent.push({ start, end, say: '' });
    else if (link)
      links.push({
        start,
        end,
        say: pronounce(HOST.exec(link)?.[1] ?? '', { lang, lexicon }).text,
      });
    else if (unsaid || note || stress) add('');
    else if (emoji) add(emoji);
    else if (drawn) add(drawn.normalize('NFKC'));
    else if (reading) {
      const replacement = readingInBrackets(written, start, reading);
      if (replacement) others.push(replacement);
    } else if (broken) others.push(...joinedWord(written, start, end, lang));
    else if (entity) add(gap + spokenEntity(entity, lang));
    else if (initials) add(spokenInitials(initials, written.slice(end, end + 1), lang));
    else if (comparison) add(spokenComparison(comparison, lang));
    else if (arrow) add(gap + spokenArrow(arrow));
    else add(spokenSigns(match, written, start, lang));
  }
  return { links, others, silent };
}

/** If a second part follows, as in "pre- and post-war", the hyphen is not a break. */
const SECOND_PART =
  /^(?:and|or|to|nor|und|oder|bis|sowie|et|ou|en|of|tot|och|eller|og|ja|tai|ed|od|oraz|lub|albo|nebo|ani|až|или|либо|та|або|чи)(?!\p{L})/u;
/**
 * Languages where a line breaks within a word far more often than at the word's own hyphen; and
 * first parts that keep their hyphen.
 */
const BREAKS_WORDS = /^(?:de|en|es|it|nl)(?![a-z])/i;
const COMPOUND =
  /(?<!\p{L})(?:well|self|half|ill|all|high|low|long|short|full|ex|non|one|two|three|four|five)$/u;
/** Longest of these and of the start of a word, in code units. */
const NEAR = 20;

/**
 * Joins a hyphenated word: removes the white space, and the hyphen unless it is part of the word.
 */
function joinedWord(written: string, start: number, end: number, lang: string): Replacement[] {
  if (written[start] === '\ufffe') return [{ start, end, say: '' }];
  const before = written.slice(Math.max(0, start - NEAR), start);
  const [gap = ''] = /^\s+/.exec(written.slice(end)) ?? [];
  const after = written.slice(end + gap.length, end + gap.length + NEAR);
  if (!/\p{Ll}$/u.test(before) || !/^\p{Ll}{2}/u.test(after) || SECOND_PART.test(after)) return [];
  const say = BREAKS_WORDS.test(lang) && !COMPOUND.test(before) ? '' : '-';
  return [{ start, end: end + gap.length, say }];
}

const NAMED: Readonly<Record<string, string>> = {
  apos: '’',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  quot: '"',
  hellip: '…',
  ndash: '–',
  mdash: '—',
};

/** The spoken form of a character reference. */
function spokenEntity(entity: string, lang: string): string {
  const name = /([^&;]+);$/.exec(entity)![1]!;
  if (name === 'amp') return spokenSigns('&', '&', 0, lang);
  if (!name.startsWith('#')) return NAMED[name] ?? ' ';
  const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return String.fromCodePoint(code).replace(/\p{Cs}/u, ' ');
}

/**
 * The page's aliases with their spoken forms: an insertion is separated from the words around it.
 */
function spokenAliases(
  written: string,
  aliases: readonly Alias[],
  { lang, lexicon }: PronunciationContext,
): Replacement[] {
  return aliases.map(({ start, end, say: alias }) => {
    const say = pronounce(alias, { lang, lexicon }).text;
    if (start < end || !say.trim()) return { start, end, say };
    const before =
      start === 0 || SPACED_BEFORE.test(written[start - 1]!) || SPACED_AFTER.test(say) ? '' : ' ';
    const stop =
      start === 0 && !/\s$/.test(say) && !CONTINUATION.test(written.slice(end))
        ? stopAfter(say)
        : '';
    const after =
      SPACED_AFTER.test(written.slice(end)) || /\s$/.test(say) || end === written.length ? '' : ' ';
    return { start, end, say: before + say + stop + after };
  });
}

/**
 * The full stop for a text without final punctuation, so that the voice makes the pause of a
 * sentence.
 */
function stopAfter(text: string): string {
  if (!text.trim() || CLOSED.test(text)) return '';
  const ending = text.slice(-ENDING);
  if (!OTHER_SCRIPTS.test(ending)) return '.';
  return stops().find(([script]) => script.test(ending))?.[1] ?? '.';
}
