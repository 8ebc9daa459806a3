/**
 * Why an engine could not speak.
 * - `unsupported`: the browser has no speech synthesis
 * - `not-allowed`: the browser requires a user gesture
 * - `no-voice`: there is no voice for the language
 * - `online-only`: all voices for the language send the text off the device, which the user has not
 *   allowed
 * - `muted`: the tab or the device is muted
 * - `silent`: the voice did not start or did not finish in time
 * - `interrupted`: something else took the voice, such as another tab
 * - `failed`: the platform reported an error
 * - `download`: a voice must be downloaded, and the user wants to be asked first
 * - `blocked`: the page's Content Security Policy forbids what the voice needs
 */
export type SpeechErrorCode =
  | 'unsupported'
  | 'not-allowed'
  | 'no-voice'
  | 'online-only'
  | 'muted'
  | 'silent'
  | 'interrupted'
  | 'failed'
  | 'download'
  | 'blocked';

/** The error that `SpeechEngine.speak` rejects with. */
export class SpeechError extends Error {
  override readonly name = 'SpeechError';
  readonly code: SpeechErrorCode;
  /** BCP 47 language of the text that could not be spoken. */
  readonly lang: string;

  constructor(code: SpeechErrorCode, message: string, lang: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.lang = lang;
  }
}
