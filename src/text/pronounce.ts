import { joined, saidOf, UNSAID, type Pronunciation, type Replacement } from './said.js';
import { sayingOfSigns } from './said-signs.js';
import type { Alias, PassageKind } from './transcript.js';

export type { Pronunciation } from './said.js';

/** What of a text is said otherwise than it is written, by a publisher's list: in order, not overlapping. `lang` is BCP 47. */
export type Lexicon = (written: string, lang: string) => readonly Replacement[];

/** How a text is said. */
export interface Manner {
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
const BARE_HOST = String.raw`(?<![\p{L}\p{N}_.@\/-])(?:www\.|(?=(?:[a-z\d-]{1,63}\.){1,9}[a-z]{2,24}(?<!\.[jt]s)\/))`;
const LINK = String.raw`(?:(?:https?|ftp):\/\/|mailto:|${BARE_HOST})${URL_PART}+(?<![\p{Term}…)\]}'’])`;

/**
 * The number of a note hangs on to a word or to its punctuation: "claim[12]", "claim.¹"; raised, also to a year. A letter by itself, and a
 * digit, have powers and indexes: x², 10⁵, x[1].
 */
const HANGS_ON = String.raw`[\p{L}\p{M}]{2}|[.,;:!?…%"”’»\]。、]`;
const NOTE_NUMBER = String.raw`[1-9]\d{0,2}`;
const NOTE = String.raw`\[(?<=(?:${HANGS_ON}|[\p{N})])\[)(?:\p{L}{1,6}\.?\s)?${NOTE_NUMBER}(?:\s?[,;–-]\s?${NOTE_NUMBER}){0,9}\]`;
const RAISED = String.raw`[¹²³⁰⁴-⁹†‡]`;
/** What has powers though it is longer: units, functions, parts of formulas (E = mc², 4πr², ax²), and what is often written for CO₂. */
const POWERED = String.raw`(?<![\p{L}\p{M}])(?:[cdkmnµ]m|ft|in|mi|yd|co|m[cv]|sin|cos|tan|log|ln|π\p{L}|\p{L}x)`;
/** No power is of one, and a charge has its sign behind it: Ca²⁺. */
const RAISED_NOTE = String.raw`${RAISED}(?<=(?:${HANGS_ON}|[\u3040-\u9fff]|\b(?:1[5-9]|20)\d\d)${RAISED})(?<!${POWERED}[²³⁴-⁹])(?:[,⁻–-]?${RAISED}){0,9}(?![⁺⁻])`;

const PICTURE = String.raw`\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?`;
const EMOJI = String.raw`\p{RI}\p{RI}|${PICTURE}(?:\u200d${PICTURE}){0,6}`;

/** All that is said otherwise than it is written, each by the name of its rule. No run is looked at twice: linear time. */
const RULES = new RegExp(
  [
    `(?<link>${LINK})`,
    `(?<note>${NOTE}|${RAISED_NOTE})`,
    String.raw`(?<emoji>${EMOJI})(?:\s?\k<emoji>)+`,
    `(?<unsaid>${UNSAID})`,
    String.raw`[\s\p{Cc}&<>]{2,}|[\p{Cc}\u2028\u2029&<>]`,
  ].join('|'),
  'giu',
);
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
export function pronounce(written: string, manner: Manner): Pronunciation {
  const { lang, lexicon, aliases } = manner;
  const { links, others } = byRules(written, manner);
  const own = aliases ? said(written, aliases, manner) : [];
  const listed = lexicon?.(written, lang).map((each) => ({ ...each, say: pronounce(each.say, { lang }).text })) ?? [];
  const all = [own, links, listed, others].reduce(joined);
  const pronunciation = saidOf(written, all);
  const stop = manner.kind === 'heading' ? stopAfter(pronunciation.text) : '';
  return stop ? saidOf(written, [...all, { start: written.length, end: written.length, say: stop }]) : pronunciation;
}

/** Links apart: in them, no word of a list is looked for. */
function byRules(written: string, manner: Manner): { links: Replacement[]; others: Replacement[] } {
  const links: Replacement[] = [];
  const others: Replacement[] = [];
  const { lang, kind = '', lexicon } = manner;
  for (const { 0: match, index: start, groups } of written.matchAll(RULES)) {
    const { link, note, emoji, unsaid } = groups!;
    if (note && /code|pre/.test(kind)) continue;
    const end = start + match.length;
    if (link) links.push({ start, end, say: pronounce(HOST.exec(link)?.[1] ?? '', { lang, lexicon }).text });
    else others.push({ start, end, say: emoji ?? (unsaid || note ? '' : sayingOfSigns(match, written, start, lang)) });
  }
  return { links, others };
}

/** What the page says, as it can be said where it stands: an insertion keeps apart from the words around it. */
function said(written: string, aliases: readonly Alias[], { lang, lexicon }: Manner): Replacement[] {
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
