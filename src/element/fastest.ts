/** A rate that is so many times another one has to be heard as faster; a voice that is less than the second times as fast does not heed it. */
const FASTER = 1.2;
const HEEDED = 1.08;

/**
 * The rate that a voice does not go beyond, where a higher one is chosen and the voice was heard to speak no faster at it; `undefined` where it
 * heeds the rate, or too little of it was heard. `pace` tells how fast it was heard to speak at a rate (`SpeechEngine.pace`).
 */
export function fastestOf(
  rate: number,
  rates: readonly number[],
  pace: (rate: number) => number | undefined,
): number | undefined {
  const present = pace(rate);
  if (present === undefined) return undefined;
  return rates.find((each) => {
    const slower = each * FASTER <= rate ? pace(each) : undefined;
    return slower !== undefined && present < slower * HEEDED;
  });
}
