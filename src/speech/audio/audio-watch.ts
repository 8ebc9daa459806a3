import { mediaElementError, playRejection } from './audio-errors.js';
import type { Playing, Sound } from './audio-output.js';
import { SpeechError } from '../speech-error.js';

/** A blob of this page must sound within so many ms, and what is loaded within the other; the same holds while it plays. */
const PROGRESS_WITHIN = { here: 4000, loaded: 12_000 } as const;
/** So often it is looked whether it goes on, in ms: a page that stood still counts as one look. */
const CHECK_EVERY = 500;
/** Frames come this often, in seconds; a mark is told in the one that is nearest to its time. */
const HALF_FRAME = 0.008;
/** While the page is hidden and no frames come, a timer comes this often at least, and this often at most, in ms. */
const TIMER = { most: 250, least: 4 } as const;
/** A stretch that ends this close to the sound's end, in seconds, ends with it: what is told of a length is not exact. */
const AT_END = 0.05;

/** Watches one stretch of a sound: its marks by the clock of the sound, its end, and whatever may go wrong. */
export class AudioWatch {
  /** Resolves at the end of the stretch; rejects as `AudioOutput.play` does. */
  readonly ended: Promise<void>;
  readonly #element: HTMLAudioElement;
  readonly #sound: Sound;
  readonly #playing: Playing;
  readonly #signal: AbortSignal;
  /** As the element gives it. */
  readonly #src: string;
  #resolve!: () => void;
  #reject!: (reason: unknown) => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #interval: ReturnType<typeof setInterval>;
  #started = false;
  #nextMark = 0;
  /** Where it was at the last look, and how many looks ago it moved. */
  #lastTime = -1;
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
    // A new sound aborts the play of the one before; one that cannot be loaded tells of it by its error.
    if (!this.#element.error) this.#fail(playRejection(error, this.#playing.lang));
    else this.#fail(mediaElementError(this.#element.error, this.#playing.lang));
  }

  handleEvent({ type }: Event): void {
    const element = this.#element;
    if (type === 'abort') return this.#signal.aborted ? this.#fail(this.#signal.reason) : undefined;
    if (element.src !== this.#src) return this.#onInterrupted();
    if (type === 'error') return this.#fail(mediaElementError(element.error, this.#playing.lang));
    if (type === 'pause') return element.paused && !element.ended ? this.#onInterrupted() : undefined;
    this.#tick();
    if (type === 'ended' && !this.#closed) this.#end();
  }

  #onInterrupted(): void {
    this.#fail(new SpeechError('interrupted', 'Something else stopped the sound.', this.#playing.lang));
  }

  #tick(): void {
    if (this.#closed) return;
    const { currentTime, paused, seeking, readyState } = this.#element;
    const { from, to } = this.#sound;
    const moves = !paused && !seeking && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    if (moves && (currentTime > from || this.#started)) this.#start();
    if (this.#started && !this.#closed) {
      this.#emitMarksUntil(currentTime + HALF_FRAME);
      if (to !== undefined && currentTime >= to && !this.#closed) return this.#end();
    }
    this.#schedule();
  }

  /** Each mark up to a time; whoever is told may stop the sound. */
  #emitMarksUntil(time: number): void {
    const { marks } = this.#sound;
    for (let mark = marks[this.#nextMark]; mark && mark.time <= time && !this.#closed; mark = marks[this.#nextMark]) {
      this.#nextMark += 1;
      this.#playing.onMark(mark);
    }
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#playing.onBegin?.();
  }

  /** By frames where the page is seen, else by timers; the element's own `timeupdate` sees to it that neither is waited for in vain. */
  #schedule(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    if (this.#closed) return;
    if (document.visibilityState === 'visible') this.#frame = requestAnimationFrame(() => this.#tick());
    const { currentTime, playbackRate } = this.#element;
    const { marks, to } = this.#sound;
    const due = Math.min(marks[this.#nextMark]?.time ?? Infinity, to ?? Infinity) - currentTime;
    const wait = Math.min(Math.max((1000 * due) / playbackRate, TIMER.least), TIMER.most);
    this.#timer = setTimeout(() => this.#tick(), wait);
  }

  /** Whether it goes on. */
  #checkProgress(): void {
    const { currentTime, ended, duration } = this.#element;
    this.#tick();
    if (this.#closed) return;
    if (ended || (this.#sound.to !== undefined && currentTime > duration - AT_END && this.#stalledChecks > 0))
      return this.#end();
    this.#stalledChecks = currentTime === this.#lastTime ? this.#stalledChecks + 1 : 0;
    this.#lastTime = currentTime;
    const patience =
      this.#src.startsWith('blob:') || this.#src.startsWith('data:') ? PROGRESS_WITHIN.here : PROGRESS_WITHIN.loaded;
    if (this.#stalledChecks * CHECK_EVERY < patience) return;
    const message = this.#started ? 'The sound goes on no more.' : 'The sound did not start in time.';
    this.#fail(new SpeechError('silent', message, this.#playing.lang));
  }

  #end(): void {
    // An utterance so short that no clock saw it was heard all the same.
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
