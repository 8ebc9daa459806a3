import { SpeechError } from '../speech-error.js';

/** The error for a rejected `HTMLMediaElement.play()`. */
export function playRejection(error: unknown, lang: string): SpeechError {
  const name = error instanceof Error ? error.name : '';
  const cause = { cause: error };
  if (name === 'NotAllowedError')
    return new SpeechError('not-allowed', 'The browser wants a press of play.', lang, cause);
  if (name === 'AbortError')
    return new SpeechError('interrupted', 'Something else stopped the sound.', lang, cause);
  return new SpeechError('failed', 'The sound cannot be played.', lang, cause);
}

/** By `MediaError.code`. */
const MEDIA_ERRORS = [
  '',
  'was given up',
  'could not be loaded',
  'could not be decoded',
  'is of no kind that it plays',
];

/** The error for `HTMLMediaElement.error`. */
export function mediaElementError(error: MediaError | null, lang: string): SpeechError {
  const reason = MEDIA_ERRORS[error?.code ?? 0] || 'failed';
  const message = `The sound ${reason}${error?.message ? `: ${error.message}` : ''}.`;
  return new SpeechError('failed', message, lang, { cause: error });
}
