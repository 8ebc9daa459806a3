/**
 * The markers of list items, and the column headers of table cells, which are spoken before the
 * text.
 */
export class Numbering {
  /** The number of the last item of a list. */
  readonly #ordinals = new Map<Element, number>();
  readonly #headers = new Map<Element, readonly string[]>();
  readonly #grids = new Map<Element, Grid>();
  readonly #placedRows = new Set<Element>();
  /** Index of the first column of each cell. */
  readonly #columns = new Map<Element, number>();
  /** The text of each header that was read. */
  readonly #texts = new Map<Element, string>();
  readonly #excluded = new WeakSet<Element>();

  /** The marker of a list item as it is rendered; `undefined` if there is none. */
  markerOf(item: Element, { display, listStyleType }: CSSStyleDeclaration): string | undefined {
    const list = item.parentElement;
    if (item.localName !== 'li' || list?.localName !== 'ol' || display !== 'list-item')
      return undefined;
    const ordinal = this.#nextOrdinal(item as HTMLLIElement, list as HTMLOListElement);
    const marker = formatOrdinal(ordinal, listStyleType);
    return marker && `${marker}. `;
  }

  /** The header of a data cell's column, if its table has a header row. */
  headerOf(cell: Element): string | undefined {
    if (!(cell instanceof HTMLTableCellElement)) return undefined;
    const row = cell.closest('tr');
    const table = cell.closest('table');
    if (!(row instanceof HTMLTableRowElement) || !table) return undefined;
    let grid = this.#grids.get(table);
    if (!grid) this.#grids.set(table, (grid = newGrid()));
    if (!this.#placedRows.has(row)) placeRow(row, grid, this.#columns);
    this.#placedRows.add(row);
    if (cell.localName !== 'td' || isLayout(table)) return undefined;
    let headers = this.#headers.get(table);
    if (!headers)
      this.#headers.set(table, (headers = columnHeaders(table, (header) => this.#textOf(header))));
    const header = headers[this.#columns.get(cell) ?? -1];
    return header && `${header}: `;
  }

  /** Marks `element` as excluded: headers in it are not spoken, even if they are visible. */
  exclude(element: Element): void {
    this.#excluded.add(element);
  }

  /** Records the text of a header. */
  recordHeader(header: Element, passages: readonly { readonly text: string }[]): void {
    this.#texts.set(header, passages.map(({ text }) => text).join(' '));
  }

  #textOf(header: Element): string {
    const read = this.#texts.get(header);
    if (read !== undefined) return read;
    for (let around: Element | null = header; around; around = around.parentElement) {
      if (this.#excluded.has(around)) return '';
    }
    // On a narrow screen, a table may hide its header row and show each header in its cells.
    return header.textContent.replace(/\s+/g, ' ').trim();
  }

  #nextOrdinal(item: HTMLLIElement, list: HTMLOListElement): number {
    const step = list.reversed ? -1 : 1;
    const before = this.#ordinals.get(list);
    const following = before === undefined ? firstOrdinal(list) : before + step;
    const ordinal = item.hasAttribute('value') ? item.value : following;
    this.#ordinals.set(list, ordinal);
    return ordinal;
  }
}

function firstOrdinal(list: HTMLOListElement): number {
  if (list.hasAttribute('start') || !list.reversed) return list.start;
  return [...list.children].filter(({ localName }) => localName === 'li').length;
}

/** CSS Counter Styles 3. Styles of other scripts and custom styles are spoken as numbers. */
function formatOrdinal(ordinal: number, style: string): string | undefined {
  if (/^(?:none|disc|circle|square|disclosure-|")/.test(style)) return undefined;
  if (/^lower-(?:alpha|latin)$/.test(style) && ordinal > 0) return letters(ordinal);
  if (/^upper-(?:alpha|latin)$/.test(style) && ordinal > 0) return letters(ordinal).toUpperCase();
  return String(ordinal);
}

function letters(ordinal: number): string {
  let result = '';
  for (let rest = ordinal; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    result = String.fromCharCode(97 + ((rest - 1) % 26)) + result;
  }
  return result;
}

/** Columns after these have no header: one cell may span as many (HTML, 4.9.11). */
const MAX_COLUMNS = 1000;

/** The occupied part of a table. */
interface Grid {
  rows: number;
  /** For each column, the index of the row where it is free again. */
  readonly taken: number[];
}

const newGrid = (): Grid => ({ rows: 0, taken: [] });

/**
 * Places the cells of the next row, hidden ones too: each starts in the next column that no cell of
 * the rows above spans. A cell may span 65,534 rows, and a row a million columns: the work for a
 * row must not grow with them.
 */
function placeRow(row: HTMLTableRowElement, grid: Grid, columns: Map<Element, number>): void {
  const { taken } = grid;
  let column = 0;
  for (const cell of row.cells) {
    while (taken[column]! > grid.rows) column += 1;
    columns.set(cell, column);
    const end = Math.min(column + cell.colSpan, MAX_COLUMNS);
    for (; column < end; column++) taken[column] = grid.rows + cell.rowSpan;
  }
  grid.rows += 1;
}

/** Whether a table is used for layout only. */
export function isLayout(table: Element): boolean {
  return /^(?:none|presentation)$/.test(table.getAttribute('role') ?? '');
}

/** Header rows are searched for in the first rows of a table only. */
const MAX_HEADER_ROWS = 4;

function columnHeaders(table: HTMLTableElement, textOf: (header: Element) => string): string[] {
  const rows = [...table.rows].slice(0, MAX_HEADER_ROWS);
  const end = rows.findIndex(({ cells }) => [...cells].some(({ localName }) => localName !== 'th'));
  const headers: string[][] = [];
  const grid = newGrid();
  const columns = new Map<Element, number>();
  for (const row of end < 0 ? rows : rows.slice(0, end)) {
    placeRow(row, grid, columns);
    for (const cell of row.cells) {
      const column = columns.get(cell)!;
      const last = Math.min(column + cell.colSpan, MAX_COLUMNS);
      const text = column < last ? textOf(cell) : '';
      for (let at = column; at < last; at++) (headers[at] ??= []).push(text);
    }
  }
  if (headers.length < 2) return [];
  // Above the column headers, one cell may span all columns.
  return [...headers].map((texts = []) => [...new Set(texts.filter(Boolean))].join(', '));
}
