const SAYABLE = /[\p{L}\p{N}]/u;

/** Whether there is anything in it to say: a letter or a digit of any script. */
export function isSayable(text: string): boolean {
  return SAYABLE.test(text);
}
