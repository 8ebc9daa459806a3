/**
 * Where a sentence goes on; matches a line of `boundary-rules.ts`: `Lindenstr. 14`,
 * `die Bahnhofstr. ist`; `zzgl. Versand`, as no word in lower case has such an ending.
 */
const GERMAN_AND_DUTCH = /str\.\x01[\d\p{Ll}]|[\s\x02(]\p{Ll}*[bcdgjkpstvz][bfglrvz]\.\x01/u;

export const GOES_ON: Readonly<Record<string, RegExp>> = {
  de: GERMAN_AND_DUTCH,
  nl: GERMAN_AND_DUTCH,
};

/**
 * Replaces full stops and question marks of the language by those of other languages; keeps the
 * length.
 */
export const AS_WRITTEN: Readonly<Record<string, (text: string) => string>> = {
  // The Greek question mark.
  el: (text) => text.replace(/;/g, '?'),
  hi: withoutPeriods,
  // Its full stop is often typed as a colon.
  hy: (text) => withoutPeriods(text.includes('։') ? text : text.replace(/:(?!\S)/g, '։')),
};

/** If the text has full stops of its own script, "." ends no sentence. */
function withoutPeriods(text: string): string {
  return /[։।]/.test(text) ? text.replace(/(^|[^.])[.․](?!\.)/g, '$1·') : text;
}
