import type { Mark, SpeechEngine } from '../speech/engine.js';
import type { Span } from '../text/span.js';
import type { Timeline } from '../text/timeline.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { Delivery } from './delivery.js';
import type { Trigger } from './events.js';
import { describeFailure, type PlayerError } from './failure.js';
import { revisedPlace, wordStart } from './revision.js';
import { asRevised, moveRun, newRun, newStart, secondsOf, type Run, type Start } from './run.js';
import { endTurn, takeTurn } from './speaker.js';
import { sentenceBeside, stepBack } from './steps.js';
import { Telling } from './telling.js';
import { utterancesFrom } from './utterances.js';

/**
 * Says a transcript, sentence by sentence. Its state is a cursor (a UTF-16 offset into the transcript) and whether a run is under way;
 * all else follows from them. Speech is never paused, only stopped: resuming, seeking and changing the rate, the volume or the voice
 * are all one thing, saying the rest anew.
 */
export class Player extends EventTarget {
  /** Speed, loudness and voice. */
  readonly delivery = new Delivery((event) => {
    if (event) this.#events.tell(event);
    this.#sayAnew();
  });
  readonly #events = new Telling(this);
  #engine: SpeechEngine;
  #transcript: Transcript | undefined;
  #timeline: Timeline | undefined;
  #cursor = 0;
  #run: Run | undefined;
  #start: Start | undefined;
  #waiting = false;
  #begun = false;
  #ended = false;
  #error: PlayerError | undefined;
  /** Whether the cursor stands where the voice reported a word, and not just where a sentence begins. */
  #onWord = false;

  constructor(engine: SpeechEngine) {
    super();
    this.#engine = engine;
  }

