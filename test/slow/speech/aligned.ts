import { runCommand } from '../../../src/speech/flite/wasi.js';
import type { Phone } from '../../../src/speech/flite/word-times.js';

/** The phonemes of the synthesizer for a text. */
export function phonesOf(module: WebAssembly.Module, text: string): Phone[] {
  const { printed } = runCommand(module, [
    'flite',
    '-voice',
    'slt',
    '-psdur',
    '-t',
    text,
    '-o',
    '/o.wav',
  ]);
  return Array.from(printed.matchAll(/([a-z]+):([\d.]+)/g), ([, name, end]) => ({
    name: name!,
    end: Number(end),
  }));
}

/**
 * The start of each word, by another method than the engine's: the words are synthesized again,
 * each as its own sentence, so that pauses separate their phonemes; these are aligned with those of
 * the text. `undefined` if the pauses do not separate them.
 */
export function alignedTimes(
  module: WebAssembly.Module,
  words: readonly string[],
  phones: readonly Phone[],
): number[] | undefined {
  const groups: string[][] = [[]];
  for (const { name } of phonesOf(module, `${words.join('! ')}!`)) {
    if (name !== 'pau') groups.at(-1)!.push(name);
    else if (groups.at(-1)!.length > 0) groups.push([]);
  }
  groups.pop();
  if (groups.length !== words.length) return undefined;
  const alone = groups.flatMap((names, word) => names.map((name) => ({ name, word })));
  const spoken = phones
    .map(({ name }, i) => ({ name, start: phones[i - 1]?.end ?? 0 }))
    .filter(({ name }) => name !== 'pau');
  const times = words.map(() => Infinity);
  for (const [i, j] of pairs(
    alone.map(({ name }) => name),
    spoken.map(({ name }) => name),
  )) {
    const { word } = alone[i]!;
    times[word] = Math.min(times[word]!, spoken[j]!.start);
  }
  return times;
}

const isVowel = (name: string) => 'aeiou'.includes(name[0]!);

/** The alignment of two lists of phonemes with the fewest edits. */
function pairs(one: readonly string[], other: readonly string[]): [number, number][] {
  const costs: number[][] = [];
  const change = (i: number, j: number) =>
    one[i] === other[j] ? 0 : isVowel(one[i]!) === isVowel(other[j]!) ? 0.6 : 1.5;
  const cost = (i: number, j: number) =>
    i < 0 && j < 0 ? 0 : i < 0 ? j + 1 : j < 0 ? i + 1 : costs[i]![j]!;
  for (let i = 0; i < one.length; i++) {
    costs.push([]);
    for (let j = 0; j < other.length; j++) {
      costs[i]!.push(
        Math.min(cost(i - 1, j - 1) + change(i, j), cost(i - 1, j) + 1, cost(i, j - 1) + 1),
      );
    }
  }
  const found: [number, number][] = [];
  for (let i = one.length - 1, j = other.length - 1; i >= 0 && j >= 0;) {
    const here = cost(i, j);
    if (here === cost(i - 1, j - 1) + change(i, j)) found.push([i--, j--]);
    else if (here === cost(i - 1, j) + 1) i -= 1;
    else j -= 1;
  }
  return found;
}
