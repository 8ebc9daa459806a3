import type { Timeline } from '../text/timeline.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import type { Trigger } from './events.js';
import { PlayerRun } from './player-run.js';
import { movedFrom, revisedPlace, wordStart } from './revision.js';
import { moveRun, newRun, newStart, secondsOf } from './run.js';
import { takeTurn } from './speaker.js';
import { stepBack, stepOn, type Step } from './steps.js';

/**
 * Says a transcript, sentence by sentence. Its state is a place (a UTF-16 offset into the transcript) and whether a run is under way;
 * all else follows from them. Speech is never paused, only stopped: resuming, seeking and changing the rate, the volume or the voice
 * are all one thing, saying the rest anew.
 */
export class Player extends PlayerRun {
  /** Takes an article; the cursor goes to its start. What was being said is stopped. */
  load(transcript: Transcript, timeline: Timeline): void {
    const before = this.transcript;
    const wasPlaying = !this.paused;
    const start = wasPlaying ? this.stop() : undefined;
    this.take(transcript, timeline, 0);
    this.#reset();
    if (wasPlaying) this.events.tell('pause');
    this.tell();
    if (before?.sentences.length) this.events.tell('emptied');
    start?.reject(new DOMException('Another article was loaded.', 'AbortError'));
    this.note(undefined);
    if (!transcript.sentences.length) return this.lackArticle();
    this.expectArticle();
    this.state.network = 1;
    for (const type of ['durationchange', 'loadedmetadata'] as const) this.events.tell(type);
    const { startAt } = this.state;
    this.state.startAt = 0;
    if (startAt > 0) this.currentTime = startAt;
    for (const type of ['loadeddata', 'canplay', 'canplaythrough', 'progress'] as const) this.events.tell(type);
  }

  /** An article is being read: told once, until it is there. */
  expectArticle(): void {
    if (this.state.network === 2) return;
    this.state.network = 2;
    this.events.tell('loadstart');
  }

  /** There is none, as yet. */
  lackArticle(): void {
    this.state.network = 3;
  }

  /** Forgets the article: it is to be read anew. The speed is what `defaultPlaybackRate` says again. */
  empty(): void {
    const { delivery, transcript, currentTime } = this;
    const wasPlaying = !this.paused;
    const start = wasPlaying ? this.stop() : undefined;
    this.place.transcript = this.place.recorded = undefined;
    this.place.moveTo(0, 'set');
    this.#reset();
    this.state.startAt = 0;
    this.state.network = 0;
    if (wasPlaying) this.events.tell('pause', this.cause);
    this.tell();
    if (transcript?.sentences.length) this.events.tell('emptied');
    if (currentTime > 0) this.events.tell('timeupdate');
    start?.reject(new DOMException('The article was loaded anew.', 'AbortError'));
    this.note(undefined);
    delivery.playbackRate = delivery.defaultPlaybackRate;
  }

