import { estimatedTimes } from '../text/timeline.js';
import type { Span } from '../text/span.js';
import { splitWords } from '../text/words.js';
import type { Mark, Utterance } from './engine.js';
import type { Paces } from './pace.js';

/** Whether a voice tells of its words: `wrong` where it tells what is not so. */
export interface VoiceManners {
  words: 'unknown' | 'told' | 'none' | 'wrong';
  /** Utterances in a row that it told nothing of. */
  without: number;
}

/** A voice is taken for one that tells of no words after so many utterances. */
const WITHOUT = 2;
/** Until then, words are reckoned only when the voice had this long to tell of the first ones: in ms, and in their own time. */
const FIRST_WORDS_WITHIN = 900;
const FIRST_WORDS = 2;
const PATIENCE = 1.5;
/** A voice may be this far ahead of where it is reckoned to be: in words, or as a part of the text. */
const AHEAD = { words: 8, part: 0.25 } as const;
/** After so many marks in one utterance that cannot be right, a voice is not listened to. */
const STRIKES = 3;
/** A timer this late, in ms, tells of a page that stood still; what was reckoned waits as long. */
const LATE = 2000;

/** The words of one utterance, as they are told or reckoned. */
export class PacedUtterance {
  readonly #utterance: Utterance;
  readonly #paces: Paces;
  readonly #mannersOf: (voice: string) => VoiceManners;
  readonly #onMark: (mark: Mark) => void;
  readonly #words: readonly Span[];
  /** When each word is said, in seconds at rate 1. */
  readonly #times: readonly number[];
  #voice = '';
  #local = true;
  #manners: VoiceManners | undefined;
  #begins = 0;
  #beganAt = 0;
  /** When the first word of the text would have been said, in ms: before it began, where a voice is in the middle of the text. */
  #origin = 0;
  #speed = 1;
  /** The last word that was marked. */
  #at = -1;
  /** How many words the voice told of, and the last one of this attempt: one that failed may have been reckoned beyond it. */
  #told = 0;
  #toldTo = -1;
  #strikes = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    utterance: Utterance,
    paces: Paces,
    mannersOf: (voice: string) => VoiceManners,
    onMark: (mark: Mark) => void,
  ) {
    const { text, lang } = utterance;
    this.#utterance = utterance;
    this.#paces = paces;
    this.#mannersOf = mannersOf;
    this.#onMark = onMark;
    this.#words = splitWords(text, lang);
    const times = estimatedTimes(text);
    this.#times = this.#words.map(({ start }) => times[start]!);
  }

  /** The engine reached a stretch of the text, or only tells that it has begun. */
  hear(mark: Mark): void {
    const offset = mark.start - this.#utterance.source.start;
    if (mark.start === mark.end || !this.#begins) this.#begin(mark, offset);
    if (mark.start < mark.end && this.#manners?.words !== 'wrong') this.#hearWord(offset, !!mark.estimated);
  }

  /** From here on it is said at another rate: how long it takes says nothing of either. */
  adjust(): void {
    this.#begins += 1;
  }

  /** All was said. */
  said(): void {
    const manners = this.#manners;
    if (!manners) return;
    const { text, rate } = this.#utterance;
    // Said in several attempts, its time says nothing.
    if (this.#begins === 1) this.#paces.learn(this.#voice, rate, text, performance.now() - this.#beganAt, !this.#local);
    if (manners.words !== 'unknown' || this.#told > 0 || this.#words.length < FIRST_WORDS) return;
    manners.without += 1;
    if (manners.without >= WITHOUT) manners.words = 'none';
  }

  over(): void {
    clearTimeout(this.#timer);
  }

  #begin(mark: Mark, offset: number): void {
    const { voice, rate } = this.#utterance;
    const from = this.#wordAt(offset);
    this.#begins += 1;
    this.#toldTo = from - 1;
    this.#voice = mark.voice?.id ?? voice?.id ?? '';
    this.#local = mark.voice?.local ?? true;
    this.#manners = this.#mannersOf(this.#voice);
    this.#speed = this.#paces.speed(this.#voice, rate);
    this.#beganAt = performance.now();
    this.#origin = this.#beganAt - this.#later(from);
    const { start } = mark;
    this.#onMark({ ...mark, end: start });
    if (this.#manners.words === 'told') return;
    const patience = Math.max(FIRST_WORDS_WITHIN, PATIENCE * (this.#later(from + FIRST_WORDS) - this.#later(from)));
    this.#reckonIn(this.#manners.words === 'unknown' ? patience : 0);
  }

  #hearWord(offset: number, estimated: boolean): void {
    const word = this.#wordAt(offset);
    const allowed = Math.max(AHEAD.words, AHEAD.part * this.#words.length);
    if (word < this.#toldTo - 1 || word > Math.max(this.#at, this.#reckoned(performance.now())) + allowed) {
      this.#strikes += 1;
      if (this.#strikes >= STRIKES) {
        this.#manners!.words = 'wrong';
        this.#reckonIn(0);
      }
      return;
    }
    clearTimeout(this.#timer);
    this.#told += 1;
    this.#toldTo = word;
    this.#manners!.words = 'told';
    this.#mark(word, estimated);
  }

  #mark(word: number, estimated: boolean): void {
    const span = this.#words[word];
    if (!span || word <= this.#at) return;
    this.#at = word;
    const { start } = this.#utterance.source;
    this.#onMark({ start: start + span.start, end: start + span.end, ...(estimated && { estimated }) });
  }

  #reckonIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    const due = performance.now() + milliseconds;
    this.#timer = setTimeout(() => this.#reckon(due), milliseconds);
  }

  #reckon(due: number): void {
    const now = performance.now();
    if (now - due > LATE) this.#origin += now - due;
    this.#mark(this.#reckoned(now), true);
    // The last word is not left before the voice is.
    if (this.#at + 1 < this.#words.length) this.#reckonIn(Math.max(0, this.#origin + this.#later(this.#at + 1) - now));
  }

  /** Ms from the first word to this one. */
  #later(word: number): number {
    const time = this.#times[Math.min(word, this.#times.length - 1)] ?? 0;
    return (1000 * time) / this.#speed;
  }

  /** The word that is being said at a time, as far as can be reckoned. */
  #reckoned(now: number): number {
    let word = Math.max(this.#at, 0);
    while (word + 1 < this.#words.length && this.#origin + this.#later(word + 1) <= now) word += 1;
    return word;
  }

  /** The word at an offset, or the next one: a platform may point at a space, or into the middle of a character. */
  #wordAt(offset: number): number {
    const found = this.#words.findIndex(({ end }) => end > offset);
    return found === -1 ? this.#words.length : found;
  }
}
