import type { Sound } from '../audio/types.js';
import type { SynthesisQueue } from './synthesis-queue.js';
import type { Speech } from './synthesis.js';
import { encodeWav } from './wav.js';

/**
 * Texts that are already synthesized are joined to one sound of so many seconds, in which they
 * follow one another without a gap.
 */
const MAX_DURATION = 30;
/**
 * Speech that starts at a word starts this much earlier, in seconds, so that the word is complete.
 */
const LEAD_IN = 0.02;

/** The part of a sound in which a text is spoken, in seconds. */
interface Clip {
  readonly text: string;
  readonly speech: Speech;
  readonly from: number;
  readonly to: number;
}

/** Assembles the speech of several texts to one sound. Keeps the last two sounds. */
export class SoundAssembler {
  readonly #queue: SynthesisQueue;
  #upcoming: readonly string[] = [];
  /** The clips of the present sound. */
  #clips: readonly Clip[] = [];
  /** The index of the clip that was requested last. */
  #index = 0;
  #src: string | undefined;
  #previousSrc: string | undefined;

  constructor(queue: SynthesisQueue) {
    this.#queue = queue;
  }

  /** Sets the texts that will be requested, in order, from the present one on. */
  setUpcoming(texts: readonly string[]): void {
    this.#upcoming = texts;
  }

  /**
   * If a text is the rest of the last one from a word on: the last one, and the offset (UTF-16) of
   * the rest. Otherwise the text itself.
   */
  fullTextOf(text: string): { whole: string; offset: number } {
    const last = this.#clips[this.#index]?.text ?? '';
    const offset = last.length - text.length;
    const isRest =
      offset > 0 &&
      last.endsWith(text) &&
      !/[A-Za-z0-9][A-Za-z0-9]/.test(last.slice(offset - 1, offset + 1));
    return isRest ? { whole: last, offset } : { whole: text, offset: 0 };
  }

  /** A sound for a text from an offset (UTF-16) on. The offsets of its marks count from there. */
  soundOf(text: string, speech: Speech, offset = 0): Sound {
    this.#goTo(text, speech);
    const clip = this.#clips[this.#index]!;
    const words = speech.words.filter(({ start }) => start >= offset);
    const start = offset > 0 && words[0] ? Math.max(0, words[0].time - LEAD_IN) : 0;
    const isLast = this.#index === this.#clips.length - 1;
    return {
      src: this.#src!,
      from: clip.from + start,
      to: isLast ? undefined : clip.to,
      marks: words.map((word) => ({
        start: word.start - offset,
        end: word.end - offset,
        time: clip.from + word.time,
      })),
    };
  }

  /** Frees all sounds. */
  dispose(): void {
    for (const src of [this.#src, this.#previousSrc]) if (src) URL.revokeObjectURL(src);
    this.#src = this.#previousSrc = undefined;
    this.#clips = [];
    this.#index = 0;
  }

  #goTo(text: string, speech: Speech): void {
    for (const index of [this.#index, this.#index + 1]) {
      const clip = this.#clips[index];
      if (clip?.text !== text || clip.speech !== speech) continue;
      this.#index = index;
      return;
    }
    this.#assemble(text, speech);
  }

  /** Joins a text and the upcoming ones that are already synthesized. */
  #assemble(text: string, speech: Speech): void {
    const clips: Clip[] = [];
    const append = (clipText: string, clipSpeech: Speech) => {
      const from = clips.at(-1)?.to ?? 0;
      const to = from + clipSpeech.samples.length / clipSpeech.sampleRate;
      clips.push({ text: clipText, speech: clipSpeech, from, to });
    };
    append(text, speech);
    const first = this.#upcoming.indexOf(text);
    for (const next of first === -1 ? [] : this.#upcoming.slice(first + 1)) {
      const cached = this.#queue.get(next);
      if (!cached || clips.at(-1)!.to > MAX_DURATION) break;
      append(next, cached);
    }
    const samples = clips.map((clip) => clip.speech.samples);
    if (this.#previousSrc) URL.revokeObjectURL(this.#previousSrc);
    this.#previousSrc = this.#src;
    this.#src = URL.createObjectURL(encodeWav(samples, speech.sampleRate));
    this.#clips = clips;
    this.#index = 0;
  }
}
