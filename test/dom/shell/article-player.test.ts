import { expect as expectDom, nextFrame } from '@open-wc/testing';
import { page as browserPage, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { SpeechError } from '../../../src/speech/speech-error.js';
import { clockTime } from '../../../src/strings/time-format.js';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { FakeEngine } from '../../support/fake-engine.js';
import {
  ARTICLE,
  closePage,
  lit,
  ONE,
  openPage,
  part,
  THREE,
  told,
  TWO,
} from '../../support/fake-page.js';
import { elementsOf } from '../../support/mutations.js';
import { recordingOf } from '../../support/recordings.js';
import { openSpeed, option } from '../../support/player-ui.js';
import { advance, useVirtualTime } from '../../support/virtual-time.js';

afterEach(closePage);

const button = () =>
  browserPage.getByRole('button', { name: /^(Press play|Play|Pause|Listen again)/ });

/** Opens the page and presses play with a real click. */
async function playing() {
  const opened = await openPage();
  await opened.player.ready;
  await button().click();
  opened.engine.now.begin();
  await opened.player.updateComplete;
  return opened;
}

/** Of commands in quick succession, the last one applies after the debounce. */
async function expectSaid(engine: FakeEngine, text: string): Promise<void> {
  await vi.waitFor(() => expect(engine.texts.at(-1)).toBe(text));
}

describe('the idle view', () => {
  test('is one button with its action and the listening time', async () => {
    const { player } = await openPage();
    await player.ready;
    await player.updateComplete;
    const play = part(player, 'play');
    expect(play.innerText).toMatch(
      /^Press play to listen to this article\s+1 min · computer voice$/,
    );
    await expect.element(button()).toHaveAccessibleName('Press play to listen to this article');
    await expect
      .element(button())
      .toHaveAccessibleDescription('About 1 minute. Read by a computer voice.');
    expect(player.shadowRoot!.querySelectorAll('button, input, select')).toHaveLength(1);
  });

  test.each([
    ['named by the page', { src: recordingOf(13) }],
    [
      'among the engines',
      { engines: [Object.assign(new FakeEngine(), { timeline: estimateTimeline })] },
    ],
  ])('says nothing of a computer where a recording plays that is %s', async (_, given) => {
    const { player } = await openPage();
    await player.ready;
    Object.assign(player, given);
    await vi.waitFor(() =>
      expect(part(player, 'play').innerText).toMatch(
        /^Press play to listen to this article\s+1 min$/,
      ),
    );
    expect(player.shadowRoot!.querySelector('#about')!.textContent).toBe('About 1 minute.');
  });

  test('counts the pauses that were chosen in how long it takes, at any speed; so does the time that is left', async () => {
    const { player, engine } = await openPage();
    await player.ready;
    Object.assign(player, { sentencePause: 10, playbackRate: 2 });
    await player.updateComplete;
    // Four sentences, and three pauses between them.
    const seconds = () => player.duration / 2 + 30;
    const minutes = Math.max(1, Math.round(seconds() / 60));
    expect(part(player, 'play').innerText).toContain(`${minutes} min`);
    part(player, 'play').click();
    engine.now.begin();
    await player.updateComplete;
    expect(player.shadowRoot!.querySelector('.rest')!.textContent).toContain(clockTime(seconds()));
    player.seekTo(3);
    await player.updateComplete;
    expect(player.shadowRoot!.querySelector('.rest')!.textContent).toContain(
      clockTime((player.duration - player.currentTime) / 2),
    );
  });

  test('speaks the language of the page, or of the player', async () => {
    const { player } = await openPage(
      '<article lang="de"><article-player></article-player><p>Ein Satz.</p></article><article-player lang="ja"></article-player>',
    );
    await player.ready;
    await vi.waitFor(() =>
      expect(part(player, 'label').innerText).toBe(
        'Auf Abspielen drücken und diesen Artikel anhören',
      ),
    );
  });

  // A frame without the focus sends no `focusin`, and the pointer may lie over the player from the
  // start: what comes near is said here.
  test.each([
    ['focus', () => new FocusEvent('focusin', { bubbles: true, composed: true })],
    ['pointer', () => new PointerEvent('pointerenter')],
  ])(
    'has the list of voices fetched when a person comes near by the %s, and only once',
    async (_, near) => {
      const asked = vi.spyOn(FakeEngine.prototype, 'prepare');
      onTestFinished(() => asked.mockRestore());
      const { player } = await openPage();
      part(player, 'player').dispatchEvent(near());
      part(player, 'player').dispatchEvent(near());
      expect(asked.mock.calls.length).toBe(1);
    },
  );

  test('uses the strings of a publisher', async () => {
    const { player } = await openPage(
      ARTICLE.replace('<article-player>', '<article-player label="Hear the story">'),
    );
    expect(part(player, 'label').innerText).toBe('Hear the story');
    player.label = '';
    player.strings = { listen: 'Listen in' };
    await player.updateComplete;
    expect(part(player, 'label').innerText).toBe('Listen in');
  });
});

describe('the play button', () => {
  test('becomes Pause, is the same button, and keeps the focus', async () => {
    const { player, engine } = await openPage();
    await player.ready;
    const play = part(player, 'play');
    await button().click();
    engine.now.begin();
    await expect.element(button()).toHaveAccessibleName('Pause article');
    expect(part(player, 'play')).toBe(play);
    expect(player.shadowRoot!.activeElement).toBe(play);
    await button().click();
    await expect.element(button()).toHaveAccessibleName('Play article');
    expect(player.paused).toBe(true);
    expect(play.hasAttribute('aria-pressed')).toBe(false);
  });

  test('works by keyboard alone', async () => {
    const { player, engine } = await openPage();
    await player.ready;
    await userEvent.tab();
    expect(player.shadowRoot!.activeElement).toBe(part(player, 'play'));
    await userEvent.keyboard(' ');
    expect(engine.texts).toEqual(['The last ferry.']);
    await userEvent.keyboard('{Enter}');
    expect(player.paused).toBe(true);
  });

  test('reaches the voice in the task of the click, even before the article was read', () => {
    return openPage().then(({ player, engine }) => {
      part(player, 'play').click();
      expect(engine.texts).toEqual(['The last ferry.']);
    });
  });

  test('has the trigger in its events, for statistics', async () => {
    const { player } = await openPage();
    const triggers: unknown[] = [];
    player.addEventListener('play', (event) =>
      triggers.push((event as Event & { trigger?: string }).trigger),
    );
    part(player, 'play').click();
    player.pause();
    void player.play();
    await told();
    expect(triggers).toEqual(['button', 'api']);
  });
});

describe('the controls', () => {
  test('are there once it plays, each with its name', async () => {
    const { player } = await playing();
    const names = Array.from(
      player.shadowRoot!.querySelectorAll('button, input, select'),
      (control) => control.getAttribute('aria-label'),
    );
    expect(names).toEqual([
      'Pause article',
      'Previous sentence',
      'Next sentence',
      'Position',
      '1×, Speed',
      'Listening settings',
    ]);
    await expectDom(player).to.be.accessible();
  });

  test('the idle view is accessible, too', async () => {
    const { player } = await openPage();
    await player.ready;
    await player.updateComplete;
    await expectDom(player).to.be.accessible();
  });

  test('next and previous go by sentence; at an end they stay focusable and do nothing', async () => {
    useVirtualTime();
    const { player, engine } = await playing();
    const { sentences } = player;
    // It lies where the idle view was pressed.
    await browserPage.getByRole('slider').hover();
    await browserPage.getByRole('button', { name: 'Next sentence' }).click();
    await expectSaid(engine, ONE);
    for (let i = 0; i < 5; i++) part(player, 'next').click();
    await player.updateComplete;
    expect(player.currentSentence!.index).toBe(sentences.length - 1);
    expect(part(player, 'next').getAttribute('aria-disabled')).toBe('true');
    expect(player.shadowRoot!.activeElement).toBe(part(player, 'next'));
    await browserPage.getByRole('button', { name: 'Previous sentence' }).click();
    await expectSaid(engine, TWO);
  });

  test('the speed is chosen from a few, and holds at once', async () => {
    const { player, engine } = await playing();
    player.next();
    await expectSaid(engine, ONE);
    await openSpeed(player);
    option(player, 'speed', '1.5').click();
    expect(player.playbackRate).toBe(1.5);
    await vi.waitFor(() => expect(engine.now.utterance.rate).toBe(1.5));
    player.playbackRate = 1.33;
    await player.updateComplete;
    expect(part(player, 'rate').innerText).toBe('1.33×');
    expect(option(player, 'speed', '1.5').checked).toBe(false);
  });

  test('the seek bar moves by sentence with the keys of a native slider', async () => {
    const { player, engine } = await playing();
    const seek = part<HTMLInputElement>(player, 'seek');
    seek.focus();
    await userEvent.keyboard('{End}');
    await expectSaid(engine, THREE);
    await userEvent.keyboard('{ArrowLeft}');
    await expectSaid(engine, TWO);
    await player.updateComplete;
    expect(seek.value).toBe('2');
  });

  test('the seek bar seeks to the pressed point, and ends a drag that ends at its start', async () => {
    const { player, engine } = await playing();
    const seek = part<HTMLInputElement>(player, 'seek');
    await userEvent.click(seek);
    await vi.waitFor(() => expect([ONE, TWO]).toContain(engine.texts.at(-1)));
    seek.value = '0';
    seek.dispatchEvent(new Event('input'));
    await player.updateComplete;
    expect(seek.getAttribute('aria-valuetext')).toBe('0 seconds, sentence 1');
    seek.dispatchEvent(new PointerEvent('pointerup'));
    await vi.waitFor(() => expect(seek.value).not.toBe('0'));
  });

  test('the text of the seek bar does not change while it has the focus and the voice speaks', async () => {
    const { player, engine } = await playing();
    const seek = part<HTMLInputElement>(player, 'seek');
    expect(seek.getAttribute('aria-valuetext')).toMatch(
      /^0 seconds of about \d+ seconds, sentence 1 of 4$/,
    );
    seek.focus();
    await player.updateComplete;
    const before = seek.getAttribute('aria-valuetext');
    engine.now.end();
    await vi.waitFor(() => expect(player.currentSentence!.index).toBe(1));
    await player.updateComplete;
    expect(seek.getAttribute('aria-valuetext')).toBe(before);
    seek.blur();
    await vi.waitFor(() =>
      expect(seek.getAttribute('aria-valuetext')).toContain('sentence 2 of 4'),
    );
  });

  test('nothing in them is announced to a screen reader while the voice speaks', async () => {
    useVirtualTime();
    const { player, engine } = await playing();
    const told: string[] = [];
    const watch = new MutationObserver((records) => {
      for (const element of records.flatMap(elementsOf)) {
        if (element.closest('[role=status], [role=alert]')) told.push(element.textContent);
      }
    });
    watch.observe(player.shadowRoot!, { subtree: true, childList: true, characterData: true });
    for (let i = 0; i < 3; i++) {
      engine.now.end();
      await vi.waitFor(() => expect(engine.texts).toHaveLength(i + 2));
      expect(player.currentSentence!.index).toBe(i + 1);
      await player.updateComplete;
    }
    watch.disconnect();
    expect(told.filter(Boolean)).toEqual([]);
  });

  test('fit 320 pixels, and each can be hit with a thumb', async () => {
    const { player, page } = await playing();
    page.style.inlineSize = '320px';
    const { right } = page.getBoundingClientRect();
    for (const control of player.shadowRoot!.querySelectorAll('button, input, select')) {
      const box = control.getBoundingClientRect();
      expect(box.right).toBeLessThanOrEqual(right);
      expect(box.height, control.part.value).toBeGreaterThanOrEqual(
        control.matches('input') ? 24 : 44,
      );
    }
    expect(player.scrollWidth).toBeLessThanOrEqual(player.clientWidth);
  });

  test('the end is announced once, and the button plays again', async () => {
    useVirtualTime();
    const { player, engine } = await playing();
    for (let i = 0; i < 4; i++) {
      engine.now.end();
      if (i < 3) await vi.waitFor(() => expect(engine.texts).toHaveLength(i + 2));
    }
    await vi.waitFor(() => expect(player.ended).toBe(true));
    await vi.waitFor(() => expect(part(player, 'status').textContent).toBe('Article finished'));
    await button().click();
    expect(engine.texts.at(-1)).toBe('The last ferry.');
  });
});

describe('errors', () => {
  test('is shown with one button that helps, beside play', async () => {
    const { player, engine } = await openPage();
    await player.ready;
    await button().click();
    engine.now.fail(new SpeechError('no-voice', 'No voice speaks fi.', 'fi'));
    await vi.waitFor(() => expect(player.error).toBeTruthy());
    await player.updateComplete;
    expect(part(player, 'error').textContent).toMatch(
      /^This browser has no voice for Finnish\. Add one/,
    );
    expect(part(player, 'error').getAttribute('role')).toBe('alert');
    expect(player.paused).toBe(true);
    await button().click();
    await player.updateComplete;
    expect(part(player, 'error').textContent).toBe('');
    expect(engine.said).toHaveLength(2);
  });

  const VOICE = { engine: 'fake', quality: 'plain', local: true } as const;
  const help = (player: HTMLElement) =>
    Array.from(player.shadowRoot!.querySelectorAll<HTMLElement>('.help'), (each) =>
      each.textContent!.trim(),
    );

  test('offers a voice of another language where there is none, and reads with that', async () => {
    const { player, engine } = await openPage();
    engine.setVoices([{ ...VOICE, id: 'a', name: 'Anna', lang: 'de-DE' }]);
    await player.ready;
    await button().click();
    engine.now.fail(new SpeechError('no-voice', 'No voice speaks en.', 'en'));
    await vi.waitFor(() => expect(help(player)).toEqual(['Read with a voice for German']));
    player.shadowRoot!.querySelector<HTMLElement>('.help')!.click();
    await vi.waitFor(() => expect(engine.said).toHaveLength(2));
    expect(engine.now.utterance).toMatchObject({ lang: 'de-DE', voice: { id: 'a' } });
  });

  test('offers no list of voices where there are none, nor a voice that sends the text away', async () => {
    const { player, engine } = await openPage();
    engine.setVoices([{ ...VOICE, id: 'a', name: 'Anna', lang: 'de-DE', local: false }]);
    await player.ready;
    await button().click();
    engine.now.fail(new SpeechError('failed', 'It failed.', 'en'));
    await vi.waitFor(() => expect(part(player, 'error').textContent).not.toBe(''));
    await Promise.resolve();
    await player.updateComplete;
    expect(help(player)).toEqual([]);
  });

  test('speaks as soon as a late voice is loaded, and not with an earlier one', async () => {
    useVirtualTime();
    const { player, engine } = await openPage();
    const german = { ...VOICE, id: 'a', name: 'Anna', lang: 'de-DE' };
    engine.setVoices([german]);
    await player.ready;
    await button().click();
    engine.now.fail(new SpeechError('no-voice', 'No voice speaks en.', 'en'));
    await vi.waitFor(() => expect(player.error).toBeTruthy());
    await advance(2000);
    expect(player.paused).toBe(true);
    engine.setVoices([german, { ...VOICE, id: 'b', name: 'Ava', lang: 'en-US' }]);
    await advance(1100);
    expect([player.paused, engine.said.length]).toEqual([false, 2]);
  });

  test('without speech in the browser it steps aside, and the slot is shown', async () => {
    const { player } = await openPage();
    await player.ready;
    player.engines = [
      { name: 'none', available: () => false, voices: async () => [], speak: async () => {} },
    ];
    await player.updateComplete;
    expect(player.shadowRoot!.querySelector('button')).toBeNull();
    expect(player.innerText).toBe('No sound here');
    expect(player.matches(':state(unavailable)')).toBe(true);
  });
});

test('its state is that of the article it has now', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { player, page } = await openPage(
    `<article-player for="none">No sound here</article-player><p id="some">${ONE}</p>`,
  );
  await vi.waitFor(() => expect(player.matches(':state(unavailable)')).toBe(true));
  player.article = page.querySelector('p')!;
  await player.updateComplete;
  expect(player.matches(':state(unavailable)')).toBe(false);
  expect(part(player, 'label').innerText).toBe('Press play to listen to this article');
  expect(warn).toHaveBeenCalledTimes(1);
});

