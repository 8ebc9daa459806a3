import type { Player } from '../player/player.js';
import { last } from '../text/span.js';
import { runInSlices, nextTask } from '../text/cooperative.js';
import { LiveList, type TrackList } from '../shell/track-list.js';

/**
 * The times and texts of the cues of the article, in order and without overlaps. Times are seconds
 * at rate 1; the text is plain text.
 */
export interface CueSources {
  readonly count: number;
  startOf(index: number): number;
  endOf(index: number): number;
  textOf(index: number): string;
}

/**
 * This many cues are created synchronously on first access, which takes about 10 ms, and the rest
 * in slices.
 */
const SYNC_CUES = 4000;

/** The cues of a track at the current time, with the members of `TextTrackCueList`. */
export class ArticleCueList extends LiveList<TextTrackCue> {
  getCueById(id: string): TextTrackCue | null {
    return this.byId(id);
  }
}

/**
 * Makes a subclass of a native `TextTrack` possible: takes the track of a `<track>` element that is
 * in no `<audio>`, and sets its prototype.
 */
class PlatformTextTrack {
  /** Referenced here, because a track may not keep its element alive. */
  declare readonly element: HTMLTrackElement;

  constructor(element: HTMLTrackElement) {
    return Object.assign(
      Object.setPrototypeOf(element.track, new.target.prototype) as PlatformTextTrack,
      { element },
    );
  }
}
// A server has no TextTrack.
Object.setPrototypeOf(PlatformTextTrack.prototype, globalThis.TextTrack?.prototype ?? null);

/**
 * A native `TextTrack` that follows the time of the player: the chapters or captions of the
 * article, or a track that the page has added. The cues of the article are created when a script
 * accesses them. Their times are updated with the timeline of the article.
 */
