import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { extractAllPassages } from '../../../src/page/extract-text.js';
import { loadWords, page } from '../../support/page.js';

beforeAll(loadWords);

/** The spoken text of the cells of a table, with their headers. */
const spoken = (rows: string, attributes = '') =>
  extractAllPassages(page(`<table ${attributes}>${rows}</table>`)).map(({ text, aliases = [] }) => {
    return aliases.map(({ say }) => say).join('') + text;
  });

/** As `spoken`, for a large table, without the time of the browser's table layout. */
const spokenOfLarge = (rows: string) => {
  const flat = document.createElement('style');
  flat.textContent = '.flat, .flat * { display: block }';
  document.head.append(flat);
  onTestFinished(() => flat.remove());
  return spoken(rows, 'class="flat"');
};

describe('a table with cells that span many columns and rows', () => {
  test('is read fast, with the right headers', () => {
    const wide = '<td colspan="1000" rowspan="65534">wide</td>';
    const rows = `<tr><th>Day</th><th>Stage</th></tr><tr><td>Friday</td><td>Barn</td></tr>${`<tr>${wide}</tr>`.repeat(2000)}`;
    const texts = spokenOfLarge(rows);
    expect(texts).toHaveLength(2 + 2 + 2000);
    expect(texts.slice(0, 5)).toEqual(['Day', 'Stage', 'Day: Friday', 'Stage: Barn', 'Day: wide']);
    // In the first columns, the cell of the first row continues.
    expect(texts.slice(5)).toEqual(Array.from({ length: 1999 }, () => 'wide'));
  });

  test('is read fast, also if its headers span as many columns', () => {
    const headers = '<th colspan="1000">of all</th>'.repeat(60_000);
    const rows = `<tr style="display: none">${headers}</tr><tr><td>one</td><td>two</td></tr>`;
    expect(spokenOfLarge(rows)).toEqual(['of all: one', 'of all: two']);
  });

  test('places cells beside and below spanning cells', () => {
    const rows = [
      '<tr><th>A</th><th>B</th><th>C</th><th>D</th></tr>',
      '<tr><td rowspan="3">a</td><td colspan="2" rowspan="2">b</td><td>d</td></tr>',
      '<tr><td>d</td></tr>',
      '<tr><td>b</td><td>c</td></tr>',
      '<tr><td>a</td></tr>',
    ];
    expect(spoken(rows.join('')).slice(4)).toEqual([
      'A: a',
      'B: b',
      'D: d',
      'D: d',
      'B: b',
      'C: c',
      'A: a',
    ]);
  });
});

test('thousands of signs in a table are read fast', () => {
  const cells = '<td>+</td><td>+</td>';
  expect(spokenOfLarge(`<tr>${cells}</tr>`.repeat(3000)).slice(0, 2)).toEqual([]);
  expect(
    spoken(`<tr><td>+</td><td>–</td></tr>${`<tr>${cells}</tr>`.repeat(10)}`).slice(0, 2),
  ).toEqual(['yes+', 'no–']);
});
