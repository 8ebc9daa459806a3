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

export type { Pronunciation } from './replacement-map.js';

/** What of a text is said otherwise than it is written, by a publisher's list: in order, not overlapping. `lang` is BCP 47. */
export type Lexicon = (written: string, lang: string) => readonly Replacement[];

/** How a text is said. */
export interface PronunciationContext {
  /** BCP 47. */
  readonly lang: string;
  /** What the text is of, or is the end of: a heading ends with a full stop's pause, and code has no note references. */
  readonly kind?: PassageKind | undefined;
  /** What the page says: wins over all else. In order, not overlapping, as offsets into the text. */
  readonly aliases?: readonly Alias[] | undefined;
  readonly lexicon?: Lexicon | undefined;
}

/** What an address of the web is made of, up to the text behind it: of East Asia, that follows without a space. */
const URL_PART = String.raw`[^\s<>"“”«»\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]`;
/** `Node.js/Deno` are two names of programs. */
const BARE_HOST = String.raw`(?<![\p{L}\p{N}_.@\/-])(?:[Ww]{3}\.|(?=(?:[A-Za-z\d-]{1,63}\.){1,9}[A-Za-z]{2,24}(?<!\.[jt]s)\/))`;
const LINK = String.raw`(?:(?:[Hh][Tt]{2}[Pp][Ss]?|[Ff][Tt][Pp]):\/\/|mailto:|${BARE_HOST})${URL_PART}+(?<![\p{Term}…)\]}'’])`;

/**
 * The number of a note hangs on to a word or to its punctuation: "claim[12]", "claim.¹"; raised, also to a year. A letter by itself, and a
 * digit, have powers and indexes: x², 10⁵, x[1].
 */
const HANGS_ON = String.raw`[\p{L}\p{M}]{2}|[.,;:!?…%"”’»。、]`;
const NOTE_NUMBER = String.raw`[1-9]\d{0,2}`;
const NOTE = String.raw`\[(?<=(?:${HANGS_ON}|[\p{N}\])])\[)(?:\p{L}{1,6}\.?\s)?${NOTE_NUMBER}(?:\s?[,;–-]\s?${NOTE_NUMBER}){0,9}\]`;
const RAISED = String.raw`[¹²³⁰⁴-⁹†‡]`;
/** What has powers though it is longer: units, functions, parts of formulas (E = mc², ½gt², 4πr², ax²), and what is often written for CO₂. */
const POWERED = String.raw`(?<![\p{L}\p{M}])(?:(?!th|[nrs][dt])[b-df-hj-np-tv-xz]{2}|µm|in|mi|yd|xy|co|CO|MC|feet|miles?|met(?:er|re)s?|sin|cos|tan|log|[πΔ]\p{L}|\p{L}x)`;
/** No power is of one, a charge has its sign behind it: Ca²⁺, and 2000² = 4,000,000 is no year. */
const RAISED_NOTE = String.raw`${RAISED}(?<=(?:${HANGS_ON}|\p{L}{2}\]|[\u3040-\u9fff]|\b(?:1[5-9]|20)\d\d)${RAISED})(?<!${POWERED}[²³⁴-⁹])(?:[,⁻–-]?${RAISED}){0,9}(?![⁺⁻]|\s*[=×·+*/])`;

const PICTURE = String.raw`\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?`;
/**
 * Letters that are drawn otherwise and are those of the alphabet all the same: bold or script, full or half width, in circles, as
 * ligatures, raised, shaped for their place in an Arabic word. Many voices leave them out, or say what each is called.
 */
const DRAWN = String.raw`[\ufb00-\ufdff\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f149}Ⓐ-ⓩⅠ-ⅿℂℊ-ℓℕℙ-ℝℤℨℬℭℯ-ℴℼ-ℿⅅ-ⅉ\u1d2c-\u1d6a]|[\u02b0-\u02b8](?<=[\u1d2c-\u1d6a].)`;

/** A pair of marks around words is stress: `*so*`, `__so__`. No snake_case, no product. */
const STRESS = String.raw`[*_]{1,3}`;
const STRESSED = String.raw`[^\s*_](?:[^*_]{0,99}[^\s*_])?`;
const STRESS_BEGINS = String.raw`(?=[*_])(?<![\p{L}\p{N}*_])(?<mark>${STRESS})(?=${STRESSED}\k<mark>(?![\p{L}\p{N}*_]))`;
const STRESS_ENDS = String.raw`(?=[*_])(?<=(?<![\p{L}\p{N}*_])(?<pair>${STRESS})${STRESSED})\k<pair>(?![\p{L}\p{N}*_])`;

