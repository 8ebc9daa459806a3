import { describe, expect, test } from 'vitest';
import { resumeOffset, type ResumeSource } from '../../../src/player/resume.js';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { transcriptOf } from '../../support/transcripts.js';

const TEXT =
  'The wind had turned. By noon, when the salt was sold, the captain had not said a single word since the lighthouse.';
const transcript = transcriptOf(TEXT);
const timeline = estimateTimeline(transcript);

/** The text that is repeated, from the resume offset to the cursor. */
function again(word: string, certainty: ResumeSource['certainty'], pausedFor = 0): string {
  const offset = TEXT.indexOf(word);
  const from = resumeOffset(
    transcript,
    { offset, certainty },
    (at) => timeline.timeAt(at),
    pausedFor,
  );
  return TEXT.slice(from, offset).trim();
}

describe('after a pause it goes on', () => {
  test('at the word, if the voice reported it', () => {
    expect(again('captain', 'boundary')).toBe('');
  });

  test('a few words before an estimated word: at the start of a clause, if there is one', () => {
    expect(again('had not', 'measured')).toBe('the captain');
    expect(again('since', 'measured')).toBe('not said a single word');
  });

  test('at the start of the sentence, if the word was only guessed', () => {
    expect(again('since', 'guessed')).toMatch(/^By noon/);
  });

  test('at the start of a sentence near its start', () => {
    expect(again('when', 'measured')).toBe('By noon,');
  });

  test('at the start of the sentence after half a minute', () => {
    expect(again('captain', 'boundary', 29_000)).toBe('');
    expect(again('captain', 'boundary', 31_000)).toMatch(/^By noon/);
  });

  test('at the cursor, if that is at the start of a sentence or at the end of the article', () => {
    expect(again('By', 'measured', 60_000)).toBe('');
    const end = { offset: TEXT.length, certainty: 'measured' } as const;
    expect(resumeOffset(transcript, end, (at) => timeline.timeAt(at), 60_000)).toBe(TEXT.length);
  });
});
