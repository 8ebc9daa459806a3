import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runToEnd, runInSlices } from '../../../src/text/cooperative.js';
import { estimateTimeline, estimateTimelineSteps } from '../../../src/text/timeline.js';
import { createTranscriptSteps } from '../../../src/text/transcript.js';
import { transcriptOf } from '../../support/transcripts.js';

const CLOCK = { toFake: ['performance' as const] };
beforeEach(() => void vi.useFakeTimers(CLOCK));
afterEach(() => void vi.useRealTimers());

/** A generator of so many steps, each of which takes so many milliseconds. */
function* work(steps: number, each: number, taken: number[] = []): Generator<void, string> {
  for (let step = 1; step <= steps; step++) {
    vi.advanceTimersByTime(each);
    taken.push(step);
    yield;
  }
  return 'done';
}

test('runToEnd runs all steps in the same task', () => {
  expect(runToEnd(work(1000, 5))).toBe('done');
});

describe('runInSlices', () => {
  test('lets other tasks run after some milliseconds, and returns the same result', async () => {
    const taken: number[] = [];
    const seen: number[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      seen.push(taken.length);
      if (seen.length < 3) port2.postMessage(undefined);
    };
    const result = runInSlices(work(10, 4, taken), new AbortController().signal);
    expect(taken.length).toBe(2);
    port2.postMessage(undefined);
    expect(await result).toBe('done');
    expect(seen[0]).toBeLessThan(10);
    port1.close();
  });

  test('runs a short generator in the current task', async () => {
    const taken: number[] = [];
    const result = runInSlices(work(5, 1, taken), new AbortController().signal);
    expect(taken.length).toBe(5);
    expect(await result).toBe('done');
  });

  test('stops when its signal is aborted', async () => {
    const taken: number[] = [];
    const controller = new AbortController();
    const result = runInSlices(work(10, 4, taken), controller.signal);
    controller.abort();
    expect(await result).toBeUndefined();
    expect(taken.length).toBe(2);
  });
});

test('a transcript is created with one step per passage', () => {
  const passage = { text: 'One. Two.', kind: 'paragraph' as const, lang: 'en' };
  const walk = createTranscriptSteps([passage, passage, passage]);
  let steps = 0;
  for (let step = walk.next(); !step.done; step = walk.next()) steps++;
  expect(steps).toBe(3);
});

test('a timeline is estimated with one step for several sentences', () => {
  const transcript = transcriptOf(
    ...Array.from({ length: 300 }, (_, index) => `The ferry left at ${index}.`),
  );
  const walk = estimateTimelineSteps(transcript, 'announce');
  let steps = 0;
  let step = walk.next();
  for (; !step.done; step = walk.next()) steps++;
  expect(steps).toBeGreaterThan(3);
  expect(step.value.duration).toBe(estimateTimeline(transcript).duration);
});