test('an update does not set the same highlight again', async () => {
  const { player, engine } = await playing();
  engine.now.reach('last');
  const [before] = CSS.highlights.get('article-player-word')!;
  player.requestUpdate();
  await player.updateComplete;
  expect([...CSS.highlights.get('article-player-word')!]).toEqual([before]);
  expect([...CSS.highlights.get('article-player-word')!][0]).toBe(before);
  player.highlight = 'sentence';
  await player.updateComplete;
  expect([lit('sentence'), lit('word')]).toEqual([['The last ferry'], []]);
});

test('an estimated word is highlighted in another style than a reported one', async () => {
  const { player, engine } = await playing();
  engine.now.mark({ start: 4, end: 8, estimated: true });
  expect([lit('word'), lit('word-estimated')]).toEqual([[], ['last']]);
  engine.now.reach('ferry');
  expect([lit('word'), lit('word-estimated')]).toEqual([['ferry'], []]);
  player.highlight = 'sentence';
  await player.updateComplete;
  expect([lit('word'), lit('word-estimated')]).toEqual([[], []]);
});

describe('voices that send the text off the device', () => {
  const online = {
    id: 'cloud',
    name: 'Cloud <b>',
    lang: 'en',
    local: false,
    engine: 'fake',
    quality: 'plain',
  } as const;

  test('are offered if there is no other voice, and speak when the user allows them', async () => {
    const { player, engine } = await playing();
    engine.now.fail(new SpeechError('online-only', 'Only online voices.', 'en'));
    await vi.waitFor(() =>
      expect(part(player, 'error').textContent).toMatch(/send the text over the internet/),
    );
    await browserPage.getByRole('button', { name: 'Use an online voice' }).click();
    expect([player.onlineVoices, player.paused, engine.said.length]).toEqual([true, false, 2]);
    await player.updateComplete;
    expect(player.shadowRoot!.querySelector('.online')).toBeNull();
    expect(player.shadowRoot!.activeElement).toBe(part(player, 'play'));
  });

  test('are shown as online voices while they speak, and not announced over the voice', async () => {
    const { player, engine } = await playing();
    engine.now.mark({ start: 0, end: 0, voice: online });
    await player.updateComplete;
    const hint = player.shadowRoot!.querySelector('.hint')!;
    expect(hint.textContent).toBe('Cloud <b> sends the text over the internet to be spoken.');
    expect(hint.closest('[role=status], [role=alert], [aria-live]')).toBeNull();
    player.pause();
    await player.updateComplete;
    expect(player.shadowRoot!.querySelector('.hint')).toBeNull();
  });

  test('or any other in place of the chosen one are named', async () => {
    const { player, engine } = await playing();
    player.voice = 'Nora';
    await player.updateComplete;
    await vi.waitFor(() => expect(engine.now.utterance.voice?.name).toBe('Nora'));
    engine.now.mark({ start: 0, end: 0, voice: { ...online, local: true, name: 'Plain' } });
    await player.updateComplete;
    expect(player.notice).toMatchObject({ reason: 'other-voice', voice: { name: 'Plain' } });
    expect(player.shadowRoot!.querySelector('.hint')!.textContent).toMatch(
      /not available. Plain reads instead/,
    );
  });
});

test('its state can be styled', async () => {
  const { player } = await playing();
  expect(player.matches(':state(playing)')).toBe(true);
  player.pause();
  await player.updateComplete;
  expect([player.matches(':state(playing)'), player.matches(':state(paused)')]).toEqual([
    false,
    true,
  ]);
});

test('sentence and word are highlighted while they are spoken', async () => {
  const { player, engine } = await playing();
  player.next();
  engine.now.reach('ferry');
  expect([lit('sentence'), lit('word')]).toEqual([[ONE], ['ferry']]);
  player.pause();
  expect([lit('sentence'), lit('word')]).toEqual([[ONE], ['ferry']]);
});

test('a player that is removed while it speaks leaves no highlight, not even after its last update', async () => {
  const { player, engine, page } = await playing();
  engine.now.reach('ferry');
  player.remove();
  expect([lit('sentence'), lit('word')]).toEqual([[], []]);
  await player.updateComplete;
  await nextFrame();
  expect([lit('sentence'), lit('word')]).toEqual([[], []]);
  page.append(player);
  expect(lit('sentence')).toEqual(['The last ferry']);
});
