import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Player } from '../../player/player.js';
import type { Sentence } from '../../text/transcript.js';

/** When to stop: before the next heading, at the end of the article, or after so many minutes. */
export type SleepChoice = 'off' | 'section' | 'article' | number;

/**
 * Pauses for a listener who falls asleep, and never within a sentence. Minutes are those in which it plays, by the clock, as podcast players
 * count them: a pause holds them, a seek or another speed does not change them. A section ends before the next heading, of whatever level,
 * as chapters do. What was chosen holds once, and is not remembered. It needs no timer: it looks whenever a sentence has ended.
 */
export class SleepTimer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #player: Player;
  #choice: SleepChoice = 'off';
  #stopped = false;
  /** Of the minutes, in ms, what was left at `#since`. */
  #left = 0;
  /** Since when it plays, in ms; `undefined` while it does not. */
  #since: number | undefined;
  /** What is being said, as far as was told. */
  #sentence: Sentence | undefined;

  constructor(host: ReactiveControllerHost, player: Player) {
    this.#host = host;
    this.#player = player;
    player.addEventListener('play', () => {
      this.#stopped = false;
      this.#since = performance.now();
    });
    player.addEventListener('pause', () => this.#hold());
    player.addEventListener('seeking', () => this.#beginAnew());
    player.addEventListener('seeked', () => (this.#sentence = player.currentSentence));
    player.addEventListener('sentencechange', () => this.#turnTo(player.currentSentence));
    player.addEventListener('ended', () => this.#set('off'));
    // Minutes go on in the next article.
    player.addEventListener('emptied', () => this.remaining === undefined && this.#set('off'));
    host.addController(this);
  }

  get choice(): SleepChoice {
    return this.#choice;
  }
  /** `off` calls it off. @throws `RangeError` for minutes that are not above 0, or another choice that there is not. */
  set choice(choice: SleepChoice) {
    const isMinutes = typeof choice === 'number' && choice > 0 && choice < Infinity;
    if (!isMinutes && choice !== 'off' && choice !== 'section' && choice !== 'article') {
      throw new RangeError(`A sleep timer takes off, section, article or minutes, not ${String(choice)}.`);
    }
    this.#set(choice);
  }

  /** Of the minutes that were chosen, what is left, in seconds; 0 while the last sentence is said. `undefined` without minutes. */
  get remaining(): number | undefined {
    if (typeof this.#choice !== 'number') return undefined;
    const gone = this.#since === undefined ? 0 : performance.now() - this.#since;
    return Math.max(0, this.#left - gone) / 1000;
  }

  /** Whether it has paused the player, which was not played since; nor was it set anew, or another article loaded. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** What is left is told by the player's `timeupdate`. */
  hostConnected(): void {}

  #set(choice: SleepChoice): void {
    this.#choice = choice;
    this.#stopped = false;
    this.#left = typeof choice === 'number' ? choice * 60_000 : 0;
    this.#since = this.#player.paused ? undefined : performance.now();
    this.#host.requestUpdate();
  }

  #hold(): void {
    const { remaining } = this;
    this.#since = undefined;
    // Who pauses in the last sentence is awake.
    if (remaining === 0) this.#set('off');
    else if (remaining !== undefined) this.#left = remaining * 1000;
  }

  #turnTo(next: Sentence | undefined): void {
    const { paused, cursor } = this.#player;
    const before = this.#sentence;
    this.#sentence = next;
    // Not where a person went elsewhere, nor within a sentence that was edited while it was said.
    if (paused || !next || !before || next === before || cursor > next.start) return;
    if (this.#isOver(before, next)) this.#stop();
  }

  /** An article that is played over and over has no `ended`: all of it was said, and it goes to its start. */
  #beginAnew(): void {
    const { paused, ended } = this.#player;
    if (paused || ended || this.#sentence || this.#choice === 'off') return;
    if (!this.remaining) this.#stop();
  }

  #stop(): void {
    this.#set('off');
    this.#stopped = true;
    this.#player.pause('sleep-timer');
  }

  #isOver({ passage: before }: Sentence, { passage: next }: Sentence): boolean {
    // A heading right behind another one is the heading of a part of its section.
    if (this.#choice === 'section') return next.kind === 'heading' && before.kind !== 'heading';
    return this.remaining === 0;
  }
}
