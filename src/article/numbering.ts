/** What lists and tables say of their parts without text of their own: the number of an item, the header over a cell. */
export class Numbering {
  /** The number of the item of a list that was met last. */
  readonly #ordinals = new Map<Element, number>();
  readonly #headers = new Map<Element, readonly string[]>();
  readonly #grids = new Map<Element, Grid>();

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
    if (!row || !table) return undefined;
    let grid = this.#grids.get(table);
    if (!grid) this.#grids.set(table, (grid = { row: undefined, column: 0, taken: [] }));
    const column = placeCell(grid, row, cell);
    if (cell.localName !== 'td' || isLayout(table)) return undefined;
    let headers = this.#headers.get(table);
    if (!headers) this.#headers.set(table, (headers = columnHeaders(table)));
    const header = headers[column];
    return header && `${header}: `;
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
  return Array.from(list.children).filter(({ localName }) => localName === 'li').length;
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

/** Where a table is filled up to. */
interface Grid {
  row: Element | undefined;
  /** The first one not passed in the row. */
  column: number;
  /** How many rows from this one on a cell takes in each column. */
  taken: number[];
}

/** The column in which a cell of a row begins, which is the next that no cell of the rows above reaches into. */
function placeCell(grid: Grid, row: Element, { colSpan, rowSpan }: HTMLTableCellElement): number {
  if (grid.row !== row) {
    grid.row = row;
    grid.column = 0;
    grid.taken = grid.taken.map((rows) => Math.max(0, rows - 1));
  }
  while (grid.taken[grid.column]) grid.column += 1;
  const { column } = grid;
  for (grid.column += colSpan; grid.taken.length < grid.column;) grid.taken.push(0);
  grid.taken.fill(rowSpan, column, grid.column);
  return column;
}

/** Whether a table only places things on the page. */
export function isLayout(table: Element): boolean {
  return /^(?:none|presentation)$/.test(table.getAttribute('role') ?? '');
}

function columnHeaders(table: HTMLTableElement): string[] {
  const row = table.tHead?.rows[0] ?? table.rows[0];
  if (!row || row.cells.length < 2 || Array.from(row.cells).some(({ localName }) => localName !== 'th')) return [];
  return Array.from(row.cells).flatMap((cell) => {
    const header = cell.textContent.replace(/\s+/g, ' ').trim();
    return Array.from({ length: Math.min(cell.colSpan, row.cells.length + 100) }, () => header);
  });
}
