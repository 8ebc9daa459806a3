import type { Player } from './player.js';

/** Whether a recording plays, or would play. While it is being opened, it has no timeline yet. */
export function isRecording({ engine }: Player): boolean {
  return engine.name === 'recording' || engine.timeline !== undefined;
}

/**
 * The time of the gaps that the listener has added between sentences, from the sentence `index` to
 * the end, in seconds at any rate.
 */
export function chosenGapsFrom(player: Player, index: number): number {
  const sentences = player.transcript?.sentences.length ?? 0;
  return isRecording(player)
    ? 0
    : player.speechSettings.sentenceGap * Math.max(0, sentences - 1 - index);
}
