import type { Voice } from '../speech/types.js';
import type { Deferred } from '../util/deferred.js';
import type { PlayerError } from './errors.js';
import type { PlayerNotice } from './notice.js';

/** `NETWORK_EMPTY`, `NETWORK_IDLE`, `NETWORK_LOADING`, `NETWORK_NO_SOURCE`. */
export type NetworkState = 0 | 1 | 2 | 3;

/** The flags of a player, beside its position. */
export class PlaybackState {
  /** Between `play()` or a seek and the next sound. */
  waiting = false;
  /** Played since the article was loaded. */
  started = false;
  ended = false;
  /** Where the next article starts, in seconds at rate 1. */
  startAt = 0;
  network: NetworkState = 0;
  error: PlayerError | undefined;
  notice: PlayerNotice | undefined;
  /** The voice that speaks, or spoke last, if it is known. */
  voice: Voice | undefined;
  /** The promise of `play()`, until the first sound. */
  pendingPlay: Deferred | undefined;
}