  #reset(): void {
    this.goTo(0);
    this.heard.clear();
    this.state.begun = this.state.ended = false;
    this.state.error = this.state.voice = undefined;
  }

  /**
   * Takes the article as it was edited: the cursor stays with its words, and the voice goes on; a changed rest of the sentence is said anew.
   * After the end, `play()` goes on with what has come there. @returns false, with nothing done, where it is another article.
   */
  revise(transcript: Transcript, timeline: Timeline): boolean {
    const before = this.transcript;
    const place = before && revisedPlace(before, this.cursor, transcript);
    if (!place) return false;
    const { duration } = this;
    const offset = this.state.begun || this.cursor > 0 ? place.offset : 0;
    const anew = place.unchanged ? undefined : this.renew();
    if (this.run) moveRun(this.run, offset - this.cursor);
    const time = this.timeAt(this.cursor);
    this.take(transcript, timeline, offset);
    this.clock.move(this.timeAt(offset) - time);
    this.heard.move(movedFrom(before, transcript));
    this.state.ended &&= !transcript.sentenceAt(offset);
    if (this.duration !== duration) this.events.tell('durationchange');
    this.events.placeIn(transcript, before, this.currentSentence, this.currentWord);
    if (anew) void this.say(anew);
    return true;
  }

  /**
   * Starts at the cursor; after the end, from the start. The engine is reached in this very task.
   * @returns resolves at the first sound. Rejects, as an `HTMLMediaElement`'s does, with a `DOMException`: `NotAllowedError`,
   * `AbortError` when it is paused before that, or `NotSupportedError` when there is nothing to say or no voice to say it.
   */
  play(trigger: Trigger = this.cause): Promise<void> {
    if (!this.transcript?.sentences.length) {
      return Promise.reject(new DOMException('There is nothing to read.', 'NotSupportedError'));
    }
    if (this.run) return this.start?.promise ?? Promise.resolve();
    const atEnd = this.state.ended || !this.place.sentence;
    if (atEnd) this.goTo(0);
    else if (this.state.begun) this.stepBack(performance.now() - this.stoppedAt);
    this.state.error = undefined;
    this.state.ended = false;
    this.state.begun = true;
    const run = (this.run = newRun());
    const { promise } = (this.start = newStart());
    takeTurn(this);
    // Whoever spoke before was told, and may have taken the turn back.
    if (run.signal.aborted) return promise;
    if (atEnd) this.events.tell('seeking', trigger);
    if (!run.signal.aborted) this.events.tell('play', trigger);
    this.note(undefined);
    this.setOut(run, 0, () => atEnd && this.tellSought(trigger));
    return promise;
  }

  /** Stops the voice and keeps the place. */
  pause(trigger: Trigger = this.cause): void {
    if (!this.run) return;
    const start = this.stop();
    this.events.tell('timeupdate');
    this.events.tell('pause', trigger);
    start?.reject(new DOMException('Playback was paused before it began.', 'AbortError'));
  }

  override get currentTime(): number {
    return super.currentTime;
  }
  /**
   * Moves to the word said at that time; one outside the article is clamped. Without an article, it is where the next one begins.
   * @throws `TypeError` when it is not a finite number.
   */
  override set currentTime(time: number) {
    if (!Number.isFinite(time)) throw new TypeError(`currentTime must be a finite number, not ${String(time)}.`);
    if (this.readyState === 0) this.state.startAt = Math.max(0, time);
    else this.#seek(this.place.offsetAt(time), this.cause, Math.min(Math.max(0, time), this.duration));
  }

  /**
   * Moves the cursor to the word at `offset`, or the first one after it, and goes on speaking from there if it was: at once, or after the
   * last of several seeks in a hurry.
   * @throws `TypeError` when `offset` is not a finite number; one outside the article is clamped.
   */
  seek(offset: number, trigger: Trigger = this.cause): void {
    if (!Number.isFinite(offset)) throw new TypeError(`The offset to seek to must be finite, not ${String(offset)}.`);
    this.#seek(offset, trigger);
  }

  /** `time`: what the clock then shows, where it was a time that was sought. */
  #seek(offset: number, trigger: Trigger, time?: number): void {
    if (!this.transcript?.sentences.length) return;
    const run = this.renew();
    this.goTo(wordStart(this.transcript, offset), time);
    this.state.ended = !this.place.sentence && !this.loop;
    this.events.tell('seeking', trigger);
    if (run) return this.setOut(run, this.haste.delay(), () => this.tellSought(trigger));
    this.tellSought(trigger);
    if (this.state.ended && this.paused) this.events.tell('ended');
  }

  /** To the next sentence; at the last one, nothing. */
  next(trigger: Trigger = this.cause): void {
    this.#step(1, 'sentence', trigger);
  }

  /** To the start of this sentence when more than two seconds of it were heard, else to the one before. */
  previous(trigger: Trigger = this.cause): void {
    this.#step(-1, 'sentence', trigger);
  }

  /** To the next paragraph, heading or other block of text; in the last one, nothing. */
  nextPassage(trigger: Trigger = this.cause): void {
    this.#step(1, 'passage', trigger);
  }

  /** To the start of this block of text when more than two seconds of it were heard, else to the one before. */
  previousPassage(trigger: Trigger = this.cause): void {
    this.#step(-1, 'passage', trigger);
  }

  #step(direction: 1 | -1, by: Step, trigger: Trigger): void {
    const { transcript, cursor } = this;
    // What is said again after a change of speed was heard before.
    const heard = ({ index, start }: Sentence) =>
      Math.max(this.currentTime - this.timeAt(start), this.place.sentence?.index === index ? secondsOf(this.run) : 0);
    const target =
      transcript && (direction > 0 ? stepOn(transcript, cursor, by) : stepBack(transcript, cursor, by, heard));
    if (target) this.seek(target.start, trigger);
  }
}
