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
 * If the rest of the sentence takes less than this, in seconds as it is heard, a change of the
 * settings applies from the next sentence on.
 */
const NEARLY_SPOKEN = 1;
/**
 * If the sentence is still spoken after this time, in ms, the voice is slower than estimated, and
 * the change applies at once.
 */
const SPOKEN_WITHIN = 2000;

/** The pause before an article with `loop` starts again, in ms. */
const LOOP_GAP = 700;

/**
 * Speaks a transcript, sentence by sentence. Its state is a position (a UTF-16 offset into the
 * transcript) and the current run, if there is one. Everything else is derived from them. Speech is
 * never paused, only stopped: resume, seek, and a new rate, volume or voice all speak the rest
 * again.
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
  /** The number of changes of the settings. Of several that wait, only the last one is applied. */
  #changeCount = 0;
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
   * Whether the voice was taken from the hidden page. Speech continues when the page is visible
   * again.
   */
  get suspended(): boolean {
    return this.#run?.suspendedAt !== undefined;
  }
  get error(): PlayerError | undefined {
    return this.#state.error;
  }
  /** A message for the listener that does not stop playback. The next `play()` removes it. */
  get notice(): PlayerNotice | undefined {
    return this.#state.notice;
  }
  /** The voice that speaks, or spoke last, if it is known. */
  get voice(): Voice | undefined {
    return this.#state.voice;
  }
  /** As `HTMLMediaElement.networkState`. */
  get networkState(): NetworkState {
    return this.#state.network;
  }
  /**
   * As `HTMLMediaElement.readyState`. 0: there is no article. 2: it waits for the voice, or is at
   * the end. 4: the voice speaks, or can speak at once.
   */
  get readyState(): 0 | 2 | 4 {
    if (!this.transcript?.sentences.length) return 0;
    return this.#state.waiting || this.#state.ended ? 2 : 4;
  }
  /** Seconds at rate 1; `NaN` while there is no article. */
  get duration(): number {
    return this.transcript?.sentences.length ? this.#position.duration : NaN;
  }
  /** The ranges that were played, in order: start and end, in seconds at rate 1. */
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
  /** The sentence at the cursor, from the start of playback to its end. */
  get currentSentence(): Sentence | undefined {
    return this.#state.started && !this.#state.ended ? this.#position.sentence : undefined;
  }
  /** The word being spoken, if it is known. */
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
  /** The UTF-16 offset in the transcript that is spoken at `time`, in seconds at rate 1. */
  offsetAt(time: number): number {
    return this.#position.offsetAt(time);
  }

  /**
   * Seconds at rate 1. It advances between the words that the voice reports, but not beyond the
   * sentence being spoken. Within a run it never decreases.
   */
  get currentTime(): number {
    return this.#state.startAt || this.#clock.time;
  }
  /**
   * Seeks to the word that is spoken at `time`, clamped to the article. Without an article, the
   * next one starts there.
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
    this.#speakAgain(true);
  }

  /**
   * Whether the page is hidden. If the voice was taken away meanwhile, speech continues when the
   * page is visible again, unless that is too late.
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
    // iOS freezes a page in the middle of a word, and reports nothing of that utterance afterwards.
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

  /** Sets the notice; `undefined` removes it. */
  setNotice(notice: PlayerNotice | undefined): void {
    if (isSameNotice(notice, this.#state.notice)) return;
    this.#state.notice = notice;
    this.#events.emit('noticechange');
  }

  /** Asks the engine for its timeline: the engine is another one, or its times have changed. */
  updateTimeline(): void {
    const { transcript, duration } = this;
    const known = this.#position.recorded;
    this.#position.recorded = transcript && this.#engine.timeline?.(transcript);
    if (!transcript || this.#position.recorded === known) return;
    this.#clock.set(this.timeAt(this.cursor));
    if (this.duration !== duration) this.#events.emit('durationchange');
  }

  /** Stops speech, and replaces the article. The cursor is at its start. */
  load(transcript: Transcript, timeline: Timeline): void {
    const before = this.transcript;
    const wasPlaying = !this.paused;
    const pendingPlay = this.#stop();
    this.#setArticle(transcript, timeline, 0);
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

  /** An article is being extracted. Dispatches `loadstart`, once an article. */
  expectArticle(): void {
    if (this.#state.network === 2) return;
    this.#state.network = 2;
    this.#events.emit('loadstart');
  }

  /** No article was found yet. */
  lackArticle(): void {
    this.#state.network = 3;
  }

  /** Removes the article, before it is extracted again. The rate is `defaultPlaybackRate` again. */
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
   * Replaces the article by an edited version of it. The cursor stays at its words, and speech
   * continues; if the rest of the sentence has changed, it is spoken again. After the end, `play()`
   * continues with the text that was added there.
   * @returns false if it is another article; then nothing is changed.
   */
  revise(transcript: Transcript, timeline: Timeline): boolean {
    const before = this.transcript;
    const revised = before && revisedPosition(before, this.cursor, transcript);
    if (!revised) return false;
    const { duration } = this;
    const offset = this.#state.started || this.cursor > 0 ? revised.offset : 0;
    const nextRun = revised.unchanged ? undefined : this.#restart();
    this.#run?.rebase(offset - this.cursor);
    const time = this.timeAt(this.cursor);
    this.#setArticle(transcript, timeline, offset);
    this.#clock.move(this.timeAt(offset) - time);
    this.#ranges.move(movedFrom(before, transcript));
    this.#state.ended &&= !transcript.sentenceAt(offset);
    if (this.duration !== duration) this.#events.emit('durationchange');
    this.#events.emitPositionAfterEdit(transcript, before, this.currentSentence, this.currentWord);
    if (nextRun) void this.#speak(nextRun);
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
    if (atEnd) this.#moveTo(0);
    else if (state.started) this.#rewindForResume(performance.now() - this.#stoppedAt);
    state.error = undefined;
    state.ended = false;
    state.started = true;
    const run = (this.#run = this.#newRun());
    const { promise } = (state.pendingPlay = deferred());
    claimSpeech(this);
    // The player that spoke before was paused, and a listener may have started it again.
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
   * Moves the cursor to the word at `offset`, or to the first one after it. An offset outside the
   * article is clamped. A player that speaks continues from there: at once, or after the last of
   * several seeks in quick succession.
   * @throws `TypeError` when `offset` is not a finite number.
   */
  seek(offset: number, trigger: Trigger = this.#trigger): void {
    if (!Number.isFinite(offset))
      throw new TypeError(`The offset to seek to must be finite, not ${String(offset)}.`);
    this.#seek(offset, trigger);
  }

  /** Seeks to the next sentence. In the last one, it does nothing. */
  next(trigger: Trigger = this.#trigger): void {
    this.#step(1, 'sentence', trigger);
  }

  /**
   * Seeks to the start of this sentence if more than two seconds of it were heard, otherwise to the
   * sentence before.
   */
  previous(trigger: Trigger = this.#trigger): void {
    this.#step(-1, 'sentence', trigger);
  }

  /** Seeks to the next passage. In the last one, it does nothing. */
  nextPassage(trigger: Trigger = this.#trigger): void {
    this.#step(1, 'passage', trigger);
  }

  /**
   * Seeks to the start of this passage if more than two seconds of it were heard, otherwise to the
   * passage before.
   */
  previousPassage(trigger: Trigger = this.#trigger): void {
    this.#step(-1, 'passage', trigger);
  }

  #step(direction: 1 | -1, by: Step, trigger: Trigger): void {
    const { transcript, cursor } = this;
    // After a change of speed, the rest is spoken again: what was heard before counts as well.
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

  /** @param time what the clock then shows, if a time was sought */
  #seek(offset: number, trigger: Trigger, time?: number): void {
    if (!this.transcript?.sentences.length) return;
    const run = this.#restart();
    this.#moveTo(wordStart(this.transcript, offset), time);
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

  #moveTo(offset: number, time = this.timeAt(offset)): void {
    this.#position.moveTo(offset, 'set');
    this.#clock.set(time);
  }

  #setArticle(transcript: Transcript, timeline: Timeline, cursor: number): void {
    this.#position.take(transcript, timeline, cursor);
    this.#position.recorded = this.#engine.timeline?.(transcript);
  }

  #reset(): void {
    this.#moveTo(0);
    this.#ranges.clear();
    this.#state.started = this.#state.ended = false;
    this.#state.error = this.#state.voice = undefined;
  }

  /** The offset from which speech continues after a silence, in ms. */
  #resumeOffset(silence: number): number {
    const { voice, speechSettings } = this;
    const isPaceKnown =
      this.#engine.measuredRate?.(voice?.id ?? '', speechSettings.playbackRate) !== undefined;
    return this.#position.resumeAt(silence, isPaceKnown);
  }

  /** Moves the cursor back to where speech continues after a silence, in ms. */
  #rewindForResume(silence: number): void {
    const offset = this.#resumeOffset(silence);
    if (offset === this.cursor) return;
    this.#moveTo(offset);
    this.#progress.emitPosition();
  }

  #newRun(): PlaybackRun {
    return new PlaybackRun(this, this.#progress);
  }

  /** Replaces the current run, if there is one, by a new one that does not speak yet. */
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
    this.#setWaiting();
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
    if (!isAdjusted) this.#speakAgain();
  }

  /**
   * Speaks the rest again, with the new settings or the new engine: at once, or after the last of
   * several changes in quick succession. A sentence that is nearly over is spoken to its end,
   * unless `evenNearEnd`.
   */
  #speakAgain(evenNearEnd = false): void {
    const run = this.#run;
    if (!run || run.suspendedAt !== undefined) return;
    // The old engine may be unable to continue. It is replaced before that becomes an error.
    const delay = evenNearEnd ? 0 : this.#debounce.delay();
    this.#changeCount += 1;
    const change = this.#changeCount;
    const speakAgain = () => {
      if (run.signal.aborted || change !== this.#changeCount) return;
      if (!evenNearEnd && this.#progress.secondsLeft(run) < NEARLY_SPOKEN) return waitForItsEnd();
      const from = this.#resumeOffset(0);
      const next = this.#restart();
      if (next) void this.#speak(next, from);
    };
    const waitForItsEnd = () => {
      const { utterance } = this.#progress;
      evenNearEnd = true;
      const isStillSpoken = () =>
        this.#progress.utterance === utterance && this.#position.source !== 'set';
      void wait(SPOKEN_WITHIN, run.signal).then(
        () => isStillSpoken() && speakAgain(),
        () => {},
      );
    };
    if (delay === 0) speakAgain();
    else void wait(delay, run.signal).then(speakAgain, () => {});
  }

  #finish(): void {
    if (this.loop) return this.#startAgain();
    const pendingPlay = this.#stop();
    this.#moveTo(this.transcript!.text.length);
    this.#state.ended = true;
    this.#progress.emitPosition();
    this.#events.emit('timeupdate');
    this.#events.emit('pause');
    if (this.#state.ended) this.#events.emit('ended');
    pendingPlay?.resolve();
  }

  /** Starts again after a pause, so that the last sentence does not run into the first. */
  #startAgain(): void {
    const run = this.#restart()!;
    this.#moveTo(0);
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

  /** The voice was taken from the hidden page: the run waits until the page is visible. */
  #suspend(run: PlaybackRun): void {
    run.suspendedAt = performance.now();
    this.#recordPlayed();
    this.#setWaiting();
  }

  #setWaiting(): void {
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
   * @returns the promise of `play()`, if it is pending. The caller settles it after the events were
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
