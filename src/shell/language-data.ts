/**
 * Makes the browser load its data for splitting text: in Chromium, the first use takes some 20 ms.
 * Called while the files of the player are on their way.
 */
export function loadLanguageData(): void {
  for (const granularity of ['sentence', 'word'] as const)
    new Intl.Segmenter(undefined, { granularity }).segment('A b.')[Symbol.iterator]().next();
}
