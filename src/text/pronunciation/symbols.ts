/**
 * By language: the words for `&`, and for `<`, `>`, `≤` and `≥` in languages where they can replace
 * the sign between two numbers.
 */
const WORDS = new Map(
  (
    'en and|less than|greater than|less than or equal to|greater than or equal to,' +
    'de und|kleiner als|größer als|kleiner oder gleich|größer oder gleich,' +
    'fr et|inférieur à|supérieur à|inférieur ou égal à|supérieur ou égal à,' +
    'es y|menor que|mayor que|menor o igual que|mayor o igual que,' +
    'it e|minore di|maggiore di|minore o uguale a|maggiore o uguale a,' +
    'pt e|menor que|maior que|menor ou igual a|maior ou igual a,' +
    'nl en|kleiner dan|groter dan|kleiner dan of gelijk aan|groter dan of gelijk aan,' +
    'sv och|mindre än|större än|mindre än eller lika med|större än eller lika med,' +
    'da og|mindre end|større end|mindre end eller lig med|større end eller lig med,' +
    'pl i|mniejsze niż|większe niż|mniejsze lub równe|większe lub równe,' +
    'ru и|меньше|больше|меньше или равно|больше или равно,uk і|менше|більше|менше або дорівнює|більше або дорівнює,' +
    'zh 和|小于|大于|小于等于|大于等于,ja アンド|小なり|大なり|小なりイコール|大なりイコール,' +
    'af en,ar و,ca i,cs a,el και,et ja,fi ja,gl e,hr i,hu és,id dan,ko 앤,nb og,nn og,no og,ro și,sk a,sl in,tr ve,vi và'
  )
    .split(',')
    .map((words) => [words.slice(0, 2), words.slice(3).split('|')] as const),
);
/**
 * Used in languages without such words: not `<` and `>`, at which some voices stop, but other
 * characters of the same meaning.
 */
const SIGNS = ['＜', '＞', '≤', '≥'];

/**
 * Text that ends with a comparison sign, if a number follows: `<` always; `>` after a number, and
 * in ">90%".
 */
const COMPARING =
  /(?:<|(?:\p{N}\s?[%°\p{Sc}]?\p{L}{0,2}|(?<![\p{L}</])\p{L})\s*>|(?:^|[\s(])>(?!\s))\s*$/u;
const NUMBER = /^[-−+]?[\p{Sc}.,]?\p{N}/u;
/** So many code units are enough to recognise a number. */
const CLOSE = 4;

const wordsIn = (lang: string) => WORDS.get(lang.split(/[-_]/)[0]!.toLowerCase()) ?? [];

/**
 * The spoken form of a run of white space, `&`, `<` and `>`, at which some voices stop
 * (HadrienGardeur/read-aloud-best-practices#8): a word if `lang` (BCP 47) has one, otherwise a
 * space. `<` and `>` are words only in a comparison with a number: elsewhere they are quotes,
 * breadcrumbs, or rests of markup.
 */
export function spokenSigns(signs: string, written: string, start: number, lang: string): string {
  const end = start + signs.length;
  const sign = signs.trim();
  const [and] = wordsIn(lang);
  if (sign.includes('&')) return and ? ` ${and} ` : ' ';
  const compares =
    (sign === '<' || sign === '>') &&
    COMPARING.test(written.slice(Math.max(0, start - CLOSE), end)) &&
    NUMBER.test(written.slice(end, end + CLOSE));
  return compares ? spokenComparison(sign, lang) : ' ';
}

/** The spoken form of `<`, `>`, `<=`, `=<` and `>=`. */
export function spokenComparison(sign: string, lang: string): string {
  const which = +sign.includes('>') + 2 * +sign.includes('=');
  return ` ${wordsIn(lang)[which + 1] ?? SIGNS[which]} `;
}

/** The spoken form of an arrow of ASCII characters, as `=>`, which is not a comparison. */
export function spokenArrow(arrow: string): string {
  return arrow.startsWith('<') ? (arrow.endsWith('>') ? '↔' : '←') : '→';
}

/**
 * The spoken form of capitals around a `&`, as `AT&T`: letter by letter, because a voice does not
 * recognise "AT and T". In English, a single "A" would be an article: then both letters get a full
 * stop. `after` is the text that follows.
 */
export function spokenInitials(initials: string, after: string, lang: string): string {
  const [and = ''] = wordsIn(lang);
  const sides = initials.split('&');
  const stop = and === 'and' && sides.includes('A') ? '.' : '';
  const [one, other] = sides.map((side) => [...side].join(' ') + stop);
  return `${one} ${and} ${after.startsWith('.') ? other!.replace('.', '') : other}`.replace(
    '  ',
    ' ',
  );
}
