import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  timelineOfMarks,
  type RecordedTimeline,
} from '../../../../src/text/recording/recorded-timeline.js';
import type { TimingMark } from '../../../../src/text/recording/types.js';
import { createTranscript, type Transcript } from '../../../../src/text/transcript.js';
import { transcriptOf } from '../../../support/transcripts.js';

/** Marks with one word per second, from second `first` on. */
const spoken = (text: string, first = 0): TimingMark[] =>
  text
    .split(' ')
    .map((word, index) => ({ text: word, start: first + index, end: first + index + 0.9 }));

/** The words of the page, each with its time in seconds. */
const wordsWithTimes = ({ words }: RecordedTimeline, { text }: Transcript) =>
  words
    .map(({ start, end, time }) => `${text.slice(start, end)}@${Number(time.toFixed(2))}`)
    .join(' ');

const ONE = 'The ferry left at dawn.';
const TWO = 'Nobody saw it go.';

describe('an unchanged page', () => {
  const transcript = transcriptOf(`${ONE} ${TWO}`);
  const timeline = timelineOfMarks(transcript, spoken(`${ONE} ${TWO}`, 3), 14);

  test('has the recorded time of each word', () => {
    expect(wordsWithTimes(timeline, transcript)).toBe(
      'The@3 ferry@4 left@5 at@6 dawn@7 Nobody@8 saw@9 it@10 go@11',
    );
    expect(timeline).toMatchObject({ duration: 14, agreement: 1 });
  });

  test('has speech before the first sentence in that, and speech after the last sentence in that', () => {
    expect([timeline.timeAt(0), timeline.offsetAt(2)]).toEqual([0, 0]);
    expect([timeline.timeAt(transcript.text.length), timeline.timeAt(Infinity)]).toEqual([14, 14]);
    expect(timeline.offsetAt(14)).toBe(transcript.text.length);
    expect(transcript.sentenceAt(timeline.offsetAt(13.5))?.index).toBe(1);
  });

  test('has the pause after a sentence in that sentence', () => {
    const [one, two] = transcript.sentences as unknown as [
      { start: number; end: number },
      { start: number },
    ];
    expect(timeline.timeAt(one.end)).toBe(timeline.timeAt(two.start));
    expect(transcript.sentenceAt(timeline.offsetAt(7.95))).toBe(one);
    expect(timeline.offsetAt(timeline.timeAt(two.start))).toBe(two.start);
  });
});

test('the time of a sentence leads to its opening quotes, which take no time', () => {
  const text = `${ONE} “${TWO}”`;
  const transcript = transcriptOf(text);
  const timeline = timelineOfMarks(transcript, spoken(`${ONE} ${TWO}`), 9);
  const [, { start }] = transcript.sentences as unknown as [unknown, { start: number }];
  expect([text[start], timeline.offsetAt(timeline.timeAt(start))]).toEqual(['“', start]);
});

