import { internalsOf } from './internals.js';
import type { PlayerContext } from '../../src/core/context.js';
import type { ArticleSpeechElement } from '../../src/shell/article-speech.js';
import { nextFrame } from '@open-wc/testing';
import '../../src/define.js';
import type { ArticlePlayerElement } from '../../src/shell/article-player.js';
import { FakeEngine } from './fake-engine.js';

export const ONE = 'The ferry left at dawn.';
export const TWO = 'Dr. Alvarez counted nineteen passengers.';
export const THREE = 'It cost $3.50 to cross.';

export const ARTICLE = `<article lang="en"><h1>The last ferry</h1><article-player>No sound here</article-player><p>${ONE} ${TWO}</p><p>${THREE}</p></article>`;

const page = document.createElement('div');
/** `document.body`: a test page may shadow that with the name of an image. */
const { body } = document;

/** Adds markup to the test page, and gives the player in it a fake engine before it speaks. */
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

/** Lets the player dispatch its pending events. */
export const told = () => Promise.resolve();

/** A part of the player's shadow tree. */
export function part<E extends HTMLElement = HTMLElement>(player: HTMLElement, name: string): E {
  const found = player.shadowRoot!.querySelector<E>(`[part~="${name}"]`);
  if (!found) throw new Error(`The face has no part "${name}".`);
  return found;
}

/** The texts of the named highlight in the page. */
export function lit(kind: 'sentence' | 'word' | 'word-estimated'): string[] {
  return Array.from(CSS.highlights.get(`article-player-${kind}`) ?? [], String);
}

/** What the features of a player are given: no member of the element. */
export function contextOf(player: ArticleSpeechElement): PlayerContext {
  return internalsOf(player).context;
}
