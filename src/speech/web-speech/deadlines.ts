import { estimatedSeconds } from '../../text/timeline.js';

/*
 * How long an utterance may take before it counts as stuck. All times are in ms. The source of each
 * constant is in parentheses: a file of the browser's source, or a report.
 */

/**
 * A voice must start within this time. 1.5 s was too short for another library
 * (Notalib/flutter_readium#236).
 */
const START_WITHIN = 4000;
/** An online voice. Google's take up to 0.5 s on a good network. */
const START_WITHIN_ONLINE = 8000;
/**
 * Android voices on ChromeOS load for up to a minute at first (readium/speech, docs/WebSpeech.md).
 */
const START_WITHIN_LOADING = 20_000;
const LOADING_VOICE = /^Android Speech/;
/**
 * An end without a start this soon means that nothing was spoken: in a muted tab, utterances end at
 * once (Chromium, speech_synthesis_impl.cc).
 */
const PHANTOM_WITHIN = 150;
/**
 * Divides the estimated time of such an end: voices are up to 4 times as fast as estimated, and
 * another factor of 4 for safety.
 */
const PHANTOM_DIVISOR = 16;
/**
 * An utterance that ends sooner than this was cut off. No voice is that many times as fast as
 * estimated and requested, and no measured voice takes only this share of its time. Firefox fires
 * an end event when something else takes the voice (Gecko, nsSpeechTask.cpp), and old Safari ends
 * the wrong utterance (WebKit/WebKit#60457).
 */
const PREMATURE_DIVISOR = 4;
const PREMATURE_MEASURED = 0.4;
/**
 * A voice is stuck after this multiple of its estimated time, and some ms. The second multiple is
 * for a measured voice.
 */
const END_FACTOR = 2.5;
const END_FACTOR_MEASURED = 1.8;
const END_SLACK = 4000;
const END_AT_LEAST = 6000;
/**
 * Windows voices are slower than requested: the rate to this power, log10 3 (Chromium,
 * tts_win_utils.cc).
 */
const SLOWEST_RATE_EXPONENT = 0.47;

/** The rate of an utterance. */
export interface UtteranceRate {
  /** The rate that the voice was asked for. */
  readonly requested: number;
  /** How many times as fast as estimated the voice speaks at it. 0: not measured. */
  readonly measured: number;
}

/** The time within which a voice must start. */
export function startWithin(options: {
  online: boolean;
  name: string;
  first: boolean;
  hidden: boolean;
}): number {
  const { online, name, first, hidden } = options;
  if (LOADING_VOICE.test(name)) return START_WITHIN_LOADING;
  const usual = online ? START_WITHIN_ONLINE : START_WITHIN;
  return usual * (first ? 2 : 1) + (hidden ? START_WITHIN : 0);
}

/** The time within which the rest of an utterance must end. */
export function endWithin(text: string, { requested, measured }: UtteranceRate): number {
  const seconds = estimatedSeconds(text);
  const slowest = requested > 1 ? requested ** SLOWEST_RATE_EXPONENT : requested;
  const longest =
    measured > 0 ? (END_FACTOR_MEASURED * seconds) / measured : (END_FACTOR * seconds) / slowest;
  return Math.max(END_AT_LEAST, END_SLACK + 1000 * longest);
}

/** The time that a text probably takes. */
export function expectedDuration(text: string, { requested, measured }: UtteranceRate): number {
  return (1000 * estimatedSeconds(text)) / (measured || requested);
}

/** An utterance that ends sooner than this after its start was cut off. */
export function prematureWithin(text: string, rate: UtteranceRate): number {
  return rate.measured
    ? PREMATURE_MEASURED * expectedDuration(text, rate)
    : (1000 * estimatedSeconds(text)) / (PREMATURE_DIVISOR * Math.max(1, rate.requested));
}

/** An utterance that ends without a start, sooner than this after `speak()`, was not spoken. */
export function phantomWithin(text: string): number {
  return Math.max(PHANTOM_WITHIN, (1000 * estimatedSeconds(text)) / PHANTOM_DIVISOR);
}
