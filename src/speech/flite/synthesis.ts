import { normalise } from './normalise.js';
import { runCommand } from './wasi.js';
import { wordTimes, type Phone, type WordTime } from './word-times.js';

/** The speech of a text: one channel of 16-bit samples, and the start of each word. */
export interface Speech {
  readonly samples: Int16Array<ArrayBuffer>;
  /** Samples a second. */
  readonly sampleRate: number;
  /** Times in seconds. The ranges are UTF-16 offsets in the text as it was passed. */
  readonly words: readonly WordTime[];
}

/** The only voice that the module contains. */
const VOICE = 'slt';
const OUTPUT = '/o.wav';
/**
 * How much of the synthesizer's silence before the first and after the last sound is kept, in
 * seconds.
 */
const LEAD = 0.04;
const TAIL = 0.06;
/**
 * The pause after a sentence, and after a part of one, in seconds. Chosen by hand: the
 * synthesizer's own is 0.4.
 */
const AFTER_SENTENCE = 0.32;
const AFTER_PART = 0.12;
const SENTENCE_END = /[.!?…]["')\]\s]*$/;
const SPOKEN = /[A-Za-z0-9]/;
const SAMPLE_RATE = 16_000;
/** The offset of the sample rate in a WAV file, and the size of its header, in bytes. */
const RATE_AT = 24;
const HEADER = 44;

/**
 * Synthesizes a text of about 300 characters at most. A text without letters and digits is a short
 * silence.
 * @param lang BCP 47: the region decides how dates and numbers are read
 * @throws what the module throws
 */
export function synthesize(module: WebAssembly.Module, text: string, lang = 'en'): Speech {
  const normal = normalise(text, lang);
  const ascii = normal.text;
  if (!SPOKEN.test(ascii))
    return { samples: silence(AFTER_PART), sampleRate: SAMPLE_RATE, words: [] };
  const { file, printed } = runCommand(module, [
    'flite',
    '-voice',
    VOICE,
    '-psdur',
    '-t',
    ascii,
    '-o',
    OUTPUT,
  ]);
  const phones = phonesOf(printed);
  const { samples, sampleRate } = samplesOf(file);
  const sounds = phones.filter(({ name }) => name !== 'pau');
  const last = sounds.at(-1)?.end ?? 0;
  const first = phones[0]?.name === 'pau' ? phones[0].end : 0;
  const from = Math.max(0, first - LEAD);
  const words = onceEach(
    wordTimes(ascii, phones).map(({ start, end, time }) => ({
      ...normal.toSource({ start, end }),
      time: Math.max(0, time - from),
    })),
  );
  const rest = SENTENCE_END.test(ascii) ? AFTER_SENTENCE : AFTER_PART;
  const kept = samples.subarray(
    Math.round(from * sampleRate),
    Math.round((last + TAIL) * sampleRate),
  );
  return { samples: withRest(kept, sampleRate, rest), sampleRate, words };
}

/** Of several spoken words for one written word, such as a number, the first. */
function onceEach(words: readonly WordTime[]): WordTime[] {
  return words.filter(({ start, end }, i) => {
    const before = words[i - 1];
    return end > start && (before?.start !== start || before.end !== end);
  });
}

/** Parses the output of `-psdur`: `pau:0.223 ih:0.318 …`. */
function phonesOf(printed: string): Phone[] {
  return Array.from(printed.matchAll(/([a-z]+):([\d.]+)/g), ([, name, end]) => ({
    name: name!,
    end: Number(end),
  }));
}

function samplesOf(file: Uint8Array): { samples: Int16Array; sampleRate: number } {
  if (file.length < HEADER) throw new Error('The synthesizer wrote nothing.');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const samples = new Int16Array(Math.floor((file.length - HEADER) / 2));
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(HEADER + 2 * i, true);
  return { samples, sampleRate: view.getUint32(RATE_AT, true) };
}

/** The samples with a pause of `rest` seconds behind them. They fade out, to avoid a click. */
function withRest(samples: Int16Array, rate: number, rest: number): Int16Array<ArrayBuffer> {
  const result = new Int16Array(samples.length + Math.round(rest * rate));
  result.set(samples);
  const fade = Math.min(samples.length, Math.round((TAIL * rate) / 2));
  for (let i = 0; i < fade; i++) result[samples.length - 1 - i]! *= i / fade;
  return result;
}

function silence(seconds: number): Int16Array<ArrayBuffer> {
  return new Int16Array(Math.round(seconds * SAMPLE_RATE));
}
