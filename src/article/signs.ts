const YES = /^[✓✔☑✅🗸]\ufe0f?$/u;
const NO = /^[✗✘☒✕✖❌❎🗙]\ufe0f?$/u;
const STARS = /^([★⭐🌟]*)(½?)([☆✩]*)$/u;

/** Yes, no, and a number of stars: `#` of `*`. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'yes|no|# of * stars',
  de: 'ja|nein|# von * Sternen',
  fr: 'oui|non|# étoiles sur *',
  es: 'sí|no|# de * estrellas',
  it: 'sì|no|# stelle su *',
  pt: 'sim|não|# de * estrelas',
  nl: 'ja|nee|# van de * sterren',
  sv: 'ja|nej|# av * stjärnor',
  pl: 'tak|nie|# z * gwiazdek',
  cs: 'ano|ne|# z * hvězdiček',
  ru: 'да|нет|# из * звёзд',
  uk: 'так|ні|# з * зірок',
  tr: 'evet|hayır|* üzerinden # yıldız',
  ar: 'نعم|لا|# من * نجوم',
  he: 'כן|לא|# מתוך * כוכבים',
  hi: 'हाँ|नहीं|* में से # सितारे',
  ja: 'はい|いいえ|星*つ中#つ',
  ko: '예|아니요|별 *개 중 #개',
  zh: '是|否|#星（共*星）',
};

/** What is said for a text that is only signs, where they are the answer; in English where there are no words of the language (BCP 47). */
export function sayingOfSign(text: string, lang: string): string | undefined {
  const sign = text.replace(/\s/g, '');
  if (!sign || sign.length > 20) return undefined;
  const [yes, no, stars] = (WORDS[lang.toLowerCase().split('-')[0]!] ?? WORDS['en']!).split('|') as [
    string,
    string,
    string,
  ];
  if (YES.test(sign)) return yes;
  if (NO.test(sign)) return no;
  const rating = STARS.exec(sign);
  if (!rating) return undefined;
  const full = [...rating[1]!.replace(/\ufe0f/g, '')].length;
  const all = full + (rating[2] ? 1 : 0) + rating[3]!.length;
  // A row of as many as there may be says nothing of how many: a line of three is an ornament.
  if (all < 2 || all > 10 || (full === all && all !== 5)) return undefined;
  return stars.replace('#', String(full + (rating[2] ? 0.5 : 0))).replace('*', String(all));
}
