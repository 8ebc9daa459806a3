import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ArticleSource, type SourceText } from '../article/source.js';
import type { ReadablePassage } from '../article/readable.js';
import { TextMap } from '../article/text-map.js';
import type { Player } from '../playback/player.js';
import { estimateTimeline } from '../text/timeline.js';
import { createTranscript } from '../text/transcript.js';
import { isSamePlace, isSameText, treesOf } from './same.js';
import { Watching } from './watching.js';

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

/** What was read, as it is compared with what the page has later. */
interface LastRead extends ReadArticle {
  readonly passages: readonly ReadablePassage[];
  /** It is the page as a whole: until it was begun, a better article may come in its place. */
  readonly guessed: boolean;
}

/**
 * Reads the article into the player's transcript: when the browser is idle, or at once when it is wanted. Then it watches the page: an
 * article that was edited is read again, and the player goes on in it; another one, as a router brings it, is loaded in its place.
 */
export class Reading implements ReactiveController {
  readonly #host: ReadingHost;
  readonly #player: Player;
  readonly #changed: () => void;
  readonly #source = new ArticleSource();
  readonly #watching = new Watching(() => this.#look());
  #read: LastRead | undefined;
  /** By which wishes it was looked for last. */
  #asked: Wishes | undefined;
  #tried = false;
  #ready = newReady();
  #slices: AbortController | undefined;

  /** `changed` is called whenever the article was looked for and read, or there is none. */
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
    const found = this.#read && this.#find();
    if (found && found !== this.#read?.element) return this.again();
    if (this.#tried) this.#watch();
    this.#watching.schedule(true);
  }

  /** Other wishes than those it was read by: it is read anew. */
  hostUpdate(): void {
    if (this.#asked && this.#isStale()) this.again();
  }

  hostDisconnected(): void {
    this.#slices?.abort();
    this.#slices = undefined;
    this.#watching.rest();
  }

  /** Reads the article now, unless it was read as it is. */
  ensure(): void {
    if (this.#asked && this.#isStale()) this.again();
    else if (this.#host.isConnected && (!this.#read || this.#slices || this.#watching.touched)) this.#readNow();
  }

  /** Forgets what was read and reads anew: another article was named, or other parts of it are left out. */
  again(): void {
    if (!this.#tried) return;
    if (this.#read) this.#ready = newReady();
    this.#read = undefined;
    this.#tried = false;
    if (this.#host.isConnected) this.#readNow();
  }

  /** Something may have changed: reads again if it has. */
  #look(): void {
    const { element } = this.#read ?? {};
    if (!this.#host.isConnected) return;
    if (!element || this.#watching.touched || this.#wanted().article !== element) void this.#readInSlices();
    else this.#watching.end(false);
  }

  #readNow(): void {
    this.#begin();
    this.#take(this.#source.readNow(this.#host, this.#wanted()));
  }

  /** As `#readNow`, but the page goes on with its own work meanwhile. */
  async #readInSlices(): Promise<void> {
    const { signal } = (this.#slices = this.#begin());
    const text = await this.#source.read(this.#host, this.#wanted(), signal);
    if (signal.aborted) return;
    this.#slices = undefined;
    this.#take(text);
  }

  #begin(): AbortController {
    this.#slices?.abort();
    this.#slices = undefined;
    this.#watching.begin();
    this.#asked = this.#wishes();
    return new AbortController();
  }

  #take(text: SourceText | undefined): void {
    const before = this.#read;
    this.#tried = true;
    const fruitful = this.#takeText(text, before);
    this.#watch();
    this.#watching.end(fruitful || !this.#read);
    // Even where nothing is new: text that left the page for a moment is no longer lit.
    this.#changed();
  }

  /** @returns whether it is other than before. */
  #takeText(text: SourceText | undefined, before: LastRead | undefined): boolean {
    const passages = text?.passages ?? [];
    const { transcript: known } = this.#player;
    if (text && before && known && isSameText(before.passages, passages)) {
      if (text.element === before.element && isSamePlace(before.passages, passages)) return false;
      this.#read = { ...text, map: new TextMap(passages, known) };
      return true;
    }
    const transcript = createTranscript(passages);
    if (text && transcript.sentences.length > 0) {
      this.#read = { ...text, map: new TextMap(passages, transcript) };
      const timeline = estimateTimeline(transcript);
      if (before && this.#player.revise(transcript, timeline)) return true;
      if (before) this.#ready = newReady();
      this.#player.load(transcript, timeline);
      this.#ready.resolve();
      return true;
    }
    // Behind a dialog, all of a page may be hidden for a moment.
    if (before?.map.rangeOf({ start: 0, end: known!.text.length })) return false;
    this.#read = undefined;
    if (before) this.#ready = newReady();
    if (known?.sentences.length) this.#player.load(transcript, estimateTimeline(transcript));
    return !!before;
  }

  #watch(): void {
    const { element, passages = [] } = this.#read ?? {};
    this.#watching.watch(element, new Set([this.#host.getRootNode(), document, ...treesOf(passages)]));
  }

  #wishes(): Wishes {
    const { article, htmlFor, skip } = this.#host;
    return { article, htmlFor, skip };
  }

  #find(): Element | undefined {
    return this.#source.find(this.#host, this.#wishes());
  }

  /** What to read: the article that the page has now, or the one that it had as long as that is there. */
  #wanted(): Wishes {
    const wishes = this.#wishes();
    const { element, guessed } = this.#read ?? {};
    const article = this.#find() ?? (element?.isConnected && !(guessed && !this.#player.begun) ? element : undefined);
    return article && this.#read ? { ...wishes, article } : wishes;
  }

  #isStale(): boolean {
    const { article, htmlFor, skip } = this.#host;
    const asked = this.#asked;
    return asked?.article !== article || asked?.htmlFor !== htmlFor || asked?.skip !== skip;
  }
}

function newReady(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
