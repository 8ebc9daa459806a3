import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PlayerEvent, Trigger } from '../../player/events.js';
import type { Player } from '../../player/player.js';

/** What can be said to a screen reader. */
export type AnnouncementKey =
  'finished' | 'paused' | 'sleepTimer' | 'loadingVoice' | 'sentence' | 'where' | 'speed' | 'voice' | 'fastest';

/** The same words a second time are no change: the region is emptied, and written so many ms later. */
const REWRITTEN_AFTER = 50;
/** So many ms after it was stopped, no voice is heard any more. */
const SILENT_AFTER = 150;
/** A voice that lets itself be waited for longer, in ms, is said to be loading. */
const PATIENCE = 2000;

/**
 * What a screen reader is told: only what a person could not hear or read otherwise, and never while the voice speaks. All of it is here;
 * errors alone have a region of their own.
 */
export class LiveRegion implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #player: Player;
  readonly #words: (what: AnnouncementKey) => string;
  #said = '';
  #slow = false;
  #wasSlow = false;
  #writing: ReturnType<typeof setTimeout> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** `words` puts an announcement into words, as things are then. */
  constructor(host: ReactiveControllerHost, player: Player, words: (what: AnnouncementKey) => string) {
    this.#host = host;
    this.#player = player;
    this.#words = words;
    player.addEventListener('play', () => {
      this.#wasSlow = false;
      this.#clear();
    });
    player.addEventListener('waiting', () => this.#wait());
    for (const type of ['playing', 'pause', 'error'] as const) player.addEventListener(type, () => this.#endWait());
    player.addEventListener('playing', () => this.#clear());
    player.addEventListener('pause', (event) => {
      if (isBy('keyboard', event)) this.say('paused', SILENT_AFTER);
      if (isBy('sleep-timer', event)) this.say('sleepTimer', SILENT_AFTER);
    });
    player.addEventListener('seeked', (event) => isBy('keyboard', event) && this.say('sentence'));
    player.addEventListener('ended', () => this.say('finished'));
    player.addEventListener('emptied', () => this.#clear());
    host.addController(this);
  }

  /** What stands in the region now. */
  get said(): string {
    return this.#said;
  }
  /** The voice lets itself be waited for. */
  get slow(): boolean {
    return this.#slow;
  }

  hostDisconnected(): void {
    clearTimeout(this.#writing);
    this.#endWait();
  }

  /** Says it, unless the voice speaks by then; where it is, a person has asked for and is told. */
  say(what: AnnouncementKey, after = REWRITTEN_AFTER): void {
    const may = () => this.#player.paused || what === 'where';
    if (!may()) return;
    this.#clear();
    this.#writing = setTimeout(() => may() && this.#write(this.#words(what)), after);
  }

  #wait(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      if (!this.#player.waiting || this.#player.suspended) return;
      this.#slow = true;
      // Once a play: a slow network would say it at every sentence.
      if (!this.#wasSlow) this.#write(this.#words('loadingVoice'));
      this.#wasSlow = true;
      this.#host.requestUpdate();
    }, PATIENCE);
  }

  #endWait(): void {
    clearTimeout(this.#waiting);
    if (!this.#slow) return;
    this.#slow = false;
    this.#host.requestUpdate();
  }

  #clear(): void {
    clearTimeout(this.#writing);
    this.#write('');
  }

  #write(words: string): void {
    if (words === this.#said) return;
    this.#said = words;
    this.#host.requestUpdate();
  }
}

function isBy(trigger: Trigger, event: Event): boolean {
  return (event as PlayerEvent).trigger === trigger;
}
