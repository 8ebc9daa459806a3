/** Of an `<article-player>` or `<article-speech>`, what counting needs. */
export interface TrackedPlayer extends Element {
  readonly paused: boolean;
  readonly seeking: boolean;
  readonly readyState: number;
  readonly currentTime: number;
  readonly duration: number;
  readonly played: Pick<TimeRanges, 'length' | 'start' | 'end'>;
  readonly ready: Promise<void>;
  readonly sentences: readonly {
    readonly kind: string;
    readonly text: string;
    readonly range: Range | undefined;
  }[];
}

/**
 * By their members: a page may have registered the elements under other tags, and an `<audio>`
 * dispatches the same events.
 */
export function isTracked(target: EventTarget | null): target is TrackedPlayer {
  return target instanceof Element && 'sentences' in target && 'played' in target;
}
