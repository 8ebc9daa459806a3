import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PlayerEvent, Trigger } from '../../player/events.js';
import type { Player } from '../../player/player.js';
import type { PlayerContext } from '../../core/context.js';

/** The announcements. */
export type AnnouncementKey =
  | 'finished'
  | 'paused'
  | 'sleepTimer'
  | 'loadingVoice'
  | 'sentence'
  | 'where'
  | 'speed'
  | 'voice'
  | 'fastest';

/** The same words twice are no change: the region is cleared, and filled after so many ms. */
const REWRITTEN_AFTER = 50;
/** So many ms after a stop, no voice is heard any more. */
const SILENT_AFTER = 150;
/** After a longer wait for the voice than this, in ms, loading is announced. */
const PATIENCE = 2000;

/**
 * Announcements for screen readers: only what a person could not hear or read otherwise, and never
 * while the voice speaks. Errors have a region of their own.
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

  /** `words` returns the text of an announcement in the present state. */
  constructor({ host, player }: PlayerContext, words: (what: AnnouncementKey) => string) {
    this.#host = host;
    this.#player = player;
    this.#words = words;
    player.addEventListener('play', () => {
      this.#wasSlow = false;
      this.#clear();
    });
    player.addEventListener('waiting', () => this.#wait());
    for (const type of ['playing', 'pause', 'error'] as const)
      player.addEventListener(type, () => this.#endWait());
    player.addEventListener('playing', () => this.#clear());
    player.addEventListener('pause', (event) => {
      if (isBy('keyboard', event)) this.say('paused', SILENT_AFTER);
      if (isBy('sleep-timer', event)) this.say('sleepTimer', SILENT_AFTER);
    });
    player.addEventListener('seeked', (event) => isBy('keyboard', event) && this.say('sentence'));
    player.addEventListener('ended', () => this.say('finished'));
    player.addEventListener('emptied', () => this.#clear());
    // It may be loaded after playback has started.
    if (player.waiting) this.#wait();
    host.addController(this);
  }

  /** The text of the region. */
  get said(): string {
    return this.#said;
  }
  /** The voice has been awaited for long. */
  get slow(): boolean {
    return this.#slow;
  }

  hostDisconnected(): void {
    clearTimeout(this.#writing);
    this.#endWait();
  }

  /**
   * Announces it, unless the voice speaks by then. The position is always announced: the person has
   * asked for it.
   */
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
      // Once a playback: with a slow network it would be announced at every sentence.
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
