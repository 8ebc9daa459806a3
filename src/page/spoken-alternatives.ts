import { WORD_CHARACTER } from './plain-words.js';
import { parsedJson } from '../text/json.js';
import { isSpeakable } from '../text/speakable.js';
import { isTex, numeratorWords, powerWords, sayFormula, sayTex } from './formula-loader.js';
import type { PassageBuilder } from './passage-builder.js';
import { sayingOfSign } from './signs.js';
import { textBeside } from './references.js';

/**
 * Kana and the marks that go with them: an annotation in them tells how the characters under it are read. Of such marks alone, it stresses
 * them.
 */
const KANA = /^(?=.*[\p{Script=Hiragana}\p{Script=Katakana}])[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;
/** With an ending, or with words joined by anything but spaces: `IMG_2953`, `harbour-wall-2`. */
const FILE_NAME = new RegExp(
  String.raw`^(?:\S+\.\w{2,4}|(?=\S*[\d_])(?:${WORD_CHARACTER}|&)*(?:[-_&]+${WORD_CHARACTER}+){1,20})$`,
);
/** Words for a search engine, set side by side. */
const KEYWORDS = /^(?:\s*[^\s,.]+(?:\s[^\s,.]+)?\s*,){3,}\s*[^\s,.]+(?:\s[^\s,.]+)?$/u;
/** The way in which a formula is written in TeX. */
const TEX = /[\\{}^_$]/;
/** What MathJax 4 says at the end of a label: what it is of. */
const ROLE_OF_FORMULA = /, math$/;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

/** What the page says of how its elements are said, as a walk meets them: in place of their text, or where they have none. */
export class SpokenAlternatives {
  readonly #builder: PassageBuilder;
  /** Descriptions that were said: a page may show the same image twice. */
  readonly #described = new Set<string>();

  constructor(builder: PassageBuilder) {
    this.#builder = builder;
  }

  /** Where an element is told to be said otherwise than it is written, says so. @returns ends it. */
  begin(element: Element, lang: string): (() => void) | undefined {
    const say = spokenInstead(element, lang);
    return say === undefined ? undefined : this.#builder.replace(say);
  }

  /** Says what an image or a formula shows; once where it is no part of a sentence, unless the caption by it does. */
  describe(element: Element, lang: string): void {
    const description = descriptionOf(element, lang)?.replace(/\s+/g, ' ').trim();
    if (!description) return;
    if (isFormula(element)) return void this.#builder.insert(description);
    if (isTex(description)) return void this.#builder.insert(sayTex(description, lang) ?? '');
    if (FILE_NAME.test(description) || KEYWORDS.test(description)) return;
    if (isInitial(element, description)) return this.#builder.begin(description);
    if (isIcon(element, description)) return;
    if (this.#described.has(description) && !isInSentence(element)) return;
    this.#described.add(description);
    if (!isSaidByCaption(element, description)) this.#builder.describe(description, isInSentence(element));
  }
}

function spokenInstead(element: Element, lang: string): string | undefined {
  const { localName } = element;
  if (isTranscription(element)) return '';
  if (localName === 'ruby') return readingOf(element);
  if (localName === 'math') return sayFormula(element, lang);
  if (localName === 'sup') return sayRaised(element, lang);
  if (localName === 'sub') return sayLowered(element);
  if (localName === 'td') return sayCell(element, lang);
  if (element.localName === 'abbr' && element.hasAttribute('title')) return expansionOf(element);
  const alias = element.getAttribute('data-ssml-sub') ?? element.getAttribute('data-ssml-sub-alias');
  const ssml = alias === null ? element.getAttribute('data-ssml') : null;
  return ssml === null ? alias || undefined : aliasIn(ssml) || undefined;
}

/** Whether text in `element` is written in a phonetic alphabet, which no voice speaks (BCP 47 variants). */
export function isTranscription(element: Element): boolean {
  return /-fon(?:ipa|upa|xsamp)/i.test(element.getAttribute('lang') ?? '');
}

/** Digits that would run together with those beside them; those that are raised for show alone, as in 20<sup>th</sup>, are text. */
function sayRaised(sup: Element, lang: string): string | undefined {
  const text = sup.textContent.trim();
  if (/^(?:TM|SM|MC)$/.test(text)) return '';
  const before = textBeside(sup, 'previousSibling');
  const behind = textBeside(sup, 'nextSibling');
  if (!/^[-+−–]?(?:\d{1,4}|n)$/.test(text)) return undefined;
  const currency =
    /(?:\p{Sc}|\b(?:CHF|EUR|USD|kr))\s?\d[\d.,’]*$/u.test(before) ||
    (/\d$/.test(before) && /^\s?(?:\p{Sc}|CHF|EUR|USD|kr\b)/u.test(behind));
  if (currency && /^\d\d$/.test(text)) return decimalSign(lang) + text;
  if (/^\s?[⁄∕/]/.test(behind) && sup.nextElementSibling?.localName === 'sub')
    return /\d$/.test(before) ? numeratorWords(text, lang) : undefined;
  if (!/[\p{L}\p{N})\]|]$/u.test(before)) return undefined;
  const words = /\d$/.test(before) ? powerWords(text, lang) : undefined;
  if (words) return words;
  return text.replace(/./g, (sign) => RAISED[Number(sign)] ?? (sign === 'n' ? 'ⁿ' : sign === '+' ? '⁺' : '⁻'));
}

