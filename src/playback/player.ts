import type { SpeechEngine } from '../speech/engine.js';
import { wait } from '../speech/wait.js';
import type { Timeline } from '../text/timeline.js';
import type { Transcript } from '../text/transcript.js';
import { Delivery } from './delivery.js';
import type { Trigger } from './events.js';
import { describeFailure } from './failure.js';
import { Haste } from './haste.js';
import { narrate } from './narration.js';
import { PlayerVoice } from './player-voice.js';
import { revisedPlace, wordStart } from './revision.js';
import { moveRun, newRun, newStart, secondsOf, type Run } from './run.js';
import { endTurn, takeTurn } from './speaker.js';
import { sentenceBeside, stepBack } from './steps.js';
import { isPassing, SUSPENDED_FOR, TAKEN_AWAY_WITHIN, UNHEARD_FOR } from './suspension.js';

/** A change that comes when less than this is left of a sentence, in seconds as it is heard, holds from the next one on. */
const NEARLY_SAID = 1;

/**
 * Says a transcript, sentence by sentence. Its state is a place (a UTF-16 offset into the transcript) and whether a run is under way;
 * all else follows from them. Speech is never paused, only stopped: resuming, seeking and changing the rate, the volume or the voice
 * are all one thing, saying the rest anew.
 */
export class Player extends PlayerVoice {
  /** Speed, loudness and voice. */
  readonly delivery = new Delivery((event) => {
    if (event) this.events.tell(event);
    if (!event || !this.run || !this.#engine.adjust?.(this.delivery.manner)) this.#sayAnew();
  });
  readonly #haste = new Haste();
  #engine: SpeechEngine;
  #hidden = false;
  /** In ms. */
  #stoppedAt = 0;
  #changes = 0;

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
    this.retime();
    this.#sayAnew(true);
  }

  /** Asks the engine for its times: it is another one, or knows them better now. */
  retime(): void {
    const { transcript, duration } = this;
    this.place.recorded = transcript && this.#engine.timeline?.(transcript);
    if (transcript && !Object.is(this.duration, duration)) this.events.tell('durationchange');
  }

  /** Whether the page is hidden. One whose voice was taken away meanwhile goes on when it is seen again, if that is soon. */
  get hidden(): boolean {
    return this.#hidden;
  }
  set hidden(hidden: boolean) {
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    const run = this.run;
    if (hidden || !run) return;
    const silentFor = performance.now() - (run.suspendedAt ?? this.heardAt);
    // iOS freezes a page in mid-word, and nothing of it is heard again.
    if (run.suspendedAt === undefined && silentFor < UNHEARD_FOR) return;
    if (silentFor > SUSPENDED_FOR) {
      this.pause();
    } else {
      this.#stepBack(silentFor);
      this.#setOut(this.#renew()!);
    }
  }

  /** Takes an article; the cursor goes to its start. What was being said is stopped. */
  load(transcript: Transcript, timeline: Timeline): void {
    const before = this.transcript;
    const wasPlaying = !this.paused;
    if (wasPlaying) this.#stop(new DOMException('Another article was loaded.', 'AbortError'));
    this.#take(transcript, timeline, 0);
    this.place.footing = 'set';
    this.state.begun = this.state.ended = false;
    this.state.error = undefined;
    if (wasPlaying) this.events.tell('pause', 'api');
    this.tell();
    if (before) this.events.tell('emptied');
    this.note(undefined);
    this.state.voice = undefined;
    for (const type of ['durationchange', 'loadedmetadata', 'loadeddata', 'canplay'] as const) this.events.tell(type);
  }

