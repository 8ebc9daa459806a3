/**
 * Where a player keeps what it remembers. `localStorage` is one; a publisher's own may answer at once or by promises. What it throws or
 * rejects with is survived: then nothing is remembered.
 */
export interface PlayerStore {
  /** The text kept under `key`; `null` where there is none. */
  getItem(key: string): string | null | undefined | PromiseLike<string | null | undefined>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}

/** What is to be kept in place of `before` (`null`: nothing), the best first: a store that is full is given the next. None: it stays. */
export type Change = (before: string | null) => readonly (string | null)[];
type Listener = (key: string | null) => void;

/** Changes: a store that has not answered for so long may never do so, and the page must not hold more and more of them. */
const MOST_WAITING = 100;

/** A store as all players of a page share it: each change is made on what stands there now, one after the other, and told to the others. */
export class SharedStore {
  readonly #store: PlayerStore;
  readonly #listeners = new Set<Listener>();
  readonly #waiting: (() => void)[] = [];

  constructor(store: PlayerStore) {
    this.#store = store;
  }

  /** `take` is called at once where the store answers at once. */
  read(key: string, take: (value: string | null) => void): void {
    proceed(
      () => this.#store.getItem(key),
      (value) => take(textOf(value)),
      () => take(null),
    );
  }

  /** Told to all that listen but `source`. */
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
    // What cannot be read is not overwritten.
    this.#waiting.push(() =>
      proceed(
        () => this.#store.getItem(key),
        (value) => put(change(textOf(value))),
        over,
      ),
    );
    if (this.#waiting.length === 1) this.#waiting[0]!();
    // The first one waits for the answer of the store, which may never come.
    if (this.#waiting.length > MOST_WAITING) this.#waiting.splice(1, 1);
  }

  /** `listener` is told of each key that changed, in this page or in another tab; of `null` where all may have. */
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

/** As long as the page lives. */
const forNow = new Map<string, string>();
const PAGE: PlayerStore = {
  getItem: (key) => forNow.get(key),
  setItem: (key, value) => forNow.set(key, value),
  removeItem: (key) => forNow.delete(key),
};

/** The browser's own store for the site; one for the page alone where that is refused, as in a sandboxed frame or with cookies blocked. */
export function siteStore(): PlayerStore {
  try {
    const { localStorage } = globalThis;
    if (isStore(localStorage)) return localStorage;
  } catch {
    // It is refused.
  }
  return PAGE;
}

/** An object that throws when it is looked at is none. */
export function isStore(value: unknown): value is PlayerStore {
  try {
    const { getItem, setItem, removeItem } = (value ?? {}) as Partial<Record<keyof PlayerStore, unknown>>;
    return [getItem, setItem, removeItem].every((method) => typeof method === 'function');
  } catch {
    return false;
  }
}

/** Goes on at once where `work` is done at once. What it gives back is looked at with care, too. */
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
