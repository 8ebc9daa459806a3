import type { Player } from '../player/player.js';

/** Whether what plays, or would, is a recording: of a person, as far as is known. One that is still being opened has no times yet. */
export function isRecording({ engine }: Player): boolean {
  return engine.name === 'recording' || engine.timeline !== undefined;
}

/** In seconds, what the pauses that a listener has chosen beside the usual ones take from a sentence (its number) to the end, at any rate. */
export function pausesFrom(player: Player, index: number): number {
  const sentences = player.transcript?.sentences.length ?? 0;
  return isRecording(player) ? 0 : player.speechSettings.sentenceGap * Math.max(0, sentences - 1 - index);
}
