import type { TimingMark, TimingMarks } from './types.js';
import { readSpeechMarks } from './speech-marks.js';
import { readWebVtt } from './webvtt.js';

/**
 * Reads the timing marks of a recording: WebVTT, or JSON as Amazon Polly's speech marks (an object a line, or an array of them) and as
 * speech recognisers write it (`{start, end, text}` in seconds). Never throws. Where words are marked and the sentences around them too,
 * the words are kept.
 */
export function readTimingMarks(file: string): TimingMarks {
  const text = file.replace(/^\uFEFF/, '').trim();
  const { marks, faults } = /^[[{]/.test(text) ? readSpeechMarks(text) : readWebVtt(text);
  const valid = marks.filter(({ start, text: said }) => Number.isFinite(start) && start >= 0 && said.trim() !== '');
  const more: string[] = [];
  if (valid.length < marks.length) more.push(`${marks.length - valid.length} marks have no text or no time`);
  if (valid.some(({ start }, index) => start < (valid[index - 1]?.start ?? 0))) {
    more.push('marks are not in the order of their times');
  }
  const ordered = [...valid].sort((one, other) => one.start - other.start).map(ending);
  return { marks: ordered.filter((mark, index) => !isAround(mark, ordered[index + 1])), faults: [...faults, ...more] };
}

function ending({ text, start, end }: TimingMark): TimingMark {
  return end !== undefined && end > start ? { text, start, end } : { text, start };
}

/** Whether the next mark stands for a part of this one: of a sentence, and its words. */
function isAround({ text, end }: TimingMark, next: TimingMark | undefined): boolean {
  if (!next || next.text.length >= text.length || !text.includes(next.text)) return false;
  return end !== undefined && (next.end ?? next.start) <= end && next.start < end;
}
