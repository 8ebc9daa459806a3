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

/**
 * Writing the same text again is no change that a screen reader announces: the region is cleared
 * for so many ms before.
 */
const CLEARED_FOR = 50;
/** So many ms after a stop, no voice is heard any more. */
const SILENT_AFTER = 150;
/** After a longer wait for the voice than this, in ms, loading is announced. */
const LONG_WAIT = 2000;

/**
 * Announcements for screen readers: only what a person could not hear or read otherwise, and never
 * while the voice speaks. Errors have a region of their own.
 */
export class LiveRegion implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #player: Player;
  readonly #textOf: (what: AnnouncementKey) => string;
  #text = '';
  #isSlow = false;
  #isWaitAnnounced = false;
  #writeTimer: ReturnType<typeof setTimeout> | undefined;
  #waitTimer: ReturnType<typeof setTimeout> | undefined;

  /** `textOf` returns the text of an announcement in the present state. */
  constructor({ host, player }: PlayerContext, textOf: (what: AnnouncementKey) => string) {
    this.#host = host;
    this.#player = player;
    this.#textOf = textOf;
    player.addEventListener('play', () => {
      this.#isWaitAnnounced = false;
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
    return this.#text;
  }
  /** The player has been waiting long for the voice. */
  get slow(): boolean {
    return this.#isSlow;
  }

  hostDisconnected(): void {
    clearTimeout(this.#writeTimer);
    this.#endWait();
  }

  /**
   * Announces it, unless the voice speaks by then. The position is always announced: the person has
   * asked for it.
   */
  say(what: AnnouncementKey, after = CLEARED_FOR): void {
    const isAllowed = () => this.#player.paused || what === 'where';
    if (!isAllowed()) return;
    this.#clear();
    this.#writeTimer = setTimeout(() => isAllowed() && this.#write(this.#textOf(what)), after);
  }

  #wait(): void {
    clearTimeout(this.#waitTimer);
    this.#waitTimer = setTimeout(() => {
      if (!this.#player.waiting || this.#player.suspended) return;
      this.#isSlow = true;
      // Once a playback: with a slow network it would be announced at every sentence.
      if (!this.#isWaitAnnounced) this.#write(this.#textOf('loadingVoice'));
      this.#isWaitAnnounced = true;
      this.#host.requestUpdate();
    }, LONG_WAIT);
  }

  #endWait(): void {
    clearTimeout(this.#waitTimer);
    if (!this.#isSlow) return;
    this.#isSlow = false;
    this.#host.requestUpdate();
  }

  #clear(): void {
    clearTimeout(this.#writeTimer);
    this.#write('');
  }

  #write(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#host.requestUpdate();
  }
}

function isBy(trigger: Trigger, event: Event): boolean {
  return (event as PlayerEvent).trigger === trigger;
}
