import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ArticleSource, type SourceText } from '../article/source.js';
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

type Wishes = Pick<ReadingHost, 'article' | 'htmlFor' | 'skip'>;

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
  #asked: Wishes | undefined;
  #tried = false;
  #ready = newReady();
  readonly #source = new ArticleSource();
  #cancelIdle: (() => void) | undefined;
  #slices: AbortController | undefined;
  /** What was read is the page as a whole: until it was begun, a better article may come in its place. */
  #guessed = false;
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
    this.#slices?.abort();
    this.#slices = undefined;
    const wishes = this.#ask();
    this.#take(this.#source.readNow(this.#host, wishes));
  }

  /** As `#readNow`, but the page goes on with its own work meanwhile. */
  async #readInSlices(): Promise<void> {
    this.#slices?.abort();
    const { signal } = (this.#slices = new AbortController());
    const text = await this.#source.read(this.#host, this.#ask(), signal);
    if (signal.aborted) return;
    this.#slices = undefined;
    this.#take(text);
  }

  #ask(): Wishes {
    const { article, htmlFor, skip } = this.#host;
    return (this.#asked = { article, htmlFor, skip });
  }

  #take(text: SourceText | undefined): void {
    const transcript = createTranscript(text?.passages ?? []);
    const first = !this.#tried;
    this.#tried = true;
    if (!text || transcript.sentences.length === 0) {
      this.#watchPage();
      // What was read before is no longer the article.
      if (this.#player.transcript?.sentences.length) this.#player.load(transcript, estimateTimeline(transcript));
      if (first) this.#changed();
      return;
    }
    if (text.guessed && transcript.text === this.#player.transcript?.text) return;
    this.#rest();
    this.#guessed = text.guessed;
    if (text.guessed) this.#watchPage();
    this.#read = { element: text.element, map: new TextMap(text.passages, transcript) };
    this.#player.load(transcript, estimateTimeline(transcript));
    this.#ready.resolve();
    this.#changed();
  }

  #find(): Element | undefined {
    const { article, htmlFor, skip } = this.#host;
    return this.#source.find(this.#host, { article, htmlFor, skip });
  }

  #isStale(): boolean {
    const { article, htmlFor, skip } = this.#host;
    const asked = this.#asked;
    return asked?.article !== article || asked?.htmlFor !== htmlFor || asked?.skip !== skip;
  }

  #schedule(): void {
    this.#cancelIdle ??= whenIdle(() => {
      this.#cancelIdle = undefined;
      const open = !this.#read || (this.#guessed && !this.#player.begun);
      if (open && this.#host.isConnected) void this.#readInSlices();
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
    this.#slices?.abort();
    this.#slices = undefined;
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
