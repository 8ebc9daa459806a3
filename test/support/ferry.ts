import { vi } from 'vitest';
import { PLAYER_EVENTS } from '../../src/player/event-types.js';
import { estimateTimeline } from '../../src/text/timeline.js';
import { FakeEngine } from './fake-engine.js';
import { playerOf } from './players.js';
import { transcriptOf } from './transcripts.js';

export const ONE = 'The ferry left at dawn.';
export const TWO = 'Nobody on it spoke.';
export const THREE = 'It cost three crowns to cross.';

/**
 * A player with these paragraphs, by default one of the first two sentences and one of the third;
 * and its events.
 */
export function setUp(...paragraphs: string[]) {
  const engine = new FakeEngine();
  const player = playerOf(engine);
  const transcript = transcriptOf(...(paragraphs.length ? paragraphs : [`${ONE} ${TWO}`, THREE]));
  player.load(transcript, estimateTimeline(transcript));
  const events: string[] = [];
  for (const type of PLAYER_EVENTS) player.addEventListener(type, () => events.push(type));
  const spoken = (text = player.currentSentence) =>
    text && transcript.text.slice(text.start, text.end);
  return { engine, player, transcript, events, spoken };
}

/** Lets promises settle, and the pause between two passages end. */
export const settle = () => vi.advanceTimersByTimeAsync(800);
