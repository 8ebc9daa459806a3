import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Player } from '../../player/player.js';
import type { Sentence } from '../../text/transcript.js';
import type { PlayerContext } from '../../core/context.js';
import type { SleepChoice } from '../../options/choices.js';

/**
 * Pauses for a listener who falls asleep, but not within a sentence. Minutes count while it plays,
 * by the wall clock, as in podcast players: a pause stops them, a seek or another rate does not
 * change them. A section ends before the next heading of any level, as chapters do. A choice
 * applies once, and is not remembered. There is no timer: it checks at each end of a sentence.
 */
export class SleepTimer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #player: Player;
  #choice: SleepChoice = 'off';
  #stopped = false;
  /** The remaining time at `#playingSince`, in ms. */
  #remainingMs = 0;
  /** When playback started (`performance.now()`); `undefined` while it is paused. */
  #playingSince: number | undefined;
  /** The last `currentSentence`. */
  #sentence: Sentence | undefined;

  constructor({ host, player }: Pick<PlayerContext, 'host' | 'player'>) {
    this.#host = host;
    this.#player = player;
    player.addEventListener('play', () => {
      this.#stopped = false;
      this.#playingSince = performance.now();
    });
    player.addEventListener('pause', () => this.#onPause());
    player.addEventListener('seeking', () => this.#onSeeking());
    player.addEventListener('seeked', () => (this.#sentence = player.currentSentence));
    player.addEventListener('sentencechange', () => this.#onSentenceChange(player.currentSentence));
    player.addEventListener('ended', () => this.#set('off'));
    // Minutes continue in the next article.
    player.addEventListener('emptied', () => this.remaining === undefined && this.#set('off'));
    // It may be loaded after playback has started.
    if (!player.paused) this.#playingSince = performance.now();
    this.#sentence = player.currentSentence;
    host.addController(this);
  }

  get choice(): SleepChoice {
    return this.#choice;
  }
  /**
   * `off` cancels it. @throws `RangeError` for minutes that are not above 0, or an unknown choice.
   */
  set choice(choice: SleepChoice) {
    const isMinutes = typeof choice === 'number' && choice > 0 && choice < Infinity;
    if (!isMinutes && choice !== 'off' && choice !== 'section' && choice !== 'article') {
      throw new RangeError(
        `A sleep timer takes off, section, article or minutes, not ${String(choice)}.`,
      );
    }
    this.#set(choice);
  }

  /**
   * The remaining time in seconds; 0 while the last sentence is spoken. `undefined` without
   * minutes.
   */
  get remaining(): number | undefined {
    if (typeof this.#choice !== 'number') return undefined;
    const elapsed = this.#playingSince === undefined ? 0 : performance.now() - this.#playingSince;
    return Math.max(0, this.#remainingMs - elapsed) / 1000;
  }

  /** Whether it has paused the player. Playback, another choice, or another article reset it. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** The remaining time changes with the player's `timeupdate`. */
  hostConnected(): void {}

  #set(choice: SleepChoice): void {
    this.#choice = choice;
    this.#stopped = false;
    this.#remainingMs = typeof choice === 'number' ? choice * 60_000 : 0;
    this.#playingSince = this.#player.paused ? undefined : performance.now();
    this.#host.requestUpdate();
  }

  #onPause(): void {
    const { remaining } = this;
    this.#playingSince = undefined;
    // A listener who pauses in the last sentence is awake.
    if (remaining === 0) this.#set('off');
    else if (remaining !== undefined) this.#remainingMs = remaining * 1000;
  }

  #onSentenceChange(next: Sentence | undefined): void {
    const { paused, cursor } = this.#player;
    const before = this.#sentence;
    this.#sentence = next;
    // Not after a seek, nor within a sentence that was edited while it was spoken.
    if (paused || !next || !before || next === before || cursor > next.start) return;
    if (this.#isDue(before, next)) this.#pause();
  }

  /** An article with `loop` has no `ended`: at its end it goes to its start. */
  #onSeeking(): void {
    const { paused, ended } = this.#player;
    if (paused || ended || this.#sentence || this.#choice === 'off') return;
    if (!this.remaining) this.#pause();
  }

  #pause(): void {
    this.#set('off');
    this.#stopped = true;
    this.#player.pause('sleep-timer');
  }

  #isDue({ passage: before }: Sentence, { passage: next }: Sentence): boolean {
    // A heading right behind another one is the heading of a subsection.
    if (this.#choice === 'section') return next.kind === 'heading' && before.kind !== 'heading';
    return this.remaining === 0;
  }
}
