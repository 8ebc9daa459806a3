/** A voice of a fake browser, and how it behaves. */
export interface FakeVoice extends Partial<SpeechSynthesisVoice> {
  readonly name: string;
  readonly lang: string;
  /** Which boundaries it tells of. Left out: as the browser. */
  readonly words?: boolean;
  /** Code units a second at rate 1. */
  readonly pace?: number;
  /** It never starts. */
  readonly silent?: boolean;
}

/** How a fake browser behaves. All times are in ms. */
export interface Knobs {
  voices: readonly FakeVoice[];
  /** When the list has them, after the page was opened; `Infinity`: never. */
  voicesAt: number;
  voiceschanged: 'once' | 'many' | 'never' | 'emptyFirst';
  /** `speechSynthesis` is an EventTarget. */
  eventTarget: boolean;
  /** What becomes of an utterance without a click: it is spoken, dropped without a word, or refused. */
  gesture: 'none' | 'silent' | 'not-allowed';
  /** From `speak()` to `start`; `Infinity`: never. */
  startLatency: number;
  /** `start` is told of. */
  start: boolean;
  endMode: 'normal' | 'lost' | 'twice' | 'endAndError' | 'errorAndEnd';
  /** An error that each utterance ends with; `undefined` as a code is what Firefox gives. */
  error: { readonly code: string | undefined } | undefined;
  cancelEvents: 'interrupted+canceled' | 'end' | 'canceledSync' | 'errorNoCode' | 'none';
  cancelLatency: number;
  /** What is spoken so soon after `cancel()` is lost. */
  cancelSwallowsNext: number;
  /** So late, what was cancelled ends the utterance that came after it. */
  cancelKillsCurrentLate: number | undefined;
  pause: 'ok' | 'noEvent' | 'noop' | 'stopNoEvent' | 'forGood';
  /** Another tab has paused the platform, which `paused` does not tell: nothing starts until `resume()`. */
  globalPaused: boolean;
  /** What takes longer is cut off, without an event. */
  cutoffAfter: number;
  speakingFlag: 'sync' | 'async' | 'stuckTrue' | 'global' | 'stuckFalse';
  words: boolean;
  /** Boundaries of sentences are told of as well. */
  sentences: boolean;
  /** `undefined`: the event has none. */
  charLength: 'ok' | 0 | 'undefined' | 'wrong';
  /** What the platform makes of a word's place. */
  indexOf: (index: number, text: string) => number;
  /** Nothing that it tells of places is to be believed. */
  lies: boolean;
  /** Boundaries come before `start`. */
  boundaryBeforeStart: boolean;
  /** How much faster it speaks at a rate. */
  rateMap: (rate: number) => number;
  /** Code units a second at rate 1. */
  pace: number;
  /** What is longer fails. */
  maxChars: number;
  hidden: 'continue' | 'interrupt' | 'freeze';
  /** Each utterance ends at once, and nothing is heard. */
  muted: boolean;
  /** Without a voice, each utterance ends at once, and nothing is heard. */
  needsVoice: boolean;
  /** Utterances that nobody holds lose their events. */
  collects: boolean;
  /** `speak()` throws. */
  throws: boolean;
}

/** A good browser. */
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