  #take(transcript: Transcript, timeline: Timeline, offset: number): void {
    this.place.take(transcript, timeline, offset);
    this.place.recorded = this.#engine.timeline?.(transcript);
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
    const anew = place.unchanged ? undefined : this.#renew();
    if (this.run) moveRun(this.run, offset - this.cursor);
    this.#take(transcript, timeline, offset);
    this.state.ended &&= !transcript.sentenceAt(offset);
    if (this.duration !== duration) this.events.tell('durationchange');
    this.events.placeIn(transcript, before, this.currentSentence, this.currentWord);
    if (anew) void this.#say(anew);
    return true;
  }

  /**
   * Starts at the cursor; after the end, from the start. The engine is reached in this very task.
   * @returns resolves at the first sound. Rejects, as an `HTMLMediaElement`'s does, with a `DOMException`: `NotAllowedError`,
   * `AbortError` when it is paused before that, or `NotSupportedError` when there is nothing to say or no voice to say it.
   */
  play(trigger: Trigger = 'api'): Promise<void> {
    if (!this.transcript?.sentences.length) {
      return Promise.reject(new DOMException('There is nothing to read.', 'NotSupportedError'));
    }
    if (this.run) return this.start?.promise ?? Promise.resolve();
    if (this.state.ended || !this.place.sentence) this.place.moveTo(0, 'set');
    else if (this.state.begun) this.#stepBack(performance.now() - this.#stoppedAt);
    this.state.error = undefined;
    this.state.ended = false;
    this.state.begun = true;
    const run = (this.run = newRun());
    const { promise } = (this.start = newStart());
    takeTurn(this);
    // Whoever spoke before was told, and may have taken the turn back.
    if (run.signal.aborted) return promise;
    this.events.tell('play', trigger);
    this.note(undefined);
    this.#setOut(run);
    return promise;
  }

  /** Stops the voice and keeps the place. */
  pause(trigger: Trigger = 'api'): void {
    if (!this.run) return;
    this.#stop(new DOMException('Playback was paused before it began.', 'AbortError'));
    this.events.tell('timeupdate');
    this.events.tell('pause', trigger);
  }

  /**
   * Moves the cursor to the word at `offset`, or the first one after it, and goes on speaking from there if it was: at once, or after the
   * last of several seeks in a hurry.
   * @throws `TypeError` when `offset` is not a finite number; one outside the article is clamped.
   */
  seek(offset: number, trigger: Trigger = 'api'): void {
    if (!Number.isFinite(offset)) throw new TypeError(`The offset to seek to must be finite, not ${String(offset)}.`);
    if (!this.transcript) return;
    this.place.moveTo(wordStart(this.transcript, offset), 'set');
    this.state.ended = false;
    const run = this.#renew();
    this.events.tell('seeking', trigger);
    this.events.tell('timeupdate');
    this.events.tell('seeked', trigger);
    this.tell();
    if (run) this.#setOut(run, this.#haste.delay());
  }

  /** To the next sentence; at the last one, nothing. */
  next(trigger: Trigger = 'api'): void {
    const next = this.transcript && sentenceBeside(this.transcript, this.cursor, 1);
    if (next) this.seek(next.start, trigger);
  }

  /** To the start of this sentence when more than two seconds of it were heard, else to the one before. */
  previous(trigger: Trigger = 'api'): void {
    const { start } = this.place.sentence ?? { start: this.cursor };
    const heard = Math.max(this.currentTime - this.timeAt(start), secondsOf(this.run));
    const target = this.transcript && stepBack(this.transcript, this.cursor, heard);
    if (target) this.seek(target.start, trigger);
  }

  /** Where to go on from, after a silence of so many ms. */
  #resumeAt(silence: number): number {
    const { voice, delivery } = this;
    return this.place.resumeAt(silence, this.#engine.pace?.(voice?.id ?? '', delivery.playbackRate) !== undefined);
  }

  /** Back to where to go on from, after a silence of so many ms. */
  #stepBack(silence: number): void {
    const place = this.#resumeAt(silence);
    if (place === this.cursor) return;
    this.place.moveTo(place, 'set');
    this.tell();
  }

  #setOut(run: Run, delay = 0): void {
    if (run.signal.aborted) return;
    this.state.waiting = true;
    this.heardAt = performance.now();
    this.events.tell('waiting');
    void this.#say(run, undefined, delay);
  }

  async #say(run: Run, from?: number, delay = 0): Promise<void> {
    const { signal } = run;
    try {
      if (delay > 0) await wait(delay, signal);
      await narrate(this.narrator, run, from ?? this.cursor);
      if (!signal.aborted) this.#finish();
    } catch (error) {
      if (!signal.aborted) await this.#fail(error, run);
    }
  }

  /** A change of how it is said: at once, or when a slider has come to rest; what is being said meanwhile goes on. */
  #sayAnew(evenLate = false): void {
    const { run } = this;
    if (!run || run.suspendedAt !== undefined) return;
    // Another engine is no slider: who cannot speak on is relieved before that becomes an error.
    const delay = evenLate ? 0 : this.#haste.delay();
    this.#changes += 1;
    const change = this.#changes;
    const anew = () => {
      if (run.signal.aborted || change !== this.#changes || (!evenLate && this.#isNearlySaid(run))) return;
      const from = this.#resumeAt(0);
      const next = this.#renew();
      if (next) void this.#say(next, from);
    };
    if (delay === 0) anew();
    else void wait(delay, run.signal).then(anew, () => {});
  }

  #isNearlySaid(run: Run): boolean {
    if (this.state.waiting || this.signal !== run.signal || !this.saying) return false;
    const { source, sentence, utterance } = this.saying;
    const rest = this.timeAt(source.end + run.shift - 1) - this.currentTime;
    return source.end >= sentence.end && rest / utterance.rate < NEARLY_SAID && this.place.footing !== 'set';
  }

  /** A run in place of the one under way, if there is one. */
  #renew(): Run | undefined {
    if (!this.run) return undefined;
    const before = this.run;
    this.run = newRun();
    before.stop();
    return this.run;
  }

  #finish(): void {
    this.#stop();
    this.place.moveTo(this.transcript!.text.length, 'set');
    this.state.ended = true;
    this.tell();
    this.events.tell('timeupdate');
    this.events.tell('pause');
    if (this.state.ended) this.events.tell('ended');
  }

  async #fail(thrown: unknown, run: Run): Promise<void> {
    const { error, exception } = describeFailure(thrown);
    // A phone takes the voice from a page a moment before it tells that the page is hidden.
    if (error.reason === 'interrupted' && !this.hidden) await wait(TAKEN_AWAY_WITHIN, run.signal).catch(() => {});
    if (run.signal.aborted) return;
    if (this.hidden && isPassing(error)) return this.#suspend(run);
    this.state.error = error;
    this.#stop(exception);
    this.events.tell('error');
    if (this.paused) this.events.tell('pause');
  }

  /** The page is hidden and the voice gone: it is waited for. */
  #suspend(run: Run): void {
    run.suspendedAt = performance.now();
    this.state.waiting = true;
    this.events.tell('waiting');
  }

  #stop(reason?: DOMException): void {
    const run = this.run!;
    this.run = undefined;
    this.#stoppedAt = performance.now();
    this.state.waiting = false;
    if (reason) this.start?.reject(reason);
    else this.start?.resolve();
    this.start = undefined;
    endTurn(this);
    run.stop();
    this.notLoading();
  }
}
