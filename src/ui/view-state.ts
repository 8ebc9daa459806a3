import type { WritingDirection } from '../page/writing-direction.js';
import type { PlayerError } from '../player/errors.js';
import type { PlayerNotice } from '../player/notice.js';
import type { Voice } from '../speech/types.js';
import type { ShellStrings, Strings } from '../strings/strings.js';

/** The panels that open beside the button of their name. */
export type PanelName = 'settings' | 'speed';

/** The square around a press, in CSS px from the upper left corner of the play button. */
export interface PressArea {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/**
 * The data of the frame and of the idle view. Times are seconds at rate 1.
 */
export interface FrameState {
  readonly strings: ShellStrings;
  /**
   * The strings of the page's language are still loading: no text is shown in the wrong language.
   */
  readonly stringsPending: boolean;
  readonly label: string;
  /** The name of the player as a landmark. */
  readonly region: string;
  readonly started: boolean;
  readonly paused: boolean;
  /** The end was reached: the button "Listen again" is shown. */
  readonly ended: boolean;
  /** Playback waits for the core or for the voice. */
  readonly loading: boolean;
  /** The part of a voice that is loaded, 0 to 1, if it is known. */
  readonly loadedPart: number | undefined;
  /** The article is spoken by a synthesizer, not played from a recording. */
  readonly synthetic: boolean;
  readonly playbackRate: number;
  readonly duration: number;
  readonly currentTime: number;
  /** The time of all gaps that the listener has added between sentences, in seconds at any rate. */
  readonly chosenGaps: number;
  /** The part of `chosenGaps` that is still to come. */
  readonly chosenGapsLeft: number;
  /** Where an earlier playback ended, until the listener resumes it or starts over. */
  readonly resumeAt: number | undefined;
  /** The player is docked at the edge of the window. */
  readonly docked: boolean;
  /** The window is too low for the docked player: only the play button is shown. */
  readonly compact: boolean;
  /** The direction of the text around the player. */
  readonly writingDirection: WritingDirection;
  /** The height of the player at its place in the page, in CSS px. */
  readonly inlineHeight: number;
  /** The width of the idle view when it was pressed, in em; 0 if it was not shown. */
  readonly idleWidth: number;
  /** Where the idle button was pressed, while the pointer stays there. */
  readonly pressArea: PressArea | undefined;
  /**
   * Rendered by a server: a press opens this popover, which nobody sees, and which tells the script
   * that comes later of the press.
   */
  readonly pressPopover?: string | undefined;
}

/** All data that the view of the player shows. Times are seconds at rate 1. */
export interface ViewState extends FrameState {
  readonly strings: Strings;
  readonly error: PlayerError | null;
  readonly notice: PlayerNotice | null;
  /**
   * BCP 47 language of a voice that could read the article, if no voice speaks the article's
   * language.
   */
  readonly otherLanguage: string | undefined;
  /** Another voice can be chosen. */
  readonly hasVoiceChoice: boolean;
  /** The voice that speaks, if it is known. */
  readonly voice: Voice | undefined;
  /** The sentence at which the seek bar stands, from 0; the last one at the end. */
  readonly seekIndex: number;
  /**
   * The sentence that was announced last. The buttons beside the seek bar are enabled by it, so
   * that their state does not change under the focus.
   */
  readonly announcedIndex: number;
  readonly sentenceCount: number;
  /** `aria-valuetext` of the seek bar. */
  readonly positionText: string;
  /** CSS mask that cuts the seek bar at the chapters; empty without chapters. */
  readonly chapterMask: string;
  /** The text of the live region. */
  readonly announcement: string;
  /** The sleep timer has paused playback. */
  readonly sleepTimerStopped: boolean;
  /** The voice takes long to start. */
  readonly voiceDelayed: boolean;
  /** The highest rate that the voice reaches, if a higher one is chosen. */
  readonly speedLimit: number | undefined;
  /** The user has scrolled away from the current sentence. */
  readonly scrolledAway: boolean;
  readonly settings: SettingsState;
  /** The heading of the article, shown by the docked player. */
  readonly title: string;
  /** The heading of the current section, shown by the docked player. */
  readonly chapter: string;
  /** The ranges that were played, in order. */
  readonly played: readonly (readonly [number, number])[];
  /** The template of the open tooltip. */
  readonly tooltip: unknown;
}

/** Which panel is open, and its content once the settings are loaded. */
export interface SettingsState {
  readonly open: boolean;
  readonly panel: PanelName | undefined;
  /**
   * The panel whose button has `aria-expanded="true"`. It changes late while that button has the
   * focus and the voice speaks.
   */
  readonly announcedPanel: PanelName | undefined;
  readonly failed: boolean;
  readonly content: unknown;
}

/** Listeners of the seek bar, by the event or the events that they handle. */
export interface SeekActions {
  /** `pointerdown` and `pointermove`. */
  readonly pointerMove: (event: PointerEvent) => void;
  readonly pointerLeave: (event: PointerEvent) => void;
  readonly input: (event: Event) => void;
  readonly change: (event: Event) => void;
  /** `pointerup`, `pointercancel` and `blur`. */
  readonly release: (event: Event) => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly focus: (event: Event) => void;
}

/**
 * The listeners of the frame and of the idle view. Some are added with the core.
 */
export interface FrameActions {
  /** The pointer or the focus enters the player: a press may follow. */
  readonly prepare: () => void;
  readonly toggle: (event: MouseEvent) => void;
  /** Plays from the start, not from where the listener left off. */
  readonly fromStart: () => void;
  readonly keydown?: (event: KeyboardEvent) => void;
  readonly pointerOver?: (event: PointerEvent) => void;
  readonly pointerOut?: (event: PointerEvent) => void;
  readonly pointerDown?: () => void;
  readonly focus?: (event: FocusEvent) => void;
  readonly blur?: () => void;
}

/** What the controls of the view do. */
export interface ViewActions extends FrameActions {
  /** Allows voices that send the text off the device, and plays. */
  readonly allowOnlineVoices: () => void;
  /** Allows the embedded voice to be loaded, and plays. */
  readonly loadVoice: () => void;
  /** Plays with a voice of another language. */
  readonly readWithOtherLanguage: () => void;
  readonly previous: () => void;
  readonly next: () => void;
  /** `pointerdown` on previous or next. */
  readonly pressAndHold: (event: PointerEvent) => void;
  /** Scrolls to the current sentence. */
  readonly scrollBack: () => void;
  readonly seekBar: SeekActions;
  readonly speed: () => void;
  readonly settings: () => void;
  /** The pointer or the focus is on a button that opens a panel. */
  readonly loadSettings: () => void;
  /** The focus has left a button that opens a panel. */
  readonly blurSettingsButton: () => void;
  /** Hides the docked player. */
  readonly close: () => void;
}
