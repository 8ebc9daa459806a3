import { afterEach, describe, expect, test, vi } from 'vitest';
import { SpeechError } from '../../../../src/speech/speech-error.js';
import { closePage, openPage } from '../../../support/fake-page.js';

afterEach(() => {
  vi.restoreAllMocks();
  return closePage();
});

/** Sets the visibility state of the page, and dispatches its event. */
function show(visibility: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

async function playing() {
  const opened = await openPage();
  await opened.player.ready;
  void opened.player.play().catch(() => {});
  opened.engine.now.begin();
  return opened;
}

describe('a page', () => {
  test('that is left stops speech, and keeps the position', async () => {
    const { player, engine } = await playing();
    engine.now.reach('ferry');
    const { currentTime } = player;
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect([player.paused, engine.now.signal.aborted, player.currentTime]).toEqual([
      true,
      true,
      currentTime,
    ]);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(player.paused).toBe(true);
  });

  test('that is hidden goes on speaking', async () => {
    const { player, engine } = await playing();
    show('hidden');
    expect([player.paused, engine.now.signal.aborted]).toEqual([false, false]);
  });

  test('that is hidden and loses the voice goes on in the same sentence when it is visible again', async () => {
    const { player, engine } = await playing();
    show('hidden');
    const waiting = new Promise((resolve) =>
      player.addEventListener('waiting', resolve, { once: true }),
    );
    engine.now.fail(new SpeechError('interrupted', 'Taken.', 'en'));
    await waiting;
    expect([player.paused, player.error]).toEqual([false, null]);
    show('visible');
    await vi.waitFor(() => expect(engine.texts).toEqual([engine.texts[0], engine.texts[0]]));
  });
});

describe('the screen', () => {
  function setUp(pointer: 'coarse' | 'fine') {
    const release = vi.fn(() => Promise.resolve());
    const request = vi.fn(() => Promise.resolve({ release }));
    const matches = (query: string) => query === '(pointer: coarse)' && pointer === 'coarse';
    vi.spyOn(window, 'matchMedia').mockImplementation(
      (query) =>
        ({ matches: matches(query), addEventListener() {}, removeEventListener() {} }) as never,
    );
    const before = Object.getOwnPropertyDescriptor(Navigator.prototype, 'wakeLock');
    Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
    const restore = () => {
      delete (navigator as { wakeLock?: unknown }).wakeLock;
      expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'wakeLock')).toEqual(before);
    };
    return { request, release, restore };
  }

  test('of a phone stays on during playback, and the wake lock is requested again when the page is visible again', async () => {
    const { request, release, restore } = setUp('coarse');
    const { player } = await playing();
    expect(request).toHaveBeenCalledTimes(1);
    show('hidden');
    show('visible');
    await vi.waitFor(() =>
      expect([request.mock.calls.length, release.mock.calls.length]).toEqual([2, 1]),
    );
    player.pause();
    await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(2));
    show('visible');
    expect(request).toHaveBeenCalledTimes(2);
    restore();
  });

  test('of a desktop gets no wake lock', async () => {
    const { request, restore } = setUp('fine');
    await playing();
    expect(request).not.toHaveBeenCalled();
    restore();
  });

  test('that cannot be kept on does not prevent playback', async () => {
    const { request, restore } = setUp('coarse');
    request.mockRejectedValue(new DOMException('Not now.', 'NotAllowedError'));
    const { player } = await playing();
    await Promise.resolve();
    expect(player.paused).toBe(false);
    restore();
  });
});
