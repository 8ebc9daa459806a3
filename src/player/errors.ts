import { SpeechError, type SpeechErrorCode } from '../speech/speech-error.js';

/** Why playback stopped, in the shape of `MediaError`, with a reason to show to a listener. */
export interface PlayerError {
  /**
   * As `MediaError.code`: 3 (decoding) for a voice that failed, 4 (source not supported) for a
   * missing one.
   */
  readonly code: 3 | 4;
  readonly message: string;
  readonly reason: SpeechErrorCode;
  /** Language (BCP 47) of the text that could not be spoken. */
  readonly lang: string;
}

/** Names of the `DOMException` that `play()` rejects with, if it is not `NotSupportedError`. */
const EXCEPTION_NAMES: Partial<Record<SpeechErrorCode, string>> = {
  'not-allowed': 'NotAllowedError',
  interrupted: 'AbortError',
};

/** The player's error for what an engine rejected with, and the exception for `play()`. */
export function describeFailure(thrown: unknown): { error: PlayerError; exception: DOMException } {
  const failure =
    thrown instanceof SpeechError ? thrown : new SpeechError('failed', String(thrown), '');
  const { code: reason, message, lang } = failure;
  const isUnsupported =
    reason === 'unsupported' || reason === 'no-voice' || reason === 'online-only';
  return {
    error: { code: isUnsupported ? 4 : 3, message, reason, lang },
    exception: new DOMException(message, EXCEPTION_NAMES[reason] ?? 'NotSupportedError'),
  };
}
