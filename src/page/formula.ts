export { SIGN_WORDS } from './sign-words.js';

/**
 * Signs that are spoken as words, and phrases that have no sign, in the order of the lists below.
 */
const SIGNS = [...'=+−×/<>≤≥≠≈±∞→∈∑∏∫∂∪∩⊂∀∃⇒'];
const PHRASES = [
  'over',
  'power',
  'squared',
  'index',
  'root',
  'nth',
  'cube',
  'start',
  'until',
  'of',
  'fraction',
  'end',
  'and',
] as const;

/** By language: the words of the signs, then the phrases. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'equals|plus|minus|times|divided by|less than|greater than|less than or equal to|greater than or equal to|not equal to|approximately|plus or minus|infinity|to|in|sum|product|integral|partial|union|intersection|subset of|for all|there exists|implies|over|to the power of|squared|sub|the square root of|the #th root of|the cube root of|from|to|of|the fraction|end|and',
  de: 'gleich|plus|minus|mal|geteilt durch|kleiner als|größer als|kleiner oder gleich|größer oder gleich|ungleich|ungefähr|plus minus|unendlich|nach|in|Summe|Produkt|Integral|partiell|vereinigt mit|geschnitten mit|Teilmenge von|für alle|es gibt|daraus folgt|durch|hoch|zum Quadrat|Index|Wurzel aus|#-te Wurzel aus|dritte Wurzel aus|von|bis|von|Bruch|Ende|und',
  fr: 'égal|plus|moins|fois|divisé par|inférieur à|supérieur à|inférieur ou égal à|supérieur ou égal à|différent de|environ|plus ou moins|l’infini|tend vers|appartient à|somme|produit|intégrale|d rond|union|inter|inclus dans|pour tout|il existe|implique|sur|puissance|au carré|indice|racine carrée de|racine #-ième de|racine cubique de|de|à|de|fraction|fin|et',
  es: 'igual a|más|menos|por|dividido entre|menor que|mayor que|menor o igual que|mayor o igual que|distinto de|aproximadamente|más menos|infinito|tiende a|pertenece a|suma|producto|integral|parcial|unión|intersección|subconjunto de|para todo|existe|implica|sobre|elevado a|al cuadrado|sub|raíz cuadrada de|raíz #-ésima de|raíz cúbica de|desde|hasta|de|la fracción|fin|y',
};
const EQUIVALENTS: Readonly<Record<string, string>> = {
  '-': '−',
  '⋅': '×',
  '·': '×',
  '∗': '×',
  '*': '×',
  '÷': '/',
  '⟶': '→',
  '\u2062': '',
  '\u2063': ',',
  '\u2061': '',
};
const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const LARGE_OPERATORS = /^[∑∏∫⋃⋂]|^lim/;

type WordOf = (part: (typeof PHRASES)[number] | number) => string;

/**
 * The spoken form of a MathML formula in a language (BCP 47); in English if there are no words for
 * the language.
 */
export function sayFormula(math: Element, lang: string): string {
  return normalized(nodeText(math, wordsOrEnglish(lang)));
}

/** As `sayFormula`, for a formula in TeX. */
export function sayTex(tex: string, lang: string): string {
  return normalized(new TexReader(tex, wordsOrEnglish(lang)).read());
}

function normalized(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s(?=[,!)\]])|(?<=[([])\s/g, '')
    .trim();
}

function wordsOrEnglish(lang: string): WordOf {
  return wordsFor(lang) ?? wordsFor('en')!;
}

function wordsFor(lang: string): WordOf | undefined {
  const words = WORDS[lang.toLowerCase().split('-')[0]!]?.split('|');
  return (
    words &&
    ((part) => words[typeof part === 'number' ? part : SIGNS.length + PHRASES.indexOf(part)]!)
  );
}

/**
 * The spoken form of an exponent, without its base; `undefined` if there are no words for the
 * language. A page without a language is taken as English.
 */
export function powerWords(power: string, lang: string): string | undefined {
  const wordOf = wordsFor(lang || 'en');
  return (
    wordOf && ` ${powerText(power.replace(/^[-−–]/, `${wordOf(2)} `), wordOf).replace(/,$/, '')}`
  );
}