export class ArticleTextTrack extends (PlatformTextTrack as unknown as new (
  element: HTMLTrackElement,
) => TextTrack) {
  readonly #label: () => string;
  readonly #player: Player;
  readonly #list: TrackList<ArticleTextTrack>;
  readonly #sources: () => CueSources | undefined;
  readonly #active = new ArticleCueList(() => this.#request());
  /** The created cues of the article, by their index. */
  readonly #cues: (VTTCue | undefined)[] = [];
  /** The cues that the page has added. */
  readonly #added: Set<TextTrackCue>;
  /** The index of the article's cue at the current time; -1 without one. */
  #activeIndex = -1;
  /** A script has accessed a cue of the article. */
  #requested = false;
  /** A script has accessed all cues. */
  #allRequested = false;
  #filling: AbortController | undefined;

  /**
   * `element` has all attributes but the label, which is a function, because the first use of
   * `Intl.DisplayNames` takes milliseconds. `sources` returns the present cues of the article.
   */
  constructor(
    element: HTMLTrackElement,
    label: () => string,
    player: Player,
    list: TrackList<ArticleTextTrack>,
    sources: () => CueSources | undefined,
  ) {
    super(element);
    // Cues from before the core was there.
    this.#added = new Set(super.cues ?? []);
    this.#label = label;
    this.#player = player;
    this.#list = list;
    this.#sources = sources;
  }

  /** For captions, the name of their language in the language of the player. */
  override get label(): string {
    return this.#label();
  }

  /** `disabled`, `hidden` or `showing`; other values are ignored, as in the platform. */
  override get mode(): TextTrackMode {
    return super.mode;
  }
  override set mode(mode: TextTrackMode) {
    const before = super.mode;
    super.mode = mode;
    if (super.mode === before) return;
    this.#list.queueChange();
    this.update();
  }
  /**
   * All cues, in order; `null` while the track is disabled. In an article of thousands of
   * sentences, the last cues are created after the access, and the list of tracks dispatches
   * `change` then.
   */
  override get cues(): TextTrackCueList | null {
    if (!this.#allRequested && super.mode !== 'disabled') {
      this.#request();
      this.#allRequested = true;
      this.#fill();
    }
    return super.cues;
  }
  /**
   * The cues at the current time, after the first play or seek; `null` while the track is disabled.
   */
  override get activeCues(): ArticleCueList | null {
    this.update();
    return super.mode === 'disabled' ? null : this.#active;
  }

  override addCue(cue: TextTrackCue): void {
    super.addCue(cue);
    this.#added.add(cue);
  }

  override removeCue(cue: TextTrackCue): void {
    super.removeCue(cue);
    this.#added.delete(cue);
  }

  /**
   * @internal Updates the active cues to the current time. Their events are dispatched in a
   * microtask.
   */
  update(): void {
    const player = this.#player;
    const { current: before } = this.#active;
    const time = Math.max(player.currentTime, player.timeAt(player.cursor));
    const isDisabled = super.mode === 'disabled';
    const hasTime = !isDisabled && (player.started || time > 0);
    const index = hasTime ? this.#indexAt(time) : -1;
    const hasMoved = index !== this.#activeIndex;
    this.#activeIndex = index;
    const now = hasTime ? this.#activeAt(time) : [];
    const exited = before.filter((cue) => !now.includes(cue));
    const entered = now.filter((cue) => !before.includes(cue));
    if (!hasMoved && exited.length + entered.length === 0) return;
    this.#active.replaceItems(now);
    if (isDisabled) return;
    // Only while time goes on, not by a seek, after which playback waits for the voice.
    if (!player.waiting && exited.some(({ pauseOnExit }) => pauseOnExit)) player.pause();
    queueMicrotask(() => {
      for (const cue of exited) cue.dispatchEvent(new Event('exit'));
      for (const cue of entered) cue.dispatchEvent(new Event('enter'));
      this.dispatchEvent(new Event('cuechange'));
    });
  }

  /** @internal Applies new times or texts. A cue whose text is the same stays the same object. */
  revise(): void {
    if (this.#requested) this.#fill();
    this.update();
  }

  /** From the first access on, the active cue of the article is created. */
  #request(): void {
    if (this.#requested) return;
    this.#requested = true;
    const cue = this.#ownCue();
    if (cue) this.#active.replaceItems([cue, ...this.#active.current]);
  }

  #indexAt(time: number): number {
    const sources = this.#sources();
    if (!sources?.count) return -1;
    const index = last(0, sources.count - 1, (each) => sources.startOf(each) <= time);
    return sources.startOf(index) <= time && time < sources.endOf(index) ? index : -1;
  }

  /** The active cues, in the order of the platform's lists. */
  #activeAt(time: number): readonly TextTrackCue[] {
    const own = this.#requested ? this.#ownCue() : undefined;
    const added = [...this.#added].filter(
      ({ startTime, endTime }) => startTime <= time && time < endTime,
    );
    return (own ? [own, ...added] : added).sort((one, other) => one.startTime - other.startTime);
  }

  /** The active cue of the article, unless the page has removed it. */
  #ownCue(): VTTCue | undefined {
    if (this.#activeIndex < 0) return undefined;
    if (!this.#cues[this.#activeIndex]) this.#updateCue(this.#activeIndex);
    const cue = this.#cues[this.#activeIndex];
    return cue?.track === this ? cue : undefined;
  }

  #fill(): void {
    this.#filling?.abort();
    const steps = this.#fillSteps();
    for (let count = 0; count < SYNC_CUES; count++) if (steps.next().done) return;
    const { signal } = (this.#filling = new AbortController());
    void this.#fillInSlices(steps, signal);
  }

  async #fillInSlices(steps: Generator<void, void>, signal: AbortSignal): Promise<void> {
    // The first slice runs in another task, too.
    await nextTask();
    await runInSlices(steps, signal);
    if (!signal.aborted) this.#list.queueChange();
  }

  /** Updates the created cues, or creates all of them. One step for each cue. */
  *#fillSteps(): Generator<void, void> {
    const count = this.#sources()?.count ?? 0;
    for (let index = 0; index < count; index++) {
      if (this.#allRequested || this.#cues[index]) yield this.#updateCue(index);
    }
    while (this.#cues.length > count) yield this.#removeOwnCue(this.#cues.pop());
  }

  /** Creates a cue or updates the existing one. */
  #updateCue(index: number): void {
    const sources = this.#sources()!;
    const [startTime, endTime] = [sources.startOf(index), sources.endOf(index)];
    const text = escapeCueText(sources.textOf(index));
    const before = this.#cues[index];
    const known = before?.text === text ? before : undefined;
    if (known?.startTime === startTime && known.endTime === endTime) return;
    // Changing the times of a cue in a list takes time proportional to the length of the list.
    this.#removeOwnCue(before);
    const cue = known ?? new VTTCue(startTime, endTime, text);
    super.addCue(Object.assign(cue, { startTime, endTime, id: String(index + 1) }));
    this.#cues[index] = cue;
  }

  #removeOwnCue(cue: VTTCue | undefined): void {
    if (cue?.track === this) super.removeCue(cue);
  }
}

/** Escapes a plain text, because the text of a cue is WebVTT markup. */
function escapeCueText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
