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
 * The most changes that wait for a store that does not answer: without a limit, they would pile up.
 */
const MOST_WAITING = 100;

/**
 * A store that all players of a page share: changes are made one after the other, each on the
 * present text, and reported to the other players.
 */
export class SharedStore {
  readonly #store: PlayerStore;
  readonly #listeners = new Set<Listener>();
  readonly #waiting: (() => void)[] = [];

  constructor(store: PlayerStore) {
    this.#store = store;
  }

  /** `take` is called in this task if the store is synchronous. */
  read(key: string, take: (value: string | null) => void): void {
    proceed(
      () => this.#store.getItem(key),
      (value) => take(textOf(value)),
      () => take(null),
    );
  }

  /** Calls all listeners except `source`. */
  change(key: string, change: Change, source: Listener): void {
    const over = () => {
      this.#waiting.shift();
      this.#waiting[0]?.();
    };
    const put = ([value, ...others]: readonly (string | null)[]): void => {
      if (value === undefined) return over();
      proceed(
        () => (value === null ? this.#store.removeItem(key) : this.#store.setItem(key, value)),
        () => {
          this.tell(key, source);
          over();
        },
        () => put(others),
      );
    };
    // A text that cannot be read is not overwritten.
    this.#waiting.push(() =>
      proceed(
        () => this.#store.getItem(key),
        (value) => put(change(textOf(value))),
        over,
      ),
    );
    if (this.#waiting.length === 1) this.#waiting[0]!();
    // The first one is waiting for the store.
    if (this.#waiting.length > MOST_WAITING) this.#waiting.splice(1, 1);
  }

  /**
   * Calls `listener` with each key that was changed, in this page or in another tab; with `null` if
   * all may have changed.
   */
  listen(listener: Listener): void {
    if (this.#listeners.size === 0) globalThis.addEventListener('storage', this.#onStorage);
    this.#listeners.add(listener);
  }

  ignore(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) globalThis.removeEventListener('storage', this.#onStorage);
  }

  tell(key: string | null, source?: Listener): void {
    for (const listener of this.#listeners) if (listener !== source) listener(key);
  }

  readonly #onStorage = ({ storageArea, key }: StorageEvent): void => {
    if (storageArea === this.#store) this.tell(key);
  };
}

const keepers = new WeakMap<PlayerStore, SharedStore>();

export function sharedStoreOf(store: PlayerStore): SharedStore {
  let keeper = keepers.get(store);
  if (!keeper) keepers.set(store, (keeper = new SharedStore(store)));
  return keeper;
}

/** For the lifetime of the page. */
const forNow = new Map<string, string>();
const PAGE: PlayerStore = {
  getItem: (key) => forNow.get(key),
  setItem: (key, value) => forNow.set(key, value),
  removeItem: (key) => forNow.delete(key),
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
  return PAGE;
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

/** Calls `goOn` in this task if `work` returns no promise. Getters of its result may throw, too. */
function proceed<Value>(
  work: () => Value | PromiseLike<Value>,
  goOn: (value: Value) => void,
  giveUp: () => void,
): void {
  let value: Value | PromiseLike<Value>;
  let isLater: boolean;
  try {
    value = work();
    isLater = typeof (value as PromiseLike<Value> | null | undefined)?.then === 'function';
  } catch {
    return giveUp();
  }
  if (isLater) void new Promise<Value>((resolve) => resolve(value)).then(goOn, giveUp);
  else goOn(value as Value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
