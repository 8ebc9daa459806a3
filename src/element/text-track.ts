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
const AT_ONCE = 4000;

/** The cues of a track that hold the current time, as a `TextTrackCueList`. */
export class ArticleCueList extends LiveList<TextTrackCue> {
  getCueById(id: string): TextTrackCue | null {
    return this.byId(id);
  }
}

/** What makes a track of the platform's out of its element, which is in no `<audio>`: it holds cues, and nobody tells it the time. */
class Platform {
  /** Held, since a track is not sure to hold it. */
  declare readonly element: HTMLTrackElement;

  constructor(element: HTMLTrackElement) {
    return Object.assign(Object.setPrototypeOf(element.track, new.target.prototype) as Platform, { element });
  }
}
// A server has no tracks.
Object.setPrototypeOf(Platform.prototype, globalThis.TextTrack?.prototype ?? null);

/**
 * A `TextTrack` of the platform's by the clock of an article: its chapters or captions, or a track that a page has added. The article's own cues
 * are made when a script looks at them, and their times revised as the article's are.
 */
export class ArticleTextTrack extends (Platform as unknown as new (element: HTMLTrackElement) => TextTrack) {
  readonly #label: () => string;
  readonly #player: Player;
  readonly #list: TrackList<ArticleTextTrack>;
  readonly #sources: () => CueSources | undefined;
  readonly #active = new ArticleCueList(() => this.#want());
  /** The article's own that were made, by their place. */
  readonly #cues: (VTTCue | undefined)[] = [];
  /** Those that a page has added. */
  readonly #added = new Set<TextTrackCue>();
  /** Of the own cue that holds the current time; -1 where none does. */
  #place = -1;
  /** A script has looked at an own cue. */
  #wanted = false;
  /** A script has looked at all of them. */
  #allWanted = false;
  #slices: AbortController | undefined;

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
    this.#list.change();
    this.look();
  }
  /**
   * All of them, in order; `null` while it is disabled. Of an article of thousands of sentences the rest comes within the next moments: the list
   * of tracks tells `change` when it is there.
   */
  override get cues(): TextTrackCueList | null {
    if (!this.#allWanted && super.mode !== 'disabled') {
      this.#want();
      this.#allWanted = true;
      this.#fill();
    }
    return super.cues;
  }
  /** Those that hold the current time, once it was played or sought; `null` while it is disabled. */
  override get activeCues(): ArticleCueList | null {
    this.look();
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
  look(): void {
    const player = this.#player;
    const { present: before } = this.#active;
    const time = Math.max(player.currentTime, player.timeAt(player.cursor));
    const isDisabled = super.mode === 'disabled';
    const holds = !isDisabled && (player.started || time > 0);
    const place = holds ? this.#placeAt(time) : -1;
    const isElsewhere = place !== this.#place;
    this.#place = place;
    const now = holds ? this.#activeAt(time) : [];
    const left = before.filter((cue) => !now.includes(cue));
    const come = now.filter((cue) => !before.includes(cue));
    if (!isElsewhere && left.length + come.length === 0) return;
    this.#active.put(now);
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
    if (this.#wanted) this.#fill();
    this.look();
  }

  /** From now on there is a cue for what is active. */
  #want(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    const cue = this.#ownCue();
    if (cue) this.#active.put([cue, ...this.#active.present]);
  }

  #placeAt(time: number): number {
    const sources = this.#sources();
    if (!sources?.count) return -1;
    const place = last(0, sources.count - 1, (each) => sources.startOf(each) <= time);
    return sources.startOf(place) <= time && time < sources.endOf(place) ? place : -1;
  }

  /** In the order of the platform's lists. */
  #activeAt(time: number): readonly TextTrackCue[] {
    const own = this.#wanted ? this.#ownCue() : undefined;
    const added = [...this.#added].filter(({ startTime, endTime }) => startTime <= time && time < endTime);
    return (own ? [own, ...added] : added).sort((one, other) => one.startTime - other.startTime);
  }

  /** The own cue that is active, unless a page has taken it out. */
  #ownCue(): VTTCue | undefined {
    if (this.#place < 0) return undefined;
    if (!this.#cues[this.#place]) this.#make(this.#place);
    const cue = this.#cues[this.#place];
    return cue?.track === this ? cue : undefined;
  }

  #fill(): void {
    this.#slices?.abort();
    const walk = this.#making();
    for (let made = 0; made < AT_ONCE; made++) if (walk.next().done) return;
    const { signal } = (this.#slices = new AbortController());
    void this.#fillOn(walk, signal);
  }

  async #fillOn(walk: Generator<void, void>, signal: AbortSignal): Promise<void> {
    // The first slice, too, is of another task.
    await nextTask();
    await runInSlices(walk, signal);
    if (!signal.aborted) this.#list.change();
  }

  /** A step a cue: those that there are, or all of them. */
  *#making(): Generator<void, void> {
    const count = this.#sources()?.count ?? 0;
    for (let place = 0; place < count; place++) {
      if (this.#allWanted || this.#cues[place]) yield this.#make(place);
    }
    while (this.#cues.length > count) yield this.#takeOut(this.#cues.pop());
  }

  /** Makes a cue as it is to be, or of one that was made before. */
  #make(place: number): void {
    const sources = this.#sources()!;
    const [startTime, endTime] = [sources.startOf(place), sources.endOf(place)];
    const text = escaped(sources.textOf(place));
    const before = this.#cues[place];
    const known = before?.text === text ? before : undefined;
    if (known?.startTime === startTime && known.endTime === endTime) return;
    // In a list, the times of a cue are changed in as many steps as there are cues.
    this.#takeOut(before);
    const cue = known ?? new VTTCue(startTime, endTime, text);
    super.addCue(Object.assign(cue, { startTime, endTime, id: String(place + 1) }));
    this.#cues[place] = cue;
  }

  #takeOut(cue: VTTCue | undefined): void {
    if (cue?.track === this) super.removeCue(cue);
  }
}

/** The text of a cue is markup (WebVTT). */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
