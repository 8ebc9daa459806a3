import { flushSync, mount, unmount } from 'svelte';
import type { ArticlePlayerElement } from 'article-player';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp, nextTick } from 'vue';
import { page as browserPage } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import plainPage from '../../../demo/frameworks/plain/index.html?raw';
import { showStory } from '../../../demo/frameworks/plain/story.js';
import { Story as ReactStory } from '../../../demo/frameworks/react/story.js';
import SvelteStory from '../../../demo/frameworks/svelte/Story.svelte';
import VueStory from '../../../demo/frameworks/vue/Story.vue';
import { FakeEngine } from '../../support/fake-engine.js';

interface Settings {
  engines: FakeEngine[];
  strings: { listen: string };
}

/** Shows the example in `place`, and returns what takes it away. */
const FRAMEWORKS: Readonly<
  Record<string, (place: HTMLElement, settings: Settings) => () => unknown>
> = {
  React(place, settings) {
    const root = createRoot(place);
    root.render(createElement(ReactStory, settings));
    return () => root.unmount();
  },
  Vue(place, settings) {
    const app = createApp(VueStory, { ...settings });
    app.mount(place);
    return () => app.unmount();
  },
  Svelte(place, settings) {
    const story = mount(SvelteStory, { target: place, props: settings });
    flushSync();
    return () => unmount(story);
  },
  'no framework'(place, settings) {
    const { content } = new DOMParser()
      .parseFromString(plainPage, 'text/html')
      .querySelector('template')!;
    showStory(place, settings, { content: document.importNode(content, true) });
    return () => {};
  },
};

let takeAway = (): unknown => undefined;
afterEach(async () => {
  await takeAway();
  document.querySelector('main')?.remove();
});

async function shown(framework: string) {
  const place = document.createElement('main');
  document.body.append(place);
  const engine = new FakeEngine();
  takeAway = FRAMEWORKS[framework]!(place, {
    engines: [engine],
    strings: { listen: 'Hear about the clock' },
  });
  const player = await vi.waitUntil(() =>
    place.querySelector<ArticlePlayerElement>('article-player'),
  );
  await player.ready;
  await player.updateComplete;
  await nextTick();
  const output = (name: string) => place.querySelector<HTMLElement>(`output.${name}`)!;
  return { player, engine, place, output };
}

describe.each(Object.keys(FRAMEWORKS))('the example in %s', (framework) => {
  test('hands over properties, and hears events', async () => {
    const { player, engine, output } = await shown(framework);
    expect(player.shadowRoot!.querySelector<HTMLElement>('[part~=label]')!.innerText).toBe(
      'Hear about the clock',
    );
    await browserPage.getByRole('button', { name: 'Hear about the clock' }).click();
    engine.now.begin();
    await expect.element(output('started')).toHaveTextContent('1');
    await expect.element(output('heard')).toHaveTextContent('The clock that was always right');
    await browserPage.getByRole('button', { name: 'Twice as fast' }).click();
    await vi.waitFor(() => expect(player.playbackRate).toBe(2));
  });

  test('plays on in the same element when it is rendered anew', async () => {
    const { player, engine, place } = await shown(framework);
    await browserPage.getByRole('button', { name: 'Hear about the clock' }).click();
    engine.now.begin();
    engine.now.reach('always');
    await browserPage.getByRole('button', { name: 'Larger text' }).click();
    await expect.element(browserPage.getByRole('button', { name: 'Smaller text' })).toBeVisible();
    expect(place.querySelector('article')).toHaveClass('large');
    expect(place.querySelector('article-player')).toBe(player);
    expect(player.paused).toBe(false);
    expect(engine.texts).toHaveLength(1);
    expect(engine.now.signal.aborted).toBe(false);
    expect(player.currentWord?.range?.toString()).toBe('always');
  });

  test('falls silent when it is taken away', async () => {
    const { player, engine, place } = await shown(framework);
    await browserPage.getByRole('button', { name: 'Hear about the clock' }).click();
    engine.now.begin();
    await takeAway();
    takeAway = () => undefined;
    place.replaceChildren();
    await vi.waitFor(() => expect(player.paused).toBe(true));
    expect(engine.now.signal.aborted).toBe(true);
  });
});
