import { isServer, type ReactiveController } from 'lit';
import type { LoadingChoice } from '../options/choices.js';
import { whenIdle } from '../util/when-idle.js';
import type { ElementCore } from './element-core.js';
import { corePart, featuresPart, type CoreHost, type FeaturesFactory } from './parts.js';
import { PreCoreState } from './pre-core-state.js';
import { loadLanguageData } from './language-data.js';
import { hasStored } from './stored.js';
import { unlock } from './unlock.js';

/** The element, with its option for when the core is loaded. */
export interface LoadingHost extends CoreHost {
  readonly loading: LoadingChoice;
}

/** How far from the window an element counts as near it. */
const NEAR = '100% 0px';
/** A person may be about to press play. */
const INTENT = ['pointerenter', 'focusin', 'touchstart'] as const;

/**
 * Loads the core of an element when its option `loading` says so, or when something needs it. Until
 * then, `state` stands in for it.
 */
export class CoreController implements ReactiveController {
  readonly state: PreCoreState;
  /** Whether the element shows a button. Without one, `auto` does not wait until it is near. */
  hasView = false;
  readonly #host: LoadingHost;
  readonly #updateNow: () => void;
  readonly #onLoaded: ((core: ElementCore) => void)[] = [];
  readonly #onRequest: (() => void)[] = [];
  /** Waits for what `loading` says. */
  #waiting: { readonly for: LoadingChoice; readonly abort: AbortController } | undefined;
  #requested = false;
  #failed = false;
  #core: ElementCore | undefined;
  #hasFeatures = false;

  /** `updateNow` applies pending changes of the element's properties. */
  constructor(host: LoadingHost, updateNow: () => void) {
    this.#host = host;
    this.#updateNow = updateNow;
    this.state = new PreCoreState(
      host,
      () => this.request(),
      () => (corePart.factory ? undefined : unlock()),
    );
    host.addController(this);
  }

  /** Whether the core could not be loaded. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Calls back with the core when it is there. */
  whenLoaded(callback: (core: ElementCore) => void): void {
    if (this.#core) callback(this.#core);
    else this.#onLoaded.push(callback);
  }

  /** Calls back when the core is requested, so that other files are requested with it. */
  whenRequested(callback: () => void): void {
    if (this.#requested) callback();
    else this.#onRequest.push(callback);
  }

  hostConnected(): void {
    this.#wait();
  }

  /** The option may have changed. */
  hostUpdate(): void {
    this.#wait();
  }

  hostDisconnected(): void {
    this.#stopWaiting();
    // A page that moves the element inserts it again in the same task.
    queueMicrotask(() => {
      if (!this.#core && !this.#host.isConnected) this.state.player.pause();
    });
  }

  /** Loads the core now, unless it is being loaded. */
  request(): void {
    if (this.#requested || isServer) return;
    this.#requested = true;
    this.#stopWaiting();
    if (this.#failed) {
      this.#failed = false;
      this.#host.requestUpdate();
    }
    void this.#load();
    for (const callback of this.#onRequest) callback();
    whenIdle(loadLanguageData);
  }

  async #load(): Promise<void> {
    // All files are requested at once. The voice waits for the first one.
    const core = corePart.load();
    const features = this.#loadFeatures();
    try {
      const create = (await core)!;
      const needed = needsFeatures(this.#host) ? await features : undefined;
      this.#attach(create(this.#host, this.#updateNow, this.state), needed);
    } catch (error) {
      return this.#fail(error);
    }
    if (this.#addFeatures(await features)) return;
    // A press is a reason to try again.
    this.#host.addEventListener('play', () => {
      void this.#loadFeatures().then((create) => this.#addFeatures(create));
    });
  }

  async #loadFeatures(): Promise<FeaturesFactory | undefined> {
    if (this.#hasFeatures) return undefined;
    try {
      return await featuresPart.load();
    } catch (error) {
      this.#warn('What highlights the text and scrolls the page could not be loaded.', error);
      return undefined;
    }
  }

  /** @returns whether the core has the features. */
  #addFeatures(create: FeaturesFactory | undefined): boolean {
    if (!create || this.#hasFeatures) return this.#hasFeatures;
    this.#hasFeatures = true;
    create(this.#core!);
    this.#host.requestUpdate();
    return true;
  }

  /** Features that the first word does not need are added after the press was handed over. */
  #attach(core: ElementCore, features: FeaturesFactory | undefined): void {
    this.#core = core;
    for (const callback of this.#onLoaded) callback(core);
    this.#addFeatures(features);
    this.#host.requestUpdate();
    this.state.handOver(core);
  }

  #fail(error: unknown): void {
    this.#requested = false;
    this.#failed = true;
    const cause = error instanceof SyntaxError ? ' Its files may be of different versions.' : '';
    this.#warn(`The player could not be loaded.${cause}`, error);
    this.state.player.fail();
    this.#host.requestUpdate();
  }

  #warn(message: string, error: unknown): void {
    console.warn(`<${this.#host.localName}>: ${message}`, error);
  }

  #wait(): void {
    const host = this.#host;
    if (this.#requested || this.#failed || !host.isConnected) return;
    const loading = host.preview
      ? 'eager'
      : savesData() && host.loading === 'auto'
        ? 'intent'
        : host.loading;
    if (this.#waiting?.for === loading) return;
    this.#stopWaiting();
    const abort = new AbortController();
    this.#waiting = { for: loading, abort };
    const request = () => this.request();
    if (loading === 'eager') return request();
    for (const type of INTENT)
      host.addEventListener(type, request, { signal: abort.signal, passive: true });
    const wait = () => onceIdle(request, abort.signal);
    if (loading === 'auto' && this.hasView) whenNear(host, wait, abort.signal);
    else if (loading === 'auto') wait();
  }

  #stopWaiting(): void {
    this.#waiting?.abort.abort();
    this.#waiting = undefined;
  }
}

/**
 * Whether the first word may depend on a feature: on the recording, on the first passage in view, or
 * on what the listener has stored.
 */
function needsFeatures({ src, start, storage, store }: LoadingHost): boolean {
  return !!src || start === 'visible' || (storage !== 'none' && (!!store || hasStored()));
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

function onceIdle(callback: () => void, signal: AbortSignal): void {
  signal.addEventListener('abort', whenIdle(callback));
}

function whenNear(element: Element, callback: () => void, signal: AbortSignal): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: NEAR },
  );
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}
