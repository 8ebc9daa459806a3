import type { Player } from '../player/player.js';
import { last } from '../text/span.js';
import { runInSlices, nextTask } from '../text/cooperative.js';
import { LiveList, type TrackList } from './track-list.js';

/** When and what, of the cues that a track is to have: in order, none over another. Times are seconds at rate 1; the text is plain. */
export interface CueSources {
  readonly count: number;
  startOf(place: number): number;
  endOf(place: number): number;
  textOf(place: number): string;
}

/** So many cues are made in the task in which they are looked at, and the rest in slices: they take some 10 ms. */
const SYNC_CUES = 4000;

/** The cues of a track that hold the current time, as a `TextTrackCueList`. */
export class ArticleCueList extends LiveList<TextTrackCue> {
  getCueById(id: string): TextTrackCue | null {
    return this.byId(id);
  }
}

/** What makes a track of the platform's out of its element, which is in no `<audio>`: it holds cues, and nobody tells it the time. */
class PlatformTextTrack {
  /** Held, since a track is not sure to hold it. */
  declare readonly element: HTMLTrackElement;

  constructor(element: HTMLTrackElement) {
    return Object.assign(Object.setPrototypeOf(element.track, new.target.prototype) as PlatformTextTrack, { element });
  }
}
// A server has no tracks.
Object.setPrototypeOf(PlatformTextTrack.prototype, globalThis.TextTrack?.prototype ?? null);

/**
 * A `TextTrack` of the platform's by the clock of an article: its chapters or captions, or a track that a page has added. The article's own cues
 * are made when a script looks at them, and their times revised as the article's are.
 */
export class ArticleTextTrack extends (PlatformTextTrack as unknown as new (element: HTMLTrackElement) => TextTrack) {
  readonly #label: () => string;
  readonly #player: Player;
  readonly #list: TrackList<ArticleTextTrack>;
  readonly #sources: () => CueSources | undefined;
  readonly #active = new ArticleCueList(() => this.#request());
  /** The article's own that were made, by their place. */
  readonly #cues: (VTTCue | undefined)[] = [];
  /** Those that a page has added. */
  readonly #added = new Set<TextTrackCue>();
  /** Of the own cue that holds the current time; -1 where none does. */
  #activeIndex = -1;
  /** A script has looked at an own cue. */
  #requested = false;
  /** A script has looked at all of them. */
  #allRequested = false;
  #filling: AbortController | undefined;

  /**
   * Of an element that has all its attributes but the label: the first name of a language takes milliseconds to find. `sources` tells the
   * article's own cues as they are now.
   */
  constructor(
    element: HTMLTrackElement,
    label: () => string,
    player: Player,
    list: TrackList<ArticleTextTrack>,
    sources: () => CueSources | undefined,
  ) {
    super(element);
    this.#label = label;
    this.#player = player;
    this.#list = list;
    this.#sources = sources;
  }

  /** Of captions, the name of their language in that of the player. */
  override get label(): string {
    return this.#label();
  }

  /** `disabled`, `hidden` or `showing`; anything else is left alone, as the platform does. */
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
   * All of them, in order; `null` while it is disabled. Of an article of thousands of sentences the rest comes within the next moments: the list
   * of tracks tells `change` when it is there.
   */
  override get cues(): TextTrackCueList | null {
    if (!this.#allRequested && super.mode !== 'disabled') {
      this.#request();
      this.#allRequested = true;
      this.#fill();
    }
    return super.cues;
  }
  /** Those that hold the current time, once it was played or sought; `null` while it is disabled. */
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

