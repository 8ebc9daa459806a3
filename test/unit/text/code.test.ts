import { expect, test } from 'vitest';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { createTranscript, type PassageKind } from '../../../src/text/transcript.js';

const CODE = 'let total = 0. \nfor (const each of all) {\n  total += each; // Sum. It is one.\n}\n';
const of = (kind: PassageKind, text = CODE) => createTranscript([{ text, kind, lang: 'en' }]);

test('a block of code is one sentence, without leading and trailing white space', () => {
  const { sentences, text } = of('code');
  expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual([CODE.trim()]);
  expect(of('preformatted').sentences.length).toBeGreaterThan(1);
});

test('a block of code without a letter has no sentence', () => {
  expect(of('code', '{ } + -').sentences).toEqual([]);
});

test('an announced block of code of any length takes the time of the announcement', () => {
  const { duration } = estimateTimeline(of('code'));
  expect(duration).toBeGreaterThan(1);
  expect(duration).toBeLessThan(3);
  expect(estimateTimeline(of('code', CODE.repeat(50))).duration).toBe(duration);
});

test('a block of code that is read takes the time of its text', () => {
  const read = estimateTimeline(of('code', CODE.repeat(2)), 'read').duration;
  expect(read).toBeGreaterThan(estimateTimeline(of('code'), 'read').duration * 1.9);
});

test('each offset in announced code has its own time', () => {
  const transcript = of('code');
  const timeline = estimateTimeline(transcript);
  const { start, end } = transcript.sentences[0]!;
  for (let offset = start; offset < end; offset++)
    expect(timeline.offsetAt(timeline.timeAt(offset))).toBe(offset);
  expect(timeline.timeAt(end)).toBe(timeline.duration);
});