  get engine(): SpeechEngine {
    return this.#engine;
  }
  set engine(engine: SpeechEngine) {
    if (engine === this.#engine) return;
    this.#engine = engine;
    this.#sayAnew();
  }

  get transcript(): Transcript | undefined {
    return this.#transcript;
  }
  /** The place in the transcript, in UTF-16 code units. Never moves backwards within a run. */
  get cursor(): number {
    return this.#cursor;
  }
  get paused(): boolean {
    return !this.#run;
  }
  get ended(): boolean {
    return this.#ended;
  }
  /** Whether it has been played since the article was loaded. */
  get begun(): boolean {
    return this.#begun;
  }
  /** Whether it is between `play()` or a seek and the next sound. */
  get waiting(): boolean {
    return this.#waiting;
  }
  get error(): PlayerError | undefined {
    return this.#error;
  }
  /** Seconds at rate 1; `NaN` while there is no article. */
  get duration(): number {
    return this.#timeline?.duration ?? NaN;
  }
  /** When an offset is said, in seconds at rate 1. */
  timeAt(offset: number): number {
    return this.#timeline?.timeAt(offset) ?? 0;
  }
  /** Seconds at rate 1. */
  get currentTime(): number {
    return this.timeAt(this.#cursor);
  }
  /** Moves to the word said at that time. @throws `TypeError` when it is not a finite number. */
  set currentTime(time: number) {
    if (!Number.isFinite(time)) throw new TypeError(`currentTime must be finite, not ${String(time)}.`);
    if (this.#timeline) this.seek(this.#timeline.offsetAt(time));
  }
  /** The sentence at the cursor, once playback has begun and until it has ended. */
  get currentSentence(): Sentence | undefined {
    return this.#begun && !this.#ended ? this.#transcript?.sentenceAt(this.#cursor) : undefined;
  }
  /** The word the voice is on, where the voice tells. */
  get currentWord(): Span | undefined {
    return this.#onWord && this.currentSentence ? this.#transcript?.wordAt(this.#cursor) : undefined;
  }

  /** Takes an article; the cursor goes to its start. What was being said is stopped. */
  load(transcript: Transcript, timeline: Timeline): void {
    const before = this.#transcript;
    const wasPlaying = !this.paused;
    if (wasPlaying) this.#stop(new DOMException('Another article was loaded.', 'AbortError'));
    this.#transcript = transcript;
    this.#timeline = timeline;
    this.#cursor = 0;
    this.#begun = this.#ended = this.#onWord = false;
    this.#error = undefined;
    if (wasPlaying) this.#events.tell('pause', 'api');
    this.#events.place(this.currentSentence, this.currentWord);
    if (before) this.#events.tell('emptied');
    for (const type of ['durationchange', 'loadedmetadata', 'loadeddata', 'canplay'] as const) this.#events.tell(type);
  }

  /**
   * Takes the article as it was edited: the cursor stays with its words, and the voice goes on; a changed rest of the sentence is said anew.
   * After the end, `play()` goes on with what has come there. @returns false, with nothing done, where it is another article.
   */
  revise(transcript: Transcript, timeline: Timeline): boolean {
    const before = this.#transcript;
    const place = before && revisedPlace(before, this.#cursor, transcript);
    if (!place) return false;
    const { duration } = this;
    const offset = this.#begun || this.#cursor > 0 ? place.offset : 0;
    const anew = place.unchanged ? undefined : this.#renew();
    if (this.#run) moveRun(this.#run, offset - this.#cursor);
    this.#transcript = transcript;
    this.#timeline = timeline;
    this.#cursor = offset;
    this.#ended &&= !transcript.sentenceAt(offset);
    if (this.duration !== duration) this.#events.tell('durationchange');
    this.#events.placeIn(transcript, before, this.currentSentence, this.currentWord);
    if (anew) void this.#say(anew);
    return true;
  }

  /**
   * Starts at the cursor; after the end, from the start. The engine is reached in this very task.
   * @returns resolves at the first sound. Rejects, as an `HTMLMediaElement`'s does, with a `DOMException`: `NotAllowedError`,
   * `AbortError` when it is paused before that, or `NotSupportedError` when there is nothing to say or no voice to say it.
   */
  play(trigger: Trigger = 'api'): Promise<void> {
    if (!this.#transcript?.sentences.length) {
      return Promise.reject(new DOMException('There is nothing to read.', 'NotSupportedError'));
    }
    if (this.#run) return this.#start?.promise ?? Promise.resolve();
    if (this.#ended || !this.#transcript.sentenceAt(this.#cursor)) this.#cursor = 0;
    this.#error = undefined;
    this.#ended = false;
    this.#begun = true;
    const run = (this.#run = newRun());
    const { promise } = (this.#start = newStart());
    takeTurn(this);
    // Whoever spoke before was told, and may have taken the turn back.
    if (run.signal.aborted) return promise;
    this.#events.tell('play', trigger);
    this.#setOut(run);
    return promise;
  }

  /** Stops the voice and keeps the place. */
  pause(trigger: Trigger = 'api'): void {
    if (!this.#run) return;
    this.#stop(new DOMException('Playback was paused before it began.', 'AbortError'));
    this.#events.tell('timeupdate');
    this.#events.tell('pause', trigger);
  }

  /**
   * Moves the cursor to the word at `offset`, or the first one after it, and goes on speaking from there if it was.
   * @throws `TypeError` when `offset` is not a finite number; one outside the article is clamped.
   */
  seek(offset: number, trigger: Trigger = 'api'): void {
    if (!Number.isFinite(offset)) throw new TypeError(`The offset to seek to must be finite, not ${String(offset)}.`);
    if (!this.#transcript) return;
    this.#cursor = wordStart(this.#transcript, offset);
    this.#ended = this.#onWord = false;
    const run = this.#renew();
    this.#events.tell('seeking', trigger);
    this.#events.tell('timeupdate');
    this.#events.tell('seeked', trigger);
    this.#events.place(this.currentSentence, this.currentWord);
    if (run) this.#setOut(run);
  }

  /** To the next sentence; at the last one, nothing. */
  next(trigger: Trigger = 'api'): void {
    const next = this.#transcript && sentenceBeside(this.#transcript, this.#cursor, 1);
    if (next) this.seek(next.start, trigger);
  }

  /** To the start of this sentence when more than two seconds of it were heard, else to the one before. */
  previous(trigger: Trigger = 'api'): void {
    const { start } = this.#transcript?.sentenceAt(this.#cursor) ?? { start: this.#cursor };
    const heard = Math.max(this.currentTime - this.timeAt(start), secondsOf(this.#run));
    const target = this.#transcript && stepBack(this.#transcript, this.#cursor, heard);
    if (target) this.seek(target.start, trigger);
  }

  async #say(run: Run): Promise<void> {
    const { signal } = run;
    const rest = () => utterancesFrom(this.#transcript!, this.#cursor, this.delivery, this.#engine);
    let said: Sentence | undefined;
    try {
      for (const saying of asRevised(run, rest)) {
        const { sentence, source } = saying;
        if (!signal.aborted) this.#moveTo(source.start, this.#onWord);
        if (signal.aborted) return;
        if (sentence !== said) run.sentenceBegan = source.start === sentence.start ? performance.now() : undefined;
        said = sentence;
        await saying.speak((mark) => this.#hear(mark, source, run), signal);
        this.#begin(run);
        if (!signal.aborted) this.#moveTo(source.end + run.shift, false);
      }
      if (!signal.aborted) this.#finish();
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  #hear({ start, end }: Mark, source: Span, run: Run): void {
    this.#begin(run);
    if (run.signal.aborted || start === end || start >= source.end) return;
    // A platform may point into the middle of a word, or of a character.
    const word = this.#transcript!.wordAt(start + run.shift)?.start ?? start + run.shift;
    if (word >= this.#cursor && word < source.end + run.shift) this.#moveTo(word, true);
  }

  /** The first sound of a run, or the end of an utterance that never told of its start. */
  #begin({ signal }: Run): void {
    if (signal.aborted || !this.#waiting) return;
    this.#waiting = false;
    const start = this.#start;
    this.#events.tell('playing');
    if (!signal.aborted) start?.resolve();
  }

  #moveTo(offset: number, onWord: boolean): void {
    this.#cursor = offset;
    this.#onWord = onWord;
    this.#events.place(this.currentSentence, this.currentWord);
    this.#events.time();
  }

  #setOut(run: Run): void {
    if (run.signal.aborted) return;
    this.#waiting = true;
    this.#events.tell('waiting');
    void this.#say(run);
  }

  #sayAnew(): void {
    const run = this.#renew();
    if (run) void this.#say(run);
  }

  /** A run in place of the one under way, if there is one. */
  #renew(): Run | undefined {
    if (!this.#run) return undefined;
    const before = this.#run;
    this.#run = newRun();
    before.stop();
    return this.#run;
  }

  #finish(): void {
    this.#stop();
    this.#cursor = this.#transcript!.text.length;
    this.#ended = true;
    this.#events.place(this.currentSentence, this.currentWord);
    this.#events.tell('timeupdate');
    this.#events.tell('pause');
    if (this.#ended) this.#events.tell('ended');
  }

  #fail(thrown: unknown): void {
    const { error, exception } = describeFailure(thrown);
    this.#error = error;
    this.#stop(exception);
    this.#events.tell('error');
    if (this.paused) this.#events.tell('pause');
  }

  #stop(reason?: DOMException): void {
    const run = this.#run!;
    this.#run = undefined;
    this.#waiting = false;
    if (reason) this.#start?.reject(reason);
    else this.#start?.resolve();
    this.#start = undefined;
    endTurn(this);
    run.stop();
  }
}
