import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { estimateTimeline, estimatedSeconds } from '../../../src/text/timeline.js';
import { createTranscript, type Transcript } from '../../../src/text/transcript.js';
import { AWKWARD, jumbleOf, randomFrom } from '../../support/random.js';

const transcriptOf = (lang: string, ...texts: string[]): Transcript =>
  createTranscript(texts.map((text) => ({ text, kind: 'paragraph', lang })));
const secondsOf = (text: string, lang = 'en') =>
  estimateTimeline(transcriptOf(lang, text)).duration;

const ESSAY =
  'The harbour was quiet when the first boat came in. Nobody had expected it before noon, and the two men on the pier, ' +
  'who had been arguing about the price of rope, stopped to look. It was smaller than the others; its sails were grey ' +
  'with salt, and its name had been painted over more than once. “Somebody has been in a hurry,” said the older man. ' +
  'He put down his cup and walked to the edge of the water, where the stones were still wet from the night.';

describe('the duration', () => {
  test('of an English essay is that of 150 to 185 words per minute', () => {
    const perMinute = (ESSAY.split(' ').length / secondsOf(ESSAY)) * 60;
    expect(perMinute).toBeGreaterThan(150);
    expect(perMinute).toBeLessThan(185);
  });

  test('of a Chinese text is that of 220 to 320 characters per minute', () => {
    const text =
      '早上的港口很安静，第一条船慢慢地开进来。两个人在码头上谈绳子的价钱，看见船就不说话了。';
    const perMinute = (text.length / secondsOf(text, 'zh')) * 60;
    expect(perMinute).toBeGreaterThan(220);
    expect(perMinute).toBeLessThan(320);
  });

  test.each([
    ['more letters', 'a boat came', 'a rowingboat came'],
    ['more words', 'rowingboat', 'rowing boat'],
    ['a comma', 'boats and men', 'boats, and men'],
    ['digits', 'we had ten', 'we had 4815'],
    ['a sign that is spoken', 'we had 10', 'we had 10%'],
    ['a second sentence', 'One came and two left.', 'One came and. Two left.'],
  ])('grows with %s', (_what, less, more) => {
    expect(secondsOf(more)).toBeGreaterThan(secondsOf(less) + 0.02);
  });

  test('grows more with a new passage than with a new sentence', () => {
    const apart = estimateTimeline(transcriptOf('en', 'One came.', 'Two left.')).duration;
    expect(apart).toBeGreaterThan(secondsOf('One came. Two left.'));
  });

  test('of a letter with combining marks is that of the letter', () => {
    expect(secondsOf('e\u0301e\u0301e\u0301')).toBeCloseTo(secondsOf('eee'), 1);
  });

  test('of a transcript without letters and digits is 0', () => {
    for (const transcript of [transcriptOf('en'), transcriptOf('en', ' … ', '')]) {
      const timeline = estimateTimeline(transcript);
      expect([timeline.duration, timeline.timeAt(0), timeline.timeAt(9)]).toEqual([0, 0, 0]);
      expect(timeline.offsetAt(3)).toBe(transcript.text.length);
    }
  });

  test('of one sentence is its estimated time', () => {
    expect(secondsOf('One came.')).toBe(estimatedSeconds('One came.'));
  });
});

describe('timeAt and offsetAt', () => {
  const transcript = transcriptOf('en', '  “One” came. Two, at last, left.', '', 'So it ended. ');
  const timeline = estimateTimeline(transcript);
  const { text, sentences } = transcript;

  test('the first sentence starts at 0, even after white space', () => {
    expect([timeline.timeAt(0), timeline.timeAt(sentences[0]!.start)]).toEqual([0, 0]);
  });

  test('the end of the text is the duration', () => {
    expect(timeline.timeAt(text.length)).toBe(timeline.duration);
  });

  test('white space between two sentences has the time of the second', () => {
    expect(timeline.timeAt(sentences[1]!.start - 1)).toBe(timeline.timeAt(sentences[1]!.start));
  });

  test('the pause before a sentence belongs to the one before it', () => {
    const soon = timeline.timeAt(sentences[1]!.start) - 0.001;
    expect(transcript.sentenceAt(timeline.offsetAt(soon))).toBe(sentences[0]);
  });

  test('a time within a word is in that word', () => {
    const word = transcript.wordAt(text.indexOf('last'))!;
    const middle = (timeline.timeAt(word.start) + timeline.timeAt(word.end)) / 2;
    expect(transcript.wordAt(timeline.offsetAt(middle))).toEqual(word);
  });

  test('offsets and times outside the text are clamped to it', () => {
    expect([timeline.timeAt(-4), timeline.timeAt(text.length + 4)]).toEqual([0, timeline.duration]);
    expect(timeline.offsetAt(-1)).toBe(sentences[0]!.start);
    expect([timeline.offsetAt(timeline.duration), timeline.offsetAt(Infinity)]).toEqual([
      text.length,
      text.length,
    ]);
  });
});

