/** A track came or went. As the platform's `TrackEvent`, which takes no tracks but the platform's own. */
export interface ArticleTrackEvent<Track> extends Event {
  readonly track: Track;
}

/** A list as the platform's: it stays the same and follows what it lists, and no page can change it. */
export class LiveList<Item extends { readonly id: string }> extends EventTarget {
  readonly [position: number]: Item;
  readonly #wanted: () => void;
  #items: readonly Item[] = [];

  /** `wanted` is called when somebody looks into it. */
  constructor(wanted = () => {}) {
    super();
    this.#wanted = wanted;
  }

  get length(): number {
    return this.#seen.length;
  }
  [Symbol.iterator](): ArrayIterator<Item> {
    return this.#seen[Symbol.iterator]();
  }

  /** @internal As they are now; asks for nothing. */
  get present(): readonly Item[] {
    return this.#items;
  }

  /** @internal These are there from now on. */
  put(items: readonly Item[]): void {
    const places = this as unknown as Record<number, Item>;
    for (let place = items.length; place < this.#items.length; place++) delete places[place];
    Object.assign(places, items);
    this.#items = items;
  }

  /** @internal */
  protected byId(id: string): Item | null {
    return this.#seen.find((item) => item.id === id) ?? null;
  }

  get #seen(): readonly Item[] {
    this.#wanted();
    return this.#items;
  }
}

/** Tracks, as in the platform's `TextTrackList` and `AudioTrackList`. The list stays the same as long as its element. */
export class TrackList<Track extends { readonly id: string }> extends LiveList<Track> {
  onaddtrack: ((event: ArticleTrackEvent<Track>) => void) | null = null;
  onremovetrack: ((event: ArticleTrackEvent<Track>) => void) | null = null;
  onchange: ((event: Event) => void) | null = null;
  #changed = false;

  constructor(wanted?: () => void) {
    super(wanted);
    for (const type of ['addtrack', 'removetrack', 'change'] as const) {
      this.addEventListener(type, (event) => this[`on${type}`]?.(event as ArticleTrackEvent<Track>));
    }
  }

  getTrackById(id: string): Track | null {
    return this.byId(id);
  }

  /** @internal These are there from now on; told once the script that caused it is done. */
  take(tracks: readonly Track[]): void {
    const before = this.present;
    this.put(tracks);
    const tell = (type: string, track: Track) => this.dispatchEvent(Object.assign(new Event(type), { track }));
    queueMicrotask(() => {
      for (const track of before) if (!tracks.includes(track)) tell('removetrack', track);
      for (const track of tracks) if (!before.includes(track)) tell('addtrack', track);
    });
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
