import type { Loading, Voice } from '../speech/types.js';

/** What who listens should know, though playback goes on. */
export interface PlayerNotice {
  /**
   * - `no-voice`: no voice speaks the language of a passage
   * - `online-only`: only voices that send the text off the device speak it, which was not allowed
   * - `no-recording`: the recording cannot be played, a voice reads in its stead
   * - `other-voice`: another voice than the wanted one speaks, because that one is not there or does not speak
   * - `loading`: a voice is being loaded, and speaks once it is there
   */
  readonly reason: 'no-voice' | 'online-only' | 'no-recording' | 'other-voice' | 'loading';
  /** BCP 47 language that it is about. */
  readonly lang: string;
  /** For `other-voice`: who speaks now. */
  readonly voice?: Voice;
  /** For `loading`: how far it is. */
  readonly loading?: Loading;
}

export function isSameNotice(one: PlayerNotice | undefined, other: PlayerNotice | undefined): boolean {
  return (
    one?.reason === other?.reason &&
    one?.lang === other?.lang &&
    one?.voice?.id === other?.voice?.id &&
    one?.loading?.loaded === other?.loading?.loaded
  );
}
