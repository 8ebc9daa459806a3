import type { Sound } from '../audio/audio-output.js';
import type { SynthesisQueue } from './synthesis-queue.js';
import type { Speech } from './synthesis.js';
import { encodeWav } from './wav.js';

/** Texts that are there are put together in one sound of so many seconds: within it they follow one another without a gap. */
const MAX_DURATION = 30;
/** A word is begun this much before its time, in seconds, so that nothing of it is missed. */
const LEAD_IN = 0.02;

/** Where in a sound a text is said, in seconds. */
interface Clip {
  readonly text: string;
  readonly speech: Speech;
  readonly from: number;
  readonly to: number;
}

/** What was made of texts, as sounds that can be played: a few texts in one. Two sounds are kept at most. */
export class SoundAssembler {
  readonly #queue: SynthesisQueue;
  #upcoming: readonly string[] = [];
  #clips: readonly Clip[] = [];
  #index = 0;
  #src: string | undefined;
  #previousSrc: string | undefined;

  constructor(clips: SynthesisQueue) {
    this.#queue = clips;
  }

  /** What follows what is being said, in order. */
  setUpcoming(texts: readonly string[]): void {
    this.#upcoming = texts;
  }

  /** The whole of a text that was said last and ends with this one, and where this one begins in it; or the text itself. */
  fullTextOf(text: string): { whole: string; offset: number } {
    const last = this.#clips[this.#index]?.text ?? '';
    const offset = last.length - text.length;
    const isRest =
      offset > 0 && last.endsWith(text) && !/[A-Za-z0-9][A-Za-z0-9]/.test(last.slice(offset - 1, offset + 1));
    return isRest ? { whole: last, offset } : { whole: text, offset: 0 };
  }

  /** Speech for a text, from an offset (UTF-16) on. Marks are offsets into the text that is asked for. */
  soundOf(text: string, speech: Speech, offset = 0): Sound {
    this.#goTo(text, speech);
    const place = this.#clips[this.#index]!;
    const words = speech.words.filter(({ start }) => start >= offset);
    const start = offset > 0 && words[0] ? Math.max(0, words[0].time - LEAD_IN) : 0;
    const isLast = this.#index === this.#clips.length - 1;
    return {
      src: this.#src!,
      from: place.from + start,
      to: isLast ? undefined : place.to,
      marks: words.map((word) => ({
        start: word.start - offset,
        end: word.end - offset,
        time: place.from + word.time,
      })),
    };
  }

  /** Gives all of it back. */
  dispose(): void {
    for (const src of [this.#src, this.#previousSrc]) if (src) URL.revokeObjectURL(src);
    this.#src = this.#previousSrc = undefined;
    this.#clips = [];
    this.#index = 0;
  }

  #goTo(text: string, speech: Speech): void {
    for (const at of [this.#index, this.#index + 1]) {
      const place = this.#clips[at];
      if (place?.text !== text || place.speech !== speech) continue;
      this.#index = at;
      return;
    }
    this.#assemble(text, speech);
  }

  /** A sound of this text, and of those behind it that are there already. */
  #assemble(text: string, speech: Speech): void {
    const places: Clip[] = [];
    const add = (what: string, said: Speech) => {
      const from = places.at(-1)?.to ?? 0;
      places.push({ text: what, speech: said, from, to: from + said.samples.length / said.sampleRate });
    };
    add(text, speech);
    const first = this.#upcoming.indexOf(text);
    for (const next of first === -1 ? [] : this.#upcoming.slice(first + 1)) {
      const said = this.#queue.get(next);
      if (!said || places.at(-1)!.to > MAX_DURATION) break;
      add(next, said);
    }
    const samples = places.map((place) => place.speech.samples);
    if (this.#previousSrc) URL.revokeObjectURL(this.#previousSrc);
    this.#previousSrc = this.#src;
    this.#src = URL.createObjectURL(encodeWav(samples, speech.sampleRate));
    this.#clips = places;
    this.#index = 0;
  }
}
