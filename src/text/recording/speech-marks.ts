import { parsedJson } from '../json.js';
import type { TimingMark, TimingMarks } from './types.js';

/** Properties in which other tools have the list. */
const LISTS = ['words', 'marks', 'segments'] as const;
const PER_SECOND = 1000;

/**
 * Reads speech marks in JSON: one object per line, or an array. `time` is in milliseconds, as in
 * Amazon Polly (https://docs.aws.amazon.com/polly/latest/dg/using-speechmarks.html). Polly's
 * `start` and `end` are offsets in its input, in bytes of UTF-8 including the markup: they are
 * ignored, because the page's text may have changed. Without a `time`, `start` and `end` are
 * seconds. Words are preferred to sentences; other types have no text. Never throws.
 */
export function readSpeechMarks(file: string): TimingMarks {
  const faults: string[] = [];
  const objects = objectsOf(file, faults).flatMap(flat);
  const ofType = (type: string) => objects.filter((object) => object['type'] === type);
  const words = ofType('word');
  const untyped = objects.filter(({ type }) => type === undefined || type === 'segment');
  const chosen = [words, ofType('sentence'), untyped].find((some) => some.length > 0) ?? [];
  const marks = chosen.map(markOf).filter((mark) => mark !== undefined);
  if (marks.length < chosen.length)
    faults.push(`${chosen.length - marks.length} marks have no time or no value`);
  if (marks.length === 0) faults.push('no mark was found');
  return { marks, faults };
}

type Fields = Readonly<Record<string, unknown>>;

function objectsOf(file: string, faults: string[]): Fields[] {
  const whole = parsedJson(file);
  if (whole !== undefined) return asList(whole);
  const objects: Fields[] = [];
  let wrong = 0;
  for (const line of file.split('\n')) {
    const text = line.trim().replace(/,$/, '');
    if (text === '' || text === '[' || text === ']') continue;
    const one = parsedJson(text);
    if (one === undefined) wrong += 1;
    else objects.push(...asList(one));
  }
  if (wrong > 0) faults.push(`${wrong} lines are not JSON`);
  return objects;
}

function asList(value: unknown): Fields[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is Fields => typeof one === 'object' && one !== null,
  );
}

/** The objects in an object's list, or the object itself if it has none. */
function flat(object: Fields): Fields[] {
  const list = LISTS.map((name) => object[name]).find(
    (one) => Array.isArray(one) && one.length > 0,
  );
  return list ? asList(list).flatMap(flat) : [object];
}

function markOf({ time, start, end, value, text, word }: Fields): TimingMark | undefined {
  const spoken = [value, text, word].find((one) => typeof one === 'string');
  if (spoken === undefined) return undefined;
  if (typeof time === 'number') return { text: spoken, start: time / PER_SECOND };
  if (typeof start !== 'number') return undefined;
  return typeof end === 'number' ? { text: spoken, start, end } : { text: spoken, start };
}
