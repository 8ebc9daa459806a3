type Method = (this: string, ...args: unknown[]) => unknown;

const length = (found: unknown) => (found as string).length;

/** What a splitter may ask of a text, and how many code units that looks at. A slice is a view: nothing is copied. */
const READERS: Readonly<Record<string, (text: string, args: readonly unknown[], found: unknown) => number>> = {
  at: () => 1,
  charAt: () => 1,
  charCodeAt: () => 1,
  codePointAt: () => 1,
  slice: () => 1,
  substring: () => 1,
  trim: (text, _, found) => text.length - length(found),
  trimEnd: (text, _, found) => text.length - length(found),
  trimStart: (text, _, found) => text.length - length(found),
  indexOf: (text, [, from = 0], found) => ((found as number) < 0 ? text.length : (found as number)) - (from as number),
  lastIndexOf: (text, [, from = text.length], found) => (from as number) - (found as number),
  includes: (text) => text.length,
};

/** Puts another in the place of a method, and gives back what undoes it. */
function replace<T extends object, K extends keyof T>(owner: T, name: K, make: (plain: T[K]) => T[K]): () => void {
  const plain = owner[name];
  owner[name] = make(plain);
  return () => void (owner[name] = plain);
}

/**
 * How many steps `run` takes, the same on every machine: code units that it reads, shows to a regular expression, or
 * has the platform's segmenter hold for each segment. What a regular expression goes back over is not counted.
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
          steps += 1 + (found ? found.index + found[0].length - from : this.sticky ? 0 : text.length - from);
          return found;
        },
    ),
    replace(
      Intl.Segmenter.prototype,
      'segment',
      (plain) =>
        function (this: Intl.Segmenter, text: string) {
          const segments = plain.call(this, text);
          // V8 takes the longer for each segment the longer the whole text is.
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
