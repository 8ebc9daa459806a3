import { afterEach, beforeEach, vi } from 'vitest';
import { Player } from '../../src/player/player.js';
import type { SpeechEngine } from '../../src/speech/types.js';

let players: Player[] = [];

/**
 * Call it once per file: each test runs on virtual time, and its players are paused when it ends.
 */
export function playersOnVirtualTime(): void {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
  afterEach(() => {
    for (const player of players) player.pause();
    players = [];
    vi.useRealTimers();
  });
}

/** A player that is paused when its test ends. */
export function playerOf(engine: SpeechEngine): Player {
  const player = new Player(engine);
  players.push(player);
  return player;
}
