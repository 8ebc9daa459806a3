import { parsedJson } from '../json.js';
import type { TimingMark, TimingMarks } from './types.js';

/** Where other tools keep the list in an object around it. */
const LISTS = ['words', 'marks', 'segments'] as const;
const PER_SECOND = 1000;

/**
 * Reads speech marks in JSON: an object a line, or an array. `time` is in milliseconds, as Amazon Polly has it
 * (https://docs.aws.amazon.com/polly/latest/dg/using-speechmarks.html); its `start` and `end` are places in the text that was given to it, in
 * bytes of UTF-8 and of the mark-up too: not used, since the page's text may be another one by now. Without a `time`, `start` and `end` are
 * seconds. Words are kept before sentences; other types are no text. Never throws.
 */
export function readSpeechMarks(file: string): TimingMarks {
  const faults: string[] = [];
  const objects = objectsOf(file, faults).flatMap(flat);
  const ofType = (type: string) => objects.filter((object) => object['type'] === type);
  const words = ofType('word');
  const untyped = objects.filter(({ type }) => type === undefined || type === 'segment');
  const chosen = [words, ofType('sentence'), untyped].find((some) => some.length > 0) ?? [];
  const marks = chosen.map(markOf).filter((mark) => mark !== undefined);
  if (marks.length < chosen.length) faults.push(`${chosen.length - marks.length} marks have no time or no value`);
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
  if (wrong > 0) faults.push(`${wrong} lines are no JSON`);
  return objects;
}

function asList(value: unknown): Fields[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is Fields => typeof one === 'object' && one !== null,
  );
}

/** What an object holds within, if it is one around others. */
function flat(object: Fields): Fields[] {
  const list = LISTS.map((name) => object[name]).find((one) => Array.isArray(one) && one.length > 0);
  return list ? asList(list).flatMap(flat) : [object];
}

function markOf({ time, start, end, value, text, word }: Fields): TimingMark | undefined {
  const said = [value, text, word].find((one) => typeof one === 'string');
  if (said === undefined) return undefined;
  if (typeof time === 'number') return { text: said, start: time / PER_SECOND };
  if (typeof start !== 'number') return undefined;
  return typeof end === 'number' ? { text: said, start, end } : { text: said, start };
}
