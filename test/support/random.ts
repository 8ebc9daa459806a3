/** A seeded generator of numbers in [0, 1), the same on every machine: mulberry32. */
export function randomFrom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A string of up to `length` of the `pieces`, in any order. */
export function jumbleOf(pieces: readonly string[], length: number, random: () => number): string {
  const count = Math.floor(random() * (length + 1));
  return Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)]!).join(
    '',
  );
}

/**
 * Pieces that are difficult in combination: terminators, quotes, brackets, digits, scripts, lone
 * surrogates.
 */
export const AWKWARD: readonly string[] = [
  '.¦. ¦! ¦?¦…¦ . . . ¦。¦！¦"¦” ¦“¦\'¦’¦« ¦ »¦(¦)¦[¦[7]¦¹¦「¦」¦（¦）¦ ¦-¦ – ¦:¦,¦@',
  'Dr¦U.S¦z. B¦No¦J¦a.m¦The ¦word¦Name ¦i¦3¦1990¦$3.50¦XIV¦é¦ß¦本¦はい¦한국¦שלום¦مرحبا¦ไทย¦नमस्ते¦😀',
  '\u00a0¦\n¦\t¦\u2028¦\u0000¦\u200f¦\u00ad¦\ud83d¦\ude00¦e\u0301¦\ufeff¦\u202e',
].flatMap((pieces) => pieces.split('¦'));
