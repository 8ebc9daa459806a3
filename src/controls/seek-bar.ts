import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { writingDirectionOf } from '../page/writing-direction.js';
import type { Player } from '../player/player.js';
import type { Sentence } from '../text/transcript.js';
import { durationInWords, number } from '../strings/format.js';
import type { Strings } from '../strings/strings.js';

/** The element that renders the seek bar. */
export interface SeekBarHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Called with the index of the sentence under the pointer and a box in the viewport; `undefined`
 * when the pointer leaves.
 */
export type SeekPreviewListener = (index: number | undefined, box?: DOMRect) => void;

/**
 * How long, in ms, a browser may take to report a moved control to assistive technology (measured
 * in Chromium with Orca).
 */
const FREEZE_MS = 1000;
/**
 * After these events the announced text is updated: the user has changed the position, or the voice
 * is silent.
 */
const UPDATE_EVENTS = ['loadedmetadata', 'play', 'pause', 'ended', 'seeked'] as const;

/**
 * The state of the seek bar: its value and its text. While the voice speaks and the slider has the
 * focus, the text does not change, because a screen reader announces each change.
 */
export class SeekBar implements ReactiveController {
  readonly #host: SeekBarHost;
  readonly #player: Player;
  readonly #strings: () => Strings;
  readonly #onPreview: SeekPreviewListener;
  /** The sentence at which the user is during a drag, or after `input` until `change`. */
  #scrubIndex: number | undefined;
  /**
   * A pointer drags the thumb. The `input` and `change` events of the native slider are ignored
   * then.
   */
  #dragging = false;
  #valueText = '';
  #announcedIndex = 0;
  #frozenValue: number | undefined;
  #seeking = false;

