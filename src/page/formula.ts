export { SIGN_WORDS } from './sign-words.js';

/** Signs that are spoken as words, and phrases that have no sign, in the order of the lists below. */
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

type Say = (part: (typeof PHRASES)[number] | number) => string;

/** The spoken form of a MathML formula in a language (BCP 47); in English if there are no words for the language. */
export function sayFormula(math: Element, lang: string): string {
  return normalized(sayNode(math, sayIn(lang)));
}

/** As `sayFormula`, for a formula in TeX. */
export function sayTex(tex: string, lang: string): string {
  return normalized(new TexReader(tex, sayIn(lang)).read());
}

function normalized(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s(?=[,!)\]])|(?<=[([])\s/g, '')
    .trim();
}

function sayIn(lang: string): Say {
  return wordsFor(lang) ?? wordsFor('en')!;
}

function wordsFor(lang: string): Say | undefined {
  const words = WORDS[lang.toLowerCase().split('-')[0]!]?.split('|');
  return words && ((part) => words[typeof part === 'number' ? part : SIGNS.length + PHRASES.indexOf(part)]!);
}

/**
 * The spoken form of an exponent, without its base; `undefined` if there are no words for the language. A page without a language is taken as
 * English.
 */
export function powerWords(power: string, lang: string): string | undefined {
  const say = wordsFor(lang || 'en');
  return say && ` ${sayPower(power.replace(/^[-−–]/, `${say(2)} `), say).replace(/,$/, '')}`;
}

/** The spoken form of the numerator of a mixed number, without its fraction line and denominator. */
export function numeratorWords(above: string, lang: string): string {
  const say = wordsFor(lang || 'en');
  return say ? ` ${say('and')} ${above}` : ` ${above}`;
}

function sayNode(node: Element, say: Say): string {
  const parts = [...node.children];
  const at = (index: number) => (parts[index] ? sayNode(parts[index], say).trim() : '');
  switch (node.localName) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'ms':
      return signWord(node.textContent.trim(), say);
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
    case 'none':
    case 'mprescripts':
      return '';
    case 'semantics':
      return at(0);
    case 'mfrac':
      return sayFraction(at(0), at(1), say);
    case 'msup':
      return `${at(0)} ${sayPower(at(1), say)}`;
    case 'msub':
      return LARGE_OPERATORS.test(signOf(parts[0]))
        ? sayRange(at(0), at(1), '', say)
        : `${at(0)} ${say('index')} ${at(1)}`;
    case 'msubsup':
      if (LARGE_OPERATORS.test(signOf(parts[0]))) return sayRange(at(0), at(1), at(2), say);
      return `${at(0)} ${say('index')} ${at(1)} ${sayPower(at(2), say)}`;
    case 'munder':
      return LARGE_OPERATORS.test(signOf(parts[0])) ? sayRange(at(0), at(1), '', say) : `${at(0)} ${at(1)}`;
    case 'munderover':
      return sayRange(at(0), at(1), at(2), say);
    case 'msqrt':
      return sayRoot(say('root'), parts.map((part) => sayNode(part, say)).join(' '), say);
    case 'mroot':
      return sayRoot(at(1) === '3' ? say('cube') : say('nth').replace('#', at(1)), at(0), say);
    case 'mfenced':
      return `(${parts.map((part) => sayNode(part, say)).join(', ')})`;
    case 'mtr':
      return `${parts.map((part) => sayNode(part, say)).join(', ')}; `;
    default:
      return parts.length > 0 ? parts.map((part) => sayNode(part, say)).join(' ') : node.textContent;
  }
}

function signOf(node: Element | undefined): string {
  return node?.textContent.trim() ?? '';
}

function signWord(text: string, say: Say): string {
  if (text === '\u2061') return say('of');
  const sign = EQUIVALENTS[text] ?? text;
  const index = SIGNS.indexOf(sign);
  if (index >= 0) return say(index);
  const letter = sign.length === 1 ? sign.toLowerCase().charCodeAt(0) - 0x3b1 : -1;
  return GREEK[letter] ?? sign;
}

/** Whether `text` is more than a number, a letter or a word. */
function isLong(text: string): boolean {
  return /\s/.test(text.trim());
}

function sayFraction(above: string, below: string, say: Say): string {
  if (/^\d+$/.test(above) && /^\d+$/.test(below)) return `${above}/${below}`;
  const text = `${above} ${say('over')} ${below}`;
  return isLong(above) || isLong(below) ? `${say('fraction')} ${text}, ${say('end')},` : text;
}

