/** An entry of a list in PLS: a word and what is said in its place. Of the shape of a `LexiconEntry`. */
export interface PlsEntry {
  readonly grapheme: string;
  readonly alias: string;
  /** BCP 47; left out where the list does not say. */
  readonly lang?: string;
}

/** A list that was read. */
export interface PlsList {
  readonly entries: readonly PlsEntry[];
  /** How many lexemes say their sounds (`phoneme`) and nothing else: a browser's voice cannot be told sounds. */
  readonly soundsOnly: number;
}

/**
 * Reads a list in PLS, the Pronunciation Lexicon Specification 1.0 (W3C, 2008): of each lexeme its graphemes and its alias, the preferred
 * one where there are several. `undefined` for what is no such list. The text is only read: nothing in it is run or loaded.
 */
export function readPls(text: string): PlsList | undefined {
  const root = new DOMParser().parseFromString(text, 'application/xml').documentElement;
  // Of a list that is cut off, Chromium keeps what it has read, and says so within.
  if (root.localName !== 'lexicon' || root.querySelector('parsererror')) return undefined;
  const entries: PlsEntry[] = [];
  let soundsOnly = 0;
  for (const lexeme of childrenOf(root, 'lexeme')) {
    const aliases = childrenOf(lexeme, 'alias');
    const alias = aliases.find((each) => each.getAttribute('prefer') === 'true') ?? aliases[0];
    const lang = languageOf(lexeme) ?? languageOf(root);
    if (!alias) soundsOnly++;
    else for (const each of childrenOf(lexeme, 'grapheme')) entries.push(entryOf(each, alias, lang));
  }
  return { entries, soundsOnly };
}

function entryOf(grapheme: Element, alias: Element, lang: string | undefined): PlsEntry {
  const [word, say] = [grapheme, alias].map((element) => element.textContent.replace(/\s+/g, ' ').trim());
  return { grapheme: word!, alias: say!, ...(lang && { lang }) };
}

function childrenOf(element: Element, name: string): Element[] {
  return [...element.children].filter(({ localName }) => localName === name);
}

function languageOf(element: Element): string | undefined {
  return element.getAttribute('xml:lang') ?? undefined;
}
