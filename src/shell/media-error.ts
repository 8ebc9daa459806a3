import type { PlayerError } from '../player/errors.js';

/** A `MediaError` with the reason and the language (BCP 47) for a message to the user. */
export interface MediaFailure extends PlayerError {
  readonly MEDIA_ERR_ABORTED: 1;
  readonly MEDIA_ERR_NETWORK: 2;
  readonly MEDIA_ERR_DECODE: 3;
  readonly MEDIA_ERR_SRC_NOT_SUPPORTED: 4;
}

const made = new WeakMap<PlayerError, MediaFailure>();

/**
 * The `error` property of the element for an error of the player; the same object for the same
 * error. That the browser does not allow playback, and an interruption by other speech, are no
 * media errors (HTML, `play()` and `pause()`): controls stop working while there is an error.
 */
export function mediaErrorOf(error: PlayerError | undefined): MediaFailure | null {
  if (!error || /^(not-allowed|interrupted)$/.test(error.reason)) return null;
  const known = made.get(error) ?? Object.freeze({ ...MediaError, ...error });
  made.set(error, known);
  return known;
}
