/**
 * A store for positions and preferences. `localStorage` is one; a publisher's own may be
 * synchronous or return promises. If it throws or rejects, nothing is stored.
 */
export interface PlayerStore {
  /** The text under `key`; `null` if there is none. */
  getItem(key: string): string | null | undefined | PromiseLike<string | null | undefined>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}

/**
 * Returns the texts to store instead of `before` (`null`: nothing), the best first; the others are
 * tried if the store is full. Empty: no change.
 */
export type Change = (before: string | null) => readonly (string | null)[];
type Listener = (key: string | null) => void;

/**
 * The most changes that wait for a store that does not answer. Without a limit, they would use more
 * and more memory.
 */
const MAX_QUEUED = 100;

/**
 * A store that all players of a page share: changes are made one after the other, each on the
 * present text, and reported to the other players.
 */
export class SharedStore {
  readonly #store: PlayerStore;
  readonly #listeners = new Set<Listener>();
  readonly #queue: (() => void)[] = [];

  constructor(store: PlayerStore) {
    this.#store = store;
  }

  /** `onValue` is called in this task if the store is synchronous. */
  read(key: string, onValue: (value: string | null) => void): void {
    whenDone(
      () => this.#store.getItem(key),
      (value) => onValue(textOf(value)),
      () => onValue(null),
    );
  }

  /** Calls all listeners except `source`. */
  change(key: string, change: Change, source: Listener): void {
    const startNext = () => {
      this.#queue.shift();
      this.#queue[0]?.();
    };
    const write = ([value, ...others]: readonly (string | null)[]): void => {
      if (value === undefined) return startNext();
      whenDone(
        () => (value === null ? this.#store.removeItem(key) : this.#store.setItem(key, value)),
        () => {
          this.notify(key, source);
          startNext();
        },
        () => write(others),
      );
    };
    // A text that cannot be read is not overwritten.
    this.#queue.push(() =>
      whenDone(
        () => this.#store.getItem(key),
        (value) => write(change(textOf(value))),
        startNext,
      ),
    );
    if (this.#queue.length === 1) this.#queue[0]!();
    // The first one is being made.
    if (this.#queue.length > MAX_QUEUED) this.#queue.splice(1, 1);
  }

  /**
   * Calls `listener` with each key that was changed, in this page or in another tab; with `null` if
   * all may have changed.
   */
  addListener(listener: Listener): void {
    if (this.#listeners.size === 0) globalThis.addEventListener('storage', this.#onStorage);
    this.#listeners.add(listener);
  }

  removeListener(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) globalThis.removeEventListener('storage', this.#onStorage);
  }

  notify(key: string | null, source?: Listener): void {
    for (const listener of this.#listeners) if (listener !== source) listener(key);
  }

  readonly #onStorage = ({ storageArea, key }: StorageEvent): void => {
    if (storageArea === this.#store) this.notify(key);
  };
}

const sharedStores = new WeakMap<PlayerStore, SharedStore>();

export function sharedStoreOf(store: PlayerStore): SharedStore {
  let shared = sharedStores.get(store);
  if (!shared) sharedStores.set(store, (shared = new SharedStore(store)));
  return shared;
}

/** Stored for the lifetime of the page. */
const pageItems = new Map<string, string>();
const PAGE_STORE: PlayerStore = {
  getItem: (key) => pageItems.get(key),
  setItem: (key, value) => pageItems.set(key, value),
  removeItem: (key) => pageItems.delete(key),
};

/**
 * `localStorage`; a store for the page only if access is denied, as in a sandboxed frame or with
 * blocked cookies.
 */
export function siteStore(): PlayerStore {
  try {
    const { localStorage } = globalThis;
    if (isStore(localStorage)) return localStorage;
  } catch {
    // Access is denied.
  }
  return PAGE_STORE;
}

/** An object whose properties throw is none. */
export function isStore(value: unknown): value is PlayerStore {
  try {
    const { getItem, setItem, removeItem } = (value ?? {}) as Partial<
      Record<keyof PlayerStore, unknown>
    >;
    return [getItem, setItem, removeItem].every((method) => typeof method === 'function');
  } catch {
    return false;
  }
}

/**
 * Calls `onDone` with the result of `run`: in this task, if it is not a promise. A getter of the
 * result may throw, too.
 */
function whenDone<Value>(
  run: () => Value | PromiseLike<Value>,
  onDone: (value: Value) => void,
  onFailure: () => void,
): void {
  let value: Value | PromiseLike<Value>;
  let isPromise: boolean;
  try {
    value = run();
    isPromise = typeof (value as PromiseLike<Value> | null | undefined)?.then === 'function';
  } catch {
    return onFailure();
  }
  if (isPromise) void new Promise<Value>((resolve) => resolve(value)).then(onDone, onFailure);
  else onDone(value as Value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
