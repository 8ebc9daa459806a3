import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MediaClock } from '../../../src/player/media-clock.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

const after = (seconds: number) => vi.advanceTimersByTimeAsync(1000 * seconds);

describe('the clock between two marks', () => {
  test('stands still until speech starts, and then advances by itself', async () => {
    const clock = new MediaClock();
    await after(1);
    expect(clock.time).toBe(0);
    clock.run(2, 10, 1);
    await after(1.5);
    expect(clock.time).toBeCloseTo(3.5);
  });

  test('advances at the rate of the voice', async () => {
    const clock = new MediaClock();
    clock.run(0, 10, 2);
    await after(1);
    expect(clock.time).toBeCloseTo(2);
  });

  test('stops at its limit', async () => {
    const clock = new MediaClock();
    clock.run(0, 3, 1);
    await after(60);
    expect(clock.time).toBe(3);
  });

  test('jumps to a mark that is ahead, and slows down after one that is behind, without stopping or going back', async () => {
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

  test('has a constant time during a script', async () => {
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

  test('stands still where it was stopped or set', async () => {
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

  test('moves with an edit before it, but never below 0', async () => {
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
