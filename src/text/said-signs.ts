/** By language: the word for `&`; then, where words can stand between two numbers as the signs do, those for `<` and `>`. */
const WORDS = new Map(
  (
    'en and|less than|greater than,de und|kleiner als|größer als,fr et|inférieur à|supérieur à,es y|menor que|mayor que,' +
    'it e|minore di|maggiore di,pt e|menor que|maior que,nl en|kleiner dan|groter dan,af en,ar و,ca i,cs a,da og,el και,et ja,' +
    'fi ja,gl e,hr i,hu és,id dan,ja アンド,ko 앤,nb og,nn og,no og,pl i,ro și,ru и,sk a,sl in,sv och,tr ve,uk і,vi và,zh 和'
  )
    .split(',')
    .map((words) => [words.slice(0, 2), words.slice(3).split('|')] as const),
);

/** What ends with a sign that compares, if a number is behind it: `<` always; and `>` behind a number, and in ">90%" by itself. */
const COMPARING = /(?:<|(?:\p{N}\s?[%°\p{Sc}]?\p{L}{0,2}|(?<![\p{L}</])\p{L})\s*>|(?:^|[\s(])>(?!\s))\s*$/u;
const NUMBER = /^[-−+]?[\p{Sc}.,]?\p{N}/u;
/** A number is told by so many code units. */
const CLOSE = 4;

/**
 * What is said for a stretch of white space and of `&`, `<` and `>`, which some voices stop dead at
 * (HadrienGardeur/read-aloud-best-practices#8): a word where the language, a BCP 47 tag, has one, else a space. `<` and `>` are words
 * only where they compare with a number: elsewhere they are arrows, quotes, breadcrumbs, or what is left of markup.
 */
export function sayingOfSigns(signs: string, written: string, start: number, lang: string): string {
  const [and, less, greater] = WORDS.get(lang.split(/[-_]/)[0]!.toLowerCase()) ?? [];
  const end = start + signs.length;
  const sign = signs.trim();
  if (sign.includes('&')) return and ? ` ${and} ` : ' ';
  const word = sign === '<' ? less : sign === '>' ? greater : undefined;
  const compares =
    word &&
    COMPARING.test(written.slice(Math.max(0, start - CLOSE), end)) &&
    NUMBER.test(written.slice(end, end + CLOSE));
  return compares ? ` ${word} ` : ' ';
}
