import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { writingDirectionOf } from '../page/writing-direction.js';
import type { Player } from '../player/player.js';
import type { Sentence } from '../text/transcript.js';
import { durationInWords, number } from '../strings/format.js';
import type { Strings } from '../strings/strings.js';

/** Whose seek bar it is. */
export interface SeekBarHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** A sentence that a pointer is over, by its number, and where on the screen; `undefined` as it goes. */
export type SeekPreviewListener = (index: number | undefined, box?: DOMRect) => void;

/** So long, in ms, a browser may take to tell assistive software what became of a control that came to lie elsewhere. */
const FREEZE_MS = 1000;
/** The place changes by a person's hand, or the voice comes to rest: then it may be told anew. */
const UPDATE_EVENTS = ['loadedmetadata', 'play', 'pause', 'ended', 'seeked'] as const;

/**
 * Where the seek bar stands, and what it says. It says nothing of its own while the voice speaks: a slider whose text changes while it has
 * the focus is read out each time.
 */
export class SeekBar implements ReactiveController {
  readonly #host: SeekBarHost;
  readonly #player: Player;
  readonly #strings: () => Strings;
  readonly #onPreview: SeekPreviewListener;
  /** The sentence that a person who drags along the bar is at. */
  #scrubIndex: number | undefined;
  /** A pointer has hold of it: what the browser makes of that itself does not count. */
  #dragging = false;
  #valueText = '';
  #announcedIndex = 0;
  #frozenValue: number | undefined;
  #seeking = false;