/** A word that was broken at the end of a line; a copy from a PDF has U+FFFE for its hyphen. */
const BROKEN = String.raw`\ufffe(?<=\p{L}.)\s*(?=\p{L})|[-‐](?<=\p{L}{2}.)(?=\s+\p{L}{2})`;
/** A character that was escaped once too often. */
const ENTITY = String.raw`&(?:amp;)*(?:(?:amp|nbsp|quot|apos|[lg]t|[lr][sd]quo|[mn]dash|hellip|#(?:x[\da-f]{2,5}|\d{2,6}));)`;

const EMOJI = String.raw`\p{RI}\p{RI}|${PICTURE}(?:\u200d${PICTURE}){0,6}`;

/** All that is said otherwise than it is written, each by the name of its rule. No run is looked at twice: linear time. */
const RULES = new RegExp(
  [
    `(?<link>${LINK})`,
    `(?<phonetic>${PHONETIC})`,
    `(?<note>${NOTE}|${RAISED_NOTE})`,
    String.raw`(?<emoji>${EMOJI})(?:\s?\k<emoji>)+`,
    `(?<unsaid>${SILENT_CHARACTERS})`,
    `(?<stress>${STRESS_BEGINS}|${STRESS_ENDS})`,
    `(?<drawn>(?:${DRAWN})+)`,
    `(?<reading>${BRACKETED_KANA})`,
    `(?<broken>${BROKEN})`,
    String.raw`(?<initials>(?=\p{Lu}{1,3}&)(?<![\p{L}\p{N}])\p{Lu}{1,3}&\p{Lu}{1,3}(?!\p{L}))`,
    String.raw`\s*(?:(?<entity>${ENTITY})|(?<comparison><=(?![=>])|>=(?!=)|=<)\s*|(?<arrow><?[-=–—]{1,9}>|<[-=–—]{1,9}(?![-=–—\d])))`,
    String.raw`[\s\p{Cc}&<>]{2,}|[\p{Cc}\u2028\u2029&<>]`,
  ].join('|'),
  'gu',
);
/**
 * What any of the rules may begin with, and a little more. Without it a text is words in letters drawn as usual, single spaces and punctuation: most
 * sentences are such, and this is a fraction of the work.
 */
