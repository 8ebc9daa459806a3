import type { Trigger } from '../player/events.js';
import { MILESTONES, type AudioEvent } from './audio-event.js';
import { HeardRanges } from './heard-ranges.js';
import { titleOf } from './title.js';
import type { TrackedPlayer } from './tracked-player.js';

/**
 * From the first sound of an article to its end. Playing on after a pause belongs to the same
 * play-through, playing again after the end is another one.
 */
export class PlayThrough {
  readonly #player: TrackedPlayer;
  readonly #send: (event: AudioEvent) => void;
  /** The ranges of this play-through alone; `undefined` while `played` has no others. */
  readonly #ranges: HeardRanges | undefined;
  #started = false;
  /** The number of milestones that were sent. */
  #passed = 0;
  /** Whether the end was reached. */
  ended = false;
  trigger: Trigger | undefined;

  constructor(player: TrackedPlayer, send: (event: AudioEvent) => void, isFirst: boolean) {
    this.#player = player;
    this.#send = send;
    this.#ranges = isFirst ? undefined : new HeardRanges();
  }

  /** The voice was heard. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#emit('audio_start', 0);
  }

  /** The position has moved on, with the voice. */
  advance(): void {
    this.#ranges?.reach(this.#position);
    if (!this.#started) return;
    const percent = 100 * this.#heardFraction;
    while (this.#passed < MILESTONES.length && percent >= MILESTONES[this.#passed]!)
      this.#emit('audio_progress', MILESTONES[this.#passed++]!);
  }

  /** The position has jumped, or the voice has stopped. */
  break(): void {
    this.#ranges?.break();
  }

  end(): void {
    this.ended = true;
    if (this.#started) this.#emit('audio_complete', Math.round(100 * this.#heardFraction));
  }

  get #position(): number {
    const { currentTime, duration } = this.#player;
    return duration > 0 ? Math.min(1, currentTime / duration) : 0;
  }

  get #heardFraction(): number {
    const { played, duration } = this.#player;
    if (this.#ranges) return this.#ranges.total;
    let seconds = 0;
    for (let i = 0; i < played.length; i++) seconds += played.end(i) - played.start(i);
    return duration > 0 ? Math.min(1, seconds / duration) : 0;
  }

  #emit(name: AudioEvent['name'], percent: number): void {
    const duration = this.#player.duration || 0;
    this.#send({
      name,
      player: this.#player,
      title: titleOf(this.#player),
      duration: Math.round(duration),
      heard: Math.round(this.#heardFraction * duration),
      percent,
      trigger: this.trigger,
    });
  }
}
