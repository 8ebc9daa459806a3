import { nextFrame } from '@open-wc/testing';
import { html, nothing, render as renderLit } from 'lit';
import { h as preact, render as renderPreact } from 'preact';
import { createElement } from 'react';
import { flushSync as flushReact } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createRoot as createSolidRoot, createSignal, mergeProps } from 'solid-js';
import { spread } from 'solid-js/web';
import { flushSync, mount, unmount } from 'svelte';
import 'article-player/define';
import type { ArticlePlayerElement } from 'article-player';
import { createApp, h as vue, nextTick, shallowRef } from 'vue';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FakeEngine } from '../../support/fake-engine.js';
import SveltePlayer from './Player.svelte';

type Options = Readonly<Record<string, unknown>>;
/**
 * A framework's own way to draw the element: what it shows is drawn anew with other options, and
 * taken away.
 */
interface Drawn {
  draw(options: Options): unknown;
  remove(): unknown;
}

const TAG = 'article-player';
const FRAMEWORKS: Readonly<Record<string, (place: HTMLElement) => Drawn>> = {
  React(place) {
    const root = createRoot(place);
    return {
      draw: (options) => flushReact(() => root.render(createElement(TAG, options))),
      remove: () => root.unmount(),
    };
  },
  Preact: (place) => ({
    draw: (options) => renderPreact(preact(TAG, options), place),
    remove: () => renderPreact(null, place),
  }),
  Vue(place) {
    const current = shallowRef<Options>({});
    const app = createApp(() => vue(TAG, current.value));
    app.config.compilerOptions.isCustomElement = (tag) => tag === TAG;
    let mounted = false;
    return {
      draw(options) {
        current.value = options;
        if (!mounted) app.mount(place);
        mounted = true;
      },
      remove: () => app.unmount(),
    };
  },
  Svelte(place) {
    let shown: (Record<string, unknown> & { set(options: Options): void }) | undefined;
    return {
      draw(options) {
        if (shown) shown.set(options);
        else
          shown = mount(SveltePlayer, {
            target: place,
            props: { given: options },
          }) as unknown as typeof shown;
        flushSync();
      },
      remove: () => shown && unmount(shown),
    };
  },
  Solid(place) {
    let end = (): void => {};
    let set: ((options: Options) => void) | undefined;
    return {
      draw(options) {
        if (set) return set(options);
        const element = document.createElement(TAG);
        createSolidRoot((dispose) => {
          const [current, setCurrent] = createSignal(options);
          set = (next) => void setCurrent(() => next);
          end = dispose;
          // What its compiler makes of `<article-player {...options()} />`.
          spread(element, mergeProps(current), false, true);
        });
        place.append(element);
        return undefined;
      },
      remove() {
        end();
        place.replaceChildren();
      },
    };
  },
  Lit: (place) => ({
    draw: (options) =>
      renderLit(
        html`<article-player
          .engines=${options['engines']}
          .storage=${options['storage']}
          .highlightColors=${options['highlightColors']}
          .playbackRate=${options['playbackRate']}
          .volume=${options['volume']}
          .loop=${options['loop']}
          .lexicon=${options['lexicon']}
          @play=${options['onplay']}
        ></article-player>`,
        place,
      ),
    remove: () => renderLit(nothing, place),
  }),
};
/** Where it is not `onplay`. */
const LISTENERS: Readonly<Record<string, string>> = { Vue: 'onPlay', Solid: 'on:play' };

let drawn: Drawn | undefined;
afterEach(async () => {
  await drawn?.remove();
  drawn = undefined;
  document.querySelector('article')?.remove();
});

function press(player: ArticlePlayerElement): void {
  player.shadowRoot!.querySelector<HTMLElement>('[part~=play]')!.click();
}

async function settled(): Promise<void> {
  await nextTick();
  await nextFrame();
}

/** Draws the element in an article, with what a test gives it. */
async function draw(framework: string, options: Options = {}) {
  const article = document.createElement('article');
  article.innerHTML = '<p>The ferry left at dawn. It cost $3.50 to cross.</p><div></div>';
  article.lang = 'en';
  document.body.append(article);
  const engine = new FakeEngine();
  const always = { engines: [engine], storage: 'none' };
  drawn = FRAMEWORKS[framework]!(article.querySelector('div')!);
  const again = async (next: Options) => {
    drawn!.draw({ ...always, ...next });
    await settled();
  };
  await again(options);
  const player = await vi.waitUntil(() => article.querySelector<ArticlePlayerElement>(TAG));
  await player.ready;
  return { player, engine, again };
}

describe.each(Object.keys(FRAMEWORKS))('%s', (framework) => {
  test('hands over a text, a number, a flag and an object as properties', async () => {
    const lexicon = [{ grapheme: 'ferry', alias: 'boat' }];
    const { player } = await draw(framework, {
      highlightColors: 'blue',
      playbackRate: 1.5,
      loop: true,
      lexicon,
    });
    expect([player.highlightColors, player.playbackRate, player.loop]).toEqual(['blue', 1.5, true]);
    expect(player.lexicon).toBe(lexicon);
  });

  test('leaves the default where a property is undefined from the beginning', async () => {
    const { player } = await draw(framework, {
      highlightColors: undefined,
      playbackRate: undefined,
      volume: undefined,
      loop: undefined,
    });
    expect([player.highlightColors, player.playbackRate, player.volume, player.loop]).toEqual([
      'yellow',
      1,
      1,
      false,
    ]);
  });

  test.each([
    [
      'undefined',
      { highlightColors: undefined, playbackRate: undefined, volume: undefined, loop: undefined },
    ],
    ['null', { highlightColors: null, playbackRate: null, volume: null, loop: null }],
    ['nothing', {}],
  ])('takes properties back by %s, and the defaults hold', async (_, without) => {
    const { player, again } = await draw(framework, {
      highlightColors: 'blue',
      playbackRate: 2,
      volume: 0.5,
      loop: true,
    });
    expect([player.highlightColors, player.playbackRate, player.volume, player.loop]).toEqual([
      'blue',
      2,
      0.5,
      true,
    ]);
    await again(without);
    expect([player.highlightColors, player.playbackRate, player.volume, player.loop]).toEqual([
      'yellow',
      1,
      1,
      false,
    ]);
  });

  test('hears an event', async () => {
    const heard = vi.fn();
    const { player } = await draw(framework, { [LISTENERS[framework] ?? 'onplay']: heard });
    press(player);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
  });

  test('draws anew what plays in the same element, which plays on', async () => {
    const { player, engine, again } = await draw(framework, { highlightColors: 'blue' });
    press(player);
    engine.now.begin();
    await again({ highlightColors: 'underline' });
    expect(document.querySelector(TAG)).toBe(player);
    expect([player.highlightColors, player.paused, engine.now.signal.aborted]).toEqual([
      'underline',
      false,
      false,
    ]);
  });

  test('silences what it takes away', async () => {
    const { player, engine } = await draw(framework);
    press(player);
    engine.now.begin();
    await drawn!.remove();
    await vi.waitFor(() =>
      expect([player.paused, engine.now.signal.aborted]).toEqual([true, true]),
    );
  });
});
