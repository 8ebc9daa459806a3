import type { TimingMark, TimingMarks } from './types.js';

/**
 * https://www.w3.org/TR/webvtt1/#webvtt-timestamp; also with the comma of SubRip, since files are
 * often only renamed.
 */
const TIME = String.raw`(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`;
const TIMES = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}`);
const TIME_WITHIN = new RegExp(`<${TIME}>`, 'g');
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
  quot: '"',
};

/**
 * Reads the cues of a WebVTT file. The spoken words are the text of a cue, or the `text`, `value`
 * or `word` of a cue in JSON. Never throws.
 */
export function readWebVtt(file: string): TimingMarks {
  const blocks = file
    .split(/\r\n?|\n/)
    .join('\n')
    .split(/\n{2,}/);
  const faults: string[] = [];
  if (!/^WEBVTT(?:\s|$)/.test(file)) faults.push('the file does not begin with WEBVTT');
  const marks: TimingMark[] = [];
  let wrong = 0;
  for (const block of blocks) {
    const lines = block.split('\n');
    // A cue may have an identifier on the line before its times.
    const at = lines.findIndex((line) => line.includes('-->'));
    if (at < 0 || /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(block)) continue;
    const times = TIMES.exec(lines[at]!);
    if (!times) {
      wrong += 1;
      continue;
    }
    const start = secondsOf(times.slice(1, 5));
    // One by one: a call with more than about 100,000 arguments fails.
    for (const mark of marksOf(lines.slice(at + 1).join('\n'), start, secondsOf(times.slice(5, 9))))
      marks.push(mark);
  }
  if (wrong > 0) faults.push(`${wrong} cues have times that are none`);
  if (marks.length === 0) faults.push('no cue was found');
  return { marks, faults };
}

/** The cue, or its parts that have timestamps. */
function marksOf(payload: string, start: number, end: number): TimingMark[] {
  const text = textOfJson(payload);
  if (text !== undefined) return [{ text, start, end }];
  const marks: TimingMark[] = [];
  let from = start;
  let at = 0;
  for (const time of payload.matchAll(TIME_WITHIN)) {
    const to = secondsOf(time.slice(1, 5));
    marks.push({ text: plain(payload.slice(at, time.index)), start: from, end: to });
    from = to;
    at = time.index + time[0].length;
  }
  marks.push({ text: plain(payload.slice(at)), start: from, end });
  // There may be no text before the first timestamp and after the last one.
  return marks.length > 1 ? marks.filter((mark) => mark.text !== '') : marks;
}

function textOfJson(payload: string): string | undefined {
  if (!payload.trimStart().startsWith('{')) return undefined;
  try {
    const { text, value, word } = JSON.parse(payload) as Record<string, unknown>;
    return [text, value, word].find((spoken) => typeof spoken === 'string');
  } catch {
    return undefined;
  }
}

function plain(payload: string): string {
  // No tag ends after the last `>`: a search from each `<` there would take quadratic time.
  const tagged = payload.lastIndexOf('>') + 1;
  return (payload.slice(0, tagged).replace(/<[^>]*>/g, '') + payload.slice(tagged))
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

function secondsOf([hours = '0', minutes, seconds, fraction]: (string | undefined)[]): number {
  return 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds) + Number(`0.${fraction}`);
}
