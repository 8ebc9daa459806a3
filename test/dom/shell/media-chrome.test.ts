import 'media-chrome';
import 'media-chrome/menu';
import { nextFrame } from '@open-wc/testing';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticleSpeechElement } from '../../../src/shell/article-speech.js';
import { SpeechError } from '../../../src/speech/speech-error.js';
import type { Voice } from '../../../src/speech/types.js';
import { closePage, ONE, openPage, THREE, TWO } from '../../support/fake-page.js';
import { textsOf } from '../../support/tracks.js';

const voice = (name: string): Voice => ({
  ...{ id: name.toLowerCase(), name, lang: 'en-US', local: true, engine: 'fake', quality: 'plain' },
});

const CONTROLS = `<media-controller audio style="width: 60rem; overflow: visible">
  <article-speech slot="media" for="story"></article-speech>
  <media-audio-track-menu hidden anchor="auto" style="position: absolute; inset: 100% auto auto 0"></media-audio-track-menu>
  <media-control-bar>
    <media-play-button></media-play-button>
    <media-seek-backward-button seekoffset="10"></media-seek-backward-button>
    <media-seek-forward-button seekoffset="10"></media-seek-forward-button>
    <media-time-range style="width: 20rem"></media-time-range>
    <media-time-display showduration></media-time-display>
    <media-duration-display></media-duration-display>
    <media-mute-button></media-mute-button>
    <media-volume-range></media-volume-range>
    <media-playback-rate-button rates="1 1.5 2"></media-playback-rate-button>
    <media-captions-button></media-captions-button>
    <media-audio-track-menu-button></media-audio-track-menu-button>
  </media-control-bar>
</media-controller>`;
/** Long enough to be pressing buttons meanwhile. */
const LONG =
  'The captain had not said a word since the lighthouse, and by noon, when the wind had turned and all of the rope was sold, nobody on the pier could tell any longer what it was that he had seen out there in the fog.';
const STORY = `<article id="story" lang="en"><h1>The last ferry</h1><p>${ONE} ${TWO}</p><h2>What it cost &lt;in all&gt;</h2><p>${THREE} ${LONG}</p></article>`;

beforeEach(() => localStorage.clear());
afterEach(() => {
  closePage();
  localStorage.clear();
});

/** The article under media-chrome's controls, as they come. */
async function open() {
  const { player, engine, page } = await openPage<ArticleSpeechElement>(
    CONTROLS + STORY,
    'article-speech',
  );
  engine.setVoices([voice('Ada'), voice('Bea')]);
  await player.ready;
  const control = (name: string) => page.querySelector<HTMLElement>(`media-${name}`)!;
  const press = async (name: string) => {
    await userEvent.click(control(name));
    await nextFrame();
  };
  // It has taken the article for its own once it shows how long that is.
  await expect
    .poll(() => Number(control('duration-display').getAttribute('mediaduration')))
    .toBeGreaterThan(0);
  return { player, engine, page, control, press };
}