  /** @internal Time went on: which cues are active is told once the script that caused it is done. */
  update(): void {
    const player = this.#player;
    const { current: before } = this.#active;
    const time = Math.max(player.currentTime, player.timeAt(player.cursor));
    const isDisabled = super.mode === 'disabled';
    const holds = !isDisabled && (player.started || time > 0);
    const place = holds ? this.#indexAt(time) : -1;
    const isElsewhere = place !== this.#activeIndex;
    this.#activeIndex = place;
    const now = holds ? this.#activeAt(time) : [];
    const left = before.filter((cue) => !now.includes(cue));
    const come = now.filter((cue) => !before.includes(cue));
    if (!isElsewhere && left.length + come.length === 0) return;
    this.#active.replaceItems(now);
    if (isDisabled) return;
    // As time goes by alone: not by a seek, after which the voice is waited for.
    if (!player.waiting && left.some(({ pauseOnExit }) => pauseOnExit)) player.pause();
    queueMicrotask(() => {
      for (const cue of left) cue.dispatchEvent(new Event('exit'));
      for (const cue of come) cue.dispatchEvent(new Event('enter'));
      this.dispatchEvent(new Event('cuechange'));
    });
  }

  /** @internal The times, or the texts, are others: cues stay the same as far as their texts do. */
  revise(): void {
    if (this.#requested) this.#fill();
    this.update();
  }

  /** From now on there is a cue for what is active. */
  #request(): void {
    if (this.#requested) return;
    this.#requested = true;
    const cue = this.#ownCue();
    if (cue) this.#active.replaceItems([cue, ...this.#active.current]);
  }

  #indexAt(time: number): number {
    const sources = this.#sources();
    if (!sources?.count) return -1;
    const place = last(0, sources.count - 1, (each) => sources.startOf(each) <= time);
    return sources.startOf(place) <= time && time < sources.endOf(place) ? place : -1;
  }

  /** In the order of the platform's lists. */
  #activeAt(time: number): readonly TextTrackCue[] {
    const own = this.#requested ? this.#ownCue() : undefined;
    const added = [...this.#added].filter(({ startTime, endTime }) => startTime <= time && time < endTime);
    return (own ? [own, ...added] : added).sort((one, other) => one.startTime - other.startTime);
  }

  /** The own cue that is active, unless a page has taken it out. */
  #ownCue(): VTTCue | undefined {
    if (this.#activeIndex < 0) return undefined;
    if (!this.#cues[this.#activeIndex]) this.#updateCue(this.#activeIndex);
    const cue = this.#cues[this.#activeIndex];
    return cue?.track === this ? cue : undefined;
  }

  #fill(): void {
    this.#filling?.abort();
    const walk = this.#fillSteps();
    for (let made = 0; made < SYNC_CUES; made++) if (walk.next().done) return;
    const { signal } = (this.#filling = new AbortController());
    void this.#fillInSlices(walk, signal);
  }

  async #fillInSlices(walk: Generator<void, void>, signal: AbortSignal): Promise<void> {
    // The first slice, too, is of another task.
    await nextTask();
    await runInSlices(walk, signal);
    if (!signal.aborted) this.#list.queueChange();
  }

  /** A step a cue: those that there are, or all of them. */
  *#fillSteps(): Generator<void, void> {
    const count = this.#sources()?.count ?? 0;
    for (let place = 0; place < count; place++) {
      if (this.#allRequested || this.#cues[place]) yield this.#updateCue(place);
    }
    while (this.#cues.length > count) yield this.#removeOwnCue(this.#cues.pop());
  }

  /** Makes a cue as it is to be, or of one that was made before. */
  #updateCue(place: number): void {
    const sources = this.#sources()!;
    const [startTime, endTime] = [sources.startOf(place), sources.endOf(place)];
    const text = escapeCueText(sources.textOf(place));
    const before = this.#cues[place];
    const known = before?.text === text ? before : undefined;
    if (known?.startTime === startTime && known.endTime === endTime) return;
    // In a list, the times of a cue are changed in as many steps as there are cues.
    this.#removeOwnCue(before);
    const cue = known ?? new VTTCue(startTime, endTime, text);
    super.addCue(Object.assign(cue, { startTime, endTime, id: String(place + 1) }));
    this.#cues[place] = cue;
  }

  #removeOwnCue(cue: VTTCue | undefined): void {
    if (cue?.track === this) super.removeCue(cue);
  }
}

/** The text of a cue is markup (WebVTT). */
function escapeCueText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
