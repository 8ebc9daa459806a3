import { describe, expect, test } from 'vitest';
import { silencesIn } from '../../../../src/text/recording/silences.js';
import { timelineOfSilences } from '../../../../src/text/recording/silence-alignment.js';
import { transcriptOf } from '../../../support/transcripts.js';

const RATE = 8000;
/** A hum for speech and a low noise for silence, alternating after so many seconds. */
function sound(...turns: number[]): Float32Array {
  const samples: number[] = [];
  for (const [index, seconds] of turns.entries()) {
    const level = index % 2 === 0 ? 0.3 : 0.002;
    for (let i = 0; i < seconds * RATE; i++) samples.push(level * Math.sin(i * 0.7));
  }
  return Float32Array.from(samples);
}

describe('silencesIn', () => {
  test('returns the pauses in seconds, despite background noise', () => {
    const found = silencesIn(sound(2, 0.5, 3, 0.8, 1), RATE);
    expect(found).toHaveLength(2);
    expect(found[0]!.start).toBeCloseTo(2, 1);
    expect(found[0]!.end).toBeCloseTo(2.5, 1);
    expect(found[1]!.start).toBeCloseTo(5.5, 1);
  });

  test('ignores pauses within a word', () => {
    expect(silencesIn(sound(2, 0.08, 3), RATE)).toEqual([]);
  });

  test('returns nothing for an empty recording', () => {
    expect(silencesIn(new Float32Array(0), RATE)).toEqual([]);
  });
});

describe('a recording without timing marks', () => {
  const SHORT = 'It rained.';
  const LONG =
    'The ferry left the harbour at dawn with nineteen passengers and a crate of lemons on deck.';
  const transcript = transcriptOf(`${LONG} ${SHORT} ${LONG}`, SHORT);
  const starts = (timeline: { timeAt(offset: number): number }) =>
    transcript.sentences.map(({ start }) => timeline.timeAt(start));

  test('has its sentences at times in proportion to their estimated durations', () => {
    const timeline = timelineOfSilences(transcript, 30);
    const [first, second, third, last] = starts(timeline) as [number, number, number, number];
    expect(first).toBe(0);
    expect(second).toBeGreaterThan(8);
    expect(third - second).toBeLessThan(4);
    expect(last).toBeLessThan(30);
    expect(timeline.duration).toBe(30);
    expect(timeline.words.every(({ estimated }) => estimated)).toBe(true);
  });

  test('starts sentences after known pauses, and ignores a breath within a sentence', () => {
    const pauses = [
      { start: 0, end: 1 },
      { start: 4.1, end: 4.3 },
      { start: 8, end: 8.7 },
      { start: 9.6, end: 10.3 },
      { start: 14, end: 14.2 },
      { start: 17.2, end: 18.2 },
      { start: 19.4, end: 20 },
    ];
    const timeline = timelineOfSilences(transcript, 20, pauses);
    expect(starts(timeline)).toEqual([0, 8.7, 10.3, 18.2]);
    expect(timeline.words[0]!.time).toBe(1);
  });

  test('has monotonic times for any pauses', () => {
    for (let seed = 1; seed < 60; seed++) {
      const pauses = Array.from({ length: seed % 17 }, (_, i) => ((i + 1) * seed * 7.31) % 20)
        .sort((a, b) => a - b)
        .map((start, i, all) => ({ start, end: Math.min(start + 0.3, all[i + 1] ?? 20) }));
      const timeline = timelineOfSilences(transcript, 20, pauses);
      let before = 0;
      for (let offset = 0; offset <= transcript.text.length; offset++) {
        expect(timeline.timeAt(offset)).toBeGreaterThanOrEqual(before);
        before = timeline.timeAt(offset);
      }
      expect(before).toBe(20);
    }
  });

  test('may be empty, or of an empty page', () => {
    expect(timelineOfSilences(transcript, 0).duration).toBe(0);
    expect(timelineOfSilences(transcriptOf(''), 9).duration).toBe(9);
  });
});
