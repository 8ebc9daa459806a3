import { tableOf } from '../token-class.js';

/** Words with a capital that start sentences, and are no names. The source of a regular expression. */
export const NO_NAME =
  "(?:The|An?|In|On|At|Of|And|But|For|To|From|With|By|As|If|When|My|Our|His|Her|It|He|She|We|You|They|This|That|There|I)(?![\\p{L}’'])";

/** What follows where a sentence has ended: the full stop of an abbreviation is also its end. */
export const SENTENCE_END = new RegExp(`^["”’)]{0,2}(?:$|\\s${NO_NAME})`, 'u');

/** A counted noun follows a number: a plural, or what has none. */
export const COUNTED =
  /^ (?!(?:is|was|has|its|as|his|this|us|across|hurdles)\b)(?:\p{Ll}+ )?(?:\p{Ll}{2,}s|people|men|women|children|feet|troops)\b/u;

export const DIRECTIONS = tableOf('N+orth|S+outh|E+ast|W+est');
