import type { PlayerEvent } from '../player/events.js';
import type { AudioEvent } from './audio-event.js';
import { assertConsent, withConsent, type Consent } from './consent.js';
import { destinationOf, type AnalyticsTool } from './destinations.js';
import { PlayThrough } from './play-through.js';
import { isTracked, type TrackedPlayer } from './tracked-player.js';

export type { AudioEvent, AudioEventName } from './audio-event.js';
export type { Consent } from './consent.js';
export type { AnalyticsTool } from './destinations.js';
export type { Trigger } from '../player/events.js';

export interface AnalyticsOptions {
  /** The tool of the page that gets the events, or a function that is called with each. */
  readonly to: AnalyticsTool | ((event: AudioEvent) => void);
  /** Where the page keeps the visitor's consent. Without it, nothing is sent. */
  readonly consent: Consent;
  /**
   * The players in it are counted. Default: the document. Players in a shadow tree need its
   * `ShadowRoot`, because their events do not leave it.
   */
  readonly root?: Document | DocumentFragment | Element;
}

const EVENTS = ['play', 'playing', 'timeupdate', 'pause', 'seeking', 'ended', 'emptied'] as const;

/**
 * Counts how much of the articles is heard: `audio_start`, `audio_progress` at 10, 25, 50, 75 and 90
 * percent, and `audio_complete`, each once per play-through. Also counts players that are added or
 * upgraded later. Stores nothing, and requests nothing itself.
 * @returns a function that ends the counting.
 * @throws `TypeError` for options that are not accepted.
 */
export function trackPlayers(options: AnalyticsOptions): () => void {
  const { to, consent, root = globalThis.document } = options ?? {};
  const send = destinationOf(to);
  assertConsent(consent);
  // On a server there is nothing to count.
  if (!root) return () => {};
  if (typeof root.addEventListener !== 'function')
    throw new TypeError('`root` must be a document, a shadow root or an element.');

  const warn = warnOnce();
  const notSent = (reason: unknown) => warn('an event could not be sent:', reason);
  const noAnswer = (reason: unknown) => warn('`consent` did not answer:', reason);
  const tracker = new Tracker((event) =>
    withConsent(consent, () => attempt(() => send(event), notSent), noAnswer),
  );
  // Media events do not bubble, but a listener that captures hears them.
  for (const type of EVENTS) root.addEventListener(type, tracker, true);
  return () => {
    for (const type of EVENTS) root.removeEventListener(type, tracker, true);
  };
}

/** The play-through of each player. */
class Tracker {
  readonly #send: (event: AudioEvent) => void;
  readonly #playThroughs = new WeakMap<Element, PlayThrough>();

  constructor(send: (event: AudioEvent) => void) {
    this.#send = send;
  }

  handleEvent(event: Event): void {
    const { target, type } = event;
    if (!isTracked(target)) return;
    const current = this.#playThroughOf(target, type);
    switch (type) {
      case 'play':
        current.trigger = (event as PlayerEvent).trigger;
        return current.break();
      case 'playing':
      case 'timeupdate':
        return this.#onSound(target, current);
      case 'pause':
        current.advance();
        return current.break();
      case 'seeking':
        return current.break();
      case 'ended':
        current.advance();
        return current.end();
      case 'emptied':
        this.#playThroughs.delete(target);
    }
  }

  /** After the end, a new one begins with the next `play`. */
  #playThroughOf(player: TrackedPlayer, type: string): PlayThrough {
    const known = this.#playThroughs.get(player);
    if (known && !(known.ended && type === 'play')) return known;
    const next = new PlayThrough(player, this.#send, !known);
    this.#playThroughs.set(player, next);
    return next;
  }

  #onSound(player: TrackedPlayer, current: PlayThrough): void {
    const { paused, seeking, readyState, ready } = player;
    // While it waits for the voice there is no future data yet.
    const isHeard = !paused && !seeking && readyState > HTMLMediaElement.HAVE_CURRENT_DATA;
    if (!isHeard || current.ended) return;
    // Of an article that is played before it was read, the duration is that of its first minute.
    void ready.then(
      () => {
        current.start();
        current.advance();
      },
      () => {},
    );
  }
}

function attempt(action: () => void, fail: (reason: unknown) => void): void {
  try {
    action();
  } catch (error) {
    fail(error);
  }
}

/** Warns the publisher in the console, once for each message. */
function warnOnce(): (message: string, reason: unknown) => void {
  const warned = new Set<string>();
  return (message, reason) => {
    if (warned.has(message)) return;
    warned.add(message);
    console.warn(`article-player/analytics: ${message}`, reason);
  };
}
