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
import { deferred } from '../util/deferred.js';
import { isSamePlace, isSameText } from './same-article.js';
import { ArticleVisibility } from './article-visibility.js';
import { ArticleObserver } from './article-observer.js';

/** The element's options about its article. */
export interface ArticleReaderHost extends ReactiveControllerHost, Element {
  readonly article: Element | undefined;
  readonly htmlFor: string;
  readonly skip: string;
  readonly code: CodeChoice;
}

type ArticleRequest = Pick<ArticleReaderHost, 'article' | 'htmlFor' | 'skip'>;

/**
 * An article that was read: its element, and the map between text nodes and offsets of the
 * transcript.
 */
export interface ReadArticle {
  readonly element: Element;
  readonly map: TextMap;
}

/** The last extraction, to be compared with the next one. */
interface LastRead extends ReadArticle {
  readonly passages: readonly ReadablePassage[];
  readonly visibility: ArticleVisibility;
  /** It is the whole page: until playback has started, a better article may replace it. */
  readonly guessed: boolean;
}

/** Everything that is computed from the passages before the player takes it. */
interface Prepared {
  readonly transcript: Transcript;
  /** `undefined` if the text is that of the player's transcript. */
  readonly timeline: Timeline | undefined;
  /** `undefined` if there is no text, or its nodes are the same as before. */
  readonly map: TextMap | undefined;
  /** How the timeline assumes that blocks of code are spoken. */
  readonly code: CodeChoice;
}

/**
 * Reads the article into the player's transcript: when the browser is idle, or at once when it is
 * needed. Then it observes the page: an edited article is read again, and the player continues in
 * it; another article, as a router brings it, is loaded instead.
 */
export class ArticleReader implements ReactiveController {
  readonly #host: ArticleReaderHost;
  readonly #player: Player;
  readonly #onRead: () => void;
  readonly #source = new ArticleSource();
  readonly #observer = new ArticleObserver(() => this.#onChange());
  #read: LastRead | undefined;
  #hosts: Iterable<Element> = [];
  #sizes: ResizeObserver | undefined;
  /** The article whose size is observed. */
  #sized: Element | undefined;
  /**
   * Its size when it was read; `undefined` until the next frame, where the ResizeObserver reports
   * it without a forced layout.
   */
  #size: string | undefined;
  /** The options of the last extraction. */
  #lastRequest: ArticleRequest | undefined;
  /** How the timeline assumes that blocks of code are spoken. */
  #code: CodeChoice | undefined;
  #searched = false;
  #ready = deferred();
  #slices: AbortController | undefined;
  /** The first passages were read, and the rest is being read. */
  #isReadingRest = false;

