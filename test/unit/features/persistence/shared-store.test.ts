import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  isStore,
  sharedStoreOf,
  siteStore,
  type PlayerStore,
} from '../../../../src/features/persistence/shared-store.js';

const throwing = () => {
  throw new Error('No.');
};
const GETTER = { get: throwing };
/** An object with a `then` of its own. */
const thenable = (then: PropertyDescriptor) =>
  Object.defineProperties({}, { ['then' as string]: then });

afterEach(() => vi.unstubAllGlobals());

/** Reads, changes and reads again, as players do; what was read. */
async function used(store: PlayerStore): Promise<(string | null)[]> {
  const shared = sharedStoreOf(store);
  const read: (string | null)[] = [];
  shared.read('key', (text) => read.push(text));
  shared.change(
    'key',
    (before) => [`${before}, changed`],
    () => {},
  );
  shared.change(
    'key',
    (before) => [`${before} again`, null],
    () => {},
  );
  // As many turns as promises take at most.
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  shared.read('key', (text) => read.push(text));
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  return read;
}

function storeThatAnswers(answer: () => unknown): PlayerStore {
  return { getItem: answer as () => string, setItem: answer, removeItem: answer };
}

/** In turns, it throws at the one look at it and not at the other. */
function moody(): unknown {
  let looks = 0;
  return thenable({
    get: () => {
      looks += 1;
      return looks % 2 === 0 ? throwing() : () => {};
    },
  });
}

class Poisoned extends Promise<string> {}
Object.defineProperty(Poisoned.prototype, 'constructor', GETTER);

test.each<[string, () => unknown]>([
  ['throws', throwing],
  ['has a `then` that throws when it is looked at', () => thenable(GETTER)],
  ['has a `then` that throws when it is looked at again', moody],
  ['has a `then` that throws when it is called', () => thenable({ value: throwing })],
  ['is a Proxy that throws', () => new Proxy({}, GETTER)],
  [
    'is a Proxy that was revoked',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  ],
  ['is a promise that throws when it is looked at', () => Poisoned.resolve('text')],
  ['is rejected', () => Promise.reject(new Error('No.'))],
  ['is anything', () => ({ not: 'a text' })],
])('a store whose answer %s is survived: there is nothing in it', async (_, answer) => {
  const uncaught = vi.fn();
  process.on('unhandledRejection', uncaught);
  const read = await used(storeThatAnswers(answer));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', uncaught);
  expect(uncaught).not.toHaveBeenCalled();
  expect(read.filter((text) => text !== null && text !== 'text')).toEqual([]);
});

test.each<[string, <Value>(value: Value) => unknown]>([
  ['at once', (value) => value],
  ['later', (value) => Promise.resolve(value)],
  [
    'by something like a promise',
    (value) => thenable({ value: (take: (value: unknown) => void) => take(value) }),
  ],
])('a store that answers %s keeps each change made on the one before', async (_, answer) => {
  const kept = new Map([['key', 'kept']]);
  const store = {
    getItem: (key: string) => answer(kept.get(key)) as string,
    setItem: (key: string, value: string) => answer(kept.set(key, value)),
    removeItem: (key: string) => answer(kept.delete(key)),
  };
  expect(await used(store)).toEqual(['kept', 'kept, changed again']);
});

describe('an object', () => {
  test.each<[string, unknown]>([
    ['without methods', {}],
    ['with some of them', { getItem: throwing, setItem: throwing }],
    [
      'with a getter that throws',
      Object.defineProperty({ getItem: throwing, setItem: throwing }, 'removeItem', GETTER),
    ],
    ['that is a Proxy which throws', new Proxy({}, GETTER)],
    ['that is none', 7],
    ['that is missing', undefined],
  ])('%s is no store', (_, value) => {
    expect(isStore(value)).toBe(false);
  });

  test('that throws at all else may be a store', () => {
    const methods = ['getItem', 'setItem', 'removeItem'];
    const get = (_: object, name: string) => (methods.includes(name) ? () => 'text' : throwing());
    const store: unknown = new Proxy(
      {},
      { get, has: throwing, ownKeys: throwing, getPrototypeOf: throwing },
    );
    expect(isStore(store)).toBe(true);
    const take = vi.fn();
    sharedStoreOf(store as PlayerStore).read('key', take);
    expect(take).toHaveBeenCalledExactlyOnceWith('text');
  });
});

describe("the site's store", () => {
  test.each<[string, PropertyDescriptor]>([
    ['throws', GETTER],
    ['is missing', { value: null }],
    ['is something else', { value: 7 }],
    ['is a Proxy that throws', { value: new Proxy({}, GETTER) }],
  ])('that %s is done without: another one holds for the page', (_, descriptor) => {
    vi.stubGlobal('localStorage', undefined);
    Object.defineProperty(globalThis, 'localStorage', { ...descriptor, configurable: true });
    const store = siteStore();
    expect(isStore(store)).toBe(true);
    expect(siteStore()).toBe(store);
  });
});

test('a store that answers late is given the latest changes, and no more than a page can hold', async () => {
  let answer = (): void => {};
  const late = new Promise<void>((resolve) => (answer = resolve));
  const kept: string[] = [];
  const store = {
    getItem: () => late.then(() => null),
    setItem: (_: string, value: string) => kept.push(value),
    removeItem: () => {},
  };
  const shared = sharedStoreOf(store);
  for (let turn = 0; turn < 1000; turn++) shared.change('key', () => [`${turn}`], vi.fn());
  answer();
  await vi.waitFor(() => expect(kept.at(-1)).toBe('999'));
  expect(kept).toHaveLength(100);
  expect(kept.slice(0, 2)).toEqual(['0', '901']);
});
