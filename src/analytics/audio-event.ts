import type { Trigger } from '../player/events.js';

/** What is counted. The names are those that GA4's users know from video (`video_start` …). */
export type AudioEventName = 'audio_start' | 'audio_progress' | 'audio_complete';

/** Percent of the article that were heard when `audio_progress` is sent. */
export const MILESTONES = [10, 25, 50, 75, 90] as const;

/** One count, as a function of the page gets it. */
export interface AudioEvent {
  readonly name: AudioEventName;
  /** The player's element. */
  readonly player: Element;
  /** The article's heading, or else the title of the page. */
  readonly title: string;
  /** The length of the article in whole seconds at rate 1. An estimate, unless it is a recording. */
  readonly duration: number;
  /** How much of the article was heard in this play-through, in whole seconds at rate 1. */
  readonly heard: number;
  /**
   * In percent of the duration: 0 for `audio_start`, the milestone for `audio_progress`, and what
   * was heard for `audio_complete`.
   */
  readonly percent: number;
  /** What started this play-through; `undefined` if it was started before counting began. */
  readonly trigger: Trigger | undefined;
}
