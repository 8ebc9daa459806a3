import type { SpeechEngine, Voice } from '../speech/types.js';
import { wait } from '../speech/wait.js';
import type { Span } from '../text/span.js';
import type { Timeline } from '../text/timeline.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { deferred, type Deferred } from '../util/deferred.js';
import { Debounce } from './debounce.js';
import { describeFailure, type PlayerError } from './errors.js';
import { EventDispatcher } from './event-dispatcher.js';
import type { Trigger } from './events.js';
import { claimSpeech, releaseSpeech } from './exclusive-speech.js';
import { MediaClock } from './media-clock.js';
import { nextStep, previousStep, type Step } from './navigation.js';
import { isSameNotice, type PlayerNotice } from './notice.js';
import { PlaybackRun } from './playback-run.js';
import { PlaybackState, type NetworkState } from './playback-state.js';
import { PlayedRanges } from './played-ranges.js';
import { Position } from './position.js';
import { movedFrom, revisedPosition, wordStart } from './revision.js';
import { SpeechProgress } from './speech-progress.js';
import { SpeechSettings } from './speech-settings.js';
import { isPassing, SUSPENDED_FOR, TAKEN_AWAY_WITHIN, UNHEARD_FOR } from './suspension.js';

/**
 * A change that comes when less than this is left of a sentence, in seconds as it is heard, holds
 * from the next one on.
 */
const NEARLY_SPOKEN = 1;
/**
 * Unless the sentence goes on for longer than this, in ms: then its voice is slower than estimated.
 */
const SPOKEN_WITHIN = 2000;

/** Between the end and a new beginning, in ms. */
const LOOP_GAP = 700;

/**
 * Speaks a transcript, sentence by sentence. Its state is a position (a UTF-16 offset into the
 * transcript) and whether a run is under way; all else follows from them. Speech is never paused,
 * only stopped: resume, seek, and a new rate, volume or voice all speak the rest anew.
 */
