import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ArticleSource, type SourceText, type StartedText } from '../page/article-source.js';
import type { ReadablePassage, ReadOptions } from '../page/extract-text.js';
import { rootOf } from '../page/composed-tree.js';
import { loadFormulas } from '../page/formula-loader.js';
import { createTextMapSteps, type TextMap } from '../page/text-map.js';
import type { Player } from '../player/player.js';
import { runToEnd, runInSlices, nextTask } from '../text/cooperative.js';
import { estimateTimeline, estimateTimelineSteps, type Timeline } from '../text/timeline.js';
import { createTranscriptSteps, type CodeChoice, type Transcript } from '../text/transcript.js';
import { isSamePlace, isSameText } from './same-article.js';
import { ArticleVisibility } from './article-visibility.js';
import { ArticleObserver } from './article-observer.js';

/** Where the element says which article it reads, and what of it. */
export interface ArticleReaderHost extends ReactiveControllerHost, Element {
  readonly article: Element | undefined;
  readonly htmlFor: string;
  readonly skip: string;
  readonly code: CodeChoice;
}

type Wishes = Pick<ArticleReaderHost, 'article' | 'htmlFor' | 'skip'>;

/** An article that was read: the element, and the way between its text and the transcript's offsets. */
export interface ReadArticle {
  readonly element: Element;
  readonly map: TextMap;
}

/** What was read, as it is compared with what the page has later. */
interface LastRead extends ReadArticle {
  readonly passages: readonly ReadablePassage[];
  readonly visibility: ArticleVisibility;
  /** It is the page as a whole: until it was begun, a better article may come in its place. */
  readonly guessed: boolean;
}

/** What was made of a text before it is taken. */
interface Prepared {
  readonly transcript: Transcript;
  /** `undefined` where the transcript is the player's own. */
  readonly timeline: Timeline | undefined;
  /** `undefined` where there is no text, or it stands where it stood. */
  readonly map: TextMap | undefined;
  /** How blocks of code are said, as far as the timeline knows. */
  readonly code: CodeChoice;
}

/**
 * Reads the article into the player's transcript: when the browser is idle, or at once when it is wanted. Then it watches the page: an
 * article that was edited is read again, and the player goes on in it; another one, as a router brings it, is loaded in its place.
 */
export class ArticleReader implements ReactiveController {
  readonly #host: ArticleReaderHost;
  readonly #player: Player;
  readonly #changed: () => void;
  readonly #source = new ArticleSource();
  readonly #watching = new ArticleObserver(() => this.onChange());
  #read: LastRead | undefined;
  #hosts: Iterable<Element> = [];
  #sizes: ResizeObserver | undefined;
  /** The article whose size is observed. */
  #sized: Element | undefined;
  /** Of that article, as it was read; `undefined` until the next frame, in which it is told without a layout of its own. */
  #size: string | undefined;
  /** By which wishes it was looked for last. */
  #asked: Wishes | undefined;
  /** How blocks of code are said, as far as the timeline knows. */
  #code: CodeChoice | undefined;
  #tried = false;
  #ready = newReady();
  #slices: AbortController | undefined;
  /** The first passages are there, and the rest is being read. */
  #isReadingRest = false;

