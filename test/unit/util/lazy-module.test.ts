import { afterEach, expect, test, vi } from 'vitest';
import { lazyModule } from '../../../src/util/lazy-module.js';

afterEach(() => vi.useRealTimers());

test('is loaded when it is first needed, and once', async () => {
  const load = vi.fn(() => Promise.resolve({ name: 'overlay' }));
  const overlay = lazyModule(load);
  expect(load).not.toHaveBeenCalled();
  expect(await Promise.all([overlay(), overlay()])).toEqual([
    { name: 'overlay' },
    { name: 'overlay' },
  ]);
  expect(await overlay()).toEqual({ name: 'overlay' });
  expect(load).toHaveBeenCalledTimes(1);
});

test('is loaded again after a failure, which nobody has to catch, but not within a second', async () => {
  vi.useFakeTimers();
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValueOnce('overlay');
  const overlay = lazyModule(load);
  expect(await overlay()).toBeUndefined();
  expect(await overlay()).toBeUndefined();
  expect(load).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(await overlay()).toBe('overlay');
  expect(load).toHaveBeenCalledTimes(2);
});
