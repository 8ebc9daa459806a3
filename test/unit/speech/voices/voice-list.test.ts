import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { VoiceList } from '../../../../src/speech/voices/voice-list.js';
import { voice } from '../../../support/voices.js';

const [anna, kyoko] = [voice('Anna', 'de-DE'), voice('Kyoko', 'ja-JP')];

/** A platform whose list is set by the test. */
class Platform extends EventTarget {
  list: SpeechSynthesisVoice[] | null = [];
  onvoiceschanged: ((event: Event) => void) | null = null;
  readonly getVoices = vi.fn(() => this.list);

  change(list: SpeechSynthesisVoice[] | null): void {
    this.list = list;
    const event = new Event('voiceschanged');
    this.dispatchEvent(event);
    this.onvoiceschanged?.(event);
  }
}

function setup(list: SpeechSynthesisVoice[] | null = []) {
  const platform = new Platform();
  platform.list = list;
  const voices = new VoiceList(platform as unknown as SpeechSynthesis);
  return { platform, voices };
}

/** What a promise has come to, without waiting for it. */
function watch<T>(promise: Promise<T>): { value: T | undefined } {
  const seen: { value: T | undefined } = { value: undefined };
  void promise.then((value) => (seen.value = value));
  return seen;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the voices of a platform', () => {
  test('are not asked for before somebody wants them, and then once', () => {
    const { platform, voices } = setup([anna]);
    voices.onChange(() => {});
    expect(platform.getVoices).not.toHaveBeenCalled();
    expect(voices.current).toEqual([anna]);
    expect(voices.current).toBe(voices.current);
    expect(platform.getVoices).toHaveBeenCalledTimes(1);
  });

  test('are read again when they change, and when asked for anew', () => {
    const { platform, voices } = setup([anna]);
    expect(voices.current).toEqual([anna]);
    platform.change([anna, kyoko]);
    expect(voices.current).toEqual([anna, kyoko]);
    platform.list = [kyoko];
    expect(voices.current).toEqual([anna, kyoko]);
    voices.refresh();
    expect(voices.current).toEqual([kyoko]);
  });

  test('are read once for each event, however many follow them', () => {
    const { platform, voices } = setup([anna]);
    voices.onChange(() => {});
    voices.onChange(() => {});
    expect(voices.current).toEqual([anna]);
    platform.getVoices.mockClear();
    platform.change([kyoko]);
    expect(platform.getVoices).toHaveBeenCalledTimes(1);
  });

  test('are none once they are gone', () => {
    const { platform, voices } = setup([anna]);
    expect(voices.current).toEqual([anna]);
    platform.change([]);
    expect(voices.current).toEqual([]);
  });

  test('are none where the platform throws or gives nothing', () => {
    const { platform, voices } = setup(null);
    expect(voices.current).toEqual([]);
    platform.getVoices.mockImplementation(() => {
      throw new Error('no voices for you');
    });
    expect(voices.current).toEqual([]);
  });

  test('are the platform’s newest objects, even if nothing else about them is new', () => {
    const { platform, voices } = setup([anna]);
    expect(voices.current[0]).toBe(anna);
    const again = { ...anna };
    platform.change([again]);
    expect(voices.current[0]).toBe(again);
  });

  test('are followed where the platform is no target of events, and the page’s own handler with them', () => {
    const theirs = vi.fn();
    const { platform, voices } = setup();
    Object.assign(platform, { addEventListener: undefined, onvoiceschanged: theirs });
    expect(voices.current).toEqual([]);
    const changed = vi.fn();
    voices.onChange(changed);
    platform.change([anna]);
    expect(theirs).toHaveBeenCalledTimes(1);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(voices.current).toEqual([anna]);
  });
});

describe('a change of the list', () => {
  test.each([
    ['a voice more', [anna, kyoko]],
    ['another name', [{ ...anna, name: 'Anna (Premium)' }]],
    ['another language', [{ ...anna, lang: 'de-AT' }]],
    ['another id', [{ ...anna, voiceURI: 'other' }]],
    ['a voice that turns out to be online', [{ ...anna, localService: false }]],
    ['no voice', []],
  ])('is told of: %s', (_, list) => {
    const { platform, voices } = setup([anna]);
    expect(voices.current).toEqual([anna]);
    const changed = vi.fn();
    voices.onChange(changed);
    platform.change(list);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  test('is none when the same list is told of again, be it with new objects', () => {
    const { platform, voices } = setup([anna, kyoko]);
    expect(voices.current).toHaveLength(2);
    const changed = vi.fn();
    voices.onChange(changed);
    platform.change([anna, kyoko]);
    platform.change([{ ...anna }, { ...kyoko }]);
    expect(changed).not.toHaveBeenCalled();
    platform.change([{ ...kyoko }, { ...anna }]);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  test('is not told of to those who no longer want to know', () => {
    const { platform, voices } = setup();
    const [one, other] = [vi.fn(), vi.fn()];
    const forget = voices.onChange(one);
    voices.onChange(other);
    forget();
    platform.change([anna]);
    expect(one).not.toHaveBeenCalled();
    expect(other).toHaveBeenCalledTimes(1);
  });
});

describe('a list that has settled', () => {
  test('is there at once where there are voices', async () => {
    const { voices } = setup([anna]);
    await expect(voices.whenLoaded()).resolves.toEqual([anna]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is the first that is not empty, whatever events come before', async () => {
    const { platform, voices } = setup();
    const settled = watch(voices.whenLoaded());
    platform.change([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(settled.value).toBeUndefined();
    platform.change([anna]);
    await vi.advanceTimersByTimeAsync(0);
    expect(settled.value).toEqual([anna]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is found within a quarter of a second where no event comes', async () => {
    const { platform, voices } = setup();
    const settled = watch(voices.whenLoaded());
    await vi.advanceTimersByTimeAsync(800);
    platform.list = [anna];
    await vi.advanceTimersByTimeAsync(250);
    expect(settled.value).toEqual([anna]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is the empty one after three seconds, and the list is still followed', async () => {
    const { platform, voices } = setup();
    const settled = watch(voices.whenLoaded());
    await vi.advanceTimersByTimeAsync(2999);
    expect(settled.value).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled.value).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    platform.change([anna]);
    expect(voices.current).toEqual([anna]);
    await expect(voices.whenLoaded()).resolves.toEqual([anna]);
  });

  test('is waited for once, however many want it', async () => {
    const { platform, voices } = setup();
    const one = watch(voices.whenLoaded());
    const timers = vi.getTimerCount();
    const other = watch(voices.whenLoaded());
    expect(vi.getTimerCount()).toBe(timers);
    platform.change([anna]);
    await vi.advanceTimersByTimeAsync(0);
    expect([one.value, other.value]).toEqual([[anna], [anna]]);
  });

  test('is waited for anew after it was not there in time', async () => {
    const { platform, voices } = setup();
    void voices.whenLoaded();
    await vi.advanceTimersByTimeAsync(3000);
    const settled = watch(voices.whenLoaded());
    platform.list = [anna];
    await vi.advanceTimersByTimeAsync(250);
    expect(settled.value).toEqual([anna]);
  });
});