const SIGNS =
  /[^- \dA-Za-z\u00c0-\u024f\u0370-\u052f"'“”‘’!?,;.:…–—]|  |-(?![A-Za-z\u00c0-\u024f\u0370-\u052f])|[.:…](?!["'“”‘’]*(?: |$))/;
/** The host of an address, or all of an e-mail address. */
const HOST = /^(?:[a-z]+:\/\/(?:[^/?#]*@)?|mailto:)?(?:www\.)?([^/?#:]+)/i;

const CLOSED = /[\p{Term}…][\p{Pe}\p{Pf}"'\s]*$/u;
/** The full stop of a script, by the last letter; Thai and Lao have none. */
const STOPS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]\P{L}*$/u, '。'],
  [/[\p{Script=Devanagari}\p{Script=Bengali}]\P{L}*$/u, '।'],
  [/[\p{Script=Thai}\p{Script=Lao}]\P{L}*$/u, ''],
];
/** The last letter is looked for in so many code units. */
const ENDING = 12;

const GOES_ON = /^\s*[\p{Ll},;]/u;
const SPACED_BEFORE = /^[\s\p{Ps}\p{Pi}]/u;
const SPACED_BEHIND = /^[\s\p{P}]/u;

/** What is said for `written`, which is a sentence or a part of one. Never throws; linear time. */
export function pronounce(written: string, manner: PronunciationContext): Pronunciation {
  const { lang, lexicon, aliases } = manner;
  const { links, others, silent } = byRules(written, manner);
  const told = aliases ? said(written, aliases, manner) : [];
  const untold = told.filter(({ start, end, say }) => start < end && !say);
  const phonetic = mergeReplacements(untold, silent);
  const own = phonetic.length > 0 ? mergeReplacements(withEmptyBrackets(written, phonetic), told) : told;
  const listed = lexicon?.(written, lang).map((each) => ({ ...each, say: pronounce(each.say, { lang }).text })) ?? [];
  const all = mergeReplacements(mergeReplacements(mergeReplacements(own, links), listed), others);
  const pronunciation = applyReplacements(written, all);
  const stop = manner.kind === 'heading' ? stopAfter(pronunciation.text) : '';
  return stop
    ? applyReplacements(written, [...all, { start: written.length, end: written.length, say: stop }])
    : pronunciation;
}

/** Links apart: in them, no word of a list is looked for. */
function byRules(
  written: string,
  manner: PronunciationContext,
): { links: Replacement[]; others: Replacement[]; silent: Replacement[] } {
  const silent: Replacement[] = [];
  const links: Replacement[] = [];
  const others: Replacement[] = [];
  const { lang, kind = '', lexicon } = manner;
  if (!SIGNS.test(written)) return { links, others, silent };
  for (const { 0: match, index: start, groups } of written.matchAll(RULES)) {
    const { link, phonetic, note, emoji, unsaid, stress, drawn, reading, broken, entity, initials, comparison, arrow } =
      groups!;
    // In code, marks are what they are.
    if ((phonetic || note || stress || broken) && /code|pre/.test(kind)) continue;
    const end = start + match.length;
    const gap = /^\s/.test(match) ? ' ' : '';
    const add = (say: string) => others.push({ start, end, say });
    if (phonetic) silent.push({ start, end, say: '' });
    else if (link) links.push({ start, end, say: pronounce(HOST.exec(link)?.[1] ?? '', { lang, lexicon }).text });
    else if (unsaid || note || stress) add('');
    else if (emoji) add(emoji);
    else if (drawn) add(drawn.normalize('NFKC'));
    else if (reading) {
      const replacement = readingInBrackets(written, start, reading);
      if (replacement) others.push(replacement);
    } else if (broken) others.push(...mended(written, start, end, lang));
    else if (entity) add(gap + meaningOf(entity, lang));
    else if (initials) add(spokenInitials(initials, written.slice(end, end + 1), lang));
    else if (comparison) add(spokenComparison(comparison, lang));
    else if (arrow) add(gap + spokenArrow(arrow));
    else add(spokenSigns(match, written, start, lang));
  }
  return { links, others, silent };
}

/** Where a second part follows, as in "pre- and post-war", the hyphen is no break. */
const SECOND_PART =
  /^(?:and|or|to|nor|und|oder|bis|sowie|et|ou|en|of|tot|och|eller|og|ja|tai|ed|od|oraz|lub|albo|nebo|ani|až|или|либо|та|або|чи)(?!\p{L})/u;
/** Languages that break words within far more often than at a hyphen of their own, and what their hyphens follow nevertheless. */
const BREAKS_WORDS = /^(?:de|en|es|it|nl)(?![a-z])/i;
const COMPOUND = /(?<!\p{L})(?:well|self|half|ill|all|high|low|long|short|full|ex|non|one|two|three|four|five)$/u;
/** The longest of these, and a word's beginning, in code units. */
const NEAR = 20;

/** A broken word in one: without the white space in it, and without the hyphen where that is none of its own. */
function mended(written: string, start: number, end: number, lang: string): Replacement[] {
  if (written[start] === '\ufffe') return [{ start, end, say: '' }];
  const before = written.slice(Math.max(0, start - NEAR), start);
  const [gap = ''] = /^\s+/.exec(written.slice(end)) ?? [];
  const behind = written.slice(end + gap.length, end + gap.length + NEAR);
  if (!/\p{Ll}$/u.test(before) || !/^\p{Ll}{2}/u.test(behind) || SECOND_PART.test(behind)) return [];
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

/** What an escaped character stands for. */
function meaningOf(entity: string, lang: string): string {
  const name = /([^&;]+);$/.exec(entity)![1]!;
  if (name === 'amp') return spokenSigns('&', '&', 0, lang);
  if (!name.startsWith('#')) return NAMED[name] ?? ' ';
  const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return String.fromCodePoint(code).replace(/\p{Cs}/u, ' ');
}

/** What the page says, as it can be said where it stands: an insertion keeps apart from the words around it. */
function said(written: string, aliases: readonly Alias[], { lang, lexicon }: PronunciationContext): Replacement[] {
  return aliases.map(({ start, end, say: told }) => {
    const say = pronounce(told, { lang, lexicon }).text;
    if (start < end || !say.trim()) return { start, end, say };
    const before = start === 0 || SPACED_BEFORE.test(written[start - 1]!) || SPACED_BEHIND.test(say) ? '' : ' ';
    const stop = start === 0 && !/\s$/.test(say) && !GOES_ON.test(written.slice(end)) ? stopAfter(say) : '';
    const behind = SPACED_BEHIND.test(written.slice(end)) || /\s$/.test(say) || end === written.length ? '' : ' ';
    return { start, end, say: before + say + stop + behind };
  });
}

/** What closes a text that no punctuation closes, so that the voice falls and rests. */
function stopAfter(text: string): string {
  if (!text.trim() || CLOSED.test(text)) return '';
  return STOPS.find(([script]) => script.test(text.slice(-ENDING)))?.[1] ?? '.';
}
