import { languageAround } from '../article/surroundings.js';
import de from '../locales/de.js';
import en from '../locales/en.js';
import ja from '../locales/ja.js';
import type { PlayerNotice } from '../playback/notice.js';
import type { SpeechErrorCode } from '../speech/engine.js';

/** The player's own words, in one language. */
export interface Strings {
  /** BCP 47 language of these words. */
  readonly lang: string;
  /** The invitation on the button. */
  readonly listen: string;
  readonly play: string;
  readonly pause: string;
  readonly previous: string;
  readonly next: string;
  readonly position: string;
  readonly speed: string;
  /** Behind the minutes on the button: that no person reads. */
  readonly computerVoice: string;
  /** How long it takes, in whole minutes: "7 min". */
  readonly minutes: (minutes: number) => string;
  /** `time` as a clock shows it: "about 4:40 left". */
  readonly left: (time: string) => string;
  /** The place for a screen reader, with times in words. */
  readonly place: (time: string, duration: string, sentence: number, sentences: number) => string;
  /** A time for a screen reader: "2 minutes 21 seconds". */
  readonly spokenTime: (minutes: number, seconds: number) => string;
  readonly finished: string;
  /** Said in place of a block of code of so many lines: "Code, 12 lines." */
  readonly code: (lines: number) => string;
  /** Of a button that allows voices which send the text over the internet, and plays. */
  readonly useOnline: string;
  /** Of a button that allows a voice to be loaded, and plays. */
  readonly loadVoice: string;
  /** Who speaks sends the text over the internet. */
  readonly onlineVoice: (voice: string) => string;
  /** What a listener should know; `language` is a language's name, `voice` that of the voice which speaks, or how much of one is there: "34%". */
  readonly notices: Readonly<Record<PlayerNotice['reason'], (language: string, voice: string) => string>>;
  /** What is wrong and what a person can do; `language` is a language's name. */
  readonly errors: Readonly<Record<SpeechErrorCode, (language: string) => string>>;
}

const LOCALES = new Map([en, de, ja].map((strings) => [strings.lang, strings]));

/** The words for a BCP 47 language; English where there are none. */
export function stringsFor(lang: string): Strings {
  return LOCALES.get(lang.toLowerCase().split('-')[0]!) ?? en;
}

/** What is said in place of a block of code, in the article's language or else in the player's own. Both are BCP 47. */
export function codeAnnouncement(lines: number, article: string, own: string): { text: string; lang: string } {
  const inArticle = stringsFor(article);
  const { code, lang } = article.toLowerCase().split('-')[0] === inArticle.lang ? inArticle : stringsFor(own);
  return { text: code(lines), lang };
}

/** The language of the player's own words: of the element, of the page around it, or of the browser. BCP 47. */
export function ownLanguage(element: Element): string {
  return languageAround(element) || navigator.language;
}

/** The name of a language in the player's own language: "Finnish". The tag itself where it has no name. */
export function languageName(tag: string, { lang }: Pick<Strings, 'lang'>): string {
  try {
    return new Intl.DisplayNames(lang, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
