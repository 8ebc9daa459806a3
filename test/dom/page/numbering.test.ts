import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { extractAllPassages } from '../../../src/page/extract-text.js';
import { loadWords, page } from '../../support/page.js';

beforeAll(loadWords);

/** What is said of the cells of a table: with the header before it. */
const said = (rows: string, attributes = '') =>
  extractAllPassages(page(`<table ${attributes}>${rows}</table>`)).map(({ text, aliases = [] }) => {
    return aliases.map(({ say }) => say).join('') + text;
  });

/** The same of a large one: how long a browser takes to lay it out is not what is tested. */
const saidOfLarge = (rows: string) => {
  const flat = document.createElement('style');
  flat.textContent = '.flat, .flat * { display: block }';
  document.head.append(flat);
  onTestFinished(() => flat.remove());
  return said(rows, 'class="flat"');
};

describe('a table of cells over many columns and rows', () => {
  test('is read in a moment, and keeps its columns in place', () => {
    const wide = '<td colspan="1000" rowspan="65534">wide</td>';
    const rows = `<tr><th>Day</th><th>Stage</th></tr><tr><td>Friday</td><td>Barn</td></tr>${`<tr>${wide}</tr>`.repeat(2000)}`;
    const texts = saidOfLarge(rows);
    expect(texts).toHaveLength(2 + 2 + 2000);
    expect(texts.slice(0, 5)).toEqual(['Day', 'Stage', 'Day: Friday', 'Stage: Barn', 'Day: wide']);
    // In the first columns, that cell is still there.
    expect(texts.slice(5)).toEqual(Array.from({ length: 1999 }, () => 'wide'));
  });

  test('is read in a moment also where its headers are as wide', () => {
    const headers = '<th colspan="1000">of all</th>'.repeat(60_000);
    const rows = `<tr style="display: none">${headers}</tr><tr><td>one</td><td>two</td></tr>`;
    expect(saidOfLarge(rows)).toEqual(['of all: one', 'of all: two']);
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
  expect(saidOfLarge(`<tr>${cells}</tr>`.repeat(3000)).slice(0, 2)).toEqual([]);
  expect(said(`<tr><td>+</td><td>–</td></tr>${`<tr>${cells}</tr>`.repeat(10)}`).slice(0, 2)).toEqual(['yes+', 'no–']);
});
