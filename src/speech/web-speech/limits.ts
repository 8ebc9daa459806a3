import { estimatedSeconds } from '../../text/timeline.js';

/**
 * The longest utterance, in UTF-16 code units. Android refuses some 4,000 (TextToSpeech.getMaxSpeechInputLength), others 32,767 (Web Speech
 * API); far below both, because an end that a browser loses is missed only after a time that grows with the text.
 */
const MAX_LENGTH = 1000;
/**
 * The longest utterance of a voice on the network, in seconds: Chrome's broke off after 14 to 15, with no event at all (crbug.com/679437,
 * crbug.com/40747712). The rest is for a voice slower than the estimate.
 */
const ONLINE_SECONDS = 12;
/** Such a voice speaks no faster than this, whatever the rate (Chromium, network_speech_synthesis/mv3/tts_extension.js). */
const ONLINE_RATE = 2;
/** Rates that a platform takes (Web Speech API, 4.2.3). */
const RATES = { min: 0.1, max: 10 } as const;

/** How many code units of a text like `text` can be said at once, by a voice of the device or by one on the network. */
export function maxUtteranceLength(text: string, rate: number, online: boolean): number {
  return online ? Math.min(MAX_LENGTH, lengthWithin(ONLINE_SECONDS * Math.min(rate, ONLINE_RATE), text)) : MAX_LENGTH;
}

/** The rate that a voice of either kind is asked for. Chromium throws at what is no number. */
export function platformRate(rate: number, online: boolean): number {
  const { min, max } = RATES;
  return Number.isFinite(rate) ? Math.min(Math.max(rate, min), online ? ONLINE_RATE : max) : 1;
}

/**
 * How many code units of a text like `text`, at least 1, are said in so many seconds at rate 1: of all of it, and of each stretch, because
 * some hold more digits than others.
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
 * What a text must not hold, one character for one, so that offsets hold: `&`, `<` and `>` stop some Microsoft voices
 * (HadrienGardeur/read-aloud-best-practices#8), `[[` is a command of macOS (Gecko, OSXSpeechSynthesizerService.mm), a line break a pause.
 */
export function replaceControlCharacters(text: string): string {
  return text.replace(/[&<>\n\r\t\u2028\u2029]|\[(?=\[)|(?<=\[)\[|\](?=\])|(?<=\])\]/g, ' ');
}
