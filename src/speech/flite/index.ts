import { splitClauses } from '../../text/clauses.js';
import { estimatedSeconds } from '../../text/timeline.js';
import { AudioOutput, type Playing } from '../audio/audio-output.js';
import { SpeechError } from '../speech-error.js';
import type { Loading, Mark, SpeechEngine, Utterance, Voice, VoiceKey } from '../types.js';
import { resolveUrl } from './resolve-url.js';
import { VOICE_BYTES, VOICE_SHA256, VOICE_URL, WORKER_URL } from './assets.js';
import { SynthesisQueue } from './synthesis-queue.js';
import { canSynthesize, FLITE_NAME, isSlt, SLT, supportsLanguage, type EmbeddedVoiceChoice } from './embedded-voice.js';
import { SoundAssembler } from './sound-assembler.js';
import { CspMonitor } from './csp-monitor.js';
import { failureOf, Synthesizer } from './synthesizer.js';

export { SLT } from './embedded-voice.js';

/** The longest text that is made at once, in UTF-16 code units: its time and memory grow with it (600 words took 16 s and 168 MB). */
const MAX_PART_LENGTH = 300;
/** So much of what comes next is made while something is said: seconds at rate 1, and texts. */
const AHEAD = { seconds: 25, texts: 6 } as const;

/** How the synthesizer is made. */
export interface FliteOptions {
  /** What sounds; one that was unlocked in a press may sound later. Left out: one of its own. */
  readonly audio?: HTMLAudioElement;
  /** Asked before the voice is loaded over the network: whether that may be. Left out: it may. */
  readonly choice?: () => EmbeddedVoiceChoice;
  /** Where the worker and the voice lie, where a bundler has moved them. Left out: beside the module. */
  readonly workerUrl?: URL | string;
  readonly voiceUrl?: URL | string;
}

/**
 * CMU Flite, which speaks English alone, in the browser itself: nothing leaves the device. The voice, some 3 MB, is loaded by the first
 * `speak()`, and kept by the browser. Throws, beside what an engine throws, `download` where it may not load the voice, and `blocked` where
 * the page's security policy forbids it.
 */
export class FliteEngine implements SpeechEngine {
  readonly name = FLITE_NAME;
  readonly playsAudio = true;
  readonly #output: AudioOutput;
  readonly #synthesizer: Synthesizer;
  readonly #queue: SynthesisQueue;
  readonly #assembler: SoundAssembler;
  /** What is being said, to take a new rate or loudness. */
  #playing: (Playing & { rate: number; volume: number }) | undefined;
  /** The rest of what is being said, and what comes after it. */
  #remaining: string[] = [];
  #next: string[] = [];
  /** Whether what is being said is made: before, nothing else is. */
  #isCurrentReady = false;

  constructor({ audio, choice = () => 'load', workerUrl = WORKER_URL, voiceUrl = VOICE_URL }: FliteOptions = {}) {
    const file = { url: resolveUrl(voiceUrl), bytes: VOICE_BYTES, sha256: VOICE_SHA256 };
    this.#output = new AudioOutput(audio);
    this.#synthesizer = new Synthesizer(resolveUrl(workerUrl), file, () => mayLoad(choice()));
    this.#queue = new SynthesisQueue((text) => this.#synthesizer.synthesize(text));
    this.#assembler = new SoundAssembler(this.#queue);
  }

  available(): boolean {
    return canSynthesize();
  }

  async voices(): Promise<readonly Voice[]> {
    return [SLT];
  }

  supportsVoice(voice: VoiceKey): boolean {
    return isSlt(voice);
  }

  supportsLanguage(lang: string): boolean {
    return supportsLanguage(lang);
  }

  unlock(): void {
    this.#output.unlock();
  }

  /** Gives its memory back; it may be used again. */
  end(): void {
    this.#output.rest();
    this.#assembler.dispose();
    this.#synthesizer.end();
  }

