/** Reproducible random choices, for inputs that nobody would think of. */
export interface Random {
  /** At least 0, below `end`. */
  below(end: number): number;
  of<Choice>(choices: readonly Choice[]): Choice;
  chance(share: number): boolean;
}

/** A mulberry32 generator. */
export function randomly(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (end) => Math.floor(next() * end),
    of: (choices) => choices[Math.floor(next() * choices.length)]!,
    chance: (share) => next() < share,
  };
}