function sayPower(power: string, say: Say): string {
  if (/^[′'″°]+$/.test(power)) return power;
  return power === '2' ? say('squared') : `${say('power')} ${power}${isLong(power) ? ',' : ''}`;
}

function sayRoot(root: string, of: string, say: Say): string {
  return `${root} ${of.trim()}${isLong(of) ? `, ${say('end')},` : ''}`;
}

function sayRange(what: string, low: string, high: string, say: Say): string {
  return [what, low && say('start'), low, high && say('until'), high, say('of')].join(' ');
}

/** TeX commands by the sign that they produce. */
const COMMANDS: Readonly<Record<string, string>> = Object.fromEntries(
  '= eq + plus − minus × times cdot ast / div < lt > gt ≤ le leq leqslant ≥ ge geq geqslant ≠ ne neq ≈ approx sim ± pm ∞ infty → to rightarrow longrightarrow ∈ in ∑ sum ∏ prod ∫ int ∂ partial ∪ cup bigcup ∩ cap bigcap ⊂ subset subseteq ∀ forall ∃ exists ⇒ Rightarrow implies … dots ldots cdots ′ prime ° circ'
    .split(' ')
    .map((word, index, words) => [word, words.slice(0, index).findLast((each) => !/^[a-z]+$/i.test(each))!] as const)
    .filter(([word]) => /^[a-z]+$/i.test(word)),
);
/** Commands for presentation only, which are not spoken. */
const STYLE_COMMANDS =
  /^(?:(?:display|text|script|scriptscript)style|left|right|[bB]igg?[lr]?|limits|nolimits|q?quad|[,;:!> ]|math[a-z]+|text[a-z]*|operatorname|boldsymbol|(?:over|under)(?:line|brace)|vec|hat|bar|tilde|mbox|rm|bf|it)$/;
const TOKENS = /\\(?:[a-zA-Z]+|[^])|\d+(?:[.,]\d+)?|[^\s]/gu;

/** Converts TeX in one pass. Unknown commands are spoken by their name. */
class TexReader {
  readonly #tokens: readonly string[];
  readonly #say: Say;
  #at = 0;

  constructor(tex: string, say: Say) {
    this.#tokens = tex.match(TOKENS) ?? [];
    this.#say = say;
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
    for (let sign = this.#tokens[this.#at]; sign === '_' || sign === '^'; sign = this.#tokens[this.#at]) {
      this.#at++;
      scripts[sign] = this.#item().trim();
    }
    return [scripts._, scripts['^']];
  }

  #withScripts(base: string, low: string, high: string): string {
    const say = this.#say;
    if (!low && !high) return base;
    if (LARGE_OPERATORS.test(base) || base.startsWith('lim')) return sayRange(signWord(base, say), low, high, say);
    const indexed = low ? `${base} ${say('index')} ${low}` : base;
    return high ? `${indexed} ${sayPower(high, say)}` : indexed;
  }

  /** Reads a sign, a group, or a command with its arguments. */
  #item(): string {
    const token = this.#tokens[this.#at++] ?? '';
    if (token === '{') return this.read('}');
    if (/^[}&$~]$/.test(token)) return '';
    if (!token.startsWith('\\')) return signWord(token, this.#say);
    const name = token.slice(1);
    if (/^[dt]?frac$|^[dt]?binom$/.test(name)) return ` ${sayFraction(this.#item(), this.#item(), this.#say)} `;
    if (name === 'sqrt') return ` ${this.#root()} `;
    if (name === 'begin' || name === 'end') return this.#item() && '';
    if (STYLE_COMMANDS.test(name)) return '';
    if (name === '\\') return ',';
    const sign = COMMANDS[name];
    // Of a large operator with limits, the sign is kept: `#withScripts` recognizes it by this.
    if (sign)
      return LARGE_OPERATORS.test(sign) && /[_^]/.test(this.#tokens[this.#at] ?? '') ? sign : signWord(sign, this.#say);
    return name.replace(/^var(?=[a-z])/, '');
  }

  #root(): string {
    const say = this.#say;
    if (this.#tokens[this.#at] !== '[') return sayRoot(say('root'), this.#item(), say);
    this.#at++;
    const degree = this.read(']').trim();
    return sayRoot(degree === '3' ? say('cube') : say('nth').replace('#', degree), this.#item(), say);
  }
}
