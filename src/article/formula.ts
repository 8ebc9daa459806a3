/** Signs that are said by words, and the words for what has no sign, in the order of the lists below. */
const SIGNS = [...'=+−×/<>≤≥≠≈±∞→∈∑∏∫∂∪∩⊂∀∃⇒'];
const PARTS = [
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

/** By language: the signs, then the parts of a formula. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'equals|plus|minus|times|divided by|less than|greater than|less than or equal to|greater than or equal to|not equal to|approximately|plus or minus|infinity|to|in|sum|product|integral|partial|union|intersection|subset of|for all|there exists|implies|over|to the power of|squared|sub|the square root of|the #th root of|the cube root of|from|to|of|the fraction|end|and',
  de: 'gleich|plus|minus|mal|geteilt durch|kleiner als|größer als|kleiner oder gleich|größer oder gleich|ungleich|ungefähr|plus minus|unendlich|nach|in|Summe|Produkt|Integral|partiell|vereinigt mit|geschnitten mit|Teilmenge von|für alle|es gibt|daraus folgt|durch|hoch|zum Quadrat|Index|Wurzel aus|#-te Wurzel aus|dritte Wurzel aus|von|bis|von|Bruch|Ende|und',
  fr: 'égal|plus|moins|fois|divisé par|inférieur à|supérieur à|inférieur ou égal à|supérieur ou égal à|différent de|environ|plus ou moins|l’infini|tend vers|appartient à|somme|produit|intégrale|d rond|union|inter|inclus dans|pour tout|il existe|implique|sur|puissance|au carré|indice|racine carrée de|racine #-ième de|racine cubique de|de|à|de|fraction|fin|et',
  es: 'igual a|más|menos|por|dividido entre|menor que|mayor que|menor o igual que|mayor o igual que|distinto de|aproximadamente|más menos|infinito|tiende a|pertenece a|suma|producto|integral|parcial|unión|intersección|subconjunto de|para todo|existe|implica|sobre|elevado a|al cuadrado|sub|raíz cuadrada de|raíz #-ésima de|raíz cúbica de|desde|hasta|de|la fracción|fin|y',
};
const SAME: Readonly<Record<string, string>> = {
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
const LARGE = /^[∑∏∫⋃⋂]|^lim/;

type Say = (part: (typeof PARTS)[number] | number) => string;

/** What is said for a formula in MathML, in a language (BCP 47); in English where there are no words of that language. */
export function sayFormula(math: Element, lang: string): string {
  return sayNode(math, wordsFor(lang) ?? wordsFor('en')!)
    .replace(/\s+/g, ' ')
    .replace(/\s(?=[,!)\]])|(?<=[([])\s/g, '')
    .trim();
}

function wordsFor(lang: string): Say | undefined {
  const words = WORDS[lang.toLowerCase().split('-')[0]!]?.split('|');
  return words && ((part) => words[typeof part === 'number' ? part : SIGNS.length + PARTS.indexOf(part)]!);
}

/** What is said for a power, without what it is of; `undefined` where there are no words of the language. A page that tells none is English. */
export function powerWords(power: string, lang: string): string | undefined {
  const say = wordsFor(lang || 'en');
  return say && ` ${sayPower(power.replace(/^[-−–]/, `${say(2)} `), say).replace(/,$/, '')}`;
}

/** What is said for a fraction behind a whole number, but for its line and what is under it. */
export function numeratorWords(above: string, lang: string): string {
  const say = wordsFor(lang || 'en');
  return say ? ` ${say('and')} ${above}` : ` ${above}`;
}

function sayNode(node: Element, say: Say): string {
  const parts = Array.from(node.children);
  const at = (index: number) => (parts[index] ? sayNode(parts[index], say).trim() : '');
  switch (node.localName) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'ms':
      return saySign(node.textContent.trim(), say);
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
      return LARGE.test(signOf(parts[0])) ? sayRange(at(0), at(1), '', say) : `${at(0)} ${say('index')} ${at(1)}`;
    case 'msubsup':
      if (LARGE.test(signOf(parts[0]))) return sayRange(at(0), at(1), at(2), say);
      return `${at(0)} ${say('index')} ${at(1)} ${sayPower(at(2), say)}`;
    case 'munder':
      return LARGE.test(signOf(parts[0])) ? sayRange(at(0), at(1), '', say) : `${at(0)} ${at(1)}`;
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

function saySign(text: string, say: Say): string {
  if (text === '\u2061') return say('of');
  const sign = SAME[text] ?? text;
  const index = SIGNS.indexOf(sign);
  if (index >= 0) return say(index);
  const letter = sign.length === 1 ? sign.toLowerCase().charCodeAt(0) - 0x3b1 : -1;
  return GREEK[letter] ?? sign;
}

/** More than a number, a letter or a word. */
function isLong(said: string): boolean {
  return /\s/.test(said.trim());
}

function sayFraction(above: string, below: string, say: Say): string {
  if (/^\d+$/.test(above) && /^\d+$/.test(below)) return `${above}/${below}`;
  const said = `${above} ${say('over')} ${below}`;
  return isLong(above) || isLong(below) ? `${say('fraction')} ${said}, ${say('end')},` : said;
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
