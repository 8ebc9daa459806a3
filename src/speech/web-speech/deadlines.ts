import { estimatedSeconds } from '../../text/timeline.js';

/*
 * How long a voice may take before it counts as stuck. All times are in ms; in brackets, the browser's source file or the report that a
 * number is known from.
 */

/** A voice must start within this many ms. 1.5 s was too short for others (Notalib/flutter_readium#236). */
const START_WITHIN = 4000;
/** One on the network. Google's take up to half a second, where the network is good. */
const START_WITHIN_ONLINE = 8000;
/** Android's voices on ChromeOS load for up to a minute, the first time (readium/speech, docs/WebSpeech.md). */
const START_WITHIN_LOADING = 20_000;
const LOADING_VOICE = /^Android Speech/;
/** An end that was not announced by `start` this soon was no speech: a muted tab ends all at once (Chromium, speech_synthesis_impl.cc). */
const PHANTOM_WITHIN = 150;
/** The fastest speed-up assumed of a voice, 4, with as much again for safety: divides the estimated time of a phantom end. */
const PHANTOM_DIVISOR = 16;
/**
 * No voice says a text this many times as fast as estimated and asked for, and none that is known in this part of its time. Firefox calls it an end
 * when something else takes the voice (Gecko, nsSpeechTask.cpp), and old Safari ends one utterance for another (WebKit/WebKit#60457).
 */
const PREMATURE_DIVISOR = 4;
const PREMATURE_MEASURED = 0.4;
/** A voice not known yet may take this many times its estimated time, and a few ms, before it counts as stuck; and a known one. */
const END_FACTOR = 2.5;
const END_FACTOR_MEASURED = 1.8;
const END_SLACK = 4000;
const END_AT_LEAST = 6000;
/** Windows voices are slower than the rate asked for, by this exponent: log10 3 (Chromium, tts_win_utils.cc). */
const SLOWEST_RATE_EXPONENT = 0.47;

/** How a voice is known to speak: `speed` times as fast as the estimate; 0 for one that is not known. */
export interface UtteranceRate {
  readonly requested: number;
  readonly measured: number;
}

/** When a voice must have started. */
export function startWithin(options: { online: boolean; name: string; first: boolean; hidden: boolean }): number {
  const { online, name, first, hidden } = options;
  if (LOADING_VOICE.test(name)) return START_WITHIN_LOADING;
  const usual = online ? START_WITHIN_ONLINE : START_WITHIN;
  return usual * (first ? 2 : 1) + (hidden ? START_WITHIN : 0);
}

/** When a voice that has still `text` to say must have ended. */
export function endWithin(text: string, { requested, measured }: UtteranceRate): number {
  const seconds = estimatedSeconds(text);
  const slowest = requested > 1 ? requested ** SLOWEST_RATE_EXPONENT : requested;
  const longest = measured > 0 ? (END_FACTOR_MEASURED * seconds) / measured : (END_FACTOR * seconds) / slowest;
  return Math.max(END_AT_LEAST, END_SLACK + 1000 * longest);
}

/** How long `text` takes, by what is known of the voice. */
export function expectedDuration(text: string, { requested, measured }: UtteranceRate): number {
  return (1000 * estimatedSeconds(text)) / (measured || requested);
}

/** An end this soon after the start is one of something else, not of all of `text`. */
export function prematureWithin(text: string, rate: UtteranceRate): number {
  return rate.measured
    ? PREMATURE_MEASURED * expectedDuration(text, rate)
    : (1000 * estimatedSeconds(text)) / (PREMATURE_DIVISOR * Math.max(1, rate.requested));
}

/** An end without a start that comes sooner than this was no speech. */
export function phantomWithin(text: string): number {
  return Math.max(PHANTOM_WITHIN, (1000 * estimatedSeconds(text)) / PHANTOM_DIVISOR);
}
