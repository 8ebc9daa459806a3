import type { Abbreviations } from './index.js';

export const en: Abbreviations = {
  beforeName:
    'Ms MS Messrs Mme Mx Mt Rep Reps Sen Gov Gen Col Maj Capt Cmdr Lt Sgt Cpl Pvt Adm Brig Supt Insp Rev Fr Hon Pres Atty ' +
    'e.g i.e eg ie vs cf viz',
  beforeNumber:
    'Nos pg para pt figs vols ch chap Sec Art eq approx ca Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec',
  mayEnd: 'st Ave Blvd Rd Ft corp bros jr sr esq dept Univ Assn Dist al',
  starters:
    'The A An I He She It We You They This That These Those There Here His Her Its Our Their My Your But And Or So Yet ' +
    'If When While Where Why How What Who Which In On At By For From With Without As After Before Although Though ' +
    'However Because Since Until Once Not Yes Is Are Was Were Do Does Did Has Have Had Can Could Should Would Many Most ' +
    'Some Few All Each Every Both Another One Two Now Then Today Yesterday Tomorrow Later Meanwhile Also Still Even Just ' +
    'Only Perhaps Maybe More Such To Let Under Over Despite During Instead Nobody Everyone Someone',
};
