import type { SpeechEngine } from '../speech/types.js';
import { wait } from '../speech/wait.js';
import type { Timeline } from '../text/timeline.js';
import type { Transcript } from '../text/transcript.js';
import { Delivery } from './delivery.js';
import type { Trigger } from './events.js';
import { describeFailure } from './failure.js';
import { Haste } from './haste.js';
import { narrate } from './narration.js';
import { PlayerVoice } from './player-voice.js';
import { newRun, type Run, type Start } from './run.js';
import { endTurn } from './speaker.js';
import { isPassing, SUSPENDED_FOR, TAKEN_AWAY_WITHIN, UNHEARD_FOR } from './suspension.js';

/** A change that comes when less than this is left of a sentence, in seconds as it is heard, holds from the next one on. */
const NEARLY_SAID = 1;
/** Unless the sentence goes on for longer than this, in ms: then its voice is slower than was reckoned. */
const SAID_WITHIN = 2000;

/** Between the end and a new beginning, in ms. */
const LOOP_BREATH = 700;

/** How a run begins, goes on in another way, and ends. */
export abstract class PlayerRun extends PlayerVoice {
  /** Speed, loudness and voice. */
  readonly delivery = new Delivery((event, audible) => {
    if (event) this.events.tell(event, this.cause);
    if (audible && (!event || !this.run || !this.#engine.adjust?.(this.delivery.manner))) this.#sayAnew();
  });
  protected readonly haste = new Haste();
  #engine: SpeechEngine;
  #hidden = false;
  #changes = 0;
  /** In ms. */
  protected stoppedAt = 0;
  /** What the events told now are put down to. */
  protected cause: Trigger = 'api';

  constructor(engine: SpeechEngine) {
    super();
    this.#engine = engine;
  }

  abstract pause(): void;

  /** Does something for a person, by what they used: the events that it causes say so. */
  by<Result>(trigger: Trigger, act: () => Result): Result {
    const before = this.cause;
    this.cause = trigger;
    try {
      return act();
    } finally {
      this.cause = before;
    }
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
    const { transcript, duration, place } = this;
    const known = place.recorded;
    place.recorded = transcript && this.#engine.timeline?.(transcript);
    if (!transcript || place.recorded === known) return;
    this.clock.set(this.timeAt(this.cursor));
    if (this.duration !== duration) this.events.tell('durationchange');
  }

  /** Another article, or the same one as it was edited. */
  protected take(transcript: Transcript, timeline: Timeline, cursor: number): void {
    this.place.take(transcript, timeline, cursor);
    this.place.recorded = this.#engine.timeline?.(transcript);
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
      this.stepBack(silentFor);
      this.setOut(this.renew()!);
    }
  }

  /** Where to go on from, after a silence of so many ms. */
  #resumeAt(silence: number): number {
    const { voice, delivery } = this;
    return this.place.resumeAt(
      silence,
      this.#engine.measuredRate?.(voice?.id ?? '', delivery.playbackRate) !== undefined,
    );
  }

  /** Back to where to go on from, after a silence of so many ms. */
  protected stepBack(silence: number): void {
    const place = this.#resumeAt(silence);
    if (place === this.cursor) return;
    this.goTo(place);
    this.tell();
  }

  /** `meanwhile`: told after `waiting`. */
  protected setOut(run: Run, delay = 0, meanwhile?: () => void): void {
    if (run.signal.aborted) return meanwhile?.();
    this.heardAt = performance.now();
    this.#await();
    meanwhile?.();
    void this.say(run, undefined, delay);
  }

  protected async say(run: Run, from?: number, delay = 0): Promise<void> {
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
    const delay = evenLate ? 0 : this.haste.delay();
    this.#changes += 1;
    const change = this.#changes;
    const anew = () => {
      if (run.signal.aborted || change !== this.#changes) return;
      if (!evenLate && this.#isNearlySaid(run)) return later();
      const from = this.#resumeAt(0);
      const next = this.renew();
      if (next) void this.say(next, from);
    };
    const later = () => {
      const { saying } = this;
      evenLate = true;
      const isStillSaid = () => this.saying === saying && this.place.footing !== 'set';
      void wait(SAID_WITHIN, run.signal).then(
        () => isStillSaid() && anew(),
        () => {},
      );
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
  protected renew(): Run | undefined {
    if (!this.run) return undefined;
    const before = this.run;
    this.run = newRun();
    this.#keepHeard();
    before.stop();
    return this.run;
  }

  #finish(): void {
    if (this.loop) return this.#beginAnew();
    const start = this.stop();
    this.goTo(this.transcript!.text.length);
    this.state.ended = true;
    this.tell();
    this.events.tell('timeupdate');
    this.events.tell('pause');
    if (this.state.ended) this.events.tell('ended');
    start?.resolve();
  }

  /** With a breath between the end and the beginning, also where a voice says nothing of it. */
  #beginAnew(): void {
    const run = this.renew()!;
    this.goTo(0);
    this.events.tell('seeking');
    this.setOut(run, LOOP_BREATH, () => this.tellSought());
  }

  async #fail(thrown: unknown, run: Run): Promise<void> {
    const { error, exception } = describeFailure(thrown);
    // A phone takes the voice from a page a moment before it tells that the page is hidden.
    if (error.reason === 'interrupted' && !this.hidden) await wait(TAKEN_AWAY_WITHIN, run.signal).catch(() => {});
    if (run.signal.aborted) return;
    if (this.hidden && isPassing(error)) return this.#suspend(run);
    this.state.error = error;
    const start = this.stop();
    this.events.tell('error');
    if (this.paused) this.events.tell('pause');
    start?.reject(exception);
  }

  /** The page is hidden and the voice gone: it is waited for. */
  #suspend(run: Run): void {
    run.suspendedAt = performance.now();
    this.#keepHeard();
    this.#await();
  }

  protected tellSought(trigger?: Trigger): void {
    this.events.tell('timeupdate');
    this.events.tell('seeked', trigger);
    this.tell();
  }

  #await(): void {
    this.state.waiting = true;
    this.events.restTime();
    this.events.tell('waiting');
  }

  /** The clock stands, and all that was heard until now is put down. */
  #keepHeard(): void {
    this.clock.stop();
    if (!this.state.waiting) this.heard.reach(this.place.offsetAt(this.clock.time));
  }

  /** @returns the promise of `play()`, if it is open still: to be settled once the events were told. */
  protected stop(): Start | undefined {
    const run = this.run!;
    const { start } = this;
    this.#keepHeard();
    this.events.restTime();
    this.run = undefined;
    this.stoppedAt = performance.now();
    this.state.waiting = false;
    this.start = undefined;
    endTurn(this);
    run.stop();
    this.notLoading();
    return start;
  }
}
