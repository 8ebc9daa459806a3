import type { TimingMark, TimingMarks } from './types.js';
import { readSpeechMarks } from './speech-marks.js';
import { readWebVtt } from './webvtt.js';

/**
 * Reads the timing marks of a recording: WebVTT, or JSON in the format of Amazon Polly's speech
 * marks (one object per line, or an array) or of speech recognisers (`{start, end, text}` in
 * seconds). Never throws. If the file has marks of words and of the sentences around them, only
 * those of words are kept.
 */
export function readTimingMarks(file: string): TimingMarks {
  const text = file.replace(/^\uFEFF/, '').trim();
  const { marks, faults } = /^[[{]/.test(text) ? readSpeechMarks(text) : readWebVtt(text);
  const valid = marks.filter(
    ({ start, text: spoken }) => Number.isFinite(start) && start >= 0 && spoken.trim() !== '',
  );
  const more: string[] = [];
  if (valid.length < marks.length)
    more.push(`${marks.length - valid.length} marks have no text or no time`);
  if (valid.some(({ start }, index) => start < (valid[index - 1]?.start ?? 0))) {
    more.push('marks are not in the order of their times');
  }
  const ordered = [...valid].sort((one, other) => one.start - other.start).map(withValidEnd);
  return {
    marks: ordered.filter((mark, index) => !contains(mark, ordered[index + 1])),
    faults: [...faults, ...more],
  };
}

function withValidEnd({ text, start, end }: TimingMark): TimingMark {
  return end !== undefined && end > start ? { text, start, end } : { text, start };
}

/** Whether the next mark is a part of this one: a word in a sentence. */
function contains({ text, end }: TimingMark, next: TimingMark | undefined): boolean {
  if (!next || next.text.length >= text.length || !text.includes(next.text)) return false;
  return end !== undefined && (next.end ?? next.start) <= end && next.start < end;
}
