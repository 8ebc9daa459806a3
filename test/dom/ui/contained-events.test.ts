import { afterEach, expect, onTestFinished, test } from 'vitest';
import { closePage, part } from '../../support/fake-page.js';
import {
  engineVoice,
  openSettings,
  openSpeed,
  openPlayingPlayer,
} from '../../support/player-ui.js';

afterEach(closePage);

/** The events that reach the page. */
function heardOutside(...types: readonly string[]): string[] {
  const heard: string[] = [];
  const { signal, abort } = controller();
  for (const type of types)
    document.addEventListener(type, (event) => heard.push((event as KeyboardEvent).key ?? type), {
      signal,
    });
  onTestFinished(abort);
  return heard;
}

function controller() {
  const made = new AbortController();
  return { signal: made.signal, abort: () => made.abort() };
}

function press(target: Element, key: string, more: KeyboardEventInit = {}) {
  for (const type of ['keydown', 'keyup'])
    target.dispatchEvent(
      new KeyboardEvent(type, { key, bubbles: true, composed: true, cancelable: true, ...more }),
    );
}

test('keys that the seek bar uses do not reach the page, and other keys do', async () => {
  const { player } = await openPlayingPlayer();
  const heard = heardOutside('keydown', 'keyup');
  const seek = part(player, 'seek');
  for (const key of [
    'ArrowLeft',
    'ArrowRight',
    'ArrowUp',
    'ArrowDown',
    'Home',
    'End',
    'PageUp',
    'PageDown',
  ])
    press(seek, key);
  expect(heard).toEqual([]);
  press(seek, 'Escape');
  press(seek, 'k');
  press(seek, 'ArrowRight', { altKey: true });
  expect(heard).toEqual(['Escape', 'Escape', 'k', 'k', 'ArrowRight', 'ArrowRight']);
});

test('keys that press a button do not reach the page, and its letters do', async () => {
  const { player } = await openPlayingPlayer();
  const heard = heardOutside('keydown');
  press(part(player, 'play'), ' ');
  press(part(player, 'play'), 'Enter');
  expect(heard).toEqual([]);
  press(part(player, 'play'), 'j');
  press(part(player, 'play'), 'ArrowDown');
  expect(heard).toEqual(['j', 'ArrowDown']);
});

test('keys in the choice of speed and in lists of the settings do not reach the page', async () => {
  const { player, engine } = await openPlayingPlayer();
  engine.voices = () => Promise.resolve([engineVoice('a', 'Ava', 'en-US')]);
  const heard = heardOutside('keydown');
  press(part(player, 'rate'), '1');
  const speed = await openSpeed(player);
  for (const key of ['ArrowDown', '1', ' ']) press(speed.querySelector('input')!, key);
  await openSettings(player);
  for (const key of ['s', 'ArrowDown', 'Home', 'Enter'])
    press(part(player, 'voice').querySelector('input')!, key);
  expect(heard).toEqual([]);
});

test('input events stay in the player, and its seek bar still works', async () => {
  const { player } = await openPlayingPlayer();
  const heard = heardOutside('input', 'beforeinput');
  const seek = part<HTMLInputElement>(player, 'seek');
  seek.value = '7';
  seek.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, composed: true }));
  seek.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  seek.dispatchEvent(new Event('change', { bubbles: true }));
  expect(heard).toEqual([]);
  expect(player.currentSentence?.index).toBe(7);
});

test('a player that was moved in the page keeps its keys as before', async () => {
  const { player, page } = await openPlayingPlayer();
  page.append(player);
  await player.updateComplete;
  const heard = heardOutside('keydown');
  press(part(player, 'seek'), 'ArrowRight');
  expect(heard).toEqual([]);
});
