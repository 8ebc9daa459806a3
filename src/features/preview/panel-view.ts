import { render, type TemplateResult } from 'lit';
import type { Transcript } from '../../text/transcript.js';
import { countWords, type PreviewContents } from './contents.js';
import { exclusionEntry, passageEntry } from './entries.js';
import { previewPanel, type PanelActions } from './panel.js';
import type { PreviewPanelState, Tab } from './panel-state.js';
import type { Marker, Markers } from './markers.js';
import type { PreviewStrings } from './strings.js';

/** The number of entries that a list has at first, and that are added at a time. */
const PAGE_SIZE = 100;

/** How the panel calls back the preview. */
export interface PanelCallbacks extends Pick<PanelActions, 'close' | 'changeSide'> {
  /** Highlights a marker in the page; `undefined` ends the highlight. */
  readonly highlight: (marker: Marker | undefined) => void;
  readonly select: (marker: Marker) => void;
}

/**
 * The panel with its state: the selected list, the number of its entries, and the keyboard focus.
 */
export class PanelView {
  readonly #panel: HTMLElement;
  readonly #strings: PreviewStrings;
  readonly #timeAt: (offset: number) => number;
  readonly #callbacks: PanelCallbacks;
  readonly #actions: PanelActions;
  readonly #endObserver = new IntersectionObserver(
    ([entry]) => entry?.isIntersecting && this.#addEntries(PAGE_SIZE),
  );
  #counting = new AbortController();
  #contents!: PreviewContents;
  #markers!: Markers;
  #tab: Tab = 'read';
  #folded = false;
  #words: number | undefined;
  /** The contents of the shown entries, which are created once. */
  #entries: TemplateResult[] = [];
  #active = 0;
  #selected: number | undefined;

  constructor(
    panel: HTMLElement,
    strings: PreviewStrings,
    timeAt: (offset: number) => number,
    callbacks: PanelCallbacks,
  ) {
    this.#panel = panel;
    this.#strings = strings;
    this.#timeAt = timeAt;
    this.#callbacks = callbacks;
    this.#actions = {
      close: callbacks.close,
      changeSide: callbacks.changeSide,
      toggleFold: () => this.#toggleFold(),
      selectTab: (tab) => this.#selectTab(tab),
      select: (index) => this.#select(index),
      highlight: (index) => callbacks.highlight(this.#markerAt(index ?? this.#selected)),
      moveFocus: (event) => this.#moveFocus(event),
    };
    panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      callbacks.close();
    });
  }

  /**
   * Shows another article, or new contents of the same one. Keeps the scroll position and the
   * focus.
   */
  show(contents: PreviewContents, markers: Markers): void {
    const shown = this.#entries.length;
    const entryHadFocus = this.#focused?.matches('.entry') ?? false;
    this.#contents = contents;
    this.#markers = markers;
    this.#words = this.#selected = undefined;
    this.#entries = [];
    this.#active = Math.max(0, Math.min(this.#active, this.#count - 1));
    this.#addEntries(Math.max(shown, PAGE_SIZE));
    // The entry that had it may have been removed.
    if (entryHadFocus && !this.#focused?.matches('.entry')) this.#buttons[this.#active]?.focus();
    this.#counting.abort();
    this.#counting = new AbortController();
    if (contents.transcript) void this.#countWords(contents.transcript, this.#counting.signal);
  }

  close(): void {
    this.#counting.abort();
    this.#endObserver.disconnect();
  }

  /** The number of entries of the selected list. */
  get #count(): number {
    return this.#markers[this.#tab].length;
  }
  /** The buttons of the shown entries. */
  get #buttons(): NodeListOf<HTMLElement> {
    return this.#panel.querySelectorAll<HTMLElement>('.entry');
  }
  get #focused(): Element | null {
    return (this.#panel.getRootNode() as ShadowRoot).activeElement;
  }
  get #state(): PreviewPanelState {
    return {
      strings: this.#strings,
      contents: this.#contents,
      tab: this.#tab,
      folded: this.#folded,
      words: this.#words,
      count: this.#count,
      shown: this.#entries.length,
      active: this.#active,
      selected: this.#selected,
      timeAt: this.#timeAt,
    };
  }

  #render(): void {
    render(previewPanel(this.#state, this.#entries, this.#actions), this.#panel);
  }

  async #countWords(transcript: Transcript, signal: AbortSignal): Promise<void> {
    const count = await countWords(transcript, signal);
    if (signal.aborted) return;
    this.#words = count;
    this.#render();
  }

  #toggleFold(): void {
    this.#folded = !this.#folded;
    this.#panel.classList.toggle('folded', this.#folded);
    this.#render();
  }

  /** Adds entries to the list. */
  #addEntries(by: number): void {
    const state = this.#state;
    const { passages, exclusions } = this.#contents;
    const from = this.#entries.length;
    const added =
      this.#tab === 'read'
        ? passages
            .slice(from, from + by)
            .map((passage, index) => passageEntry(passage, from + index, state))
        : exclusions.slice(from, from + by).map((each) => exclusionEntry(each, this.#strings));
    this.#entries.push(...added);
    this.#render();
    // Observed again, so that the callback runs also if the end is still in view.
    this.#endObserver.disconnect();
    const more = this.#panel.querySelector('.more');
    if (more && this.#entries.length < this.#count) this.#endObserver.observe(more);
  }

  #markerAt(index: number | undefined): Marker | undefined {
    return index === undefined ? undefined : this.#markers[this.#tab][index];
  }

  #selectTab(tab: Tab): void {
    if (tab === this.#tab) return;
    this.#tab = tab;
    this.#active = 0;
    this.#selected = undefined;
    this.#entries = [];
    this.#callbacks.highlight(undefined);
    this.#addEntries(PAGE_SIZE);
    this.#panel.querySelector('#list')!.scrollTop = 0;
  }

  #moveFocus(event: KeyboardEvent): void {
    const last = this.#entries.length - 1;
    const next = {
      ArrowDown: Math.min(this.#active + 1, last),
      ArrowUp: Math.max(this.#active - 1, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#active = next;
    this.#render();
    this.#buttons[next]?.focus();
  }

  #select(index: number): void {
    const marker = this.#markerAt(index);
    if (!marker) return;
    this.#active = this.#selected = index;
    this.#render();
    this.#callbacks.select(marker);
  }
}
