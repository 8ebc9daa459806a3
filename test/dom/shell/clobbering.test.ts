import { afterEach, expect, onTestFinished, test } from 'vitest';
import { closePage, openPage, ONE, TWO } from '../../support/fake-page.js';
import { engineVoice, openSettings } from '../../support/player-ui.js';

afterEach(closePage);

const { body } = document;

/** The properties of a document that the player asks for. */
const NAMES = [
  'activeElement',
  'adoptedStyleSheets',
  'body',
  'defaultView',
  'documentElement',
  'head',
  'scrollingElement',
  'title',
];

/** Two elements with the name: the document answers with a collection of them. */
function clobber(name: string): void {
  const own = [document.createElement('img'), document.createElement('form')];
  for (const element of own) {
    element.setAttribute('name', name);
    body.append(element);
  }
  onTestFinished(() => own.forEach((element) => element.remove()));
}

test.each(NAMES)(
  'a page that hides document.%s by the name of an image is read, spoken and has its settings',
  async (name) => {
    const errors: unknown[] = [];
    const note = (event: ErrorEvent | PromiseRejectionEvent) => {
      event.preventDefault();
      errors.push(event);
    };
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
    onTestFinished(() => {
      removeEventListener('error', note);
      removeEventListener('unhandledrejection', note);
    });
    clobber(name);
    expect(Reflect.get(document, name)).toBeInstanceOf(HTMLCollection);
    const { player, engine } = await openPage(
      `<article lang="en"><article-player storage="none"></article-player><p>${ONE} ${TWO}</p></article>`,
    );
    engine.voices = () => Promise.resolve([engineVoice('a', 'Ava', 'en-US')]);
    void player.play();
    expect(engine.texts).toEqual([ONE]);
    engine.now.begin();
    await player.updateComplete;
    await openSettings(player);
    player.pause();
    expect(errors).toEqual([]);
  },
);
