import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Happening } from './observe.js';

const folder = process.env['VOICES_LOG'] ?? tmpdir();

/** The event log of one browser: a file of lines, each with a time in ms and an event. */
export class Notebook {
  readonly #file: string;

  constructor(browser: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${browser}.log`);
    rmSync(this.#file, { force: true });
  }

  write(title: string, log: readonly Happening[], remarks: readonly string[] = []): void {
    const lines = log.map(({ at, from, type, sentence, rate, text, error }) =>
      [
        ...[
          at.toFixed(1).padStart(9),
          from.padEnd(8),
          type.padEnd(14),
          String(sentence ?? '–').padStart(3),
        ],
        ...(rate === undefined ? [] : [`×${rate}`]),
        ...(error === undefined ? [] : [error]),
        ...(text === undefined ? [] : [JSON.stringify(text)]),
      ].join('  '),
    );
    appendFileSync(
      this.#file,
      [`# ${title}`, ...lines, ...remarks.map((remark) => `> ${remark}`), '', ''].join('\n'),
    );
  }
}

/** The silence from the end of one utterance to the start of the next one, in ms. */
export function gaps(log: readonly Happening[]): number[] {
  const ends: number[] = [];
  let ended: number | undefined;
  for (const { from, type, at } of log) {
    if (from !== 'platform') continue;
    if (type === 'start' && ended !== undefined) ends.push(at - ended);
    if (type === 'start') ended = undefined;
    if (type === 'end') ended = at;
  }
  return ends;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