  /** `onPreview` is called with the sentence under the pointer. */
  constructor(
    host: SeekBarHost,
    player: Player,
    strings: () => Strings,
    onPreview: SeekPreviewListener,
  ) {
    this.#host = host;
    this.#onPreview = onPreview;
    this.#player = player;
    this.#strings = strings;
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

  /**
   * The index of the sentence at the thumb: that of the drag, or the current one, or the last one
   * at the end.
   */
  get index(): number {
    const { transcript, cursor } = this.#player;
    const last = (transcript?.sentences.length ?? 1) - 1;
    return this.#scrubIndex ?? transcript?.sentenceAt(cursor)?.index ?? last;
  }
  /** The `value` of the slider: the index of a sentence. */
  get value(): number {
    return this.#scrubIndex ?? this.#frozenValue ?? this.index;
  }
  /** The sentence that was announced last. The buttons beside the seek bar are enabled by it. */
  get announcedIndex(): number {
    return this.#announcedIndex;
  }
  /** The time at the thumb, in seconds at rate 1. */
  get time(): number {
    const scrubbed = this.#scrubIndex === undefined ? undefined : this.#sentences[this.#scrubIndex];
    return scrubbed ? this.#player.timeAt(scrubbed.start) : this.#player.currentTime;
  }
  /** Whether the user is moving the thumb. */
  get scrubbing(): boolean {
    return this.#scrubIndex !== undefined;
  }
  /** The `aria-valuetext` of the slider: the position in words. */
  get valueText(): string {
    return this.#valueText;
  }

  /**
   * Called before the seek bar moves, because the player is docked or undocked. Chromium then
   * reports the slider to assistive technology again, with its present value and the old text,
   * which Orca announces over the voice (measured). So the value is frozen for a second.
   */
  readonly freezeValue = (): void => {
    if (this.#player.paused || !this.#hasFocus('input:focus')) return;
    this.#frozenValue = this.#announcedIndex;
    setTimeout(() => {
      this.#frozenValue = undefined;
      this.#host.requestUpdate();
    }, FREEZE_MS);
  };

  /**
   * Handles `pointerdown` and `pointermove`: previews the sentence at the pointer, and moves the
   * thumb there during a drag.
   */
  readonly pointerMove = (event: PointerEvent): void => {
    const bar = event.currentTarget as HTMLInputElement;
    if (event.type === 'pointerdown') {
      if (event.button !== 0) return;
      this.#dragging = true;
      // Synthetic events of tests and of some assistive technology have no active pointer.
      if (event.isTrusted) bar.setPointerCapture(event.pointerId);
    }
    if (!this.#dragging && event.pointerType === 'touch') return;
    const index = this.#indexAt(fractionAlong(bar, event));
    const { left, top, width, height } = bar.getBoundingClientRect();
    const isUpright = height > width;
    const { clientX, clientY } = event;
    this.#onPreview(
      index,
      isUpright ? new DOMRect(left, clientY, width, 0) : new DOMRect(clientX, top, 0, height),
    );
    if (this.#dragging) this.#scrubTo(index);
  };

  /** Handles `pointerleave`: ends the preview, except during a drag. */
  readonly pointerLeave = (): void => {
    if (!this.#dragging) this.#onPreview(undefined);
  };

  /** Handles `input`: a key or assistive technology has moved the thumb. */
  readonly input = (event: Event): void => {
    if (!this.#dragging) this.#scrubTo(Number((event.target as HTMLInputElement).value));
  };

  /** Handles `change`: seeks. */
  readonly change = (event: Event): void => {
    if (!this.#dragging) this.#seekTo(Number((event.target as HTMLInputElement).value));
  };

  /** Handles `pointerup`, which seeks, and `pointercancel` and `blur`, which cancel the drag. */
  readonly release = (event: Event): void => {
    const to = this.#dragging && event.type === 'pointerup' ? this.#scrubIndex : undefined;
    if (to !== undefined) this.#seekTo(to);
    else this.#scrubIndex = undefined;
    // The native `change` event follows `pointerup`.
    setTimeout(() => (this.#dragging = false));
    this.#onPreview(undefined);
    if (event.type === 'blur') this.#updateText();
    this.#host.requestUpdate();
  };

  /**
   * Handles `keydown`: a key moves the thumb from the current sentence, not from the value that was
   * rendered last.
   */
  readonly keydown = ({ currentTarget }: KeyboardEvent): void => {
    (currentTarget as HTMLInputElement).value = String(this.index);
  };

  /** Handles `focus`: the text is updated before a screen reader announces it. */
  readonly focus = ({ currentTarget }: Event): void => {
    this.#updateText(true);
    (currentTarget as HTMLInputElement).setAttribute('aria-valuetext', this.#valueText);
  };

  get #sentences(): readonly Sentence[] {
    return this.#player.transcript?.sentences ?? [];
  }

  #indexAt(fraction: number): number {
    const { duration, transcript } = this.#player;
    if (!transcript || Number.isNaN(duration)) return 0;
    return (
      transcript.sentenceAt(this.#player.offsetAt(fraction * duration))?.index ??
      this.#sentences.length - 1
    );
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
    const mustNotChange =
      !focused && !this.#seeking && this.#hasFocus('input:focus') && !this.#player.paused;
    if (mustNotChange) return;
    this.#valueText = this.#positionText(!this.#seeking);
    this.#host.requestUpdate();
  }

  #positionText(withTotal: boolean): string {
    const strings = this.#strings();
    const { lang } = strings;
    const [time, sentence] = [durationInWords(this.time, lang), number(this.index + 1, lang)];
    if (!withTotal) return strings.place(time, sentence);
    return strings.placeOf(
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

/** The position of a pointer along `bar`, from 0 to 1, in the direction of the text. */
function fractionAlong(bar: Element, { clientX, clientY }: PointerEvent): number {
  // Old browsers lay out a slider horizontally in every writing mode. Its parent has the right
  // direction.
  const flow = writingDirectionOf(bar.parentElement!);
  const { left, top, width, height } = bar.getBoundingClientRect();
  const [at, length] =
    flow === 'down' || flow === 'up' ? [clientY - top, height] : [clientX - left, width];
  const fraction = length > 0 ? Math.min(Math.max(at / length, 0), 1) : 0;
  return flow === 'left' || flow === 'up' ? 1 - fraction : fraction;
}
