import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findArticle } from '../article/find.js';
import { readPassages } from '../article/readable.js';
import { TextMap } from '../article/text-map.js';
import type { Player } from '../playback/player.js';
import { estimateTimeline } from '../text/timeline.js';
import { createTranscript } from '../text/transcript.js';

/** Where the element says which article it reads, and what of it. */
export interface ReadingHost extends ReactiveControllerHost, Element {
  readonly article: Element | undefined;
  readonly htmlFor: string;
  readonly skip: string;
}

/** An article that was read: the element, and the way between its text and the transcript's offsets. */
export interface ReadArticle {
  readonly element: Element;
  readonly map: TextMap;
}

/**
 * Reads the article into the player's transcript: when the browser is idle, or at once when it is wanted. While there is nothing to
 * read, it watches the page for an article that appears later; once read, it watches nothing.
 */
export class Reading implements ReactiveController {
  readonly #host: ReadingHost;
  readonly #player: Player;
  readonly #changed: () => void;
  #read: ReadArticle | undefined;
  /** By which wishes it was looked for last. */
  #asked: Pick<ReadingHost, 'article' | 'htmlFor' | 'skip'> | undefined;
  #tried = false;
  #ready = newReady();
  #cancelIdle: (() => void) | undefined;
  #watch: MutationObserver | undefined;

  /** `changed` is called when an article was read, and when it turns out that there is none. */
  constructor(host: ReadingHost, player: Player, changed: () => void) {
    this.#host = host;
    this.#player = player;
    this.#changed = changed;
    host.addController(this);
  }

  /** The article as it was read; `undefined` before that, and while there is none. */
  get article(): ReadArticle | undefined {
    return this.#read;
  }

  /** `pending` until it was looked for, then whether there is an article with something to say. */
  get state(): 'pending' | 'read' | 'nothing' {
    return this.#read ? 'read' : this.#tried ? 'nothing' : 'pending';
  }

  /** Resolves once an article was read. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  hostConnected(): void {
    // A page may move its one player into the next article.
    if (this.#read && this.#find() !== this.#read.element) this.again();
    else if (!this.#read) this.#schedule();
  }

  /** Other wishes than those it was read by: it is read anew. */
  hostUpdate(): void {
    if (this.#asked && this.#isStale()) this.again();
  }

  hostDisconnected(): void {
    this.#rest();
  }

  /** Reads the article now, unless it was read already. */
  ensure(): void {
    if (this.#asked && this.#isStale()) this.again();
    else if (!this.#read && this.#host.isConnected) this.#readNow();
  }

  /** Forgets what was read and reads anew: another article was named, or other parts of it are left out. */
  again(): void {
    if (!this.#tried) return;
    if (this.#read) this.#ready = newReady();
    this.#read = undefined;
    this.#tried = false;
    if (this.#host.isConnected) this.#readNow();
  }

  #readNow(): void {
    const { article, htmlFor, skip } = this.#host;
    this.#asked = { article, htmlFor, skip };
    const element = this.#find();
    const passages = element ? readPassages(element, skip ? { skip } : {}) : [];
    const transcript = createTranscript(passages);
    const first = !this.#tried;
    this.#tried = true;
    if (!element || transcript.sentences.length === 0) {
      this.#watchPage();
      // What was read before is no longer the article.
      if (this.#player.transcript?.sentences.length) this.#player.load(transcript, estimateTimeline(transcript));
      if (first) this.#changed();
      return;
    }
    this.#rest();
    this.#read = { element, map: new TextMap(passages, transcript) };
    this.#player.load(transcript, estimateTimeline(transcript));
    this.#ready.resolve();
    this.#changed();
  }

  #find(): Element | undefined {
    const { article, htmlFor } = this.#host;
    return findArticle(this.#host, { article, htmlFor });
  }

  #isStale(): boolean {
    const { article, htmlFor, skip } = this.#host;
    const asked = this.#asked;
    return asked?.article !== article || asked?.htmlFor !== htmlFor || asked?.skip !== skip;
  }

  #schedule(): void {
    this.#cancelIdle ??= whenIdle(() => {
      this.#cancelIdle = undefined;
      this.ensure();
    });
  }

  #watchPage(): void {
    if (this.#watch) return;
    this.#watch = new MutationObserver(() => this.#schedule());
    const what = {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['id', 'hidden', 'class', 'style'],
    };
    for (const root of new Set([this.#host.getRootNode(), document])) this.#watch.observe(root, what);
  }

  #rest(): void {
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    this.#watch?.disconnect();
    this.#watch = undefined;
  }
}

/** Calls back when the page is parsed and the browser has nothing better to do. @returns a function that calls it off. */
function whenIdle(callback: () => void): () => void {
  if (document.readyState === 'loading') {
    const calledOff = new AbortController();
    const { signal } = calledOff;
    document.addEventListener('DOMContentLoaded', () => signal.addEventListener('abort', whenIdle(callback)), {
      once: true,
      signal,
    });
    return () => calledOff.abort();
  }
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(callback);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(callback, { timeout: 500 });
  return () => cancelIdleCallback(handle);
}

function newReady(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
