import { lazyModule } from '../util/lazy-module.js';
import type * as FormulaWords from './formula.js';

// Annotated, so that bundlers drop it from a part that extracts text and loads no formulas.
const loadWords = /* @__PURE__ */ lazyModule(() => import('./formula.js'));
/** The module; `undefined` until an article needs it. */
let words: typeof FormulaWords | undefined;

/**
 * TeX in an image's alternative text: commands, or powers and indices in braces, or dollar signs
 * around.
 */
const TEX = /\\[a-z]+.*[{}^_=+]|[_^]\{|^\\[a-z]+$|^\$.+\$$|^\\[([].*\\[)\]]$/is;
/**
 * Elements that may need the module: formulas, powers (raised digits), and signs in table cells.
 */
const NEED_WORDS = 'math, sup, td, img[alt*="\\\\"], img[alt*="{"], img[alt^="$"]';

/** Whether `text`, an alternative text, is a formula in TeX. */
export function isTex(text: string): boolean {
  return TEX.test(text);
}

function needsWords(article: Element): boolean {
  return article.querySelector(NEED_WORDS) !== null || /[★☆✓✔✗✘☑☒✅❌]/.test(article.textContent);
}

/**
 * Loads the words for formulas, powers and signs, if `article` has any of these.
 * @returns whether this call loaded them. An article that was read before must then be read again.
 */
export async function loadFormulas(article: Element): Promise<boolean> {
  if (words || !needsWords(article)) return false;
  // If they cannot be loaded, formulas are read sign by sign, and signs are spoken in English.
  words = await loadWords();
  return words !== undefined;
}

/**
 * The spoken form of a MathML formula in a language (BCP 47); `undefined` until the words are
 * loaded.
 */
export function sayFormula(math: Element, lang: string): string | undefined {
  return words?.sayFormula(math, lang);
}

/**
 * The spoken form of a TeX formula in a language (BCP 47); `undefined` until the words are loaded.
 */
export function sayTex(tex: string, lang: string): string | undefined {
  return words?.sayTex(tex, lang);
}

/**
 * The spoken form of an exponent, without its base; `undefined` if there are no words for the
 * language.
 */
export function powerWords(power: string, lang: string): string | undefined {
  return words?.powerWords(power, lang);
}

/**
 * The spoken form of the numerator of a mixed number. Its fraction line and denominator follow in
 * the text.
 */
export function numeratorWords(above: string, lang: string): string {
  return words?.numeratorWords(above, lang) ?? ` ${above}`;
}

/** The words for signs in a language, as `sayingOfSign` takes them; `undefined` for English. */
export function signWords(lang: string): string | undefined {
  return words?.SIGN_WORDS[lang.toLowerCase().split('-')[0]!];
}