/** In a table with both, a plus is yes and a dash is no. Alone, a dash stands for nothing. */
function sayCell(cell: Element, lang: string): string | undefined {
  const sign = cell.textContent.trim();
  if (/^(?:check|done|close|cancel)(?:_circle|_box)?$/.test(sign))
    return sayingOfSign(/^c[la]/.test(sign) ? '✗' : '✓', lang);
  if (!/^[+–—−-]$/.test(sign)) return undefined;
  const table = cell.closest('table');
  return table && hasBothSigns(table) ? sayingOfSign(sign === '+' ? '✓' : '✗', lang) : undefined;
}

/** So many cells of a table are looked at for each sign: looking at all would take quadratic time. */
const MOST_CELLS = 200;

function hasBothSigns(table: Element): boolean {
  const cells = table.getElementsByTagName('td');
  const signs = new Set<string>();
  for (let index = 0; index < Math.min(cells.length, MOST_CELLS) && signs.size < 2; index++) {
    const [, plus, dash] = /^(?:(\+)|([–—−-]))$/.exec(cells[index]!.textContent.trim()) ?? [];
    if (plus || dash) signs.add(plus ?? '-');
  }
  return signs.size === 2;
}

function sayLowered(sub: Element): string | undefined {
  const text = sub.textContent.trim();
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const digitBehind = /^\d/.test(textBeside(sub, 'nextSibling'));
  const digitBefore = /\d$/.test(textBeside(sub, 'previousSibling'));
  if (!digitBehind && !digitBefore) return undefined;
  return text.replace(/\d/g, (digit) => LOWERED[Number(digit)]!) + (digitBehind ? ' ' : '');
}

function decimalSign(lang: string): string {
  try {
    return new Intl.NumberFormat(lang || 'en').format(1.5).charAt(1);
  } catch {
    return '.';
  }
}

/** Spoken HTML (W3C, Pronunciation Task Force): `{"sub": {"alias": "…"}}`. */
function aliasIn(ssml: string): string | undefined {
  const said = parsedJson(ssml) as { readonly sub?: { readonly alias?: unknown } } | null | undefined;
  const alias = said?.sub?.alias;
  return typeof alias === 'string' ? alias : undefined;
}

/** A title is an expansion if it is longer and begins alike; else it is a remark, which nobody asked for. */
function expansionOf(abbr: Element): string | undefined {
  const title = abbr.getAttribute('title')!.trim();
  const written = abbr.textContent.trim();
  const alike = title.slice(0, 1).toLowerCase() === written.slice(0, 1).toLowerCase();
  return alike && title.length > written.length ? title : undefined;
}

function readingOf(ruby: Element): string | undefined {
  const reading = [...ruby.querySelectorAll('rt')].map(({ textContent }) => textContent).join('');
  return KANA.test(reading) ? reading : undefined;
}

function descriptionOf(element: Element, lang: string): string | null {
  if (/^(?:none|presentation)$/.test(element.getAttribute('role') ?? '')) return null;
  if (element.localName === 'img') return element.getAttribute('alt');
  const label = semanticSpeech(element) ?? element.getAttribute('aria-label')?.replace(ROLE_OF_FORMULA, '');
  if (label) return label;
  const math = element.localName === 'math' ? element : element.querySelector('math');
  if (!math) return null;
  const signs = () => (math.querySelector('semantics')?.firstElementChild ?? math).textContent;
  return plainAlternative(math) ?? sayFormula(math, lang) ?? signs();
}

/** What a formula says of how it is said. */
function semanticSpeech(element: Element): string | undefined {
  const names = ['data-semantic-speech-none', 'data-semantic-speech'];
  const holder = [element, ...element.querySelectorAll(names.map((name) => `[${name}]`).join())].find((each) =>
    names.some((name) => each.hasAttribute(name)),
  );
  return holder && (holder.getAttribute(names[0]!) ?? holder.getAttribute(names[1]!))?.replace(/<[^<>]*>/g, ' ');
}

function plainAlternative(math: Element): string | undefined {
  const alternative = math.getAttribute('alttext');
  return alternative && !TEX.test(alternative) ? alternative : undefined;
}

/** Whether what stands for a formula as a whole is said in its place: it says how, or shows an image of it. */
export function isSaidFormula(element: Element): boolean {
  if (element.localName === 'math')
    return element.hasAttribute('aria-label') || plainAlternative(element) !== undefined;
  if (element.localName === 'mjx-container') return semanticSpeech(element) !== undefined;
  return (
    /(?:^|\s)mwe-math-element/.test(element.getAttribute('class') ?? '') &&
    element.querySelector('math, img') !== null &&
    element.querySelector('img') !== null
  );
}

function isFormula({ localName }: Element): boolean {
  return localName === 'math' || localName.startsWith('mjx-');
}

/** An image of the first letter of a word. */
function isInitial(element: Element, description: string): boolean {
  return /^\p{L}$/u.test(description) && /^\p{Ll}/u.test(textBeside(element, 'nextSibling'));
}

/** A link that shows nothing but a sign: its name is that of where it leads. */
function isIcon(element: Element, description: string): boolean {
  const link = element.closest('a');
  return link !== null && !isSpeakable(link.textContent) && !/\s\S+\s/.test(description);
}

/** An image right beside words stands for one; an icon in a link only goes with it. */
function isInSentence(element: Element): boolean {
  const beside = [element.previousSibling, element.nextSibling];
  return (
    !element.closest('a') && beside.some((node) => node?.nodeType === Node.TEXT_NODE && isSpeakable(node.textContent!))
  );
}

function isSaidByCaption(element: Element, description: string): boolean {
  const caption = element.closest('figure')?.querySelector('figcaption')?.textContent.replace(/\s+/g, ' ').trim();
  return !!caption && (caption.includes(description) || description.includes(caption));
}
