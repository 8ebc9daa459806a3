import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { fillTemplate, prepareTemplates } from '../../../src/util/fill-template.js';
import { parseInto } from '../../../src/util/parse-markup.js';
import {
  engineVoice,
  openSettings,
  openSpeed,
  openPlayingPlayer,
} from '../../support/player-ui.js';
import { closePage } from '../../support/fake-page.js';

afterEach(closePage);

const native = Object.getOwnPropertyDescriptor(
  Element.prototype,
  'innerHTML',
) as Required<PropertyDescriptor>;

function onInnerHTML(instead: (template: Element, markup: string) => void) {
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...native,
    set(markup: string) {
      instead(this as Element, markup);
    },
  });
  const restore = () => void Object.defineProperty(Element.prototype, 'innerHTML', native);
  onTestFinished(restore);
  return restore;
}

/**
 * All of a tree that can be told apart: names with their namespaces, attributes, text and comments.
 * Lit's signs before the names of attributes count as one.
 */
function outline(node: Node): unknown {
  if (!(node instanceof Element || node instanceof DocumentFragment))
    return [node.nodeType, node.nodeValue];
  const children = [...node.childNodes].map(outline);
  if (!(node instanceof Element)) return children;
  return [
    node.namespaceURI,
    node.localName,
    [...node.attributes].map((each) => [each.name.replace(/^[.?@]/, '_'), each.value]),
    children,
  ];
}

function platformTree(markup: string): unknown {
  const template = document.createElement('template');
  native.set.call(template, markup);
  return outline(template.content);
}

function ownTree(markup: string): unknown {
  const fragment = document.createDocumentFragment();
  parseInto(fragment, markup);
  return outline(fragment);
}

test('each template of the player is parsed as the platform parses it', async () => {
  const all = new Set<string>();
  const restore = onInnerHTML((template, markup) => {
    // Lit's own policy makes an object of it.
    if (template.localName === 'template') all.add(String(markup));
    native.set.call(template, markup);
  });
  const { player, engine } = await openPlayingPlayer();
  engine.voices = () => Promise.resolve([engineVoice('a', 'Ava', 'en-US')]);
  await openSpeed(player);
  await openSettings(player);
  player.seekTo(player.sentences.length - 1);
  await player.updateComplete;
  restore();
  expect(all.size).toBeGreaterThan(20);
  for (const markup of all) expect(ownTree(markup), markup).toEqual(platformTree(markup));
});

test.each([
  ['a place within text', 'Go <b>on</b> <?lit$1$> and <?lit$1$>!'],
  [
    'places among attributes',
    '<input type="range" value$lit$=lit$1$ class$lit$="a lit$1$ b" disabled ?x$lit$=lit$1$ />',
  ],
  ['an SVG in HTML', '<p><svg viewBox="0 0 1 1"><g><path d="M0 0h1"/></g></svg> after</p>'],
  ['a comment', '<div><!-- a note --><i></i></div>'],
  ['elements without an end tag', '<div>One<br>two<hr></div>'],
])('%s is parsed as the platform parses it', (_, markup) => {
  expect(ownTree(markup)).toEqual(platformTree(markup));
});

test('a page that does not allow the policy of the player is asked once, and templates are filled all the same', async () => {
  const createPolicy = vi.fn(() => {
    throw new TypeError('Policy "article-player" disallowed.');
  });
  vi.stubGlobal('trustedTypes', { createPolicy });
  const tried = vi.fn();
  const restore = onInnerHTML(tried);
  await prepareTemplates();
  const templates = ['<b>one</b>', '<i>two</i>'].map((markup) => {
    const template = document.createElement('template');
    fillTemplate(template, markup);
    return template;
  });
  restore();
  vi.unstubAllGlobals();
  expect(templates.map((template) => template.innerHTML)).toEqual(['<b>one</b>', '<i>two</i>']);
  expect(createPolicy).toHaveBeenCalledOnce();
  expect(tried).not.toHaveBeenCalled();
});

test('a page that allows it loads nothing for templates', () => {
  expect(prepareTemplates()).toBeUndefined();
});
