import type { WritingDirection } from '../../page/writing-direction.js';
import type { PlayerError } from '../../player/errors.js';
import type { PlayerNotice } from '../../player/notice.js';
import type { Voice } from '../../speech/types.js';
import type { PanelName } from '../settings-opener.js';
import type { PressedSquare } from '../pressed.js';
import type { Strings } from '../../strings/strings.js';

/** All that the face shows. Times are seconds at rate 1. */
export interface FaceState {
  readonly strings: Strings;
  /** Its words are still to come: nothing is shown in the wrong language. */
  readonly wordless: boolean;
  readonly label: string;
  /** The name of the player as a landmark. */
  readonly region: string;
  readonly begun: boolean;
  readonly paused: boolean;
  /** All was said: the player invites to listen again. */
  readonly ended: boolean;
  readonly error: PlayerError | null;
  readonly notice: PlayerNotice | null;
  /** Of a voice that could read the article where none speaks its own language; BCP 47. */
  readonly otherLanguage: string | undefined;
  /** There is a voice to choose. */
  readonly hasVoiceChoice: boolean;
  /** Who speaks, where that is known. */
  readonly voice: Voice | undefined;
  /** A machine reads, and no person. */
  readonly synthetic: boolean;
  readonly playbackRate: number;
  readonly duration: number;
  readonly currentTime: number;
  /** What the chosen pauses take beside the usual ones, in seconds at any rate: all of them, and those still to come. */
  readonly pauses: number;
  readonly pausesLeft: number;
  /** Where the seek bar stands: the number of the sentence, from 0; of the last one at the end. */
  readonly index: number;
  /** Of the sentence that was told last: what it says of the buttons beside it does not change under the focus. */
  readonly toldIndex: number;
  /** How many sentences there are. */
  readonly sentences: number;
  /** The place in words, for a screen reader. */
  readonly place: string;
  /** CSS mask that cuts the seek bar at the chapters. */
  readonly gaps: string;
  /** Where playback would go on that was begun on another day, while it waits to be accepted. */
  readonly resumeAt: number | undefined;
  /** What a screen reader is told now. */
  readonly said: string;
  /** The sleep timer has paused it. */
  readonly asleep: boolean;
  /** The voice lets itself be waited for. */
  readonly slow: boolean;
  /** The speed that the voice does not go beyond, where a higher one was chosen. */
  readonly fastest: number | undefined;
  /** The person has scrolled away from what is being said. */
  readonly lost: boolean;
  /** It is docked at the edge of the window, and so high in its place in the page, in px. */
  readonly docked: boolean;
  /** It is docked in a window too low for all of it: only the play button is shown. */
  readonly compact: boolean;
  /** Which way the text around it runs. */
  readonly flow: WritingDirection;
  readonly height: number;
  /** How wide the invitation was when it was pressed, in em; 0 where it was not shown. */
  readonly idleWidth: number;
  /** Where the invitation was pressed, and the pointer still is: a piece of the play button. */
  readonly pressed: PressedSquare | undefined;
  readonly settings: SettingsState;
  /** What the docked player says that it reads: the article's heading, and the section's. */
  readonly title: string;
  readonly chapter: string;
  /** What was heard, in seconds at rate 1: from and to, in order. */
  readonly heard: readonly (readonly [number, number])[];
  /** The name of a button, or what is under the pointer along the seek bar, where it is shown. */
  readonly tip: unknown;
}

/** Which panel of the settings is open, and what it shows once they are loaded. */
export interface SettingsState {
  readonly open: boolean;
  readonly panel: PanelName | undefined;
  /** Which one assistive software is told of: not while the focus is on its button and the voice speaks. */
  readonly told: PanelName | undefined;
  readonly failed: boolean;
  readonly content: unknown;
}

/** What a person does with the seek bar. */
export interface SeekActions {
  /** They take hold of it with a pointer, or move along it. */
  readonly grasp: (event: PointerEvent) => void;
  /** The pointer goes from it. */
  readonly leave: (event: PointerEvent) => void;
  /** They move it by other means, to another sentence, and are there. */
  readonly scrub: (event: Event) => void;
  readonly seek: (event: Event) => void;
  /** They let go of it, or leave it. */
  readonly letGo: (event: Event) => void;
  /** They press a key on it. */
  readonly catchUp: (event: KeyboardEvent) => void;
  /** They came to it. */
  readonly tellPlace: (event: Event) => void;
}

/** What brings and takes the name of a button. */
export interface TipActions {
  readonly over: (event: PointerEvent) => void;
  readonly out: (event: PointerEvent) => void;
  readonly focus: (event: FocusEvent) => void;
  readonly press: () => void;
  readonly hide: () => void;
}

/** What a person does with the face. */
export interface FaceActions {
  /** They come near: a press may follow. */
  readonly approach: () => void;
  readonly toggle: (event: MouseEvent) => void;
  /** Not where they were last, but from the start. */
  readonly fromStart: () => void;
  /** They allow voices that send the text off the device, and want to listen. */
  readonly goOnline: () => void;
  /** They allow a voice to be loaded, and want to listen. */
  readonly loadVoice: () => void;
  /** They want to hear the article by a voice of another language. */
  readonly readWithOther: () => void;
  readonly previous: () => void;
  readonly next: () => void;
  /** They press previous or next, and may hold it. */
  readonly hold: (event: PointerEvent) => void;
  /** To what is being said. */
  readonly back: () => void;
  /** What they do with the seek bar. */
  readonly seekBar: SeekActions;
  readonly speed: () => void;
  readonly settings: () => void;
  /** The settings may be wanted. */
  readonly fetchSettings: () => void;
  /** The focus has left one of their buttons. */
  readonly leaveSettings: () => void;
  readonly close: () => void;
  readonly escape: (event: KeyboardEvent) => void;
  /** They point at something, or come to it by keyboard: its name may be wanted. */
  readonly tips: TipActions;
}
