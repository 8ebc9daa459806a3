/** A track came or went. As the platform's `TrackEvent`, which takes no tracks but the platform's own. */
export class ArticleTrackEvent<Track> extends Event {
  readonly track: Track;

  constructor(type: 'addtrack' | 'removetrack', track: Track) {
    super(type);
    this.track = track;
  }
}

/** Tracks, as in the platform's `TextTrackList` and `AudioTrackList`. The list stays the same as long as its element. */
export class TrackList<Track extends { readonly id: string }> extends EventTarget {
  readonly [position: number]: Track;
  onaddtrack: ((event: ArticleTrackEvent<Track>) => void) | null = null;
  onremovetrack: ((event: ArticleTrackEvent<Track>) => void) | null = null;
  onchange: ((event: Event) => void) | null = null;
  #tracks: readonly Track[] = [];
  #changed = false;

  constructor() {
    super();
    this.addEventListener('addtrack', (event) => this.onaddtrack?.(event as ArticleTrackEvent<Track>));
    this.addEventListener('removetrack', (event) => this.onremovetrack?.(event as ArticleTrackEvent<Track>));
    this.addEventListener('change', (event) => this.onchange?.(event));
  }

  get length(): number {
    return this.#tracks.length;
  }
  [Symbol.iterator](): IterableIterator<Track> {
    return this.#tracks[Symbol.iterator]();
  }
  getTrackById(id: string): Track | null {
    return this.#tracks.find((track) => track.id === id) ?? null;
  }

  /** @internal As they are now; asks for nothing. */
  get present(): readonly Track[] {
    return this.#tracks;
  }

  /** @internal These are there from now on. */
  take(tracks: readonly Track[]): void {
    const before = this.#tracks;
    this.#tracks = tracks;
    const places = this as unknown as Record<number, Track>;
    for (let place = 0; place < Math.max(before.length, tracks.length); place++) {
      if (place < tracks.length) places[place] = tracks[place]!;
      else delete places[place];
    }
    const gone = before.filter((track) => !tracks.includes(track));
    const come = tracks.filter((track) => !before.includes(track));
    for (const track of gone) this.dispatchEvent(new ArticleTrackEvent('removetrack', track));
    for (const track of come) this.dispatchEvent(new ArticleTrackEvent('addtrack', track));
  }

  /** @internal Another one is enabled or shown: told once, however many are changed at once. */
  change(): void {
    if (this.#changed) return;
    this.#changed = true;
    queueMicrotask(() => {
      this.#changed = false;
      this.dispatchEvent(new Event('change'));
    });
  }
}
