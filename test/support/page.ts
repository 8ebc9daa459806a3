import { onTestFinished } from 'vitest';
import { loadFormulas } from '../../src/page/formula-loader.js';
import { extractAllPassages, type ReadablePassage } from '../../src/page/extract-text.js';
import { TextMap } from '../../src/page/text-map.js';
import { createTranscript, type Transcript } from '../../src/text/transcript.js';

/**
 * Loads the module that speaks formulas and signs, as the player does before it reads such a page.
 */
export async function loadWords(): Promise<void> {
  const math = document.createElement('div');
  math.innerHTML = '<math></math>';
  await loadFormulas(math);
}

/** Adds `html` to the page until the test ends. The page around it declares no language. */
export function page(html: string): HTMLElement {
  const body = document.createElement('div');
  body.lang = '';
  body.innerHTML = html;
  document.body.append(body);
  onTestFinished(() => body.remove());
  return body;
}

/** The article element of a test page. */
export function articleIn(body: Element): Element {
  return body.querySelector('#article, article') ?? body;
}

export interface Read {
  readonly article: Element;
  readonly passages: readonly ReadablePassage[];
  readonly transcript: Transcript;
  readonly map: TextMap;
}

export function read(html: string): Read {
  return readArticle(articleIn(page(html)));
}

export function readArticle(article: Element): Read {
  const passages = extractAllPassages(article);
  const transcript = createTranscript(passages);
  return { article, passages, transcript, map: new TextMap(passages, transcript) };
}
