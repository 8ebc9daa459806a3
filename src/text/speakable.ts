const SPEAKABLE = /[\p{L}\p{N}]/u;

/** Whether there is anything in it to say: a letter or a digit of any script. */
export function isSpeakable(text: string): boolean {
  return SPEAKABLE.test(text);
}
