import type { PlayerNotice } from '../player/notice.js';
import type { SpeechErrorCode } from '../speech/speech-error.js';

/**
 * A text with a number: one form for each plural category of the language (`Intl.PluralRules`). `#`
 * stands for the number, formatted for the language.
 */
export type Plural = Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>> & Record<'other', string>
>;

/**
 * Hours and minutes as CLDR has them. The browser's own formats are not used for the button: the first
 * one takes longer than all else that the button needs.
 */
export interface TimeUnits {
  /** Short: "# hr". */
  readonly hour: Plural;
  readonly minute: Plural;
  /** For screen readers: "# hours". */
  readonly hourInWords: Plural;
  readonly minuteInWords: Plural;
  /** Between hours and minutes. */
  readonly and: string;
}

/**
 * The texts of the player in one language. Times, numbers and language names are passed already
 * formatted in that language (`Intl`): a clock time is "4:40", a duration is in words, "2 minutes
 * 21 seconds". A sentence ends with a full stop; a label does not.
 */
export interface Strings {
  /** The language of these texts (BCP 47). */
  readonly lang: string;
  /** The writing direction of the language; the player is mirrored for `rtl`. */
  readonly direction: 'ltr' | 'rtl';

  /** The text on the play button. */
  readonly listen: string;
  /** The label of the player's landmark, in every state. */
  readonly region: string;
  /** Replaces `listen` at the end. */
  readonly listenAgain: string;
  /** After the minutes on the button, in few words: no person reads. */
  readonly computerVoice: string;
  /** The same for screen readers, as two sentences. */
  readonly about: (duration: string) => string;
  /** The units of the listening time. */
  readonly units: TimeUnits;
  readonly readByComputer: string;
  /** Replaces `listen` if a position is stored; `time` is a clock time. */
  readonly resumeAt: (time: string) => string;
  readonly fromStart: string;

  readonly play: string;
  readonly pause: string;
  /** The code of the player could not be loaded. */
  readonly playerFailed: string;
  readonly previous: string;
  readonly next: string;
  /** The label of the seek bar. */
  readonly position: string;
  /** `time` is a clock time: "about 4:40 left". */
  readonly left: (time: string) => string;
  /**
   * The position for screen readers, with the time in words: "1 minute 20 seconds, sentence 17".
   */
  readonly place: (time: string, sentence: string) => string;
  /** The same with the totals: "1 minute 20 seconds of about 5 minutes, sentence 17 of 64". */
  readonly placeOf: (time: string, duration: string, sentence: string, sentences: string) => string;
  /** Labels of the speed control, and of the buttons that change the speed by a step. */
  readonly speed: string;
  readonly slower: string;
  readonly faster: string;
  readonly settings: string;
  readonly closeSettings: string;
  /**
   * Groups of settings other than the voice: the look of the article while it is read; and the
   * rest.
   */
  readonly reading: string;
  readonly more: string;
  /** The label of the button that closes the docked player. */
  readonly close: string;
  /**
   * The label of the button that scrolls to the spoken sentence, after a person has scrolled away.
   */
  readonly back: string;

  /** Announced to screen readers, and never while the voice speaks. */
  readonly said: {
    readonly finished: string;
    readonly paused: string;
    /** The sleep timer has paused, not a person. Also visible. */
    readonly sleepTimer: string;
    readonly loadingVoice: string;
    /** "Sentence 17 of 64". */
    readonly sentence: (sentence: string, sentences: string) => string;
    /**
     * The current position, when a person asks for it; time in words: "Sentence 17 of 64, 1 minute
     * 20 seconds".
     */
    readonly where: (sentence: string, sentences: string, time: string) => string;
    /** "Speed 1.5 times". */
    readonly speed: (rate: string) => string;
    readonly voice: (voice: string) => string;
    /** The voice is slower than the chosen speed: "This voice cannot go faster than 2 times." */
    readonly fastest: (rate: string) => string;
  };
  /** Spoken instead of a block of code with so many lines: "Code, 12 lines." */
  readonly code: Plural;

  /** Labels in the settings. */
  readonly voice: string;
  /** The player chooses the voice. */
  readonly bestVoice: string;
  readonly voiceLanguage: string;
  readonly allLanguages: string;
  /**
   * Where a voice runs, and its quality, after its name: "English (UK) · on this device · high
   * quality".
   */
  readonly onDevice: string;
  readonly needsInternet: string;
  readonly quality: Readonly<Record<'high' | 'basic', string>>;
  /** A voice without a readable name; `number` counts them. */
  readonly unnamedVoice: (number: string) => string;
  readonly moreVoices: string;
  readonly noVoices: string;
  /**
   * Labels of the button that plays the current sentence as a sample of a voice, and of the same
   * button while it plays.
   */
  readonly sample: string;
  readonly stopSample: string;
  /**
   * The label of the checkbox that allows voices which send the text off the device, and its
   * explanation.
   */
  readonly onlineVoices: string;
  readonly onlineVoicesNote: string;
  readonly highlight: string;
  readonly highlights: Readonly<Record<'both' | 'sentence' | 'word' | 'none', string>>;
  readonly highlightColors: string;
  readonly colors: Readonly<Record<'yellow' | 'blue' | 'underline' | 'contrast', string>>;
  readonly follow: string;
  readonly dim: string;
  /** The pause after each sentence; the options are durations. */
  readonly pauses: string;
  readonly sleepTimer: string;
  readonly sleep: Readonly<Record<'off' | 'section' | 'article', string>>;
  /** `time` is a clock time: "Stops in 12:30". */
  readonly sleepsIn: (time: string) => string;
  readonly shortcuts: string;
  /** The action of each key. */
  readonly shortcut: Readonly<Record<'play' | 'previous' | 'next' | 'where', string>>;
  readonly settingsFailed: string;

  /** Labels in the article. */
  readonly listenHere: string;
  readonly copyLink: string;
  readonly linkCopied: string;

  /** Labels of buttons that solve a problem. */
  readonly chooseVoice: string;
  /** Allows voices that send the text over the internet, and plays. */
  readonly useOnline: string;
  /** Allows the download of a voice, and plays. */
  readonly loadVoice: string;
  /**
   * Plays the article in a voice of another language if it has none of its own; `language` is the
   * name of that language.
   */
  readonly readWith: (language: string) => string;
  /** The speaking voice sends the text over the internet. */
  readonly onlineVoice: (voice: string) => string;
  /**
   * Notices for the listener; `language` is the name of a language, `voice` that of the speaking
   * voice.
   */
  readonly notices: Readonly<
    Record<Exclude<PlayerNotice['reason'], 'loading'>, (language: string, voice: string) => string>
  >;
  /** Each error and its solution; `language` is the name of a language. */
  readonly errors: Readonly<Record<SpeechErrorCode, (language: string) => string>>;
}

/** The strings that are needed before the core is loaded. */
export type ShellStrings = Pick<
  Strings,
  | 'lang'
  | 'direction'
  | 'listen'
  | 'region'
  | 'computerVoice'
  | 'about'
  | 'units'
  | 'readByComputer'
  | 'resumeAt'
  | 'fromStart'
  | 'pause'
  | 'playerFailed'
>;

/** The strings that are needed without the controls. */
export type CoreStrings = Pick<Strings, 'lang' | 'code' | 'listenHere'>;
