import type { PlayerNotice } from '../player/notice.js';
import type { SpeechErrorCode } from '../speech/speech-error.js';

/**
 * A text with a number: one form for each plural category of the language (`Intl.PluralRules`). `#` is replaced by the number, formatted for the
 * language.
 */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & Record<'other', string>>;

/**
 * The strings of the UI in one language. Times, numbers and names of languages are formatted for that language before (`Intl`): a clock time is
 * "4:40", a duration is in words, "2 minutes 21 seconds". A sentence ends with a full stop; a label does not.
 */
export interface Strings {
  /** BCP 47 language of these strings. */
  readonly lang: string;
  /** The direction of the language; the player is mirrored for `rtl`. */
  readonly direction: 'ltr' | 'rtl';

  /** The label of the play button before the start. */
  readonly listen: string;
  /** The name of the player as a landmark of the page. */
  readonly region: string;
  /** The label of the play button at the end. */
  readonly listenAgain: string;
  /** After the minutes on the play button: a synthesizer speaks. Short. */
  readonly computerVoice: string;
  /** The description of the play button for screen readers: the listening time. */
  readonly about: (duration: string) => string;
  /** Follows `about` as a second sentence if a synthesizer speaks. */
  readonly readByComputer: string;
  /** The label of the play button if a position is stored; `time` is a clock time. */
  readonly resumeAt: (time: string) => string;
  readonly fromStart: string;

  readonly play: string;
  readonly pause: string;
  readonly previous: string;
  readonly next: string;
  /** The name of the seek bar. */
  readonly position: string;
  /** `time` is a clock time: "about 4:40 left". */
  readonly left: (time: string) => string;
  /** The value of the seek bar for screen readers; `time` is in words: "1 minute 20 seconds, sentence 17". */
  readonly place: (time: string, sentence: string) => string;
  /** The same with the totals: "1 minute 20 seconds of about 5 minutes, sentence 17 of 64". */
  readonly placeOf: (time: string, duration: string, sentence: string, sentences: string) => string;
  /** The names of the speed panel and of its buttons. */
  readonly speed: string;
  readonly slower: string;
  readonly faster: string;
  readonly settings: string;
  readonly closeSettings: string;
  /** The tabs of the settings after `voice`: highlight and scrolling; and all others. */
  readonly reading: string;
  readonly more: string;
  /** The name of the button that hides the docked player. */
  readonly close: string;
  /** The label of the button that scrolls to the current sentence after the user has scrolled away. */
  readonly back: string;

  /** Announcements for screen readers, never while the voice speaks. */
  readonly said: {
    readonly finished: string;
    readonly paused: string;
    /** The sleep timer has paused playback. Also visible. */
    readonly sleepTimer: string;
    readonly loadingVoice: string;
    /** "Sentence 17 of 64". */
    readonly sentence: (sentence: string, sentences: string) => string;
    /** The position, on a keyboard shortcut; `time` is in words: "Sentence 17 of 64, 1 minute 20 seconds". */
    readonly where: (sentence: string, sentences: string, time: string) => string;
    /** "Speed 1.5 times". */
    readonly speed: (rate: string) => string;
    readonly voice: (voice: string) => string;
    /** The voice does not reach the chosen speed: "This voice cannot go faster than 2 times." */
    readonly fastest: (rate: string) => string;
  };
  /** Spoken by the voice instead of a code block: "Code, 12 lines." */
  readonly code: Plural;

  /** The name of the tab and of the list of voices. */
  readonly voice: string;
  /** The player selects the voice. */
  readonly bestVoice: string;
  readonly voiceLanguage: string;
  readonly allLanguages: string;
  /** The location and quality of a voice, under its name: "English (UK) · on this device · high quality". */
  readonly onDevice: string;
  readonly needsInternet: string;
  readonly quality: Readonly<Record<'high' | 'basic', string>>;
  /** A voice without a readable name; `number` is its number in the list. */
  readonly unnamedVoice: (number: string) => string;
  readonly moreVoices: string;
  readonly noVoices: string;
  /** The label of the button that plays a sample of a voice, and its label while the sample plays. */
  readonly sample: string;
  readonly stopSample: string;
  /** The switch for voices that send the text off the device, and its explanation. */
  readonly onlineVoices: string;
  readonly onlineVoicesNote: string;
  readonly highlight: string;
  readonly highlights: Readonly<Record<'both' | 'sentence' | 'word' | 'none', string>>;
  readonly highlightColors: string;
  readonly colors: Readonly<Record<'yellow' | 'blue' | 'underline' | 'contrast', string>>;
  readonly follow: string;
  readonly dim: string;
  /** The additional pause after each sentence. The options are durations. */
  readonly pauses: string;
  readonly sleepTimer: string;
  readonly sleep: Readonly<Record<'off' | 'section' | 'article', string>>;
  /** `time` is a clock time: "Stops in 12:30". */
  readonly sleepsIn: (time: string) => string;
  readonly shortcuts: string;
  /** The actions of the keyboard shortcuts. */
  readonly shortcut: Readonly<Record<'play' | 'previous' | 'next' | 'where', string>>;
  readonly settingsFailed: string;

  /** The label of the button beside a paragraph. */
  readonly listenHere: string;
  readonly copyLink: string;
  readonly linkCopied: string;

  /** Labels of buttons beside an error message. */
  readonly chooseVoice: string;
  /** Allows voices that send the text over the internet, and plays. */
  readonly useOnline: string;
  /** Allows the embedded voice to be loaded, and plays. */
  readonly loadVoice: string;
  /** Plays with a voice of another language, if no voice speaks the article's language; `language` is the name of the other language. */
  readonly readWith: (language: string) => string;
  /** The voice that speaks sends the text over the internet. */
  readonly onlineVoice: (voice: string) => string;
  /** Notices that do not stop playback; `language` is the name of a language, `voice` that of the voice that speaks. */
  readonly notices: Readonly<
    Record<Exclude<PlayerNotice['reason'], 'loading'>, (language: string, voice: string) => string>
  >;
  /** Errors, with what the user can do; `language` is the name of a language. */
  readonly errors: Readonly<Record<SpeechErrorCode, (language: string) => string>>;
}
