/** A track came or went. As the platform's `TrackEvent`, which takes no tracks but the platform's own. */
export interface ArticleTrackEvent<Track> extends Event {
  readonly track: Track;
}

/** A list as the platform's: it stays the same and follows what it lists, and no page can change it. */
export class LiveList<Item extends { readonly id: string }> extends EventTarget {
  readonly [position: number]: Item;
  readonly #onRead: () => void;
  #items: readonly Item[] = [];

  /** `wanted` is called when somebody looks into it. */
  constructor(wanted = () => {}) {
    super();
    this.#onRead = wanted;
  }

  get length(): number {
    return this.#readItems.length;
  }
  [Symbol.iterator](): ArrayIterator<Item> {
    return this.#readItems[Symbol.iterator]();
  }

  /** @internal As they are now; asks for nothing. */
  get current(): readonly Item[] {
    return this.#items;
  }

  /** @internal These are there from now on. */
  replaceItems(items: readonly Item[]): void {
    const places = this as unknown as Record<number, Item>;
    for (let place = items.length; place < this.#items.length; place++) delete places[place];
    Object.assign(places, items);
    this.#items = items;
  }

  /** @internal */
  protected byId(id: string): Item | null {
    return this.#readItems.find((item) => item.id === id) ?? null;
  }

  get #readItems(): readonly Item[] {
    this.#onRead();
    return this.#items;
  }
}

/** Tracks, as in the platform's `TextTrackList` and `AudioTrackList`. The list stays the same as long as its element. */
export class TrackList<Track extends { readonly id: string }> extends LiveList<Track> {
  onaddtrack: ((event: ArticleTrackEvent<Track>) => void) | null = null;
  onremovetrack: ((event: ArticleTrackEvent<Track>) => void) | null = null;
  onchange: ((event: Event) => void) | null = null;
  #changeQueued = false;

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
  replaceTracks(tracks: readonly Track[]): void {
    const before = this.current;
    this.replaceItems(tracks);
    const tell = (type: string, track: Track) => this.dispatchEvent(Object.assign(new Event(type), { track }));
    queueMicrotask(() => {
      for (const track of before) if (!tracks.includes(track)) tell('removetrack', track);
      for (const track of tracks) if (!before.includes(track)) tell('addtrack', track);
    });
  }

  /** @internal Another one is enabled or shown: told once, however many are changed at once. */
  queueChange(): void {
    if (this.#changeQueued) return;
    this.#changeQueued = true;
    queueMicrotask(() => {
      this.#changeQueued = false;
      this.dispatchEvent(new Event('change'));
    });
  }
}
