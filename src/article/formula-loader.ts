import type * as FormulaWords from './formula.js';

/** The lazy part; `undefined` while no page has needed it. */
let words: typeof FormulaWords | undefined;

/** TeX in an image's alternative text: commands, or powers and indices in braces, or dollar signs around. */
const TEX = /\\[a-z]+.*[{}^_=+]|[_^]\{|^\\[a-z]+$|^\$.+\$$|^\\[([].*\\[)\]]$/is;
/** Signs in cells are the answer, and digits that are raised may be powers. */
const WORDED = 'math, sup, td, img[alt*="\\\\"], img[alt*="{"], img[alt^="$"]';

/** Whether `text`, an alternative, is a formula as it is written in TeX. */
export function isTex(text: string): boolean {
  return TEX.test(text);
}

function needsWords(article: Element): boolean {
  return article.querySelector(WORDED) !== null || /[★☆✓✔✗✘☑☒✅❌]/u.test(article.textContent);
}

/** Loads what says formulas, powers and signs by words, if `article` has any. @returns whether it was loaded just now: what was read before it lacks them. */
export async function loadFormulas(article: Element): Promise<boolean> {
  if (words || !needsWords(article)) return false;
  try {
    words = await import('./formula.js');
    return true;
  } catch {
    // Not to be had: formulas are read sign by sign, and signs in English.
    return false;
  }
}

/** What is said for a formula in MathML, in a language (BCP 47); `undefined` while that is not loaded. */
export function sayFormula(math: Element, lang: string): string | undefined {
  return words?.sayFormula(math, lang);
}

/** As `sayFormula`, of TeX. */
export function sayTex(tex: string, lang: string): string | undefined {
  return words?.sayTex(tex, lang);
}

/** What is said for a power, without what it is of; `undefined` where there are no words of the language. */
export function powerWords(power: string, lang: string): string | undefined {
  return words?.powerWords(power, lang);
}

/** What is said for a fraction behind a whole number, but for its line and what is under it. */
export function numeratorWords(above: string, lang: string): string {
  return words?.numeratorWords(above, lang) ?? ` ${above}`;
}

/** What is said for signs in a language, as `sayingOfSign` takes it; `undefined` for English. */
export function signWords(lang: string): string | undefined {
  return words?.SIGN_WORDS[lang.toLowerCase().split('-')[0]!];
}
