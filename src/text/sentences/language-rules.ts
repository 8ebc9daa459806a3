import { segmenterOf } from '../intl-segmenter.js';
import { ABBREVIATIONS, IN_ANY_LANGUAGE, STARTER } from './abbreviations.js';

/**
 * The words of a language, and the index of the list that each is in; `undefined` for the last four
 * letters of a longer word.
 */
export type Words = ReadonlyMap<string, number | undefined>;

/** Rules that few languages have. */
interface OwnRules {
  /** Where a sentence goes on; matches a line of `boundary-rules.ts`. */
  readonly goesOn?: RegExp;
  /**
   * Replaces full stops and question marks of the language by those of other languages; keeps the
   * length.
   */
  normalize?(text: string): string;
}

/** The compiled rules of one language. */
export interface LanguageRules extends OwnRules {
  readonly segmenter: Intl.Segmenter;
  readonly words: Words;
  /** Further words that start a sentence after an abbreviation. */
  readonly starter: RegExp;
}

const GERMAN_AND_DUTCH: OwnRules = {
  // `Lindenstr. 14`, `die Bahnhofstr. ist`; `zzgl. Versand`, as no word in lower case has such an
  // ending.
  goesOn: /str\.\x01[\d\p{Ll}]|[\s\x02(]\p{Ll}*[bcdgjkpstvz][bfglrvz]\.\x01/u,
};

const OWN_RULES: Readonly<Record<string, OwnRules>> = {
  de: GERMAN_AND_DUTCH,
  // The Greek question mark.
  el: { normalize: (text) => text.replace(/;/g, '?') },
  hi: { normalize: withoutPeriods },
  hy: {
    // Its full stop is often typed as a colon.
    normalize: (text) => withoutPeriods(text.includes('։') ? text : text.replace(/:(?!\S)/g, '։')),
  },
  nl: GERMAN_AND_DUTCH,
};

/** If the text has full stops of its own script, "." does not end a sentence. */
function withoutPeriods(text: string): string {
  return /[։।]/.test(text) ? text.replace(/(^|[^.])[.․](?!\.)/g, '$1·') : text;
}

const compiled = new Map<string, LanguageRules>();

/**
 * The rules of a language (BCP 47), or those of all languages if it has none; of the default locale
 * if `lang` is empty or malformed.
 */
export function rulesOf(lang: string): LanguageRules {
  let rules = compiled.get(lang);
  if (!rules) compiled.set(lang, (rules = compile(lang)));
  return rules;
}

function compile(lang: string): LanguageRules {
  const segmenter = segmenterOf(lang, 'sentence');
  const code = segmenter.resolvedOptions().locale.split('-')[0]!;
  const words = new Map<string, number | undefined>();
  for (const lists of [IN_ANY_LANGUAGE, ABBREVIATIONS[code] ?? '']) {
    lists.split('|').forEach((list, kind) => {
      for (const word of list.split(' ')) {
        // `Reps.`, `Figs.`, `Sras.`
        for (const each of kind === STARTER || /s$|^$/.test(word) ? [word] : [word + 's', word]) {
          const tail = each.slice(-4);
          words.set(tail, words.get(tail)).set(each, kind);
        }
      }
    });
  }
  // `in den U.S.A. Die`: a short word starts a sentence, except `Mai`. English has a list of such
  // words, because it has short names: `the U.S. Air Force`.
  const starter = code === 'en' ? /^[AI]$/ : /^(?!Ma)\p{Lu}\p{Ll}{0,2}$/u;
  return { segmenter, words, starter, ...OWN_RULES[code] };
}
