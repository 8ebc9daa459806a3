/** A voice of a fake browser, and how it behaves. */
export interface FakeVoice extends Partial<SpeechSynthesisVoice> {
  readonly name: string;
  readonly lang: string;
  /** Whether it dispatches word boundaries. Default: as the browser. */
  readonly words?: boolean;
  /** Code units a second at rate 1. */
  readonly pace?: number;
  /** Its utterances never start. */
  readonly silent?: boolean;
}

/** How a fake browser behaves. All times are in ms. */
export interface Knobs {
  voices: readonly FakeVoice[];
  /** When the list has the voices, from the opening of the page; `Infinity`: never. */
  voicesAt: number;
  voiceschanged: 'once' | 'many' | 'never' | 'emptyFirst';
  /** `speechSynthesis` is an EventTarget. */
  eventTarget: boolean;
  /** An utterance without user activation is spoken, ignored without an event, or rejected. */
  gesture: 'none' | 'silent' | 'not-allowed';
  /** From `speak()` to `start`; `Infinity`: never. */
  startLatency: number;
  /** `start` is dispatched. */
  start: boolean;
  endMode: 'normal' | 'lost' | 'twice' | 'endAndError' | 'errorAndEnd';
  /** The error that each utterance ends with. In Firefox, the code is `undefined`. */
  error: { readonly code: string | undefined } | undefined;
  cancelEvents: 'interrupted+canceled' | 'end' | 'canceledSync' | 'errorNoCode' | 'none';
  cancelLatency: number;
  /** An utterance within this time after `cancel()` is lost. */
  cancelSwallowsNext: number;
  /** This long after `cancel()`, the cancelled utterance ends the next one. */
  cancelKillsCurrentLate: number | undefined;
  pause: 'ok' | 'noEvent' | 'noop' | 'stopNoEvent' | 'forGood';
  /**
   * Another tab has paused the platform, which `paused` does not show: nothing starts until
   * `resume()`.
   */
  globalPaused: boolean;
  /** Longer speech is cut off, without an event. */
  cutoffAfter: number;
  speakingFlag: 'sync' | 'async' | 'stuckTrue' | 'global' | 'stuckFalse';
  words: boolean;
  /** Sentence boundaries are dispatched too. */
  sentences: boolean;
  /** `undefined`: the event has no `charLength`. */
  charLength: 'ok' | 0 | 'undefined' | 'wrong';
  /** The reported `charIndex` of a word. */
  indexOf: (index: number, text: string) => number;
  /** Reported positions are wrong. */
  lies: boolean;
  /** Boundaries are dispatched before `start`. */
  boundaryBeforeStart: boolean;
  /** The real speed at a rate, as a factor. */
  rateMap: (rate: number) => number;
  /** Code units a second at rate 1. */
  pace: number;
  /** Longer text fails. UTF-16 code units. */
  maxChars: number;
  hidden: 'continue' | 'interrupt' | 'freeze';
  /** Each utterance ends at once, without sound. */
  muted: boolean;
  /** An utterance without a voice ends at once, without sound. */
  needsVoice: boolean;
  /** Utterances without a reference lose their events. */
  collects: boolean;
  /** `speak()` throws. */
  throws: boolean;
}

/** A browser without bugs. */
export const DEFAULTS: Knobs = {
  voices: [{ name: 'Plain', lang: 'en-US', localService: true }],
  voicesAt: 0,
  voiceschanged: 'once',
  eventTarget: true,
  gesture: 'none',
  startLatency: 50,
  start: true,
  endMode: 'normal',
  error: undefined,
  cancelEvents: 'interrupted+canceled',
  cancelLatency: 5,
  cancelSwallowsNext: 0,
  cancelKillsCurrentLate: undefined,
  pause: 'ok',
  globalPaused: false,
  cutoffAfter: Infinity,
  speakingFlag: 'sync',
  words: true,
  sentences: false,
  charLength: 'ok',
  indexOf: (index) => index,
  lies: false,
  boundaryBeforeStart: false,
  rateMap: (rate) => rate,
  pace: 15,
  maxChars: Infinity,
  hidden: 'continue',
  muted: false,
  needsVoice: false,
  collects: false,
  throws: false,
};
