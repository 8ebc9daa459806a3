import type { Player } from '../playback/player.js';
import { LiveList, type TrackList } from './track-list.js';

/** When and what, of a cue that is to be. Times are seconds at rate 1; the text is plain. */
export interface CueSource {
  readonly startTime: number;
  readonly endTime: number;
  readonly text: string;
}

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
 * are worked out when they are wanted, and their times revised as the article's are.
 */
export class ArticleTextTrack extends (Platform as unknown as new (element: HTMLTrackElement) => TextTrack) {
  readonly #label: () => string;
  readonly #player: Player;
  readonly #list: TrackList<ArticleTextTrack>;
  readonly #sources: () => readonly CueSource[];
  readonly #active = new ArticleCueList();
  /** The article's own; `undefined` while nobody wants them. */
  #cues: readonly VTTCue[] | undefined;

  /** Of an element that has all its attributes but the label: the first name of a language takes milliseconds to find. */
  constructor(
    element: HTMLTrackElement,
    label: () => string,
    player: Player,
    list: TrackList<ArticleTextTrack>,
    sources: () => readonly CueSource[],
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
  /** All of them, in order; `null` while it is disabled. */
  override get cues(): TextTrackCueList | null {
    if (!this.#cues && super.mode !== 'disabled') this.#fill();
    return super.cues;
  }
  /** Those that hold the current time, once it was played or sought; `null` while it is disabled. */
  override get activeCues(): ArticleCueList | null {
    this.look();
    return super.mode === 'disabled' ? null : this.#active;
  }

  /** @internal Time went on: which cues are active is told once the script that caused it is done. */
  look(): void {
    const player = this.#player;
    const { present: before } = this.#active;
    const time = Math.max(player.currentTime, player.timeAt(player.cursor));
    const cues = player.begun || time > 0 ? (this.cues ?? []) : [];
    const now = [...cues].filter(({ startTime, endTime }) => startTime <= time && time < endTime);
    const left = before.filter((cue) => !now.includes(cue));
    const come = now.filter((cue) => !before.includes(cue));
    if (left.length + come.length === 0) return;
    this.#active.put(now);
    if (super.mode === 'disabled') return;
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
    if (this.#cues) this.#fill();
    this.look();
  }

  #fill(): void {
    const before = this.#cues ?? [];
    // In a list, the times of a cue are changed in as many steps as there are cues; in order, one is taken out in one.
    for (const cue of before) if (cue.track === this) super.removeCue(cue);
    this.#cues = this.#sources().map(({ startTime, endTime, text }, place) => {
      const markup = escaped(text);
      const known = before[place];
      const cue = known?.text === markup ? known : new VTTCue(startTime, endTime, markup);
      return Object.assign(cue, { startTime, endTime, id: String(place + 1) });
    });
    for (const cue of this.#cues) super.addCue(cue);
  }
}

/** The text of a cue is markup (WebVTT). */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