  /** `words` says in which words it tells the place; `peek` is told what a pointer is over. */
  constructor(host: SeekBarHost, player: Player, words: () => Strings, peek: SeekPreviewListener) {
    this.#host = host;
    this.#onPreview = peek;
    this.#player = player;
    this.#strings = words;
    for (const type of UPDATE_EVENTS) player.addEventListener(type, () => this.#updateText());
    player.addEventListener(
      'sentencechange',
      () => this.#hasFocus(':focus-within') || (this.#announcedIndex = this.index),
    );
    player.addEventListener('durationchange', () => player.paused && this.#updateText());
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#valueText === '') this.#updateText();
  }

  /** The sentence it stands at: of the cursor, of the pointer, or the last one at the end. */
  get index(): number {
    const { transcript, cursor } = this.#player;
    const last = (transcript?.sentences.length ?? 1) - 1;
    return this.#scrubIndex ?? transcript?.sentenceAt(cursor)?.index ?? last;
  }
  /** Of the slider: the number of the sentence. */
  get value(): number {
    return this.#scrubIndex ?? this.#frozenValue ?? this.index;
  }
  /** The sentence by which the buttons beside it say whether they are of use: as told last. */
  get announcedIndex(): number {
    return this.#announcedIndex;
  }
  /** Seconds at rate 1. */
  get time(): number {
    const scrubbed = this.#scrubIndex === undefined ? undefined : this.#sentences[this.#scrubIndex];
    return scrubbed ? this.#player.timeAt(scrubbed.start) : this.#player.currentTime;
  }
  /** A person drags along it. */
  get scrubbing(): boolean {
    return this.#scrubIndex !== undefined;
  }
  /** The place in words. */
  get valueText(): string {
    return this.#valueText;
  }

  /**
   * It is about to lie elsewhere. Chromium looks at it anew then, and a value that has moved on since is told, with the text as it was: Orca
   * reads that over the voice (measured). So the value is what it was, too, for that while.
   */
  readonly freezeValue = (): void => {
    if (this.#player.paused || !this.#hasFocus('input:focus')) return;
    this.#frozenValue = this.#announcedIndex;
    setTimeout(() => {
      this.#frozenValue = undefined;
      this.#host.requestUpdate();
    }, FREEZE_MS);
  };

  /** A pointer takes hold of it, or moves along it: it goes to the time there, and to the sentence that is said then. */
  readonly pointerMove = (event: PointerEvent): void => {
    const bar = event.currentTarget as HTMLInputElement;
    if (event.type === 'pointerdown') {
      if (event.button !== 0) return;
      this.#dragging = true;
      // A test, and some assistive software, sends events of pointers that are not there.
      if (event.isTrusted) bar.setPointerCapture(event.pointerId);
    }
    if (!this.#dragging && event.pointerType === 'touch') return;
    const index = this.#indexAt(fractionAlong(bar, event));
    const { left, top, width, height } = bar.getBoundingClientRect();
    const isUpright = height > width;
    const { clientX, clientY } = event;
    this.#onPreview(index, isUpright ? new DOMRect(left, clientY, width, 0) : new DOMRect(clientX, top, 0, height));
    if (this.#dragging) this.#scrubTo(index);
  };

  /** The pointer goes from it, unless it has hold of it. */
  readonly pointerLeave = (): void => {
    if (!this.#dragging) this.#onPreview(undefined);
  };

  /** It was moved by other means: a key, or assistive software. */
  readonly input = (event: Event): void => {
    if (!this.#dragging) this.#scrubTo(Number((event.target as HTMLInputElement).value));
  };

  readonly change = (event: Event): void => {
    if (!this.#dragging) this.#seekTo(Number((event.target as HTMLInputElement).value));
  };

  /** Let go of, or left. */
  readonly release = (event: Event): void => {
    const to = this.#dragging && event.type === 'pointerup' ? this.#scrubIndex : undefined;
    if (to !== undefined) this.#seekTo(to);
    else this.#scrubIndex = undefined;
    // The browser's own `change` follows the release.
    setTimeout(() => (this.#dragging = false));
    this.#onPreview(undefined);
    if (event.type === 'blur') this.#updateText();
    this.#host.requestUpdate();
  };

  /** A key counts from where the voice is now. */
  readonly keydown = ({ currentTarget }: KeyboardEvent): void => {
    (currentTarget as HTMLInputElement).value = String(this.index);
  };

  /** The focus came to it: what it says has to be there before it is read. */
  readonly focus = ({ currentTarget }: Event): void => {
    this.#updateText(true);
    (currentTarget as HTMLInputElement).setAttribute('aria-valuetext', this.#valueText);
  };

  get #sentences(): readonly Sentence[] {
    return this.#player.transcript?.sentences ?? [];
  }

  #indexAt(way: number): number {
    const { duration, transcript } = this.#player;
    if (!transcript || Number.isNaN(duration)) return 0;
    return transcript.sentenceAt(this.#player.offsetAt(way * duration))?.index ?? this.#sentences.length - 1;
  }

  #scrubTo(index: number): void {
    if (index === this.#scrubIndex) return;
    this.#scrubIndex = index;
    this.#frozenValue = undefined;
    this.#valueText = this.#positionText(false);
    this.#host.requestUpdate();
  }

  #seekTo(index: number): void {
    this.#scrubIndex = undefined;
    const sentence = this.#sentences[index];
    if (!sentence) return;
    this.#seeking = true;
    this.#player.seek(sentence.start, 'button');
    this.#seeking = false;
  }

  #updateText(focused = false): void {
    this.#announcedIndex = this.index;
    const busy = !focused && !this.#seeking && this.#hasFocus('input:focus') && !this.#player.paused;
    if (busy) return;
    this.#valueText = this.#positionText(!this.#seeking);
    this.#host.requestUpdate();
  }

  #positionText(whole: boolean): string {
    const words = this.#strings();
    const { lang } = words;
    const [time, sentence] = [durationInWords(this.time, lang), number(this.index + 1, lang)];
    if (!whole) return words.place(time, sentence);
    return words.placeOf(
      time,
      durationInWords(this.#player.duration, lang),
      sentence,
      number(this.#sentences.length, lang),
    );
  }

  #hasFocus(selector: string): boolean {
    return Boolean(this.#host.renderRoot?.querySelector(selector));
  }
}

/** How far along `bar` a pointer is, from 0 to 1, the way that its text runs. */
function fractionAlong(bar: Element, { clientX, clientY }: PointerEvent): number {
  // An old browser lays a slider out across whatever the writing mode is, but not what is around it.
  const flow = writingDirectionOf(bar.parentElement!);
  const { left, top, width, height } = bar.getBoundingClientRect();
  const [at, length] = flow === 'down' || flow === 'up' ? [clientY - top, height] : [clientX - left, width];
  const way = length > 0 ? Math.min(Math.max(at / length, 0), 1) : 0;
  return flow === 'left' || flow === 'up' ? 1 - way : way;
}
