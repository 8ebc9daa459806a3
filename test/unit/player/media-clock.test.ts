import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MediaClock } from '../../../src/player/media-clock.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

const after = (seconds: number) => vi.advanceTimersByTimeAsync(1000 * seconds);

describe('the clock between two marks', () => {
  test('stands until the voice is heard, and goes on by itself from then on', async () => {
    const clock = new MediaClock();
    await after(1);
    expect(clock.time).toBe(0);
    clock.run(2, 10, 1);
    await after(1.5);
    expect(clock.time).toBeCloseTo(3.5);
  });

  test('goes as fast as the voice was asked to speak', async () => {
    const clock = new MediaClock();
    clock.run(0, 10, 2);
    await after(1);
    expect(clock.time).toBeCloseTo(2);
  });

  test('waits at its limit', async () => {
    const clock = new MediaClock();
    clock.run(0, 3, 1);
    await after(60);
    expect(clock.time).toBe(3);
  });

  test('leaps to a voice that is ahead, and waits for one that is behind without standing still or going back', async () => {
    const clock = new MediaClock();
    clock.run(0, 10, 1);
    await after(1);
    clock.run(4, 10, 1);
    expect(clock.time).toBe(4);
    await after(2);
    clock.run(5, 10, 1);
    expect(clock.time).toBeCloseTo(6);
    await after(1);
    expect(clock.time).toBeCloseTo(6.5);
    await after(1);
    expect(clock.time).toBeCloseTo(7);
    await after(1);
    expect(clock.time).toBeCloseTo(8);
  });

  test('shows a script one time while it runs', async () => {
    const clock = new MediaClock();
    clock.run(0, 10, 1);
    const before = clock.time;
    vi.advanceTimersByTime(500);
    expect(clock.time).toBe(before);
    clock.stop();
    expect(clock.time).toBe(before);
    clock.run(0, 10, 1);
    await after(0.5);
    expect(clock.time).toBeCloseTo(0.5);
  });

  test('stands where it was stopped, and where it was set', async () => {
    const clock = new MediaClock();
    clock.run(0, 10, 1);
    await after(1);
    clock.stop();
    await after(5);
    expect(clock.time).toBeCloseTo(1);
    clock.set(0.5);
    await after(5);
    expect(clock.time).toBe(0.5);
  });

  test('goes with an article that was edited before it, and never before its start', async () => {
    const clock = new MediaClock();
    clock.run(4, 10, 1);
    await after(1);
    clock.move(2);
    expect(clock.time).toBeCloseTo(7);
    clock.set(1);
    clock.move(-3);
    expect(clock.time).toBe(0);
  });
});
