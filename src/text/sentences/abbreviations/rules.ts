/** Where a sentence goes on, in the terms of `repairs.ts`: `Lindenstr. 14`, `die Bahnhofstr. ist`; `zzgl. Versand`, as no word in lower case ends so. */
const GERMAN_AND_DUTCH = /str\.\x01[\d\p{Ll}]|[\s\x02(]\p{Ll}*[bcdgjkpstvz][bfglrvz]\.\x01/u;

export const GOES_ON: Readonly<Record<string, RegExp>> = { de: GERMAN_AND_DUTCH, nl: GERMAN_AND_DUTCH };

/** The text with its full stops and question marks as other languages have them; as long as it was. */
export const AS_WRITTEN: Readonly<Record<string, (text: string) => string>> = {
  // The Greek question mark.
  el: (text) => text.replace(/;/g, '?'),
  hi: withoutPeriods,
  // Its full stop is often typed as a colon.
  hy: (text) => withoutPeriods(text.includes('։') ? text : text.replace(/:(?!\S)/g, '։')),
};

/** In a text that ends sentences with a full stop of its own script, "." ends none. */
function withoutPeriods(text: string): string {
  return /[։।]/.test(text) ? text.replace(/(^|[^.])[.․](?!\.)/g, '$1·') : text;
}
