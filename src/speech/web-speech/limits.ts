import { estimatedSeconds } from '../../text/timeline.js';

/**
 * The longest utterance, in UTF-16 code units. Android takes about 4,000
 * (TextToSpeech.getMaxSpeechInputLength), others 32,767 (Web Speech API). This is much shorter,
 * because a lost end event is noticed only after a time that grows with the text.
 */
const MAX_LENGTH = 1000;
/**
 * The longest utterance of an online voice, in seconds. Chrome's stopped after 14 to 15 s without
 * an event (crbug.com/679437, crbug.com/40747712). The difference allows for a voice that is slower
 * than the estimate.
 */
const ONLINE_SECONDS = 12;
/**
 * Chrome's online voices are no faster than this, whatever the rate (Chromium,
 * network_speech_synthesis/mv3/tts_extension.js).
 */
const ONLINE_RATE = 2;
/** The rates that a platform accepts (Web Speech API, 4.2.3). */
const RATES = { min: 0.1, max: 10 } as const;

/** The longest utterance for a text like `text`, in UTF-16 code units. */
export function maxUtteranceLength(text: string, rate: number, online: boolean): number {
  return online
    ? Math.min(MAX_LENGTH, lengthWithin(ONLINE_SECONDS * Math.min(rate, ONLINE_RATE), text))
    : MAX_LENGTH;
}

/** The nearest rate that the platform accepts. Chromium throws if a rate is not a number. */
export function platformRate(rate: number, online: boolean): number {
  const { min, max } = RATES;
  return Number.isFinite(rate) ? Math.min(Math.max(rate, min), online ? ONLINE_RATE : max) : 1;
}

/**
 * How many code units of `text`, at least 1, take at most so many seconds at rate 1. This holds for
 * each part of the text, because some parts have more digits than others.
 */
function lengthWithin(seconds: number, text: string): number {
  let length = Math.floor((text.length * seconds) / estimatedSeconds(text));
  while (length > 1 && length < text.length) {
    let longest = 0;
    for (let start = 0; start < text.length; start += Math.ceil(length / 2)) {
      longest = Math.max(longest, estimatedSeconds(text.slice(start, start + length)));
    }
    if (longest <= seconds) break;
    length = Math.floor((length * seconds) / longest);
  }
  return Math.max(1, length);
}

/**
 * Replaces characters that a platform interprets by spaces, one for one, so that offsets stay. `&`,
 * `<` and `>` stop some Microsoft voices (HadrienGardeur/read-aloud-best-practices#8), `[[` starts
 * a command on macOS (Gecko, OSXSpeechSynthesizerService.mm), and a line break is a pause.
 */
export function replaceControlCharacters(text: string): string {
  return text.replace(/[&<>\n\r\t\u2028\u2029]|\[(?=\[)|(?<=\[)\[|\](?=\])|(?<=\])\]/g, ' ');
}
