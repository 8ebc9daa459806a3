import { WORD_CHARACTER } from './plain-words.js';
import { parsedJson } from '../text/json.js';
import { isSpeakable } from '../text/speakable.js';
import { isTex, numeratorWords, powerWords, sayFormula, sayTex } from './formula-loader.js';
import type { PassageBuilder } from './passage-builder.js';
import { sayingOfSign } from './signs.js';
import { textBeside } from './references.js';
import { lazily } from '../text/lazily.js';

/**
 * Kana and their marks: such an annotation is the pronunciation of the base text. An annotation of
 * marks only is for emphasis.
 */
const kana = lazily(
  () =>
    /^(?=.*[\p{Script=Hiragana}\p{Script=Katakana}])[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u,
);
/**
 * With an extension, or words joined by other characters than spaces: `IMG_2953`, `harbour-wall-2`.
 */
const FILE_NAME = new RegExp(
  String.raw`^(?:\S+\.\w{2,4}|(?=\S*[\d_])(?:${WORD_CHARACTER}|&)*(?:[-_&]+${WORD_CHARACTER}+){1,20})$`,
);
/** Comma-separated keywords for search engines. */
const KEYWORDS = /^(?:\s*[^\s,.]+(?:\s[^\s,.]+)?\s*,){3,}\s*[^\s,.]+(?:\s[^\s,.]+)?$/u;
/** Characters of TeX syntax. */
const TEX = /[\\{}^_$]/;
/** The role description that MathJax 4 appends to a label. */
const ROLE_OF_FORMULA = /, math$/;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/**
 * Speaks elements by the alternatives that the page has for them: instead of their text, or if they
 * have none.
 */
export class SpokenAlternatives {
  readonly #builder: PassageBuilder;
  /** Descriptions that were added: a page may show an image twice. */
  readonly #described = new Set<string>();

  constructor(builder: PassageBuilder) {
    this.#builder = builder;
  }

  /**
   * Starts the replacement of an element's text if it has a spoken alternative. @returns a function
   * that ends it.
   */
  begin(element: Element, lang: string): (() => void) | undefined {
    const say = spokenAlternative(element, lang);
    return say === undefined ? undefined : this.#builder.replace(say);
  }

  /**
   * Speaks the description of an image or a formula. Outside of a sentence, only once, and not if
   * the caption has the same text.
   */
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
    if (!isInCaption(element, description))
      this.#builder.describe(description, isInSentence(element));
  }
}

function spokenAlternative(element: Element, lang: string): string | undefined {
  const { localName } = element;
  if (isTranscription(element)) return '';
  if (localName === 'ruby') return readingOf(element);
  if (localName === 'math') return sayFormula(element, lang);
  if (localName === 'sup') return superscriptText(element, lang);
  if (localName === 'sub') return subscriptText(element);
  if (localName === 'td') return cellText(element, lang);
  if (element.localName === 'abbr' && element.hasAttribute('title')) return expansionOf(element);
  const alias =
    element.getAttribute('data-ssml-sub') ?? element.getAttribute('data-ssml-sub-alias');
  const ssml = alias === null ? element.getAttribute('data-ssml') : null;
  return ssml === null ? alias || undefined : aliasIn(ssml) || undefined;
}

/**
 * Whether the text of `element` is in a phonetic alphabet, which no voice speaks (BCP 47 variants).
 */
export function isTranscription(element: Element): boolean {
  return /-fon(?:ipa|upa|xsamp)/i.test(element.getAttribute('lang') ?? '');
}

/**
 * Separates digits from the adjacent ones. Typographic superscripts, as in 20<sup>th</sup>, are
 * text.
 */
function superscriptText(sup: Element, lang: string): string | undefined {
  const text = sup.textContent.trim();
  if (/^(?:TM|SM|MC)$/.test(text)) return '';
  const before = textBeside(sup, 'previousSibling');
  const after = textBeside(sup, 'nextSibling');
  if (!/^[-+−–]?(?:\d{1,4}|n)$/.test(text)) return undefined;
  const currency =
    /(?:\p{Sc}|\b(?:CHF|EUR|USD|kr))\s?\d[\d.,’]*$/u.test(before) ||
    (/\d$/.test(before) && /^\s?(?:\p{Sc}|CHF|EUR|USD|kr\b)/u.test(after));
  if (currency && /^\d\d$/.test(text)) return decimalSign(lang) + text;
  if (/^\s?[⁄∕/]/.test(after) && sup.nextElementSibling?.localName === 'sub')
    return /\d$/.test(before) ? numeratorWords(text, lang) : undefined;
  if (!/[\p{L}\p{N})\]|]$/u.test(before)) return undefined;
  const words = /\d$/.test(before) ? powerWords(text, lang) : undefined;
  if (words) return words;
  return text.replace(
    /./g,
    (sign) => SUPERSCRIPTS[Number(sign)] ?? (sign === 'n' ? 'ⁿ' : sign === '+' ? '⁺' : '⁻'),
  );
}

