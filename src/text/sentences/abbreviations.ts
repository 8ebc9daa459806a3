const CZECH_AND_SLOVAK = 'mudr judr ul nám např napr doc gen|1|smrt smrť prst';
const RUSSIAN_AND_UKRAINIAN =
  'ул им проф т.е обл вул буд ім напр ген просп акад доц||т.д т.п|рис табл ок';
const SCANDINAVIAN = '||hvad frp av';

/** The four lists of a language, by their index. */
export const BEFORE_NAME = 0;
export const MAY_END = 1;
export const STARTER = 2;
export const BEFORE_NUMBER = 3;

/**
 * Words before and after a full stop, by language: four lists separated by `|`. Empty ones at the
 * end are omitted. Strings, because an object for each language is larger by 3 %.
 * 1. Never end a sentence: a name, or something else, follows.
 * 2. End a sentence only before a word that starts one. `1` stands for a small number: an ordinal.
 * 3. End a sentence although they look like an abbreviation; and start one after an abbreviation.
 * 4. Never end a sentence before a number.
 *
 * A word with capitals matches only those capitals. Another one matches in any case, and with the
 * `s` of the plural. Words without a vowel, single letters, and letters separated by full stops
 * belong to the second list without being in it.
 */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ar: '|||ص',
  cs: CZECH_AND_SLOVAK,
  da: SCANDINAVIAN,
  de:
    'z.b d.h sog geb fa dipl Mag med mio mrd allg ehem kath ev evang inkl mind Abg gest max einschl Min Gen Präs|jh chr 1|' +
    'eine dies nach aber wenn dann dort danach sein|So Mo Di Mi Do Fr Sa',
  el: 'δρ καθ κα π.χ δηλ βλ||κ.λπ|σελ εικ αρ κεφ',
  // Titles in the Associated Press style, ranks, offices; all short words that often start
  // sentences, because a name may be short too: `the U.S. Air Force`.
  en:
    'rep sen gov gen col capt rev e.g i.e maj hon messrs det insp atty brig treas pres supt amb mme asst assoc dist Sec|' +
    'al dept assn inst|' +
    'the he she it we in but did they this that there when what after then only an and as at by for her his how if is its my ' +
    'not now on one our so to you some most these those with nobody corps',
  es: 'sra srta ud lic gral dra ee avda arq gob sen cap cnel mons',
  fa: '|||ص',
  fi: 'esim dos|||klo',
  fr: 'mm mme ste gén boul éd coll|apr||tél env',
  he: '|||עמ',
  hi: 'प्रो पं|रु||पृ',
  hu: 'özv ifj|kft zrt 1|stb|kb u e évf',
  hy: 'պրոֆ դոկտ|թ դդ',
  is: 'hæstv þm próf t.d m.a þ.e þús millj|1||jún júl ágú nóv des',
  it: 'sig dott avv arch on sen gen geom col cap mons',
  lt: 'mln mlrd doc akad gen inž vysk a|1||tūkst pav',
  nb: SCANDINAVIAN,
  nl: 'ir mr drs ds gen mevr',
  no: SCANDINAVIAN,
  pl: 'inż ul al im św płk doc zob gen|1||godz',
  pt: 'sra exmo exma dra sta eng gen sen dep gov cap cel mons|||séc',
  ro: 'al|||alin lit',
  ru: RUSSIAN_AND_UKRAINIAN,
  sk: CZECH_AND_SLOVAK,
  sv: SCANDINAVIAN,
  tr: 'doç sok cad mah|1|vs vb|şek',
  uk: RUSSIAN_AND_UKRAINIAN,
  vi: 'tp gs ts',
};

/** For text in any language: a number after them leaves little doubt. */
export const IN_ANY_LANGUAGE =
  'dr prof ing adm univ av डॉ ডা திரு|inc ltd co bros corp||' +
  'no n° p pp vol fig art tel ca max min approx aprox op ex para apt ext rte ed sec sect ' +
  'cap kap chap pag pág núm abs abb tab obr ods rys ok ziff anm aufl afb ' +
  'jan janv feb febr fév févr fev mar apr avr abr jun jul juil juill aug ago sep sept oct okt nov dec dez déc dic ene ' +
  'Mon Tue Wed Thu Thur Fri Sat Sun';