  /** `onRead` is called after each extraction, also if there is no article. */
  constructor(host: ArticleReaderHost, player: Player, changed: () => void) {
    this.#host = host;
    this.#player = player;
    this.#onRead = changed;
    player.addEventListener('sentencechange', () => this.#checkShown());
    host.addController(this);
  }

  /** The article as it was read; `undefined` before, and if there is none. */
  get article(): ReadArticle | undefined {
    return this.#read;
  }

  /** The options by which the article was read. */
  get options(): ReadOptions {
    return this.#read ? this.#source.readOptions(this.#read.element, this.#request()) : {};
  }

  /** `pending` until the article was looked for, then whether there is one with text to speak. */
  get state(): 'pending' | 'read' | 'nothing' {
    return this.#read ? 'read' : this.#searched ? 'nothing' : 'pending';
  }

  /** Resolves once an article was read. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  hostConnected(): void {
    // A page may move its player into the next article.
    const found = this.#read && this.#find();
    if (found && found !== this.#read?.element) return this.reload();
    if (this.#searched) this.#observe();
    this.#observer.schedule(true);
  }

  /** Reads the article again if the options have changed. */
  hostUpdate(): void {
    if (this.#lastRequest && this.#isStale()) this.reload();
    else this.#updateTimeline();
  }

  hostDisconnected(): void {
    this.#slices?.abort();
    this.#slices = undefined;
    this.#isReadingRest = false;
    this.#observeSize(undefined);
    this.#observer.disconnect();
  }

  /** Reads all of the article in this task, unless it was read and has not changed. */
  readNow(): void {
    const stale = !!this.#lastRequest && this.#isStale();
    if (stale && this.#searched) this.reload();
    else if (this.#host.isConnected && (!this.#read || this.#slices || this.#observer.hasChanges))
      this.#readInThisTask();
  }

  /**
   * As `readNow`, before the article is spoken: it also notices text that style sheets have shown
   * or hidden meanwhile. `fromStart`: it is spoken from its start. Then only the beginning of a
   * long article is read in this task, and the rest in later ones.
   */
  readForSpeech(fromStart: boolean): void {
    const isUnread = fromStart && !this.#read && !this.#searched && this.#host.isConnected;
    if (isUnread) return this.#readInThisTask(true);
    if (this.#isReadingRest && !this.#observer.hasChanges) return;
    this.readNow();
    const first = this.#passageAt(this.#player.cursor);
    if (this.#read?.visibility.hasChanged([first, first + 1])) this.#readInThisTask();
    else void this.#checkRest();
  }

  /**
   * Checks that all of the article is still shown: a long one has too many passages to ask before
   * speech starts.
   */
  async #checkRest(): Promise<void> {
    await nextTask();
    if (this.#host.isConnected && this.#read?.visibility.hasInvisible())
      this.#observer.schedule(true);
  }

  /** The index of the passage of the sentence at `offset`, or of the first one behind it. */
  #passageAt(offset: number): number {
    const { transcript } = this.#player;
    const sentence = transcript?.sentenceAt(offset);
    return sentence ? transcript!.passages.indexOf(sentence.passage) : -1;
  }

  /**
   * At the start of a sentence: it or the next one may be hidden by now, or other text may be
   * shown.
   */
  #checkShown(): void {
    const { currentSentence } = this.#player;
    if (!this.#read || !currentSentence) return;
    const passages = [currentSentence.start, currentSentence.end].map((offset) =>
      this.#passageAt(offset),
    );
    if (this.#read.visibility.hasChanged(passages)) this.#observer.schedule(true);
  }

  /** Reads the article from scratch: the options have changed. */
  reload(): void {
    if (!this.#searched) return;
    if (this.#read) this.#ready = deferred();
    this.#read = undefined;
    this.#searched = false;
    if (this.#host.isConnected) this.#readInThisTask();
  }

  /** The page may have changed: reads again if it has. */
  #onChange(): void {
    const { element } = this.#read ?? {};
    if (!this.#host.isConnected) return;
    if (!element || this.#observer.hasChanges || this.#currentRequest().article !== element)
      void this.#readInSlices();
    else this.#observer.readEnded(false);
  }

  /** `partly`: only about the first minute. */
  #readInThisTask(partly = false): void {
    this.#begin();
    const started = this.#source.start(this.#host, this.#currentRequest());
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
    // Speech comes first.
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
    if ((await loadFormulas(article)) && this.#host.isConnected) this.#observer.schedule(true);
  }

  /** As `#readInThisTask`, but in slices, between which the page can do its own work. */
  async #readInSlices(): Promise<void> {
    const { signal } = (this.#slices = this.#begin());
    const text = await this.#source.read(this.#host, this.#currentRequest(), signal);
    const prepared = await runInSlices(this.#prepare(text), signal);
    if (!prepared || signal.aborted) return;
    this.#slices = undefined;
    this.#take(text, prepared);
  }

  /** The computations that take time for a long text, in steps. */
  *#prepare(text: SourceText | undefined): Generator<void, Prepared> {
    const { code } = this.#host;
    const before = this.#read;
    const passages = text?.passages ?? [];
    const known =
      before && text && isSameText(before.passages, passages) ? this.#player.transcript : undefined;
    const transcript = known ?? (yield* createTranscriptSteps(passages));
    const timeline = known ? undefined : yield* estimateTimelineSteps(transcript, code);
    const stands =
      known && text?.element === before?.element && isSamePlace(before!.passages, passages);
    const map = text && !stands ? yield* createTextMapSteps(passages, transcript) : undefined;
    return { transcript, timeline, map, code };
  }

  #begin(): AbortController {
    this.#slices?.abort();
    this.#slices = undefined;
    this.#isReadingRest = false;
    this.#observer.readStarted();
    if (!this.#read && !this.#searched) this.#player.expectArticle();
    this.#lastRequest = this.#request();
    return new AbortController();
  }

  #take(text: SourceText | undefined, prepared: Prepared): void {
    this.#searched = true;
    this.#hosts = text?.hosts ?? [];
    const changed = this.#takeText(text, prepared);
    if (this.#read && !this.#isReadingRest) this.#ready.resolve();
    this.#observe();
    this.#observer.readEnded(changed || !this.#read);
    // Also without a change: text that left the page for a moment has lost its highlight.
    this.#onRead();
  }

  /** @returns whether it has changed. */
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
      if (before) this.#ready = deferred();
      this.#player.load(transcript, timeline);
      return true;
    }
    // Behind a modal dialog, the whole page may be hidden for a moment.
    if (before?.map.rangeOf({ start: 0, end: known!.text.length })) return false;
    this.#read = undefined;
    if (before) this.#ready = deferred();
    if (known?.sentences.length) this.#player.load(transcript, timeline);
    else this.#player.lackArticle();
    return !!before;
  }

  /** Code that is read takes longer than code that is announced. */
  #updateTimeline(): void {
    const { transcript } = this.#player;
    const { code } = this.#host;
    if (this.#code === code) return;
    this.#code = code;
    if (this.#read && transcript)
      this.#player.revise(transcript, estimateTimeline(transcript, code));
  }

  #observe(): void {
    const { element } = this.#read ?? {};
    this.#observeSize(element);
    const trees = [document, ...treesAround(this.#host), ...(element ? treesAround(element) : [])];
    this.#observer.observe(element, trees, this.#hosts);
  }

  #checkSize(): void {
    if (!this.#sized) return;
    const size = this.#sizeOf(this.#sized);
    if (this.#size !== undefined && size !== this.#size) this.#observer.schedule(true);
    this.#size = size;
  }

  /** The size of an article without the player in it, in CSS pixels. */
  #sizeOf(article: Element): string {
    const { clientWidth, clientHeight } = article;
    const own = article.contains(this.#host) ? this.#host.getBoundingClientRect().height : 0;
    return `${clientWidth} ${Math.round((clientHeight - own) / SIZE_STEP)}`;
  }

  /** Text that is shown or hidden changes the size of the article. */
  #observeSize(article: Element | undefined): void {
    this.#size = undefined;
    this.#sizes?.disconnect();
    this.#sized = article;
    if (!article) return;
    this.#sizes ??= new ResizeObserver(() => this.#checkSize());
    this.#sizes.observe(article);
  }

  #request(): ArticleRequest {
    const { article, htmlFor, skip } = this.#host;
    return { article, htmlFor, skip };
  }

  #find(): Element | undefined {
    return this.#source.find(this.#host, this.#request());
  }

  /**
   * The options, with the article that the page has now, or the one before while it is in the page.
   */
  #currentRequest(): ArticleRequest {
    const request = this.#request();
    const { element, guessed } = this.#read ?? {};
    const article =
      this.#find() ??
      (element?.isConnected && !(guessed && !this.#player.started) ? element : undefined);
    return article && this.#read ? { ...request, article } : request;
  }

  #isStale(): boolean {
    const { article, htmlFor, skip } = this.#host;
    const asked = this.#lastRequest;
    return asked?.article !== article || asked?.htmlFor !== htmlFor || asked?.skip !== skip;
  }
}

/** In CSS pixels, less than a line of text: the margins of the player may or may not collapse. */
const SIZE_STEP = 8;
/** UTF-16 code units: about a minute of speech, read in a few milliseconds. */
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

/** The tree of `element`, and the trees around it: slotted text is in one of these. */
function treesAround(element: Element): Node[] {
  const tree = rootOf(element);
  return tree instanceof ShadowRoot ? [tree, ...treesAround(tree.host)] : [tree];
}

function lastRead(text: SourceText, map: TextMap): LastRead {
  const { element, passages, hidden, guessed } = text;
  const visibility = new ArticleVisibility(element, passages, hidden);
  return { element, passages, guessed, visibility, map };
}
