export const median = (list) => {
  const sorted = list.filter((each) => each !== undefined).toSorted((one, other) => one - other);
  if (sorted.length === 0) return undefined;
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
};

export const number = (value, digits = 0) =>
  value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits);

/** `median (least–most)` */
export function spread(list, digits = 0) {
  const known = list.filter((each) => each !== undefined);
  if (known.length === 0) return '–';
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return `${number(median(known), digits)} (${number(least, digits)}–${number(most, digits)})`;
}

/** Prints a Markdown table. All columns but the first hold numbers. */
export function printTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log(line(head));
  console.log(line(head.map((_, index) => (index === 0 ? '---' : '--:'))));
  for (const row of rows) console.log(line(row));
  console.log('');
}
