import type { PLAYER_EVENTS } from './event-types.js';

/**
 * What caused an event: the control that a person used, the `sleep-timer` that they have set, or
 * `api`, a call by code of the page.
 */
export type Trigger = 'button' | 'keyboard' | 'article' | 'media-session' | 'sleep-timer' | 'api';

/** An element also dispatches `abort`, before `emptied`. */
export type PlayerEventType = (typeof PLAYER_EVENTS)[number] | 'abort';

/** An event of a player. As media events, it does not bubble and cannot be cancelled. */
export class PlayerEvent extends Event {
  declare readonly type: PlayerEventType;
  /** Set when a command caused the event. */
  readonly trigger: Trigger | undefined;

  constructor(type: PlayerEventType, trigger?: Trigger) {
    super(type);
    this.trigger = trigger;
  }
}