describe('media-chrome, as it comes', () => {
  test('causes no event and no pause when it attaches: the values that it sets are stored', async () => {
    localStorage.setItem('media-chrome-pref-volume', '0.25');
    localStorage.setItem('media-chrome-pref-muted', 'true');
    const touched = (['speak', 'cancel', 'pause', 'resume'] as const).map((name) =>
      vi.spyOn(speechSynthesis, name),
    );
    const { player, engine } = await open();
    await expect.poll(() => [player.volume, player.muted]).toEqual([0.25, true]);
    expect(engine.said).toEqual([]);
    for (const each of touched) expect(each).not.toHaveBeenCalled();
    expect([player.paused, player.currentTime]).toEqual([true, 0]);
  });

  test('plays and pauses', async () => {
    const { player, engine, control, press } = await open();
    await press('play-button');
    expect(engine.texts).toEqual(['The last ferry.']);
    engine.now.begin();
    await expect.poll(() => control('play-button').hasAttribute('mediapaused')).toBe(false);
    await press('play-button');
    expect(player.paused).toBe(true);
    await expect.poll(() => control('play-button').hasAttribute('mediapaused')).toBe(true);
  });

  test('shows the time and the length, in step with the voice', async () => {
    const { player, engine, control, press } = await open();
    expect(Number(control('duration-display').getAttribute('mediaduration'))).toBeCloseTo(
      player.duration,
      2,
    );
    await press('play-button');
    engine.now.begin();
    await expect
      .poll(() => Number(control('time-display').getAttribute('mediacurrenttime')))
      .toBeGreaterThan(0.4);
  });

  test('seeks by ten seconds in both directions', async () => {
    const { player, press } = await open();
    await press('seek-forward-button');
    expect(player.currentTime).toBeCloseTo(Math.min(10, player.duration), 5);
    await press('seek-backward-button');
    expect(player.currentTime).toBe(0);
  });

  test('seeks by its bar, which shows the chapters', async () => {
    const { player, control } = await open();
    const range = control('time-range');
    const segments = () => range.shadowRoot!.querySelectorAll('#segments-clipping rect').length;
    await expect.poll(segments).toBe(2);
    const box = range.getBoundingClientRect();
    await userEvent.click(range, { position: { x: box.width / 2, y: box.height / 2 } });
    await expect.poll(() => player.currentTime / player.duration).toBeCloseTo(0.5, 1);
  });

  test('knows the chapters by their headings, whatever is in them', async () => {
    const { player, control } = await open();
    const chapters = player.textTracks.getTrackById('chapters')!;
    expect(textsOf(chapters.cues)).toEqual(['The last ferry', 'What it cost &lt;in all&gt;']);
    const range = control('time-range');
    const box = range.getBoundingClientRect();
    await userEvent.hover(range, { position: { x: 0.75 * box.width, y: box.height / 2 } });
    await expect
      .poll(() => range.getAttribute('mediapreviewchapter'))
      .toBe('What it cost <in all>');
  });

  test('changes the speed, in mid-sentence', async () => {
    const { player, engine, press } = await open();
    player.seekTo(5);
    await press('play-button');
    engine.now.begin();
    await press('playback-rate-button');
    await expect.poll(() => player.playbackRate).toBe(1.5);
    await expect.poll(() => engine.now.utterance.rate).toBe(1.5);
  });

  test('mutes, and sets the volume', async () => {
    const { player, control, press } = await open();
    await press('mute-button');
    expect(player.muted).toBe(true);
    await press('mute-button');
    expect(player.muted).toBe(false);
    const range = control('volume-range');
    const box = range.getBoundingClientRect();
    await userEvent.click(range, { position: { x: box.width / 2, y: box.height / 2 } });
    await expect.poll(() => player.volume).toBeCloseTo(0.5, 1);
  });

  test('shows the captions, one for each sentence', async () => {
    const { player, engine, press, control } = await open();
    const captions = player.textTracks.getTrackById('captions')!;
    expect([captions.mode, captions.cues]).toEqual(['disabled', null]);
    await press('captions-button');
    expect(captions.mode).toBe('showing');
    await expect
      .poll(() => control('captions-button').getAttribute('mediasubtitlesshowing'))
      .toBeTruthy();
    // As of an <audio>: what nobody plays has nothing to show.
    expect(textsOf(captions.activeCues)).toEqual([]);
    const changed = vi.fn();
    captions.oncuechange = changed;
    await press('play-button');
    expect(textsOf(captions.activeCues)).toEqual(['The last ferry']);
    engine.now.end();
    await expect.poll(() => engine.texts.at(-1)).toBe(ONE);
    engine.now.begin();
    await expect.poll(() => textsOf(captions.activeCues)).toEqual([ONE]);
    await expect.poll(() => changed.mock.calls.length).toBeGreaterThan(0);
    await press('captions-button');
    expect([captions.mode, captions.activeCues]).toEqual(['disabled', null]);
  });

  test('offers the voices in its menu; the selected one speaks the rest, once', async () => {
    const { player, engine, press, control } = await open();
    player.seekTo(5);
    await press('play-button');
    const { start } = engine.now.utterance.source;
    engine.now.mark({ start, end: start, voice: voice('Ada') });
    engine.now.reach('captain');
    const items = () =>
      Array.from(
        control('audio-track-menu').shadowRoot!.querySelectorAll<HTMLElement>(
          '[role=menuitemradio]',
        ),
      );
    await expect
      .poll(() => items().map((item) => item.textContent!.trim()))
      .toEqual(['Ada', 'Bea']);
    await press('audio-track-menu-button');
    await userEvent.click(items()[1]!);
    await expect.poll(() => engine.said.length).toBe(2);
    expect(engine.now.utterance).toMatchObject({ text: LONG.slice(4), voice: { id: 'bea' } });
    expect([...player.audioTracks].map(({ enabled }) => enabled)).toEqual([false, true]);
    await expect
      .poll(() => items().map((item) => item.getAttribute('aria-checked')))
      .toEqual(['false', 'true']);
    await nextFrame();
    expect(engine.said).toHaveLength(2);
  });

  test('plays again after an interruption, and after an error once the article is loaded anew', async () => {
    const { player, engine, press, control } = await open();
    await press('play-button');
    engine.now.begin();
    engine.now.fail(new SpeechError('interrupted', 'Taken.', 'en'));
    await expect.poll(() => player.paused).toBe(true);
    expect(player.error).toBeNull();
    await expect.poll(() => control('play-button').hasAttribute('mediapaused')).toBe(true);
    await press('play-button');
    expect(player.paused).toBe(false);
    engine.now.fail(new SpeechError('silent', 'No sound.', 'en'));
    await expect.poll(() => player.error?.code).toBe(3);
    player.load();
    await nextFrame();
    await press('play-button');
    expect([player.paused, player.error]).toEqual([false, null]);
  });

  test('plays from the start again after the end', async () => {
    const { player, engine, press } = await open();
    player.currentTime = player.duration;
    expect(player.ended).toBe(true);
    await press('play-button');
    expect([player.ended, engine.texts.at(-1)]).toEqual([false, 'The last ferry.']);
  });

  test('two of them, each with its article: the one that is pressed speaks, and both show it', async () => {
    const two = CONTROLS.replace('for="story"', 'for="other"');
    const { engine, page } = await openPage<ArticleSpeechElement>(
      `${CONTROLS}${STORY}${two}${STORY.replace('story', 'other')}`,
      'article-speech',
    );
    const [one, other] = page.querySelectorAll('article-speech');
    other!.engines = [engine];
    const buttons = page.querySelectorAll('media-play-button');
    const shown = () => Array.from(buttons, (button) => button.hasAttribute('mediapaused'));
    await Promise.all([one!.ready, other!.ready]);
    await expect.poll(shown).toEqual([true, true]);
    await userEvent.click(buttons[0]!);
    engine.now.begin();
    await expect.poll(shown).toEqual([false, true]);
    await userEvent.click(buttons[1]!);
    engine.now.begin();
    await expect.poll(shown).toEqual([true, false]);
    expect([one!.paused, other!.paused]).toEqual([true, false]);
  });
});
