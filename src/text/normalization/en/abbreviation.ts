import { after, before, signClass, tableOf, wordClass } from '../token-class.js';
import { NO_NAME, SENTENCE_END } from './words.js';

/** Titles and the like, before a name: Associated Press, Oxford Style Manual. */
const BEFORE_NAME = tableOf(
  'v+ersus|Dr=Doctor|Mr=Mister|Mrs=Missus|Ms=Miz|Prof+essor|Gov+ernor|Sen+ator|Rep+resentative|Gen+eral|Col+onel|Capt+ain|Lt=Lieutenant|Sgt=Sergeant|Maj+or|Brig+adier|Cpl=Corporal|Cmdr=Commander|Adm+iral|' +
    'Rev+erend|Hon+orable|Pres+ident|Insp+ector|Det+ective|Sec+retary|Mt=Mount|Ft=Fort|St=Saint',
);
/** Before a number, in small letters or with a capital. */
const BEFORE_NUMBER = tableOf(
  'no=number|nos=numbers|p+age|pp=pages|vol+ume|vols=volumes|ch+apter|fig+ure|figs=figures|sec+tion|art+icle|eq+uation|ed+ition|app+endix|ext+ension|para+graph|apt=apartment|c=circa|ca=circa|op+us|rte=route',
);
/** Anywhere. */
const ANYWHERE = tableOf(
  'vs=versus|etc=et cetera|e.g=for example|i.e=that is|cf=compare|approx+imately|dept=department|inc+orporated|corp+oration|co=company|ltd=limited|bros=brothers|' +
    'univ+ersity|jr=junior|sr=senior|esp+ecially|incl+uding|min+imum|max+imum|avg=average',
);
/** Before another day, a date or a time. */
const WEEKDAYS = tableOf('Mon+|Tue+s|Tues+|Wed+nes|Thu+rs|Thurs+|Fri+|Sat+ur|Sun+');
/** Behind a name: USPS Publication 28. */
export const STREETS = tableOf(
  'St+reet|Ave+nue|Blvd=Boulevard|Rd=Road|Dr+ive|Ln=Lane|Ct=Court|Pl+ace|Sq+uare|Pkwy=Parkway|Expy=Expressway|Hwy=Highway',
);
const STREET_NAME = new RegExp(
  String.raw`(?<![\p{L}\d])(?!${NO_NAME}|(?:Mrs?|Dr)\b)(?:\p{Lu}[\p{L}’']+|\d+(?:st|nd|rd|th)) $`,
  'u',
);

/**
 * Abbreviations in full: titles before a name (`Dr. Evil`, `Mr Lee`), what precedes a number (`No.
 * 5`), streets behind a name (`Main St.`, but `St. Louis`), and others anywhere (`e.g.`, `Acme
 * Inc.`). The full stop stays where it also ends a sentence.
 */
export const abbreviation = signClass(
  'l',
  String.raw`(?<![\p{L}\d.])(\p{L}(?:\.?\p{L}){0,5})(?:\.(?!\p{L})|(?=\s\p{Lu}|[,;]|$))`,
  (match) => {
    const [written, short = ''] = match;
    const [precedes, follows] = [before(match), after(match)];
    const stop = SENTENCE_END.test(follows) ? '.' : '';
    const title = /^\s\p{Lu}/u.test(follows) ? BEFORE_NAME.get(short) : undefined;
    const street = STREET_NAME.test(precedes) ? STREETS.get(short) : undefined;
    if (street && (stop || !title || short !== 'Dr'))
      return street + (written === short ? '' : stop);
    if (title && !street) return title;
    if (written === short) return undefined;
    const day = WEEKDAYS.get(short);
    if (day) return /^,? (?:\d|\p{Lu}\p{Ll}{2})|^[,;)–-]/u.test(follows) ? `${day}day` : undefined;
    const small = short.toLowerCase();
    const number = /^\s?(?:\d|[IVX]+\b)/.test(follows) ? BEFORE_NUMBER.get(small) : undefined;
    const word = number ?? (ANYWHERE.has(small) ? ANYWHERE.get(small) + stop : undefined);
    return /^\p{Lu}\p{Ll}{2}/u.test(short)
      ? word?.replace(/^./, (first) => first.toUpperCase())
      : word;
  },
);

const WORDS = tableOf('WWI=World War One|WWII=World War Two|tv=TV|vs=versus|w/o=without|w/=with');
/** Short forms without a full stop: `WWII` "World War Two", `w/o` "without". */
export const shortForm = wordClass(
  'l',
  String.raw`(?<![@/&_.-])(?:WWII?|tv|vs|w\/o|w\/(?= ?\p{L}))(?![./_-])`,
  ([short]) => WORDS.get(short),
);