/**
 * The spoken form of the numerator of a mixed number, without its fraction line and denominator.
 */
export function numeratorWords(above: string, lang: string): string {
  const wordOf = wordsFor(lang || 'en');
  return wordOf ? ` ${wordOf('and')} ${above}` : ` ${above}`;
}

function nodeText(node: Element, wordOf: WordOf): string {
  const parts = [...node.children];
  const at = (index: number) => (parts[index] ? nodeText(parts[index], wordOf).trim() : '');
  switch (node.localName) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'ms':
      return signText(node.textContent.trim(), wordOf);
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
    case 'none':
    case 'mprescripts':
      return '';
    case 'semantics':
      return at(0);
    case 'mfrac':
      return fractionText(at(0), at(1), wordOf);
    case 'msup':
      return `${at(0)} ${powerText(at(1), wordOf)}`;
    case 'msub':
      return LARGE_OPERATORS.test(signOf(parts[0]))
        ? rangeText(at(0), at(1), '', wordOf)
        : `${at(0)} ${wordOf('index')} ${at(1)}`;
    case 'msubsup':
      if (LARGE_OPERATORS.test(signOf(parts[0]))) return rangeText(at(0), at(1), at(2), wordOf);
      return `${at(0)} ${wordOf('index')} ${at(1)} ${powerText(at(2), wordOf)}`;
    case 'munder':
      return LARGE_OPERATORS.test(signOf(parts[0]))
        ? rangeText(at(0), at(1), '', wordOf)
        : `${at(0)} ${at(1)}`;
    case 'munderover':
      return rangeText(at(0), at(1), at(2), wordOf);
    case 'msqrt':
      return rootText(
        wordOf('root'),
        parts.map((part) => nodeText(part, wordOf)).join(' '),
        wordOf,
      );
    case 'mroot':
      return rootText(
        at(1) === '3' ? wordOf('cube') : wordOf('nth').replace('#', at(1)),
        at(0),
        wordOf,
      );
    case 'mfenced':
      return `(${parts.map((part) => nodeText(part, wordOf)).join(', ')})`;
    case 'mtr':
      return `${parts.map((part) => nodeText(part, wordOf)).join(', ')}; `;
    default:
      return parts.length > 0
        ? parts.map((part) => nodeText(part, wordOf)).join(' ')
        : node.textContent;
  }
}

function signOf(node: Element | undefined): string {
  return node?.textContent.trim() ?? '';
}

function signText(text: string, wordOf: WordOf): string {
  if (text === '\u2061') return wordOf('of');
  const sign = EQUIVALENTS[text] ?? text;
  const index = SIGNS.indexOf(sign);
  if (index >= 0) return wordOf(index);
  const letter = sign.length === 1 ? sign.toLowerCase().charCodeAt(0) - 0x3b1 : -1;
  return GREEK[letter] ?? sign;
}

/** Whether `text` is more than a number, a letter or a word. */
function isLong(text: string): boolean {
  return /\s/.test(text.trim());
}

function fractionText(above: string, below: string, wordOf: WordOf): string {
  if (/^\d+$/.test(above) && /^\d+$/.test(below)) return `${above}/${below}`;
  const text = `${above} ${wordOf('over')} ${below}`;
  return isLong(above) || isLong(below) ? `${wordOf('fraction')} ${text}, ${wordOf('end')},` : text;
}

