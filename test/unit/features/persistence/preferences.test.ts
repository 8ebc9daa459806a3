import { describe, expect, test } from 'vitest';
import {
  changedPreferences,
  readPreferences,
} from '../../../../src/features/persistence/preferences.js';

const faster = (text: string | null) =>
  changedPreferences(text, (before) => ({ ...before, playbackRate: 1.5 }));
const sameAgain = (text: string | null) => changedPreferences(text, (before) => before);
const voicesOf = (count: number, key: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`l${index}`, key]));

/** More is not kept. */
const ROOM = 50_000;

describe('preferences that were kept', () => {
  test('and are as long as nobody wrote here are ignored, and replaced', () => {
    const text = JSON.stringify({ playbackRate: 2, muted: true, theme: 'x'.repeat(1_700_000) });
    expect(readPreferences(text)).toEqual({});
    expect(faster(text)).toBe('{"playbackRate":1.5}');
  });

  test('leave no room for all of what a later version put beside them, which then goes', () => {
    const text = JSON.stringify({ muted: true, theme: 'x'.repeat(ROOM - 40) });
    expect(readPreferences(text)).toEqual({ muted: true });
    expect(JSON.parse(faster(text))).toEqual({ muted: true, playbackRate: 1.5 });
  });

  test('keep what a later version put beside them where there is room', () => {
    const beside = { theme: { dark: [1, 2] }, toString: 'x' };
    expect(JSON.parse(faster(JSON.stringify(beside)))).toEqual({ ...beside, playbackRate: 1.5 });
  });

  test('lose what is none of the choices, and not only where it is read', () => {
    const text = '{"playbackRate":"fast","voices":[1,2],"highlight":"both","dim":"x","theme":1}';
    expect(JSON.parse(sameAgain(text))).toEqual({ theme: 1, highlight: 'both' });
  });

  test('have twenty voices at most, the latest, and of each no more than finds it again', () => {
    const text = JSON.stringify({
      voices: voicesOf(200, { id: 'a', name: 'A', lang: 'en', extra: 'x'.repeat(20) }),
    });
    const { voices } = readPreferences(text);
    expect(Object.keys(voices!)).toEqual(
      Array.from({ length: 20 }, (_, index) => `l${180 + index}`),
    );
    expect(new Set(Object.values(voices!).map((key) => JSON.stringify(key)))).toEqual(
      new Set(['{"id":"a","name":"A","lang":"en"}']),
    );
    expect(JSON.parse(sameAgain(text))).toEqual({ voices });
  });

  test('have no voice under a name that no language has', () => {
    const text = JSON.stringify({
      voices: { ['x'.repeat(501)]: { id: 'a', name: 'A' }, en: { id: 'b', name: 'B' } },
    });
    expect(readPreferences(text)).toEqual({ voices: { en: { id: 'b', name: 'B' } } });
  });

  test('are read again as they were written, however long their names are', () => {
    const key = { id: 'i'.repeat(500), name: 'n'.repeat(500), lang: 'l'.repeat(500) };
    const text = sameAgain(
      JSON.stringify({ theme: 'x'.repeat(900), voices: voicesOf(20, key), dim: true }),
    );
    expect(text.length).toBeLessThan(ROOM);
    expect(readPreferences(text)).toEqual({ voices: voicesOf(20, key), dim: true });
  });
});
