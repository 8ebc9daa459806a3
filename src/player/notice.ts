import type { Loading, Voice } from '../speech/types.js';

/** A message to the listener while playback goes on. */
export interface PlayerNotice {
  /**
   * - `no-voice`: no voice speaks the language of a passage
   * - `online-only`: only voices that send the text off the device speak it; they are not allowed
   * - `no-recording`: the recording cannot be played, a voice reads instead
   * - `other-voice`: another voice than the chosen one speaks, because that one is missing or does
   *   not speak
   * - `loading`: a voice is being loaded, and speaks afterwards
   */
  readonly reason: 'no-voice' | 'online-only' | 'no-recording' | 'other-voice' | 'loading';
  /** The language (BCP 47) that it concerns. */
  readonly lang: string;
  /** For `other-voice`: the voice that speaks. */
  readonly voice?: Voice;
  /** For `loading`: the progress. */
  readonly loading?: Loading;
}

export function isSameNotice(
  one: PlayerNotice | undefined,
  other: PlayerNotice | undefined,
): boolean {
  return (
    one?.reason === other?.reason &&
    one?.lang === other?.lang &&
    one?.voice?.id === other?.voice?.id &&
    one?.loading?.loaded === other?.loading?.loaded
  );
}
