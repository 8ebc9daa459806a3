type Method = (this: string, ...args: unknown[]) => unknown;

const length = (found: unknown) => (found as string).length;

/**
 * String methods that a splitter may call, and how many code units each one visits. A slice is a
 * view: nothing is copied.
 */
const READERS: Readonly<
  Record<string, (text: string, args: readonly unknown[], found: unknown) => number>
> = {
  at: () => 1,
  charAt: () => 1,
  charCodeAt: () => 1,
  codePointAt: () => 1,
  slice: () => 1,
  substring: () => 1,
  trim: (text, _, found) => text.length - length(found),
  trimEnd: (text, _, found) => text.length - length(found),
  trimStart: (text, _, found) => text.length - length(found),
  indexOf: (text, [, from = 0], found) =>
    ((found as number) < 0 ? text.length : (found as number)) - (from as number),
  lastIndexOf: (text, [, from = text.length], found) => (from as number) - (found as number),
  includes: (text) => text.length,
};

/** Replaces a method. @returns a function that restores it. */
function replace<T extends object, K extends keyof T>(
  owner: T,
  name: K,
  make: (plain: T[K]) => T[K],
): () => void {
  const plain = owner[name];
  owner[name] = make(plain);
  return () => void (owner[name] = plain);
}

/**
 * The number of steps of `run`, the same on every machine: code units that it reads, passes to a
 * regular expression, or keeps in the platform's segmenter for each segment. Backtracking of
 * regular expressions is not counted.
 */
export function stepsOf(run: () => void): number {
  let steps = 0;
  const strings = String.prototype as unknown as Record<string, Method>;
  const undo = Object.entries(READERS).map(([name, cost]) =>
    replace(
      strings,
      name,
      (plain) =>
        function (this: string, ...args: unknown[]) {
          const found = plain.apply(this, args);
          steps += 1 + cost(this, args, found);
          return found;
        },
    ),
  );
  undo.push(
    // `test`, `match`, `matchAll`, `replace` and `split` all call it.
    replace(
      RegExp.prototype,
      'exec',
      (plain) =>
        function (this: RegExp, text: string) {
          const from = this.global || this.sticky ? this.lastIndex : 0;
          const found = plain.call(this, text);
          steps +=
            1 +
            (found ? found.index + found[0].length - from : this.sticky ? 0 : text.length - from);
          return found;
        },
    ),
    replace(
      Intl.Segmenter.prototype,
      'segment',
      (plain) =>
        function (this: Intl.Segmenter, text: string) {
          const segments = plain.call(this, text);
          // In V8, the time for each segment grows with the length of the text.
          const counted = function* () {
            for (const each of segments) {
              steps += text.length;
              yield each;
            }
          };
          return Object.assign(Object.create(segments), { [Symbol.iterator]: counted });
        },
    ),
  );
  try {
    run();
  } finally {
    for (const each of undo) each();
  }
  return steps;
}
