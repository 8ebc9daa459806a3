import type { Replacement } from '../pronunciation/replacement-map.js';

/**
 * Cyrillic in Latin letters, as English newspapers write names: BGN/PCGN 1947 for Russian, with the
 * letters of Ukrainian, Belarusian, Serbian, Macedonian and Kazakh.
 */
const CYRILLIC =
  'а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ' +
  'і=i ї=i є=ye ґ=g ў=w ђ=dj ј=y љ=ly њ=ny ћ=ch џ=dzh ѓ=gy ќ=ky ѕ=dz ә=a ғ=gh қ=q ң=ng ө=o ұ=u ү=u һ=h';
/** Greek in Latin letters: ELOT 743, with the pairs of letters that are one sound. */
const GREEK =
  'ου=ou αυ=av ευ=ev γγ=ng γκ=g μπ=b ντ=d α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o';
const LATIN = new Map(
  `${CYRILLIC} ${GREEK}`.split(' ').map((row) => row.split('=') as [string, string]),
);
/** Ukrainian has another и. */
const UKRAINIAN = /[іїєґ]/iu;

/** What a run of letters of other scripts is called. */
const NOTICES: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Japanese text'],
  [/\p{Script=Han}/u, 'Chinese characters'],
  [/\p{Script=Hangul}/u, 'Korean text'],
  [/\p{Script=Arabic}/u, 'Arabic text'],
  [/\p{Script=Hebrew}/u, 'Hebrew text'],
  [/\p{Script=Devanagari}/u, 'Devanagari text'],
  [/\p{Script=Bengali}/u, 'Bengali text'],
  [/\p{Script=Tamil}/u, 'Tamil text'],
  [/\p{Script=Thai}/u, 'Thai text'],
  [/\p{Script=Armenian}/u, 'Armenian text'],
  [/\p{Script=Georgian}/u, 'Georgian text'],
  [/\p{Script=Ethiopic}/u, 'Ethiopic text'],
];

const OTHER = String.raw`(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{L}`;
const RUNS = new RegExp(
  String.raw`(?<names>[\p{Script=Cyrillic}\p{Script=Greek}][\p{Script=Cyrillic}\p{Script=Greek}\p{M}]*)|(?:${OTHER}[\p{M}\u200c\u200d]*(?:[\s,،、・]{0,2}(?=${OTHER}))?)+`,
  'gu',
);

/**
 * What to say instead of letters that are not Latin: Cyrillic and Greek in Latin letters, and of
 * other scripts that they are there, once a run. None is dropped without a word.
 *
 * `Путин` "Putin", `Αθήνα` "Athina", `東京` "Chinese characters"
 */
export function inLatinLetters(text: string): Replacement[] {
  return [...text.matchAll(RUNS)].map(({ 0: run, index: start, groups }) => ({
    start,
    end: start + run.length,
    say: groups!['names'] ? transliterated(run) : noticeOf(run),
  }));
}

function noticeOf(run: string): string {
  const found = NOTICES.find(([script]) => script.test(run));
  return ` ${found ? found[1] : 'text in another script'} `;
}

/** Without accents, except those that make another letter: й, ё, ї. */
function transliterated(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/(?<![иИеЕіІуУ])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/^е(?=.)/iu, (first) => (first === 'е' ? 'йе' : 'Йе'))
    .replace(/и/giu, (letter) => (!UKRAINIAN.test(name) ? letter : letter === 'и' ? 'ы' : 'Ы'));
  let said = '';
  for (let i = 0; i < plain.length;) {
    const pair = plain.slice(i, i + 2);
    const length = LATIN.has(pair.toLowerCase()) ? 2 : 1;
    const letter = plain.slice(i, i + length);
    const latin = LATIN.get(letter.toLowerCase()) ?? '';
    said +=
      letter === letter.toLowerCase() ? latin : latin.replace(/^./, (first) => first.toUpperCase());
    i += length;
  }
  return said || noticeOf(name);
}