test('in any transcript, time is monotonic, and each sentence is found at its start time', () => {
  const random = randomFrom(13);
  for (let round = 0; round < 500; round++) {
    const texts = Array.from({ length: 3 }, () => jumbleOf(AWKWARD, 20, random));
    const transcript = transcriptOf(round % 2 ? 'en' : 'ja', ...texts);
    const timeline = estimateTimeline(transcript);
    const times = Array.from({ length: transcript.text.length + 1 }, (_, offset) =>
      timeline.timeAt(offset),
    );
    expect(times).toEqual(times.slice().sort((a, b) => a - b));
    expect(times.at(-1)).toBe(timeline.duration);
    for (const { start } of transcript.sentences) {
      expect(timeline.offsetAt(timeline.timeAt(start)), JSON.stringify(transcript.text)).toBe(
        start,
      );
    }
  }
});

test('a text of a whole day has different times for all sentences', () => {
  const transcript = transcriptOf('en', ...Array<string>(20_000).fill('“So” it went on. And on.'));
  const timeline = estimateTimeline(transcript);
  const { start } = transcript.sentences.at(-1)!;
  expect(timeline.offsetAt(timeline.timeAt(start))).toBe(start);
});

describe('a revised timeline', () => {
  const transcript = transcriptOf(
    'en',
    'One came and two left.',
    'Nobody on the pier saw it. It was dawn.',
    'They sold the rope.',
  );
  const before = estimateTimeline(transcript);
  const { start } = transcript.sentences[2]!;
  const after = before.revised(start, 0.5);

  test('keeps the times before the offset, and has the new pace after it', () => {
    for (let offset = 0; offset <= start; offset++)
      expect(after.timeAt(offset)).toBe(before.timeAt(offset));
    const length = (timeline: typeof before) => timeline.timeAt(start + 8) - timeline.timeAt(start);
    expect(length(after)).toBeCloseTo(2 * length(before), 6);
    expect(after.duration).toBeGreaterThan(before.duration);
  });

  test('maps the start of each sentence to its time and back', () => {
    for (const sentence of transcript.sentences)
      expect(after.offsetAt(after.timeAt(sentence.start))).toBe(sentence.start);
    expect(after.timeAt(transcript.text.length)).toBe(after.duration);
  });

  test('is the same object if the pace is nearly the same or invalid', () => {
    for (const pace of [1.01, 0.99, 1, 0, NaN, -1])
      expect(before.revised(start, pace)).toBe(before);
    expect(after.revised(start, 0.505)).toBe(after);
  });

  test('at the original pace from the start on equals the estimate', () => {
    const back = after.revised(0, 1);
    for (let offset = 0; offset <= transcript.text.length; offset++) {
      expect(back.timeAt(offset)).toBeCloseTo(before.timeAt(offset), 9);
    }
  });

  test('that is revised again from an earlier offset has the last pace from there on', () => {
    const again = after.revised(0, 0.8);
    const once = before.revised(0, 0.8);
    for (let offset = 0; offset <= transcript.text.length; offset++) {
      expect(again.timeAt(offset)).toBeCloseTo(once.timeAt(offset), 9);
    }
  });

  test('visits no character again', () => {
    const looked = vi.spyOn(String.prototype, 'codePointAt');
    onTestFinished(() => looked.mockRestore());
    before.revised(0, 0.7);
    expect(looked).not.toHaveBeenCalled();
  });

  test('that is revised at the end keeps its duration', () => {
    expect(before.revised(transcript.text.length, 0.5).duration).toBe(before.duration);
  });
});
