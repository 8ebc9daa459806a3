import { SpeechError } from '../speech-error.js';
import { mediaElementError, playRejection } from './audio-errors.js';
import type { Playing, Sound } from './types.js';

/**
 * A sound must start, and make progress, within so many ms: `local` for `blob:` and `data:` URLs,
 * `remote` for the network.
 */
const PROGRESS_WITHIN = { local: 4000, remote: 12_000 } as const;
/** How often progress is checked, in ms. While the page is frozen, there is only one check. */
const CHECK_EVERY = 500;
/**
 * Half the time between two frames, in seconds: a mark is emitted in the frame that is nearest to
 * its time.
 */
const HALF_FRAME = 0.008;
/**
 * The longest and the shortest delay of the timer that replaces frames while the page is hidden, in
 * ms.
 */
const TIMER = { most: 250, least: 4 } as const;
/**
 * A part that ends this close to the end of the sound, in seconds, ends with it: `duration` is not
 * exact.
 */
const AT_END = 0.05;

/**
 * Watches one part of a sound: emits its marks by the clock of the sound, and detects its end and
 * all failures.
 */
export class AudioWatch {
  /** Resolves at the end of the part. Rejects as `AudioOutput.play` does. */
  readonly ended: Promise<void>;
  readonly #element: HTMLAudioElement;
  readonly #sound: Sound;
  readonly #playing: Playing;
  readonly #signal: AbortSignal;
  /** The resolved URL, as the element returns it. */
  readonly #src: string;
  #resolve!: () => void;
  #reject!: (reason: unknown) => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #interval: ReturnType<typeof setInterval>;
  #started = false;
  /** The index of the next mark. */
  #nextMark = 0;
  /** The time of the sound at the last check. */
  #lastTime = -1;
  /** The number of checks without progress. */
  #stalledChecks = 0;
  #closed = false;

  constructor(element: HTMLAudioElement, sound: Sound, playing: Playing, signal: AbortSignal) {
    this.#element = element;
    this.#sound = sound;
    this.#playing = playing;
    this.#signal = signal;
    this.#src = element.src;
    this.ended = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    for (const type of EVENTS) element.addEventListener(type, this);
    signal.addEventListener('abort', this);
    this.#interval = setInterval(() => this.#checkProgress(), CHECK_EVERY);
    this.#schedule();
  }

  /** `play()` was rejected. */
  onRejected(error: unknown): void {
    // A new sound rejects the `play()` of the one before. For a sound that cannot be loaded,
    // `element.error` says why.
    if (!this.#element.error) this.#fail(playRejection(error, this.#playing.lang));
    else this.#fail(mediaElementError(this.#element.error, this.#playing.lang));
  }

  handleEvent({ type }: Event): void {
    const element = this.#element;
    if (type === 'abort') return this.#signal.aborted ? this.#fail(this.#signal.reason) : undefined;
    if (element.src !== this.#src) return this.#onInterrupted();
    if (type === 'error') return this.#fail(mediaElementError(element.error, this.#playing.lang));
    if (type === 'pause')
      return element.paused && !element.ended ? this.#onInterrupted() : undefined;
    this.#tick();
    if (type === 'ended' && !this.#closed) this.#end();
  }

  #onInterrupted(): void {
    this.#fail(
      new SpeechError('interrupted', 'Something else stopped the sound.', this.#playing.lang),
    );
  }

  #tick(): void {
    if (this.#closed) return;
    const { currentTime, paused, seeking, readyState } = this.#element;
    const { from, to } = this.#sound;
    const isPlaying = !paused && !seeking && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    if (isPlaying && (currentTime > from || this.#started)) this.#start();
    if (this.#started && !this.#closed) {
      this.#emitMarksUntil(currentTime + HALF_FRAME);
      if (to !== undefined && currentTime >= to && !this.#closed) return this.#end();
    }
    this.#schedule();
  }

  /** Emits each mark up to a time. Its listener may stop the sound. */
  #emitMarksUntil(time: number): void {
    const { marks } = this.#sound;
    for (
      let mark = marks[this.#nextMark];
      mark && mark.time <= time && !this.#closed;
      mark = marks[this.#nextMark]
    ) {
      this.#nextMark += 1;
      this.#playing.onMark(mark);
    }
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#playing.onBegin?.();
  }

  /**
   * Schedules the next tick: by a frame if the page is visible, and by a timer. `timeupdate` events
   * tick too, should neither come.
   */
  #schedule(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    if (this.#closed) return;
    if (document.visibilityState === 'visible')
      this.#frame = requestAnimationFrame(() => this.#tick());
    const { currentTime, playbackRate } = this.#element;
    const { marks, to } = this.#sound;
    const due = Math.min(marks[this.#nextMark]?.time ?? Infinity, to ?? Infinity) - currentTime;
    const delay = Math.min(Math.max((1000 * due) / playbackRate, TIMER.least), TIMER.most);
    this.#timer = setTimeout(() => this.#tick(), delay);
  }

  #checkProgress(): void {
    const { currentTime, ended, duration } = this.#element;
    this.#tick();
    if (this.#closed) return;
    const isAtEnd =
      this.#sound.to !== undefined && currentTime > duration - AT_END && this.#stalledChecks > 0;
    if (ended || isAtEnd) return this.#end();
    this.#stalledChecks = currentTime === this.#lastTime ? this.#stalledChecks + 1 : 0;
    this.#lastTime = currentTime;
    const isLocal = this.#src.startsWith('blob:') || this.#src.startsWith('data:');
    const patience = isLocal ? PROGRESS_WITHIN.local : PROGRESS_WITHIN.remote;
    if (this.#stalledChecks * CHECK_EVERY < patience) return;
    const message = this.#started
      ? 'The sound goes on no more.'
      : 'The sound did not start in time.';
    this.#fail(new SpeechError('silent', message, this.#playing.lang));
  }

  #end(): void {
    // A part may be so short that it ends before the first tick.
    this.#start();
    this.#emitMarksUntil(Infinity);
    if (this.#closed) return;
    this.#close();
    this.#resolve();
  }

  #fail(reason: unknown): void {
    if (this.#closed) return;
    this.#close();
    this.#reject(reason);
  }

  #close(): void {
    this.#closed = true;
    clearInterval(this.#interval);
    this.#schedule();
    for (const type of EVENTS) this.#element.removeEventListener(type, this);
    this.#signal.removeEventListener('abort', this);
  }
}

const EVENTS = ['playing', 'timeupdate', 'seeked', 'ended', 'pause', 'emptied', 'error'] as const;