function powerText(power: string, wordOf: WordOf): string {
  if (/^[′'″°]+$/.test(power)) return power;
  return power === '2'
    ? wordOf('squared')
    : `${wordOf('power')} ${power}${isLong(power) ? ',' : ''}`;
}

function rootText(root: string, of: string, wordOf: WordOf): string {
  return `${root} ${of.trim()}${isLong(of) ? `, ${wordOf('end')},` : ''}`;
}

function rangeText(what: string, low: string, high: string, wordOf: WordOf): string {
  return [what, low && wordOf('start'), low, high && wordOf('until'), high, wordOf('of')].join(' ');
}

/** TeX commands by the sign that they produce. */
const COMMANDS: Readonly<Record<string, string>> = Object.fromEntries(
  '= eq + plus − minus × times cdot ast / div < lt > gt ≤ le leq leqslant ≥ ge geq geqslant ≠ ne neq ≈ approx sim ± pm ∞ infty → to rightarrow longrightarrow ∈ in ∑ sum ∏ prod ∫ int ∂ partial ∪ cup bigcup ∩ cap bigcap ⊂ subset subseteq ∀ forall ∃ exists ⇒ Rightarrow implies … dots ldots cdots ′ prime ° circ'
    .split(' ')
    .map(
      (word, index, words) =>
        [word, words.slice(0, index).findLast((each) => !/^[a-z]+$/i.test(each))!] as const,
    )
    .filter(([word]) => /^[a-z]+$/i.test(word)),
);
/** Commands for presentation only, which are not spoken. */
const STYLE_COMMANDS =
  /^(?:(?:display|text|script|scriptscript)style|left|right|[bB]igg?[lr]?|limits|nolimits|q?quad|[,;:!> ]|math[a-z]+|text[a-z]*|operatorname|boldsymbol|(?:over|under)(?:line|brace)|vec|hat|bar|tilde|mbox|rm|bf|it)$/;
const TOKENS = /\\(?:[a-zA-Z]+|[^])|\d+(?:[.,]\d+)?|[^\s]/gu;

/** Converts TeX in one pass. Unknown commands are spoken by their name. */
class TexReader {
  readonly #tokens: readonly string[];
  readonly #wordOf: WordOf;
  #at = 0;

  constructor(tex: string, wordOf: WordOf) {
    this.#tokens = tex.match(TOKENS) ?? [];
    this.#wordOf = wordOf;
  }

  /** Reads to `end`, or to the end of the text. */
  read(end = ''): string {
    const parts: string[] = [];
    while (this.#at < this.#tokens.length && this.#tokens[this.#at] !== end) {
      const base = this.#item();
      const [low, high] = this.#scripts();
      parts.push(this.#withScripts(base, low, high));
    }
    this.#at++;
    return parts.join(' ');
  }

  #scripts(): [low: string, high: string] {
    const scripts = { _: '', '^': '' };
    for (
      let sign = this.#tokens[this.#at];
      sign === '_' || sign === '^';
      sign = this.#tokens[this.#at]
    ) {
      this.#at++;
      scripts[sign] = this.#item().trim();
    }
    return [scripts._, scripts['^']];
  }

  #withScripts(base: string, low: string, high: string): string {
    const wordOf = this.#wordOf;
    if (!low && !high) return base;
    if (LARGE_OPERATORS.test(base) || base.startsWith('lim'))
      return rangeText(signText(base, wordOf), low, high, wordOf);
    const indexed = low ? `${base} ${wordOf('index')} ${low}` : base;
    return high ? `${indexed} ${powerText(high, wordOf)}` : indexed;
  }

  /** Reads a sign, a group, or a command with its arguments. */
  #item(): string {
    const token = this.#tokens[this.#at++] ?? '';
    if (token === '{') return this.read('}');
    if (/^[}&$~]$/.test(token)) return '';
    if (!token.startsWith('\\')) return signText(token, this.#wordOf);
    const name = token.slice(1);
    if (/^[dt]?frac$|^[dt]?binom$/.test(name))
      return ` ${fractionText(this.#item(), this.#item(), this.#wordOf)} `;
    if (name === 'sqrt') return ` ${this.#root()} `;
    if (name === 'begin' || name === 'end') return this.#item() && '';
    if (STYLE_COMMANDS.test(name)) return '';
    if (name === '\\') return ',';
    const sign = COMMANDS[name];
    // Of a large operator with limits, the sign is kept: `#withScripts` recognizes it by this.
    if (sign)
      return LARGE_OPERATORS.test(sign) && /[_^]/.test(this.#tokens[this.#at] ?? '')
        ? sign
        : signText(sign, this.#wordOf);
    return name.replace(/^var(?=[a-z])/, '');
  }

  #root(): string {
    const wordOf = this.#wordOf;
    if (this.#tokens[this.#at] !== '[') return rootText(wordOf('root'), this.#item(), wordOf);
    this.#at++;
    const degree = this.read(']').trim();
    return rootText(
      degree === '3' ? wordOf('cube') : wordOf('nth').replace('#', degree),
      this.#item(),
      wordOf,
    );
  }
}