describe('an edited page', () => {
  test('keeps the times of its old words; words that were only added have no time of their own', () => {
    const transcript = transcriptOf(`${ONE} It was late. ${TWO}`);
    const timeline = timelineOfMarks(transcript, spoken(`${ONE} ${TWO}`));
    expect(wordsWithTimes(timeline, transcript)).toBe(
      'The@0 ferry@1 left@2 at@3 dawn@4 Nobody@5 saw@6 it@7 go@8',
    );
    const { start, end } = transcript.sentences[1]!;
    expect([timeline.timeAt(start), timeline.timeAt(end)]).toEqual([5, 5]);
  });

  test('has replacements at the time of the words they replace', () => {
    const transcript = transcriptOf('The old boat left at dawn.');
    const timeline = timelineOfMarks(transcript, spoken(ONE));
    expect(wordsWithTimes(timeline, transcript)).toBe('The@0 old@1 boat@1.39 left@2 at@3 dawn@4');
    expect(timeline.words.map(({ estimated }) => estimated)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('has deleted words at the end of the sentence before them', () => {
    const transcript = transcriptOf(`${ONE} ${TWO}`);
    const timeline = timelineOfMarks(transcript, spoken(`${ONE} It was the last one. ${TWO}`));
    expect(timeline.timeAt(transcript.sentences[1]!.start)).toBe(10);
    expect(transcript.sentenceAt(timeline.offsetAt(8))?.index).toBe(0);
  });

  test('with a sentence added at the start or end keeps the times of the others', () => {
    const transcript = transcriptOf(`Corrected. ${ONE} ${TWO} The end.`);
    const timeline = timelineOfMarks(transcript, spoken(`${ONE} ${TWO}`, 2), 12);
    expect(wordsWithTimes(timeline, transcript)).toBe(
      'The@2 ferry@3 left@4 at@5 dawn@6 Nobody@7 saw@8 it@9 go@10',
    );
    const last = transcript.sentences.at(-1)!;
    expect([timeline.timeAt(last.start), timeline.timeAt(last.end)]).toEqual([12, 12]);
  });

  test('is compared without case, accents, quotes and apostrophes', () => {
    const transcript = transcriptOf('“It’s a Café,” she said.');
    const timeline = timelineOfMarks(transcript, spoken("it's a CAFE she said"));
    expect(timeline.agreement).toBe(1);
  });
});

test('marks of sentences divide their time among their words, and only the first one is exact', () => {
  const transcript = transcriptOf(`${ONE} ${TWO}`);
  const timeline = timelineOfMarks(transcript, [
    { text: ONE, start: 1, end: 3 },
    { text: TWO, start: 4, end: 6 },
  ]);
  expect([timeline.timeAt(transcript.sentences[1]!.start), timeline.duration]).toEqual([4, 6]);
  expect(timeline.words.filter(({ estimated }) => !estimated).map(({ time }) => time)).toEqual([
    1, 4,
  ]);
});

test('marks of another text have a low agreement', () => {
  const transcript = transcriptOf(`${ONE} ${TWO}`);
  expect(
    timelineOfMarks(transcript, spoken('Quite another article about bees and hives')).agreement,
  ).toBeLessThan(0.3);
});

test('text without spaces is compared by characters', () => {
  const transcript = createTranscript([
    { text: '今日は雨です。傘を持ちます。', kind: 'paragraph', lang: 'ja' },
  ]);
  const timeline = timelineOfMarks(transcript, [
    { text: '今日', start: 0, end: 0.4 },
    { text: 'は', start: 0.4, end: 0.6 },
    { text: '雨です', start: 0.6, end: 1.5 },
    { text: '傘を', start: 2, end: 2.5 },
    { text: '持ちます', start: 2.5, end: 4 },
  ]);
  expect(timeline.agreement).toBe(1);
  expect(timeline.timeAt(transcript.sentences[1]!.start)).toBe(2);
});

describe('for any edits and marks', () => {
  const WORDS = Array.from({ length: 120 }, (_, i) => `w${i}x`);
  const sentences = (words: readonly string[]) =>
    words.map((word, i) => (i % 9 === 8 ? `${word}.` : word)).join(' ');
  const edits = fc.array(fc.record({ at: fc.nat(119), gone: fc.nat(9), added: fc.nat(9) }), {
    maxLength: 8,
  });
  const edited = (changes: readonly { at: number; gone: number; added: number }[]) => {
    const page = [...WORDS];
    let fresh = 0;
    for (const { at, gone, added } of changes)
      page.splice(at, gone, ...Array.from({ length: added }, () => `n${fresh++}y`));
    return page;
  };

  test('time is monotonic, and an offset found by time is not later than that time', () => {
    const times = fc.array(
      fc.record({
        text: fc.constantFrom(...WORDS.slice(0, 9)),
        start: fc.float({ min: 0, max: 50, noNaN: true }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(
        edits,
        times,
        fc.option(fc.float({ min: 1, max: 60, noNaN: true }), { nil: undefined }),
        (changes, marks, duration) => {
          const transcript = transcriptOf(sentences(edited(changes)) || 'one');
          const timeline = timelineOfMarks(
            transcript,
            marks.sort((a, b) => a.start - b.start),
            duration,
          );
          let before = 0;
          for (let offset = 0; offset <= transcript.text.length; offset++) {
            const time = timeline.timeAt(offset);
            expect(time).toBeGreaterThanOrEqual(before);
            before = time;
          }
          expect(before).toBeLessThanOrEqual(timeline.duration);
          for (const time of [0, timeline.duration / 3, timeline.duration]) {
            expect(timeline.timeAt(timeline.offsetAt(time))).toBeLessThanOrEqual(time);
          }
        },
      ),
    );
  });

  test('unchanged words keep their times', () => {
    fc.assert(
      fc.property(edits, (changes) => {
        const page = edited(changes);
        const transcript = transcriptOf(sentences(page) || 'one');
        const timeline = timelineOfMarks(transcript, spoken(WORDS.join(' ')), 130);
        const exact = new Map(
          timeline.words
            .filter(({ estimated }) => !estimated)
            .map(({ start, end, time }) => [transcript.text.slice(start, end), time]),
        );
        for (const word of page.filter((each) => WORDS.includes(each)))
          expect(exact.get(word)).toBe(WORDS.indexOf(word));
      }),
    );
  });
});
