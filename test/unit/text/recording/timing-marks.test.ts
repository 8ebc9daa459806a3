import { describe, expect, test } from 'vitest';
import { readTimingMarks } from '../../../../src/text/recording/timing-marks.js';

const marksOf = (file: string) => readTimingMarks(file).marks;
const faultsOf = (file: string) => readTimingMarks(file).faults;

describe('timing marks in WebVTT', () => {
  test('are the cues without markup, identifiers and comments', () => {
    const file =
      '\uFEFFWEBVTT - the ferry\n\nSTYLE\n::cue { color: red }\n\nNOTE 00:01.000 --> 00:02.000\n\nfirst\r\n00:01.500 --> 00:02.000 align:start\r\n<v Ada>The <i>last</i>\r\nferry</v> &amp; a boat\r\n\r\n01:00:02.000 --> 01:00:03.250\nleft';
    expect(readTimingMarks(file)).toEqual({
      marks: [
        { text: 'The last ferry & a boat', start: 1.5, end: 2 },
        { text: 'left', start: 3602, end: 3603.25 },
      ],
      faults: [],
    });
  });

  test('have the timestamps within a cue', () => {
    expect(
      marksOf('WEBVTT\n\n00:01.000 --> 00:04.000\nThe <00:02.000>last <c><00:03.000>ferry</c>'),
    ).toEqual([
      { text: 'The', start: 1, end: 2 },
      { text: 'last', start: 2, end: 3 },
      { text: 'ferry', start: 3, end: 4 },
    ]);
  });

  test('may be JSON, as in metadata cues', () => {
    expect(
      marksOf('WEBVTT\n\n00:01.000 --> 00:02.000\n{"type": "word", "value": "ferry"}'),
    ).toEqual([{ text: 'ferry', start: 1, end: 2 }]);
  });

  test('that are invalid are reported, and the others kept', () => {
    const { marks, faults } = readTimingMarks(
      '00:01.000 --> 00:02.000\none\n\n00:0x.000 --> 00:03.000\ntwo\n\n00:05.000 --> 00:04.000\nthree',
    );
    expect(marks).toEqual([
      { text: 'one', start: 1, end: 2 },
      { text: 'three', start: 5 },
    ]);
    expect(faults).toEqual([
      'the file does not begin with WEBVTT',
      '1 cues have times that are none',
    ]);
  });

  test('are parsed fast with any number of `<` in a cue', () => {
    const signs = '<'.repeat(400_000);
    expect(marksOf(`WEBVTT\n\n00:01.000 --> 00:02.000\n<b>one</b> ${signs}`)).toEqual([
      { text: `one ${signs}`, start: 1, end: 2 },
    ]);
    expect(marksOf(`WEBVTT\n\n00:01.000 --> 00:02.000\none${signs}> two`)).toEqual([
      { text: 'one two', start: 1, end: 2 },
    ]);
  });

  test('may be hundreds of thousands in one cue', () => {
    const words = Array.from({ length: 300_000 }, () => 'word<00:01.500>').join(' ');
    expect(marksOf(`WEBVTT\n\n00:01.000 --> 00:02.000\n${words}`)).toHaveLength(300_000);
  });

  test('that are out of order are sorted, and reported', () => {
    const { marks, faults } = readTimingMarks(
      'WEBVTT\n\n00:03.000 --> 00:04.000\nb\n\n00:01.000 --> 00:03.500\na',
    );
    expect(marks.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(faults).toEqual(['marks are not in the order of their times']);
  });
});

describe('timing marks in JSON', () => {
  test('may be one object per line, in milliseconds; only words are used, if there are any', () => {
    const file =
      '{"time":0,"type":"sentence","start":0,"end":9,"value":"The ferry"}\n{"time":6,"type":"word","start":0,"end":3,"value":"The"}\n{"time":10,"type":"viseme","value":"k"}\n{"time":370,"type":"word","start":4,"end":9,"value":"ferry"}\n';
    expect(readTimingMarks(file)).toEqual({
      marks: [
        { text: 'The', start: 0.006 },
        { text: 'ferry', start: 0.37 },
      ],
      faults: [],
    });
  });

  test('use sentences if there are no words', () => {
    expect(marksOf('{"time":500,"type":"sentence","start":0,"end":9,"value":"The ferry"}')).toEqual(
      [{ text: 'The ferry', start: 0.5 }],
    );
  });

  test('may be an array, or nested objects of a speech recogniser, in seconds', () => {
    expect(
      marksOf('[{"time":1000,"type":"word","value":"a"}, {"time":2000,"type":"word","value":"b"}]'),
    ).toHaveLength(2);
    const recognised = {
      text: 'a b',
      segments: [{ text: 'a b', words: [{ word: ' a', start: 0.5, end: 0.75 }] }],
    };
    expect(marksOf(JSON.stringify(recognised))).toEqual([{ text: ' a', start: 0.5, end: 0.75 }]);
  });

  test('in a broken file are used as far as possible, and the errors reported', () => {
    const { marks, faults } = readTimingMarks(
      '{"time":0,"type":"word","value":"a"}\n{"time":5,"ty\n{"type":"word"}',
    );
    expect(marks).toEqual([{ text: 'a', start: 0 }]);
    expect(faults).toEqual(['1 lines are not JSON', '1 marks have no time or no value']);
  });
});

test.each([
  '',
  '<!doctype html><p>Not found',
  '{',
  '[]',
  'null',
  '[null, 3]',
  'WEBVTT',
  '{"time":"x"}',
  '\0'.repeat(99),
])('a file in another format has no marks and is reported: %j', (file) => {
  expect(marksOf(file)).toEqual([]);
  expect(faultsOf(file)).not.toEqual([]);
});

test('marks with a negative time, without a time or without text are skipped, and reported', () => {
  const { marks, faults } = readTimingMarks(
    '[{"time":-5,"type":"word","value":"a"},{"time":1,"type":"word","value":" "},{"time":2000,"type":"word","value":"c"}]',
  );
  expect(marks).toEqual([{ text: 'c', start: 2 }]);
  expect(faults).toEqual(['2 marks have no text or no time']);
});

test('a mark of a sentence around marks of its words is skipped', () => {
  const file =
    'WEBVTT\n\n00:00.000 --> 00:02.000\nThe ferry\n\n00:00.000 --> 00:01.000\nThe\n\n00:01.000 --> 00:02.000\nferry';
  expect(marksOf(file).map(({ text }) => text)).toEqual(['The', 'ferry']);
});
