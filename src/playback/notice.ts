import type { Voice } from '../speech/engine.js';

/** What who listens should know, though playback goes on. */
export interface PlayerNotice {
  /**
   * - `no-voice`: no voice speaks the language of a passage
   * - `online-only`: only voices that send the text off the device speak it, which was not allowed
   * - `no-recording`: the recording cannot be played, a voice reads in its stead
   * - `other-voice`: another voice than the wanted one speaks, because that one is not there or does not speak
   */
  readonly reason: 'no-voice' | 'online-only' | 'no-recording' | 'other-voice';
  /** BCP 47 language that it is about. */
  readonly lang: string;
  /** For `other-voice`: who speaks now. */
  readonly voice?: Voice;
}

export function isSameNotice(one: PlayerNotice | undefined, other: PlayerNotice | undefined): boolean {
  return one?.reason === other?.reason && one?.lang === other?.lang && one?.voice?.id === other?.voice?.id;
}
