import type { PlayerError } from '../player/errors.js';

/** As `MediaError`, with the reason and the language (BCP 47) that a person can be told. */
export interface MediaFailure extends PlayerError {
  readonly MEDIA_ERR_ABORTED: 1;
  readonly MEDIA_ERR_NETWORK: 2;
  readonly MEDIA_ERR_DECODE: 3;
  readonly MEDIA_ERR_SRC_NOT_SUPPORTED: 4;
}

const made = new WeakMap<PlayerError, MediaFailure>();

/**
 * An error as an element tells it; the same object for the same one. A browser that does not let a page play, and an interruption by something
 * else that wants to be heard, are none (HTML, `play()` and `pause()`): controls that were told of an error no longer do anything until it is gone.
 */
export function mediaErrorOf(error: PlayerError | undefined): MediaFailure | null {
  if (!error || /^(not-allowed|interrupted)$/.test(error.reason)) return null;
  const known = made.get(error) ?? Object.freeze({ ...MediaError, ...error });
  made.set(error, known);
  return known;
}
