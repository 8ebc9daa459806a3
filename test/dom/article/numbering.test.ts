import { beforeAll, describe, expect, test } from 'vitest';
import { readPassages } from '../../../src/article/readable.js';
import { loadWords, page } from '../../support/page.js';

beforeAll(loadWords);

/** What is said of the cells of a table: with the header before it. */
const said = (rows: string) =>
  readPassages(page(`<table>${rows}</table>`)).map(({ text, aliases = [] }) => {
    return aliases.map(({ say }) => say).join('') + text;
  });

describe('a table of cells over many columns and rows', () => {
  test('is read in a moment, and keeps its columns in place', () => {
    const wide = '<td colspan="1000" rowspan="65534">wide</td>';
    const rows = `<tr><th>Day</th><th>Stage</th></tr><tr><td>Friday</td><td>Barn</td></tr>${`<tr>${wide}</tr>`.repeat(2000)}`;
    const texts = said(rows);
    expect(texts).toHaveLength(2 + 2 + 2000);
    expect(texts.slice(0, 5)).toEqual(['Day', 'Stage', 'Day: Friday', 'Stage: Barn', 'Day: wide']);
    // In the first columns, that cell is still there.
    expect(texts.slice(5)).toEqual(Array.from({ length: 1999 }, () => 'wide'));
  });

  test('is read in a moment also where its headers are as wide', () => {
    const rows = `<tr>${'<th colspan="1000">of all</th>'.repeat(60_000)}</tr><tr><td>one</td><td>two</td></tr>`;
    expect(said(rows).slice(-2)).toEqual(['of all: one', 'of all: two']);
  });

  test('gives columns to the cells beside and below one that ends', () => {
    const rows = [
      '<tr><th>A</th><th>B</th><th>C</th><th>D</th></tr>',
      '<tr><td rowspan="3">a</td><td colspan="2" rowspan="2">b</td><td>d</td></tr>',
      '<tr><td>d</td></tr>',
      '<tr><td>b</td><td>c</td></tr>',
      '<tr><td>a</td></tr>',
    ];
    expect(said(rows.join('')).slice(4)).toEqual(['A: a', 'B: b', 'D: d', 'D: d', 'B: b', 'C: c', 'A: a']);
  });
});

test('thousands of signs in a table are read in a moment', () => {
  const cells = '<td>+</td><td>+</td>';
  expect(said(`<tr>${cells}</tr>`.repeat(4000)).slice(0, 2)).toEqual([]);
  expect(said(`<tr><td>+</td><td>–</td></tr>${`<tr>${cells}</tr>`.repeat(10)}`).slice(0, 2)).toEqual(['yes+', 'no–']);
});
