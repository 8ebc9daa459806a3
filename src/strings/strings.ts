import type { PlayerNotice } from '../player/notice.js';
import type { SpeechErrorCode } from '../speech/speech-error.js';

/**
 * A text that changes with a number: one form for each of the language's plural categories (`Intl.PluralRules`). `#` stands for the
 * number, written as the language writes it.
 */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & Record<'other', string>>;

/**
 * The player's own words, in one language. Times, numbers and names of languages come already written in that language (`Intl`): a clock
 * time is "4:40", a duration is in words, "2 minutes 21 seconds". A sentence ends with its full stop; a label has none.
 */
export interface Strings {
  /** BCP 47 language of these words. */
  readonly lang: string;
  /** Which way the language is written; the player is mirrored for `rtl`. */
  readonly direction: 'ltr' | 'rtl';

  /** The invitation on the button. */
  readonly listen: string;
  /** The name of the player among the landmarks of a page, whatever its button does now. */
  readonly region: string;
  /** In place of the invitation, at the end. */
  readonly listenAgain: string;
  /** Behind the minutes on the button, in few words: that no person reads. */
  readonly computerVoice: string;
  /** The same for a screen reader, as two sentences. */
  readonly about: (duration: string) => string;
  readonly readByComputer: string;
  /** In place of the invitation, where a place is remembered; `time` as a clock shows it. */
  readonly resumeAt: (time: string) => string;
  readonly fromStart: string;

  readonly play: string;
  readonly pause: string;
  readonly previous: string;
  readonly next: string;
  /** Of the seek bar. */
  readonly position: string;
  /** `time` as a clock shows it: "about 4:40 left". */
  readonly left: (time: string) => string;
  /** The place for a screen reader, time in words: "1 minute 20 seconds, sentence 17". */
  readonly place: (time: string, sentence: string) => string;
  /** The same and out of how much: "1 minute 20 seconds of about 5 minutes, sentence 17 of 64". */
  readonly placeOf: (time: string, duration: string, sentence: string, sentences: string) => string;
  /** Of the choice of speed, and of the buttons that change it by a little. */
  readonly speed: string;
  readonly slower: string;
  readonly faster: string;
  readonly settings: string;
  readonly closeSettings: string;
  /** Groups of settings, beside that of the voice: what is seen in the article; and the rest. */
  readonly reading: string;
  readonly more: string;
  /** Of the button that puts the docked player away. */
  readonly close: string;
  /** Of the button that scrolls to what is being said, after a person has scrolled away. */
  readonly back: string;

  /** Said to screen readers, and never over the voice. */
  readonly said: {
    readonly finished: string;
    readonly paused: string;
    /** It was the sleep timer that paused, and no person. Seen as well. */
    readonly sleepTimer: string;
    readonly loadingVoice: string;
    /** "Sentence 17 of 64". */
    readonly sentence: (sentence: string, sentences: string) => string;
    /** Where the voice is, when a person asks; time in words: "Sentence 17 of 64, 1 minute 20 seconds". */
    readonly where: (sentence: string, sentences: string, time: string) => string;
    /** "Speed 1.5 times". */
    readonly speed: (rate: string) => string;
    readonly voice: (voice: string) => string;
    /** The voice does not go as fast as was chosen: "This voice cannot go faster than 2 times." */
    readonly fastest: (rate: string) => string;
  };
  /** Said by the voice in place of a block of code of so many lines: "Code, 12 lines." */
  readonly code: Plural;

  /** The settings. */
  readonly voice: string;
  /** The choice of voice is left to the player. */
  readonly bestVoice: string;
  readonly voiceLanguage: string;
  readonly allLanguages: string;
  /** Where a voice speaks, and how good it is, behind its name: "English (UK) · on this device · high quality". */
  readonly onDevice: string;
  readonly needsInternet: string;
  readonly quality: Readonly<Record<'high' | 'basic', string>>;
  /** A voice without a name that can be read; `number` counts them. */
  readonly unnamedVoice: (number: string) => string;
  readonly moreVoices: string;
  readonly noVoices: string;
  /** Of the button that has a voice say the present sentence, and of the same one while it speaks. */
  readonly sample: string;
  readonly stopSample: string;
  /** Of the box that allows voices which send the text off the device, and what that means. */
  readonly onlineVoices: string;
  readonly onlineVoicesNote: string;
  readonly highlight: string;
  readonly highlights: Readonly<Record<'both' | 'sentence' | 'word' | 'none', string>>;
  readonly highlightColors: string;
  readonly colors: Readonly<Record<'yellow' | 'blue' | 'underline' | 'contrast', string>>;
  readonly follow: string;
  readonly dim: string;
  /** The pause after each sentence; the choices are durations. */
  readonly pauses: string;
  readonly sleepTimer: string;
  readonly sleep: Readonly<Record<'off' | 'section' | 'article', string>>;
  /** `time` as a clock shows it: "Stops in 12:30". */
  readonly sleepsIn: (time: string) => string;
  readonly shortcuts: string;
  /** What each key does. */
  readonly shortcut: Readonly<Record<'play' | 'previous' | 'next' | 'where', string>>;
  readonly settingsFailed: string;

  /** In the article. */
  readonly listenHere: string;
  readonly copyLink: string;
  readonly linkCopied: string;

  /** Buttons that help when something is wrong. */
  readonly chooseVoice: string;
  /** It allows voices which send the text over the internet, and plays. */
  readonly useOnline: string;
  /** Of a button that allows a voice to be loaded, and plays. */
  readonly loadVoice: string;
  /** Of a button that has the article read by a voice of another language, for want of one of its own; `language` is that language's name. */
  readonly readWith: (language: string) => string;
  /** Who speaks sends the text over the internet. */
  readonly onlineVoice: (voice: string) => string;
  /** What a listener should know; `language` is a language's name, `voice` that of the voice which speaks. */
  readonly notices: Readonly<
    Record<Exclude<PlayerNotice['reason'], 'loading'>, (language: string, voice: string) => string>
  >;
  /** What is wrong and what a person can do; `language` is a language's name. */
  readonly errors: Readonly<Record<SpeechErrorCode, (language: string) => string>>;
}