  /** `changed` is called whenever the article was looked for and read, or there is none. */
  constructor(host: ArticleReaderHost, player: Player, changed: () => void) {
    this.#host = host;
    this.#player = player;
    this.#changed = changed;
    player.addEventListener('sentencechange', () => this.#checkShown());
    host.addController(this);
  }

  /** The article as it was read; `undefined` before that, and while there is none. */
  get article(): ReadArticle | undefined {
    return this.#read;
  }

  /** By what the article was read, and would be again. */
  get options(): ReadOptions {
    return this.#read ? this.#source.readOptions(this.#read.element, this.#wishes()) : {};
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
    if (found && found !== this.#read?.element) return this.reload();
    if (this.#tried) this.#watch();
    this.#watching.schedule(true);
  }

  /** Other wishes than those it was read by: it is read anew. */
  hostUpdate(): void {
    if (this.#asked && this.#isStale()) this.reload();
    else this.#estimateAnew();
  }

  hostDisconnected(): void {
    this.#slices?.abort();
    this.#slices = undefined;
    this.#isReadingRest = false;
    this.#watchSize(undefined);
    this.#watching.disconnect();
  }

  /** Reads all of the article now, unless it was read as it is. */
  readNow(): void {
    const stale = !!this.#asked && this.#isStale();
    if (stale && this.#tried) this.reload();
    else if (this.#host.isConnected && (!this.#read || this.#slices || this.#watching.touched)) this.#readNow();
  }

  /**
   * As `ensure`, before the article is spoken: what style sheets have shown or hidden meanwhile is noticed. `fromStart` tells that it is spoken
   * from its start: then a long article is read as far as is needed at once, and the rest in later tasks.
   */
  readForSpeech(fromStart: boolean): void {
    const isUnread = fromStart && !this.#read && !this.#tried && this.#host.isConnected;
    if (isUnread) return this.#readNow(true);
    if (this.#isReadingRest && !this.#watching.touched) return;
    this.readNow();
    const first = this.#passageAt(this.#player.cursor);
    if (this.#read?.visibility.hasChanged([first, first + 1])) this.#readNow();
    else void this.#checkRest();
  }

  /** Whether all of the article is still shown: a long one has more passages than can be asked before the voice begins. */
  async #checkRest(): Promise<void> {
    await nextTask();
    if (this.#host.isConnected && this.#read?.visibility.hasInvisible()) this.#watching.schedule(true);
  }

  /** The index of the passage with the sentence at `offset`, or the first one behind it. */
  #passageAt(offset: number): number {
    const { transcript } = this.#player;
    const sentence = transcript?.sentenceAt(offset);
    return sentence ? transcript!.passages.indexOf(sentence.passage) : -1;
  }

  /** A sentence has begun: it or the one after it may be hidden by now, or text around it may be shown. */
  #checkShown(): void {
    const { currentSentence } = this.#player;
    if (!this.#read || !currentSentence) return;
    const passages = [currentSentence.start, currentSentence.end].map((offset) => this.#passageAt(offset));
    if (this.#read.visibility.hasChanged(passages)) this.#watching.schedule(true);
  }

  /** Forgets what was read and reads anew: another article was named, or other parts of it are left out. */
  reload(): void {
    if (!this.#tried) return;
    if (this.#read) this.#ready = newReady();
    this.#read = undefined;
    this.#tried = false;
    if (this.#host.isConnected) this.#readNow();
  }

  /** Something may have changed: reads again if it has. */
  onChange(): void {
    const { element } = this.#read ?? {};
    if (!this.#host.isConnected) return;
    if (!element || this.#watching.touched || this.#wanted().article !== element) void this.#readInSlices();
    else this.#watching.readEnded(false);
  }

  /** `partly`: as far as the first minutes go. */
  #readNow(partly = false): void {
    this.#begin();
    const started = this.#source.start(this.#host, this.#wanted());
    const { passages, complete } = passagesOf(started, partly ? FIRST_PART : Infinity);
    const text = started && { ...started, passages };
    this.#isReadingRest = !complete;
    this.#take(text, runToEnd(this.#prepare(text)));
    if (!started) return;
    if (complete) void this.#completeWithFormulas(started.element);
    else void this.#readRest(started);
  }

  async #readRest(started: StartedText): Promise<void> {
    const { signal } = (this.#slices = new AbortController());
    // The voice comes first.
    await nextTask();
    const passages = await runInSlices(started.walk, signal);
    const text = passages && { ...started, passages };
    const prepared = await runInSlices(this.#prepare(text), signal);
    if (!text || !prepared || signal.aborted) return;
    this.#slices = undefined;
    this.#isReadingRest = false;
    this.#take(text, prepared);
    await nextTask();
    await this.#completeWithFormulas(text.element);
  }

  /** An article that is played before the words for formulas are loaded is read again with them. */
  async #completeWithFormulas(article: Element): Promise<void> {
    if ((await loadFormulas(article)) && this.#host.isConnected) this.#watching.schedule(true);
  }

  /** As `#readNow`, but the page goes on with its own work meanwhile. */
  async #readInSlices(): Promise<void> {
    const { signal } = (this.#slices = this.#begin());
    const text = await this.#source.read(this.#host, this.#wanted(), signal);
    const prepared = await runInSlices(this.#prepare(text), signal);
    if (!prepared || signal.aborted) return;
    this.#slices = undefined;
    this.#take(text, prepared);
  }

  /** All that takes time for a long text, step by step. */
  *#prepare(text: SourceText | undefined): Generator<void, Prepared> {
    const { code } = this.#host;
    const before = this.#read;
    const passages = text?.passages ?? [];
    const known = before && text && isSameText(before.passages, passages) ? this.#player.transcript : undefined;
    const transcript = known ?? (yield* createTranscriptSteps(passages));
    const timeline = known ? undefined : yield* estimateTimelineSteps(transcript, code);
    const stands = known && text?.element === before?.element && isSamePlace(before!.passages, passages);
    const map = text && !stands ? yield* createTextMapSteps(passages, transcript) : undefined;
    return { transcript, timeline, map, code };
  }

  #begin(): AbortController {
    this.#slices?.abort();
    this.#slices = undefined;
    this.#isReadingRest = false;
    this.#watching.readStarted();
    if (!this.#read && !this.#tried) this.#player.expectArticle();
    this.#asked = this.#wishes();
    return new AbortController();
  }

  #take(text: SourceText | undefined, prepared: Prepared): void {
    this.#tried = true;
    this.#hosts = text?.hosts ?? [];
    const fruitful = this.#takeText(text, prepared);
    if (this.#read && !this.#isReadingRest) this.#ready.resolve();
    this.#watch();
    this.#watching.readEnded(fruitful || !this.#read);
    // Even where nothing is new: text that left the page for a moment is no longer lit.
    this.#changed();
  }

  /** @returns whether it is other than before. */
  #takeText(text: SourceText | undefined, { transcript, timeline, map, code }: Prepared): boolean {
    const before = this.#read;
    const { transcript: known } = this.#player;
    if (!timeline) {
      if (map) this.#read = lastRead(text!, map);
      return !!map;
    }
    this.#code = code;
    if (map && transcript.sentences.length > 0) {
      this.#read = lastRead(text!, map);
      if (before && this.#player.revise(transcript, timeline)) return true;
      if (before) this.#ready = newReady();
      this.#player.load(transcript, timeline);
      return true;
    }
    // Behind a dialog, all of a page may be hidden for a moment.
    if (before?.map.rangeOf({ start: 0, end: known!.text.length })) return false;
    this.#read = undefined;
    if (before) this.#ready = newReady();
    if (known?.sentences.length) this.#player.load(transcript, timeline);
    else this.#player.lackArticle();
    return !!before;
  }

  /** Code that is read takes longer than code that is announced. */
  #estimateAnew(): void {
    const { transcript } = this.#player;
    const { code } = this.#host;
    if (this.#code === code) return;
    this.#code = code;
    if (this.#read && transcript) this.#player.revise(transcript, estimateTimeline(transcript, code));
  }

  #watch(): void {
    const { element } = this.#read ?? {};
    this.#watchSize(element);
    const trees = [document, ...treesAround(this.#host), ...(element ? treesAround(element) : [])];
    this.#watching.observe(element, trees, this.#hosts);
  }

  #checkSize(): void {
    if (!this.#sized) return;
    const size = this.#sizeOf(this.#sized);
    if (this.#size !== undefined && size !== this.#size) this.#watching.schedule(true);
    this.#size = size;
  }

  /** Of an article, without the player in it, in CSS pixels. */
  #sizeOf(article: Element): string {
    const { clientWidth, clientHeight } = article;
    const own = article.contains(this.#host) ? this.#host.getBoundingClientRect().height : 0;
    return `${clientWidth} ${Math.round((clientHeight - own) / SIZE_STEP)}`;
  }

  /** Text that is shown or hidden changes the size of the article. */
  #watchSize(article: Element | undefined): void {
    this.#size = undefined;
    this.#sizes?.disconnect();
    this.#sized = article;
    if (!article) return;
    this.#sizes ??= new ResizeObserver(() => this.#checkSize());
    this.#sizes.observe(article);
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
    const article = this.#find() ?? (element?.isConnected && !(guessed && !this.#player.started) ? element : undefined);
    return article && this.#read ? { ...wishes, article } : wishes;
  }

  #isStale(): boolean {
    const { article, htmlFor, skip } = this.#host;
    const asked = this.#asked;
    return asked?.article !== article || asked?.htmlFor !== htmlFor || asked?.skip !== skip;
  }
}

/** CSS pixels: less than a line of text. The margins of a player collapse or not. */
const SIZE_STEP = 8;
/** UTF-16 code units: a minute of speech, or more where it is slower; read in a few milliseconds. */
const FIRST_PART = 1000;

/** Reads until there is as much text as `enough`, in UTF-16 code units, or until the end. */
function passagesOf(started: StartedText | undefined, enough: number) {
  if (!started) return { passages: [], complete: true };
  let length = 0;
  let count = 0;
  for (;;) {
    const { value, done } = started.walk.next();
    if (done) return { passages: value, complete: true };
    for (; count < value.length; count++) length += value[count]!.text.length;
    if (length >= enough) return { passages: [...value], complete: false };
  }
}

/** The tree that `element` stands in, and those around it: what a slot shows stands in one of these. */
function treesAround(element: Element): Node[] {
  const tree = rootOf(element);
  return tree instanceof ShadowRoot ? [tree, ...treesAround(tree.host)] : [tree];
}

function lastRead(text: SourceText, map: TextMap): LastRead {
  const { element, passages, hidden, guessed } = text;
  const visibility = new ArticleVisibility(element, passages, hidden);
  return { element, passages, guessed, visibility, map };
}

function newReady(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