export class Player extends EventTarget {
  /** Whether it starts again after its end. */
  loop = false;
  /** Speed, volume and voice. */
  readonly speechSettings = new SpeechSettings((event, audible) =>
    this.#onSettingsChange(event, audible),
  );
  readonly #state = new PlaybackState();
  readonly #position = new Position();
  readonly #clock = new MediaClock();
  readonly #ranges = new PlayedRanges();
  readonly #events = new EventDispatcher(this);
  readonly #debounce = new Debounce();
  readonly #progress = new SpeechProgress({
    state: this.#state,
    position: this.#position,
    clock: this.#clock,
    ranges: this.#ranges,
    events: this.#events,
    player: this,
  });
  #engine: SpeechEngine;
  #run: PlaybackRun | undefined;
  #hidden = false;
  /** How many changes of the settings there were: only the last one of several counts. */
  #changes = 0;
  /** When it was paused last (`performance.now()`). */
  #stoppedAt = 0;
  /** The `trigger` of the events that are dispatched now. */
  #trigger: Trigger = 'api';

  constructor(engine: SpeechEngine) {
    super();
    this.#engine = engine;
  }

  get transcript(): Transcript | undefined {
    return this.#position.transcript;
  }
  /** The position in the transcript, in UTF-16 code units. Never moves backwards within a run. */
  get cursor(): number {
    return this.#position.cursor;
  }
  get paused(): boolean {
    return !this.#run;
  }
  get ended(): boolean {
    return this.#state.ended && !this.loop;
  }
  /** Whether it has been played since the article was loaded. */
  get started(): boolean {
    return this.#state.started;
  }
  /** Whether it is between `play()` or a seek and the next sound. */
  get waiting(): boolean {
    return this.#state.waiting;
  }
  /**
   * Whether the page was hidden and its voice taken away: it goes on when the page is visible
   * again.
   */
  get suspended(): boolean {
    return this.#run?.suspendedAt !== undefined;
  }
  get error(): PlayerError | undefined {
    return this.#state.error;
  }
  /** What a listener should know, though playback goes on; until the next `play()`. */
  get notice(): PlayerNotice | undefined {
    return this.#state.notice;
  }
  /** The voice that speaks, or spoke last, where that is known. */
  get voice(): Voice | undefined {
    return this.#state.voice;
  }
  /** As `HTMLMediaElement.networkState`. */
  get networkState(): NetworkState {
    return this.#state.network;
  }
  /**
   * As `HTMLMediaElement.readyState`: whether there is an article, and whether the voice can go on
   * at once.
   */
  get readyState(): 0 | 2 | 4 {
    if (!this.transcript?.sentences.length) return 0;
    return this.#state.waiting || this.#state.ended ? 2 : 4;
  }
  /** Seconds at rate 1; `NaN` while there is no article. */
  get duration(): number {
    return this.transcript?.sentences.length ? this.#position.duration : NaN;
  }
  /** What was played, in seconds at rate 1: from and to, in order. */
  get played(): readonly (readonly [number, number])[] {
    const speaking = this.#run && !this.#state.waiting;
    if (speaking) this.#ranges.extend(this.#position.offsetAt(this.#clock.time));
    const { last } = this.#ranges;
    return this.#ranges.spans.map(({ start, end }) => {
      const to =
        speaking && end === last?.end
          ? Math.max(this.timeAt(end), this.#clock.time)
          : this.timeAt(end);
      return [this.timeAt(start), to];
    });
  }
  /** The sentence at the cursor, once playback has started and until it has ended. */
  get currentSentence(): Sentence | undefined {
    return this.#state.started && !this.#state.ended ? this.#position.sentence : undefined;
  }
  /** The word being spoken, where that is known. */
  get currentWord(): Span | undefined {
    return this.currentSentence && this.#position.word;
  }
  /** Whether the current word is estimated, because the voice reports none. */
  get estimated(): boolean {
    return this.#position.source === 'estimated';
  }

  /** When an offset is spoken, in seconds at rate 1. */
  timeAt(offset: number): number {
    return this.#position.timeAt(offset);
  }
  /** What is spoken at that time, in seconds at rate 1, as a UTF-16 offset into the transcript. */
  offsetAt(time: number): number {
    return this.#position.offsetAt(time);
  }

  /**
   * Seconds at rate 1. While the voice is heard it goes on between its boundaries, and no further
   * than the sentence being spoken; it never goes back within a run.
   */
  get currentTime(): number {
    return this.#state.startAt || this.#clock.time;
  }
  /**
   * Moves to the word spoken at that time; a time outside the article is clamped. Without an
   * article, the next one begins there.
   * @throws `TypeError` when it is not a finite number.
   */
  set currentTime(time: number) {
    if (!Number.isFinite(time))
      throw new TypeError(`currentTime must be a finite number, not ${String(time)}.`);
    if (this.readyState === 0) this.#state.startAt = Math.max(0, time);
    else
      this.#seek(
        this.#position.offsetAt(time),
        this.#trigger,
        Math.min(Math.max(0, time), this.duration),
      );
  }

  get engine(): SpeechEngine {
    return this.#engine;
  }
  set engine(engine: SpeechEngine) {
    if (engine === this.#engine) return;
    this.#engine = engine;
    this.updateTimeline();
    this.#speakAnew(true);
  }

  /**
   * Whether the page is hidden. One whose voice was taken away meanwhile goes on when it is visible
   * again, if that is soon.
   */
  get hidden(): boolean {
    return this.#hidden;
  }
  set hidden(hidden: boolean) {
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    const run = this.#run;
    if (hidden || !run) return;
    const silentFor = performance.now() - (run.suspendedAt ?? this.#progress.heardAt);
    // iOS freezes a page in mid-word, and nothing of it is heard again.
    if (run.suspendedAt === undefined && silentFor < UNHEARD_FOR) return;
    if (silentFor > SUSPENDED_FOR) {
      this.pause();
    } else {
      this.#rewindForResume(silentFor);
      this.#start(this.#restart()!);
    }
  }

  /** Calls `act`; the events that it causes have this `trigger`. */
  withTrigger<Result>(trigger: Trigger, act: () => Result): Result {
    const before = this.#trigger;
    this.#trigger = trigger;
    try {
      return act();
    } finally {
      this.#trigger = before;
    }
  }

  /** What a listener should know, or `undefined` when it no longer holds. */
  setNotice(notice: PlayerNotice | undefined): void {
    if (isSameNotice(notice, this.#state.notice)) return;
    this.#state.notice = notice;
    this.#events.emit('noticechange');
  }

  /** Asks the engine for its times: it is another one, or knows them better now. */
  updateTimeline(): void {
    const { transcript, duration } = this;
    const known = this.#position.recorded;
    this.#position.recorded = transcript && this.#engine.timeline?.(transcript);
    if (!transcript || this.#position.recorded === known) return;
    this.#clock.set(this.timeAt(this.cursor));
    if (this.duration !== duration) this.#events.emit('durationchange');
  }

  /** Takes an article; the cursor goes to its start. What was being spoken is stopped. */
  load(transcript: Transcript, timeline: Timeline): void {
    const before = this.transcript;
    const wasPlaying = !this.paused;
    const pendingPlay = this.#stop();
    this.#take(transcript, timeline, 0);
    this.#reset();
    if (wasPlaying) this.#events.emit('pause');
    this.#progress.emitPosition();
    if (before?.sentences.length) this.#events.emit('emptied');
    pendingPlay?.reject(new DOMException('Another article was loaded.', 'AbortError'));
    this.setNotice(undefined);
    if (!transcript.sentences.length) return this.lackArticle();
    this.expectArticle();
    this.#state.network = 1;
    for (const type of ['durationchange', 'loadedmetadata'] as const) this.#events.emit(type);
    const { startAt } = this.#state;
    this.#state.startAt = 0;
    if (startAt > 0) this.currentTime = startAt;
    for (const type of ['loadeddata', 'canplay', 'canplaythrough', 'progress'] as const)
      this.#events.emit(type);
  }

  /** An article is being read: `loadstart`, once, until it is there. */
  expectArticle(): void {
    if (this.#state.network === 2) return;
    this.#state.network = 2;
    this.#events.emit('loadstart');
  }

  /** There is no article, as yet. */
  lackArticle(): void {
    this.#state.network = 3;
  }

  /**
   * Forgets the article: it is to be read anew. The speed is what `defaultPlaybackRate` says again.
   */
  empty(): void {
    const { speechSettings, transcript, currentTime } = this;
    const wasPlaying = !this.paused;
    const pendingPlay = this.#stop();
    this.#position.transcript = this.#position.recorded = undefined;
    this.#position.moveTo(0, 'set');
    this.#reset();
    this.#state.startAt = 0;
    this.#state.network = 0;
    if (wasPlaying) this.#events.emit('pause', this.#trigger);
    this.#progress.emitPosition();
    if (transcript?.sentences.length) this.#events.emit('emptied');
    if (currentTime > 0) this.#events.emit('timeupdate');
    pendingPlay?.reject(new DOMException('The article was loaded anew.', 'AbortError'));
    this.setNotice(undefined);
    speechSettings.playbackRate = speechSettings.defaultPlaybackRate;
  }

  /**
   * Takes the article as it was edited: the cursor stays with its words, and the voice goes on; a
   * changed rest of the sentence is spoken anew. After the end, `play()` goes on with what was
   * added there. @returns false, with nothing done, where it is another article.
   */
  revise(transcript: Transcript, timeline: Timeline): boolean {
    const before = this.transcript;
    const revised = before && revisedPosition(before, this.cursor, transcript);
    if (!revised) return false;
    const { duration } = this;
    const offset = this.#state.started || this.cursor > 0 ? revised.offset : 0;
    const anew = revised.unchanged ? undefined : this.#restart();
    this.#run?.rebase(offset - this.cursor);
    const time = this.timeAt(this.cursor);
    this.#take(transcript, timeline, offset);
    this.#clock.move(this.timeAt(offset) - time);
    this.#ranges.move(movedFrom(before, transcript));
    this.#state.ended &&= !transcript.sentenceAt(offset);
    if (this.duration !== duration) this.#events.emit('durationchange');
    this.#events.emitPositionAfterEdit(transcript, before, this.currentSentence, this.currentWord);
    if (anew) void this.#speak(anew);
    return true;
  }

  /**
   * Starts at the cursor; after the end, from the start. The engine is reached in the task of the
   * call: iOS drops speech that comes later.
   * @returns resolves at the first sound. Rejects, as an `HTMLMediaElement`'s does, with a
   * `DOMException`: `NotAllowedError`, `AbortError` when it is paused before that, or
   * `NotSupportedError` when there is nothing to speak or no voice for it.
   */
  play(trigger: Trigger = this.#trigger): Promise<void> {
    const state = this.#state;
    if (!this.transcript?.sentences.length) {
      return Promise.reject(new DOMException('There is nothing to read.', 'NotSupportedError'));
    }
    if (this.#run) return state.pendingPlay?.promise ?? Promise.resolve();
    const atEnd = state.ended || !this.#position.sentence;
    if (atEnd) this.#goTo(0);
    else if (state.started) this.#rewindForResume(performance.now() - this.#stoppedAt);
    state.error = undefined;
    state.ended = false;
    state.started = true;
    const run = (this.#run = this.#newRun());
    const { promise } = (state.pendingPlay = deferred());
    claimSpeech(this);
    // A listener of the player that spoke before may have started that one again.
    if (run.signal.aborted) return promise;
    if (atEnd) this.#events.emit('seeking', trigger);
    if (!run.signal.aborted) this.#events.emit('play', trigger);
    this.setNotice(undefined);
    this.#start(run, 0, () => atEnd && this.#emitSeeked(trigger));
    return promise;
  }

  /** Stops the voice and keeps the position. */
  pause(trigger: Trigger = this.#trigger): void {
    if (!this.#run) return;
    const pendingPlay = this.#stop();
    this.#events.emit('timeupdate');
    this.#events.emit('pause', trigger);
    pendingPlay?.reject(new DOMException('Playback was paused before it began.', 'AbortError'));
  }

  /**
   * Moves the cursor to the word at `offset`, or the first one after it, and goes on speaking from
   * there if it was: at once, or after the last of several seeks in quick succession.
   * @throws `TypeError` when `offset` is not a finite number; one outside the article is clamped.
   */
  seek(offset: number, trigger: Trigger = this.#trigger): void {
    if (!Number.isFinite(offset))
      throw new TypeError(`The offset to seek to must be finite, not ${String(offset)}.`);
    this.#seek(offset, trigger);
  }

  /** To the next sentence; at the last one, nothing. */
  next(trigger: Trigger = this.#trigger): void {
    this.#step(1, 'sentence', trigger);
  }

  /**
   * To the start of this sentence when more than two seconds of it were heard, else to the one
   * before.
   */
  previous(trigger: Trigger = this.#trigger): void {
    this.#step(-1, 'sentence', trigger);
  }

  /** To the next paragraph, heading or other block of text; in the last one, nothing. */
  nextPassage(trigger: Trigger = this.#trigger): void {
    this.#step(1, 'passage', trigger);
  }

  /**
   * To the start of this block of text when more than two seconds of it were heard, else to the one
   * before.
   */
  previousPassage(trigger: Trigger = this.#trigger): void {
    this.#step(-1, 'passage', trigger);
  }

  #step(direction: 1 | -1, by: Step, trigger: Trigger): void {
    const { transcript, cursor } = this;
    // What is spoken again after a change of speed was heard before.
    const heard = ({ index, start }: Sentence) => {
      const sentenceSeconds =
        this.#position.sentence?.index === index ? (this.#run?.sentenceSeconds ?? 0) : 0;
      return Math.max(this.currentTime - this.timeAt(start), sentenceSeconds);
    };
    const target =
      transcript &&
      (direction > 0
        ? nextStep(transcript, cursor, by)
        : previousStep(transcript, cursor, by, heard));
    if (target) this.seek(target.start, trigger);
  }

  /** `time`: what the clock then shows, where a time was sought. */
  #seek(offset: number, trigger: Trigger, time?: number): void {
    if (!this.transcript?.sentences.length) return;
    const run = this.#restart();
    this.#goTo(wordStart(this.transcript, offset), time);
    this.#state.ended = !this.#position.sentence && !this.loop;
    this.#events.emit('seeking', trigger);
    if (run) return this.#start(run, this.#debounce.delay(), () => this.#emitSeeked(trigger));
    this.#emitSeeked(trigger);
    if (this.#state.ended && this.paused) this.#events.emit('ended');
  }

  #emitSeeked(trigger?: Trigger): void {
    this.#events.emit('timeupdate');
    this.#events.emit('seeked', trigger);
    this.#progress.emitPosition();
  }

  #goTo(offset: number, time = this.timeAt(offset)): void {
    this.#position.moveTo(offset, 'set');
    this.#clock.set(time);
  }

  #take(transcript: Transcript, timeline: Timeline, cursor: number): void {
    this.#position.take(transcript, timeline, cursor);
    this.#position.recorded = this.#engine.timeline?.(transcript);
  }

  #reset(): void {
    this.#goTo(0);
    this.#ranges.clear();
    this.#state.started = this.#state.ended = false;
    this.#state.error = this.#state.voice = undefined;
  }

  /** Where to go on from, after a silence of so many ms. */
  #resumeOffset(silence: number): number {
    const { voice, speechSettings } = this;
    const isPaceKnown =
      this.#engine.measuredRate?.(voice?.id ?? '', speechSettings.playbackRate) !== undefined;
    return this.#position.resumeAt(silence, isPaceKnown);
  }

  /** Back to where to go on from, after a silence of so many ms. */
  #rewindForResume(silence: number): void {
    const offset = this.#resumeOffset(silence);
    if (offset === this.cursor) return;
    this.#goTo(offset);
    this.#progress.emitPosition();
  }

  #newRun(): PlaybackRun {
    return new PlaybackRun(this, this.#progress);
  }

  /** A new run in place of the one under way, if there is one. It does not speak yet. */
  #restart(): PlaybackRun | undefined {
    const before = this.#run;
    if (!before) return undefined;
    this.#run = this.#newRun();
    this.#recordPlayed();
    before.stop();
    return this.#run;
  }

  /** Speaks after `delay` ms. `onWaiting` is called after `waiting` was dispatched. */
  #start(run: PlaybackRun, delay = 0, onWaiting?: () => void): void {
    if (run.signal.aborted) return onWaiting?.();
    this.#progress.heardAt = performance.now();
    this.#wait();
    onWaiting?.();
    void this.#speak(run, undefined, delay);
  }

  /** Speaks from an offset, or from the cursor, to the end. */
  async #speak(run: PlaybackRun, from?: number, delay = 0): Promise<void> {
    try {
      if (delay > 0) await wait(delay, run.signal);
      await run.speakFrom(from ?? this.cursor);
      if (!run.signal.aborted) this.#finish();
    } catch (error) {
      if (!run.signal.aborted) await this.#fail(error, run);
    }
  }

  #onSettingsChange(event: 'ratechange' | 'volumechange' | undefined, audible: boolean): void {
    if (event) this.#events.emit(event, this.#trigger);
    if (!audible) return;
    const isAdjusted = event && this.#run && this.#engine.adjust?.(this.speechSettings.prosody);
    if (!isAdjusted) this.#speakAnew();
  }

  /**
   * Speaks the rest with other settings: at once, or when a slider has come to rest; until then the
   * voice goes on as before. A sentence that is nearly over is spoken to its end, unless
   * `evenNearEnd`.
   */
  #speakAnew(evenNearEnd = false): void {
    const run = this.#run;
    if (!run || run.suspendedAt !== undefined) return;
    // Another engine is no slider: one that cannot speak on is replaced before that becomes an
    // error.
    const delay = evenNearEnd ? 0 : this.#debounce.delay();
    this.#changes += 1;
    const change = this.#changes;
    const anew = () => {
      if (run.signal.aborted || change !== this.#changes) return;
      if (!evenNearEnd && this.#progress.secondsLeft(run) < NEARLY_SPOKEN) return later();
      const from = this.#resumeOffset(0);
      const next = this.#restart();
      if (next) void this.#speak(next, from);
    };
    const later = () => {
      const { utterance } = this.#progress;
      evenNearEnd = true;
      const isStillSpoken = () =>
        this.#progress.utterance === utterance && this.#position.source !== 'set';
      void wait(SPOKEN_WITHIN, run.signal).then(
        () => isStillSpoken() && anew(),
        () => {},
      );
    };
    if (delay === 0) anew();
    else void wait(delay, run.signal).then(anew, () => {});
  }

  #finish(): void {
    if (this.loop) return this.#startAgain();
    const pendingPlay = this.#stop();
    this.#goTo(this.transcript!.text.length);
    this.#state.ended = true;
    this.#progress.emitPosition();
    this.#events.emit('timeupdate');
    this.#events.emit('pause');
    if (this.#state.ended) this.#events.emit('ended');
    pendingPlay?.resolve();
  }

  /** After a pause, so that the last sentence does not run into the first. */
  #startAgain(): void {
    const run = this.#restart()!;
    this.#goTo(0);
    this.#events.emit('seeking');
    this.#start(run, LOOP_GAP, () => this.#emitSeeked());
  }

  async #fail(thrown: unknown, run: PlaybackRun): Promise<void> {
    const { error, exception } = describeFailure(thrown);
    // A phone takes the voice from a page a moment before it reports that the page is hidden.
    if (error.reason === 'interrupted' && !this.hidden)
      await wait(TAKEN_AWAY_WITHIN, run.signal).catch(() => {});
    if (run.signal.aborted) return;
    if (this.hidden && isPassing(error)) return this.#suspend(run);
    this.#state.error = error;
    const pendingPlay = this.#stop();
    this.#events.emit('error');
    if (this.paused) this.#events.emit('pause');
    pendingPlay?.reject(exception);
  }

  /** The page is hidden and its voice taken away: the run waits until the page is visible. */
  #suspend(run: PlaybackRun): void {
    run.suspendedAt = performance.now();
    this.#recordPlayed();
    this.#wait();
  }

  #wait(): void {
    this.#state.waiting = true;
    this.#events.stopTimeUpdates();
    this.#events.emit('waiting');
  }

  /** Stops the clock, and records what was played until now. */
  #recordPlayed(): void {
    this.#clock.stop();
    if (!this.#state.waiting) this.#ranges.extend(this.#position.offsetAt(this.#clock.time));
  }

  /**
   * @returns the promise of `play()`, if it is not settled: to be settled once the events were
   * dispatched.
   */
  #stop(): Deferred | undefined {
    const run = this.#run;
    if (!run) return undefined;
    const { pendingPlay } = this.#state;
    this.#recordPlayed();
    this.#events.stopTimeUpdates();
    this.#run = undefined;
    this.#stoppedAt = performance.now();
    this.#state.waiting = false;
    this.#state.pendingPlay = undefined;
    releaseSpeech(this);
    run.stop();
    this.#progress.clearLoading();
    return pendingPlay;
  }
}
