import type { Sound } from '../audio/audio-output.js';
import type { Clips } from './synthesis-queue.js';
import type { Speech } from './synthesis.js';
import { wavOf } from './wav.js';

/** Texts that are there are put together in one sound of so many seconds: within it they follow one another without a gap. */
const TOGETHER = 30;
/** A word is begun this much before its time, in seconds, so that nothing of it is missed. */
const BEFORE_WORD = 0.02;

/** Where in a sound a text is said, in seconds. */
interface Place {
  readonly text: string;
  readonly speech: Speech;
  readonly from: number;
  readonly to: number;
}

/** What was made of texts, as sounds that can be played: a few texts in one. Two sounds are kept at most. */
export class Sounds {
  readonly #clips: Clips;
  #order: readonly string[] = [];
  #places: readonly Place[] = [];
  #at = 0;
  #src: string | undefined;
  #before: string | undefined;

  constructor(clips: Clips) {
    this.#clips = clips;
  }

  /** What follows what is being said, in order. */
  expect(texts: readonly string[]): void {
    this.#order = texts;
  }

  /** The whole of a text that was said last and ends with this one, and where this one begins in it; or the text itself. */
  wholeOf(text: string): { whole: string; offset: number } {
    const last = this.#places[this.#at]?.text ?? '';
    const offset = last.length - text.length;
    const isRest =
      offset > 0 && last.endsWith(text) && !/[A-Za-z0-9][A-Za-z0-9]/.test(last.slice(offset - 1, offset + 1));
    return isRest ? { whole: last, offset } : { whole: text, offset: 0 };
  }

  /** Speech for a text, from an offset (UTF-16) on. Marks are offsets into the text that is asked for. */
  soundOf(text: string, speech: Speech, offset = 0): Sound {
    this.#turnTo(text, speech);
    const place = this.#places[this.#at]!;
    const words = speech.words.filter(({ start }) => start >= offset);
    const start = offset > 0 && words[0] ? Math.max(0, words[0].time - BEFORE_WORD) : 0;
    const isLast = this.#at === this.#places.length - 1;
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
  end(): void {
    for (const src of [this.#src, this.#before]) if (src) URL.revokeObjectURL(src);
    this.#src = this.#before = undefined;
    this.#places = [];
    this.#at = 0;
  }

  #turnTo(text: string, speech: Speech): void {
    for (const at of [this.#at, this.#at + 1]) {
      const place = this.#places[at];
      if (place?.text !== text || place.speech !== speech) continue;
      this.#at = at;
      return;
    }
    this.#make(text, speech);
  }

  /** A sound of this text, and of those behind it that are there already. */
  #make(text: string, speech: Speech): void {
    const places: Place[] = [];
    const add = (what: string, said: Speech) => {
      const from = places.at(-1)?.to ?? 0;
      places.push({ text: what, speech: said, from, to: from + said.samples.length / said.sampleRate });
    };
    add(text, speech);
    const first = this.#order.indexOf(text);
    for (const next of first === -1 ? [] : this.#order.slice(first + 1)) {
      const said = this.#clips.made(next);
      if (!said || places.at(-1)!.to > TOGETHER) break;
      add(next, said);
    }
    const samples = places.map((place) => place.speech.samples);
    if (this.#before) URL.revokeObjectURL(this.#before);
    this.#before = this.#src;
    this.#src = URL.createObjectURL(wavOf(samples, speech.sampleRate));
    this.#places = places;
    this.#at = 0;
  }
}