  adjust({ rate, volume }: Pick<Utterance, 'rate' | 'volume'>): boolean {
    if (!this.#playing) return false;
    Object.assign(this.#playing, { rate, volume });
    this.#output.adjust(this.#playing);
    return true;
  }

  prepareNext(next: Iterable<Utterance>): void {
    const texts: string[] = [];
    let seconds = 0;
    for (const { text, lang } of next) {
      if (!supportsLanguage(lang)) continue;
      const parts = partsOf(text);
      texts.push(...parts);
      seconds += estimatedSeconds(text);
      if (seconds > AHEAD.seconds || texts.length >= AHEAD.texts) break;
    }
    this.#next = texts;
    this.#prefetch();
  }

  async speak(
    utterance: Utterance,
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
    onLoading: (loading: Loading) => void = () => {},
  ): Promise<void> {
    signal.throwIfAborted();
    const { text, lang, rate, volume } = utterance;
    if (!supportsLanguage(lang))
      throw new SpeechError('no-voice', `The embedded voice speaks English, not ${lang}.`, lang);
    this.unlock();
    const parts = this.#partsToSpeak(text);
    this.#setCurrent(parts.map(({ whole }) => whole));
    const playing = (this.#playing = { rate, volume, lang, onMark: () => {} });
    try {
      await this.#synthesizer.ready(onLoading, signal);
      let start = utterance.source.start;
      for (const { part, whole, offset } of parts) {
        await this.#speakPart(whole, offset, playing, { start, onMark, signal });
        start += part.length;
        this.#remaining.shift();
      }
    } finally {
      if (this.#playing === playing) this.#playing = undefined;
    }
  }

  async #speakPart(
    whole: string,
    offset: number,
    playing: Playing,
    { start, onMark, signal }: { start: number; onMark: (mark: Mark) => void; signal: AbortSignal },
  ): Promise<void> {
    const speech = this.#queue.get(whole) ?? (await this.#queue.request(whole));
    signal.throwIfAborted();
    this.#isCurrentReady = true;
    this.#prefetch();
    const sound = this.#assembler.soundOf(whole, speech, offset);
    const told = Object.assign(playing, {
      onBegin: () => onMark({ start, end: start, voice: SLT }),
      onMark: (mark: Mark) => onMark({ start: start + mark.start, end: start + mark.end }),
    });
    const policy = new CspMonitor();
    try {
      await this.#output.play(sound, told, signal);
    } catch (error) {
      throw signal.aborted ? error : failureOf(error, policy.requiredDirective(error));
    } finally {
      policy.stop();
    }
  }

  /** These are said now; if they were what came next, what was to come behind them still is. */
  #setCurrent(texts: string[]): void {
    const isNext = texts.every((text, i) => text === this.#next[i]);
    this.#next = isNext ? this.#next.slice(texts.length) : [];
    this.#remaining = texts;
    this.#isCurrentReady = false;
  }

  #prefetch(): void {
    const texts = [...this.#remaining, ...this.#next];
    this.#assembler.setUpcoming(texts);
    if (this.#playing && this.#isCurrentReady) this.#queue.prefetch(texts);
  }

  /** The parts that are said one after the other; the first may be the rest of what was said before. */
  #partsToSpeak(text: string): { part: string; whole: string; offset: number }[] {
    const { whole, offset } = this.#assembler.fullTextOf(text);
    if (offset > 0) return [{ part: text, whole, offset }];
    return partsOf(text).map((part) => ({ part, whole: part, offset: 0 }));
  }
}

/** They cover the text. */
function partsOf(text: string): string[] {
  return splitClauses(text, MAX_PART_LENGTH, 'en').map(({ start, end }) => text.slice(start, end));
}

/** Whether a voice may be loaded without asking. */
function mayLoad(choice: EmbeddedVoiceChoice): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return choice === 'load' || (choice === 'auto' && !connection?.saveData);
}
