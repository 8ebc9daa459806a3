import type { Sentence, Transcript } from '../text/transcript.js';

/** `previous` says the present sentence again once this many seconds of it were heard. */
const RESTART_AFTER = 2;

/** The sentence so many places from the one at an offset, or from the end where none is left. */
export function sentenceBeside(transcript: Transcript, offset: number, distance: number): Sentence | undefined {
  const { sentences } = transcript;
  return sentences[(transcript.sentenceAt(offset)?.index ?? sentences.length) + distance];
}

/** Where `previous` goes: to the sentence at the offset if enough of it was heard (in seconds), else to the one before. */
export function stepBack(transcript: Transcript, offset: number, heard: number): Sentence | undefined {
  const present = sentenceBeside(transcript, offset, 0);
  if (present && heard > RESTART_AFTER) return present;
  return sentenceBeside(transcript, offset, -1) ?? present;
}
