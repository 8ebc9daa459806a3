/**
 * The event of an added or removed track. The platform's `TrackEvent` accepts only native tracks.
 */
export interface ArticleTrackEvent<Track> extends Event {
  readonly track: Track;
}

/** A live, read-only list like those of the DOM, with index access. */
export class LiveList<Item extends { readonly id: string }> extends EventTarget {
  readonly [index: number]: Item;
  readonly #onRead: () => void;
  #items: readonly Item[] = [];

  /** `onRead` is called before each access from outside. */
  constructor(onRead = () => {}) {
    super();
    this.#onRead = onRead;
  }

  get length(): number {
    return this.#readItems.length;
  }
  [Symbol.iterator](): ArrayIterator<Item> {
    return this.#readItems[Symbol.iterator]();
  }

  /** @internal The items, without a call of `onRead`. */
  get current(): readonly Item[] {
    return this.#items;
  }

  /** @internal Replaces the items. */
  replaceItems(items: readonly Item[]): void {
    const indices = this as unknown as Record<number, Item>;
    for (let index = items.length; index < this.#items.length; index++) delete indices[index];
    Object.assign(indices, items);
    this.#items = items;
  }

  /** @internal Finds an item by its id. */
  protected byId(id: string): Item | null {
    return this.#readItems.find((item) => item.id === id) ?? null;
  }

  get #readItems(): readonly Item[] {
    this.#onRead();
    return this.#items;
  }
}

/**
 * A list of tracks like `TextTrackList` and `AudioTrackList`. An element has the same list object
 * all the time.
 */
export class TrackList<Track extends { readonly id: string }> extends LiveList<Track> {
  onaddtrack: ((event: ArticleTrackEvent<Track>) => void) | null = null;
  onremovetrack: ((event: ArticleTrackEvent<Track>) => void) | null = null;
  onchange: ((event: Event) => void) | null = null;
  #changeQueued = false;

  constructor(onRead?: () => void) {
    super(onRead);
    for (const type of ['addtrack', 'removetrack', 'change'] as const) {
      this.addEventListener(type, (event) =>
        this[`on${type}`]?.(event as ArticleTrackEvent<Track>),
      );
    }
  }

  getTrackById(id: string): Track | null {
    return this.byId(id);
  }

  /** @internal Replaces the tracks, and dispatches `removetrack` and `addtrack` in a microtask. */
  replaceTracks(tracks: readonly Track[]): void {
    const before = this.current;
    this.replaceItems(tracks);
    const dispatch = (type: string, track: Track) =>
      this.dispatchEvent(Object.assign(new Event(type), { track }));
    queueMicrotask(() => {
      for (const track of before) if (!tracks.includes(track)) dispatch('removetrack', track);
      for (const track of tracks) if (!before.includes(track)) dispatch('addtrack', track);
    });
  }

  /** @internal Dispatches one `change` in a microtask, also for several changes. */
  queueChange(): void {
    if (this.#changeQueued) return;
    this.#changeQueued = true;
    queueMicrotask(() => {
      this.#changeQueued = false;
      this.dispatchEvent(new Event('change'));
    });
  }
}
