/** An entry of a PLS list: a word and its alias, in the shape of a `LexiconEntry`. */
export interface PlsEntry {
  readonly grapheme: string;
  readonly alias: string;
  /** BCP 47; missing if the list has none. */
  readonly lang?: string;
}

/** A parsed list. */
export interface PlsList {
  readonly entries: readonly PlsEntry[];
  /** The number of lexemes with a `phoneme` only: a browser's voice takes no phonemes. */
  readonly soundsOnly: number;
}

/**
 * Parses a list in PLS, the Pronunciation Lexicon Specification 1.0 (W3C, 2008): of each lexeme its
 * graphemes and its alias, the preferred one if there are several. `undefined` for other text.
 * Nothing in it is run or loaded.
 */
export function readPls(text: string): PlsList | undefined {
  const root = new DOMParser().parseFromString(text, 'application/xml').documentElement;
  // For a truncated list, Chromium returns the parsed part with an error element in it.
  if (root.localName !== 'lexicon' || root.querySelector('parsererror')) return undefined;
  const entries: PlsEntry[] = [];
  let soundsOnly = 0;
  for (const lexeme of childrenOf(root, 'lexeme')) {
    const aliases = childrenOf(lexeme, 'alias');
    const alias = aliases.find((each) => each.getAttribute('prefer') === 'true') ?? aliases[0];
    const lang = languageOf(lexeme) ?? languageOf(root);
    if (!alias) soundsOnly++;
    else
      for (const each of childrenOf(lexeme, 'grapheme')) entries.push(entryOf(each, alias, lang));
  }
  return { entries, soundsOnly };
}

function entryOf(grapheme: Element, alias: Element, lang: string | undefined): PlsEntry {
  const [word, say] = [grapheme, alias].map((element) =>
    element.textContent.replace(/\s+/g, ' ').trim(),
  );
  return { grapheme: word!, alias: say!, ...(lang && { lang }) };
}

function childrenOf(element: Element, name: string): Element[] {
  return [...element.children].filter(({ localName }) => localName === name);
}

function languageOf(element: Element): string | undefined {
  return element.getAttribute('xml:lang') ?? undefined;
}
