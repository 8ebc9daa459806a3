const SPEAKABLE = /[\p{L}\p{N}]/u;

/** Whether the text has anything to speak: a letter or a digit of any script. */
export function isSpeakable(text: string): boolean {
  return SPEAKABLE.test(text);
}
