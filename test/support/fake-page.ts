import { nextFrame } from '@open-wc/testing';
import '../../src/define.js';
import type { ArticlePlayerElement } from '../../src/element/article-player.js';
import { FakeEngine } from './fake-engine.js';

export const ONE = 'The ferry left at dawn.';
export const TWO = 'Dr. Alvarez counted nineteen passengers.';
export const THREE = 'It cost $3.50 to cross.';

export const ARTICLE = `<article lang="en"><h1>The last ferry</h1><article-player>No sound here</article-player><p>${ONE} ${TWO}</p><p>${THREE}</p></article>`;

const page = document.createElement('div');
/** A test may hide it by the name of an image. */
const { body } = document;

/** Puts markup into the test page and hands the player in it a fake engine, before anything was said. */
export async function openPage<E extends HTMLElement = ArticlePlayerElement>(
  markup = ARTICLE,
  selector = 'article-player',
): Promise<{ player: E; engine: FakeEngine; page: HTMLElement }> {
  page.innerHTML = markup;
  body.append(page);
  const player = page.querySelector<E>(selector)!;
  const engine = new FakeEngine();
  Object.assign(player, { engines: [engine] });
  await nextFrame();
  return { player, engine, page };
}

export function closePage(): void {
  page.innerHTML = '';
  page.remove();
}

/** Lets a player tell the page what has happened. */
export const told = () => Promise.resolve();

/** A part of a player's face. */
export function part<E extends HTMLElement = HTMLElement>(player: HTMLElement, name: string): E {
  const found = player.shadowRoot!.querySelector<E>(`[part~="${name}"]`);
  if (!found) throw new Error(`The face has no part "${name}".`);
  return found;
}

/** What is lit in the page under one of the two names. */
export function lit(kind: 'sentence' | 'word' | 'word-estimated'): string[] {
  return Array.from(CSS.highlights.get(`article-player-${kind}`) ?? [], String);
}