/**
 * In a table with both signs, a plus means yes and a dash means no. A dash alone has no meaning.
 */
function cellText(cell: Element, lang: string): string | undefined {
  const sign = cell.textContent.trim();
  if (/^(?:check|done|close|cancel)(?:_circle|_box)?$/.test(sign))
    return sayingOfSign(/^c[la]/.test(sign) ? '✗' : '✓', lang);
  if (!/^[+–—−-]$/.test(sign)) return undefined;
  const table = cell.closest('table');
  return table && hasBothSigns(table) ? sayingOfSign(sign === '+' ? '✓' : '✗', lang) : undefined;
}

/**
 * Only so many cells of a table are checked for each sign: checking all would take quadratic time.
 */
const MAX_CELLS = 200;

function hasBothSigns(table: Element): boolean {
  const cells = table.getElementsByTagName('td');
  const signs = new Set<string>();
  for (let index = 0; index < Math.min(cells.length, MAX_CELLS) && signs.size < 2; index++) {
    const [, plus, dash] = /^(?:(\+)|([–—−-]))$/.exec(cells[index]!.textContent.trim()) ?? [];
    if (plus || dash) signs.add(plus ?? '-');
  }
  return signs.size === 2;
}

function subscriptText(sub: Element): string | undefined {
  const text = sub.textContent.trim();
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const digitAfter = /^\d/.test(textBeside(sub, 'nextSibling'));
  const digitBefore = /\d$/.test(textBeside(sub, 'previousSibling'));
  if (!digitAfter && !digitBefore) return undefined;
  return text.replace(/\d/g, (digit) => SUBSCRIPTS[Number(digit)]!) + (digitAfter ? ' ' : '');
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
  const parsed = parsedJson(ssml) as
    { readonly sub?: { readonly alias?: unknown } } | null | undefined;
  const alias = parsed?.sub?.alias;
  return typeof alias === 'string' ? alias : undefined;
}

/**
 * A `title` is an expansion if it is longer and has the same first letter. Otherwise it is a remark
 * and is not spoken.
 */
function expansionOf(abbr: Element): string | undefined {
  const title = abbr.getAttribute('title')!.trim();
  const written = abbr.textContent.trim();
  const sameInitial = title.slice(0, 1).toLowerCase() === written.slice(0, 1).toLowerCase();
  return sameInitial && title.length > written.length ? title : undefined;
}

function readingOf(ruby: Element): string | undefined {
  const reading = [...ruby.querySelectorAll('rt')].map(({ textContent }) => textContent).join('');
  return kana().test(reading) ? reading : undefined;
}

function descriptionOf(element: Element, lang: string): string | null {
  if (/^(?:none|presentation)$/.test(element.getAttribute('role') ?? '')) return null;
  if (element.localName === 'img') return element.getAttribute('alt');
  const label =
    semanticSpeech(element) ?? element.getAttribute('aria-label')?.replace(ROLE_OF_FORMULA, '');
  if (label) return label;
  const math = element.localName === 'math' ? element : element.querySelector('math');
  if (!math) return null;
  const signs = () => (math.querySelector('semantics')?.firstElementChild ?? math).textContent;
  return plainAlternative(math) ?? sayFormula(math, lang) ?? signs();
}

/** The spoken text that a formula declares. */
function semanticSpeech(element: Element): string | undefined {
  const names = ['data-semantic-speech-none', 'data-semantic-speech'];
  const holder = [
    element,
    ...element.querySelectorAll(names.map((name) => `[${name}]`).join()),
  ].find((each) => names.some((name) => each.hasAttribute(name)));
  return (
    holder &&
    (holder.getAttribute(names[0]!) ?? holder.getAttribute(names[1]!))?.replace(/<[^<>]*>/g, ' ')
  );
}

function plainAlternative(math: Element): string | undefined {
  const alternative = math.getAttribute('alttext');
  return alternative && !TEX.test(alternative) ? alternative : undefined;
}

/** Whether a formula is replaced by the spoken text that it declares, or by its image. */
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

/** A link with an icon only: its name is that of the link's target. */
function isIcon(element: Element, description: string): boolean {
  const link = element.closest('a');
  return link !== null && !isSpeakable(link.textContent) && !/\s\S+\s/.test(description);
}

/** An image next to words replaces a word; an icon in a link only decorates it. */
function isInSentence(element: Element): boolean {
  const beside = [element.previousSibling, element.nextSibling];
  return (
    !element.closest('a') &&
    beside.some((node) => node?.nodeType === Node.TEXT_NODE && isSpeakable(node.textContent!))
  );
}

function isInCaption(element: Element, description: string): boolean {
  const caption = element
    .closest('figure')
    ?.querySelector('figcaption')
    ?.textContent.replace(/\s+/g, ' ')
    .trim();
  return !!caption && (caption.includes(description) || description.includes(caption));
}
