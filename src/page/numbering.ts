/** What lists and tables say of their parts without text of their own: the number of an item, the header over a cell. */
export class Numbering {
  /** The number of the item of a list that was met last. */
  readonly #ordinals = new Map<Element, number>();
  readonly #headers = new Map<Element, readonly string[]>();
  readonly #grids = new Map<Element, Grid>();
  readonly #placed = new Set<Element>();
  /** In which column each cell begins. */
  readonly #columns = new Map<Element, number>();
  /** What is read of each header. */
  readonly #texts = new Map<Element, string>();
  readonly #leftOut = new WeakSet<Element>();

  /** The number before a list item, as it is shown; `undefined` where none is. */
  markerOf(item: Element, { display, listStyleType }: CSSStyleDeclaration): string | undefined {
    const list = item.parentElement;
    if (item.localName !== 'li' || list?.localName !== 'ol' || display !== 'list-item') return undefined;
    const ordinal = this.#nextOrdinal(item as HTMLLIElement, list as HTMLOListElement);
    const shown = shownAs(ordinal, listStyleType);
    return shown && `${shown}. `;
  }

  /** The header of a data cell's column, where its table has a row of headers. */
  headerOf(cell: Element): string | undefined {
    if (!(cell instanceof HTMLTableCellElement)) return undefined;
    const row = cell.closest('tr');
    const table = cell.closest('table');
    if (!(row instanceof HTMLTableRowElement) || !table) return undefined;
    let grid = this.#grids.get(table);
    if (!grid) this.#grids.set(table, (grid = newGrid()));
    if (!this.#placed.has(row)) placeRow(row, grid, this.#columns);
    this.#placed.add(row);
    if (cell.localName !== 'td' || isLayout(table)) return undefined;
    let headers = this.#headers.get(table);
    if (!headers) this.#headers.set(table, (headers = columnHeaders(table, (header) => this.#textOf(header))));
    const header = headers[this.#columns.get(cell) ?? -1];
    return header && `${header}: `;
  }

  /** Neither `element` nor a header in it is said, though it may be shown. */
  leaveOut(element: Element): void {
    this.#leftOut.add(element);
  }

  /** What was read of a header. */
  noteHeader(header: Element, passages: readonly { readonly text: string }[]): void {
    this.#texts.set(header, passages.map(({ text }) => text).join(' '));
  }

  #textOf(header: Element): string {
    const read = this.#texts.get(header);
    if (read !== undefined) return read;
    for (let around: Element | null = header; around; around = around.parentElement) {
      if (this.#leftOut.has(around)) return '';
    }
    // On a narrow screen a table may hide its headers and show each with its cells.
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

/** CSS Counter Styles 3; those of other scripts and of an author's own making are said as numbers. */
function shownAs(ordinal: number, style: string): string | undefined {
  if (/^(?:none|disc|circle|square|disclosure-|")/.test(style)) return undefined;
  if (/^lower-(?:alpha|latin)$/.test(style) && ordinal > 0) return letters(ordinal);
  if (/^upper-(?:alpha|latin)$/.test(style) && ordinal > 0) return letters(ordinal).toUpperCase();
  return String(ordinal);
}

function letters(ordinal: number): string {
  let shown = '';
  for (let rest = ordinal; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    shown = String.fromCharCode(97 + ((rest - 1) % 26)) + shown;
  }
  return shown;
}

/** Columns beyond these have no header: as many as one cell may take (HTML, 4.9.11). */
const MOST_COLUMNS = 1000;

/** Where a table is filled up to. */
interface Grid {
  rows: number;
  /** Of each column, the number of the row in which it is free again. */
  readonly taken: number[];
}

const newGrid = (): Grid => ({ rows: 0, taken: [] });

/**
 * Each cell of the next row, shown or not, begins in the next column that no cell of the rows above reaches into. A cell may reach into
 * 65,534 rows, and a row into a million columns: what is done for a row must not grow with them.
 */
function placeRow(row: HTMLTableRowElement, grid: Grid, columns: Map<Element, number>): void {
  const { taken } = grid;
  let next = 0;
  for (const cell of row.cells) {
    while (taken[next]! > grid.rows) next += 1;
    columns.set(cell, next);
    const end = Math.min(next + cell.colSpan, MOST_COLUMNS);
    for (; next < end; next++) taken[next] = grid.rows + cell.rowSpan;
  }
  grid.rows += 1;
}

/** Whether a table only places things on the page. */
export function isLayout(table: Element): boolean {
  return /^(?:none|presentation)$/.test(table.getAttribute('role') ?? '');
}

/** Rows that name columns, at the top of a table. */
const MOST_HEADER_ROWS = 4;

function columnHeaders(table: HTMLTableElement, textOf: (header: Element) => string): string[] {
  const rows = [...table.rows].slice(0, MOST_HEADER_ROWS);
  const end = rows.findIndex(({ cells }) => [...cells].some(({ localName }) => localName !== 'th'));
  const headers: string[][] = [];
  const grid = newGrid();
  const columns = new Map<Element, number>();
  for (const row of end < 0 ? rows : rows.slice(0, end)) {
    placeRow(row, grid, columns);
    for (const cell of row.cells) {
      const column = columns.get(cell)!;
      const last = Math.min(column + cell.colSpan, MOST_COLUMNS);
      const text = column < last ? textOf(cell) : '';
      for (let at = column; at < last; at++) (headers[at] ??= []).push(text);
    }
  }
  if (headers.length < 2) return [];
  // Above the columns, one cell may say what all of them are of.
  return [...headers].map((texts = []) => [...new Set(texts.filter(Boolean))].join(', '));
}
