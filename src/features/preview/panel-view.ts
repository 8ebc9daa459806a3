import { countWords, type PreviewContents } from './contents.js';
import { createCode, createElement } from './create-element.js';
import { entries, head, list, number, select, tabs, totals, type HeadActions } from './panel.js';
import type { PreviewPanelState, Tab } from './panel-state.js';
import type { Marker, Markers } from './markers.js';
import type { PreviewStrings } from './strings.js';

/** The number of entries that a list has at first, and that are added at a time. */
const PAGE_SIZE = 100;

/** How the panel calls back the preview. */
export interface PanelCallbacks extends Omit<HeadActions, 'toggleFold'> {
  /** Highlights a marker in the page; `undefined` ends the highlight. */
  readonly highlight: (marker: Marker | undefined) => void;
  readonly select: (marker: Marker) => void;
}

/**
 * The panel with its state: the selected list, the number of its entries, and the keyboard focus.
 */
export class PanelView {
  readonly #panel: HTMLElement;
  readonly #body = createElement('div', { class: 'body' });
  readonly #strings: PreviewStrings;
  readonly #timeAt: (offset: number) => number;
  readonly #callbacks: PanelCallbacks;
  readonly #endObserver = new IntersectionObserver(
    ([entry]) => entry?.isIntersecting && this.#addEntries(PAGE_SIZE),
  );
  #counting = new AbortController();
  #contents!: PreviewContents;
  #markers!: Markers;
  #tab: Tab = 'read';
  #selected: Marker | undefined;

  constructor(
    panel: HTMLElement,
    strings: PreviewStrings,
    timeAt: (offset: number) => number,
    wishes: PanelCallbacks,
  ) {
    this.#panel = panel;
    this.#strings = strings;
    this.#timeAt = timeAt;
    this.#callbacks = wishes;
    panel.append(head(strings, { ...wishes, toggleFold: () => this.#toggleFold() }), this.#body);
    panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      wishes.close();
    });
  }

  /**
   * Shows another article, or new contents of the same one. Keeps the scroll position and the
   * focus.
   */
  show(contents: PreviewContents, markers: Markers): void {
    const focused = (this.#panel.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    const { scrollTop = 0 } = this.#body.querySelector('#list') ?? {};
    const shown = this.#entries.length;
    const active = this.#entries.findIndex(({ tabIndex }) => tabIndex === 0);
    this.#contents = contents;
    this.#markers = markers;
    this.#selected = undefined;
    this.#counting.abort();
    if (!contents.transcript) {
      const { noArticle } = this.#strings;
      return this.#body.replaceChildren(
        createElement('p', { class: 'none' }, `${noArticle} `, createCode('for')),
      );
    }
    const row = tabs(this.#state, (tab) => this.#selectTab(tab));
    this.#body.replaceChildren(
      totals(this.#state),
      row,
      this.#newList(Math.max(shown, PAGE_SIZE), Math.max(active, 0)),
    );
    this.#body.querySelector('#list')!.scrollTop = scrollTop;
    if (focused?.matches('.entry')) this.#entries.find(({ tabIndex }) => tabIndex === 0)?.focus();
    else if (focused?.id) row.querySelector<HTMLElement>(`#${focused.id}`)?.focus();
    this.#counting = new AbortController();
    void this.#count(contents.transcript, this.#counting.signal);
  }

  close(): void {
    this.#counting.abort();
    this.#endObserver.disconnect();
  }

  get #state(): PreviewPanelState {
    return {
      strings: this.#strings,
      contents: this.#contents,
      tab: this.#tab,
      timeAt: this.#timeAt,
    };
  }

  get #entries(): HTMLElement[] {
    return [...this.#body.querySelectorAll<HTMLElement>('.entry')];
  }

  async #count(...[transcript, signal]: Parameters<typeof countWords>): Promise<void> {
    const count = await countWords(transcript, signal);
    if (!signal.aborted)
      this.#body.querySelector('.words')?.replaceChildren(number(count, this.#strings));
  }

  #toggleFold(): void {
    const folded = this.#panel.classList.toggle('folded');
    this.#body.hidden = folded;
    this.#panel.querySelector('[aria-expanded]')?.setAttribute('aria-expanded', String(!folded));
  }

  #newList(count: number, active: number): HTMLElement {
    const made = list(this.#state);
    const ol = made.querySelector('ol')!;
    const { highlight } = this.#callbacks;
    const point = ({ target }: Event) => highlight(this.#markerOf(target) ?? this.#selected);
    const leave = () => highlight(this.#selected);
    ol.addEventListener('click', ({ target }) => this.#select(this.#markerOf(target)));
    ol.addEventListener('keydown', (event) => this.#onKeydown(event));
    for (const type of ['pointerover', 'focusin']) ol.addEventListener(type, point);
    for (const type of ['pointerleave', 'focusout']) ol.addEventListener(type, leave);
    this.#addEntries(count, made);
    const all = made.querySelectorAll<HTMLElement>('.entry');
    const first = all[Math.min(active, all.length - 1)];
    if (first) first.tabIndex = 0;
    return made;
  }

  /** Adds entries to the list. */
  #addEntries(by: number, grown: Element = this.#body): void {
    const ol = grown.querySelector('ol')!;
    const more = grown.querySelector<HTMLElement>('.more')!;
    const shown = ol.childElementCount;
    ol.append(...entries(this.#state, shown, shown + by));
    const left = this.#markers[this.#tab].length - ol.childElementCount;
    more.replaceChildren(left > 0 ? this.#strings.more(left) : '');
    more.hidden = left <= 0;
    // Observed again, so that the callback runs also if the end is still in view.
    this.#endObserver.disconnect();
    if (left > 0) this.#endObserver.observe(more);
  }

  #markerOf(target: EventTarget | null): Marker | undefined {
    const entry = (target as Element | null)?.closest<HTMLElement>('.entry');
    return entry ? this.#markers[this.#tab][Number(entry.dataset['index'])] : undefined;
  }

  #selectTab(tab: Tab): void {
    if (tab === this.#tab) return;
    this.#tab = tab;
    this.#selected = undefined;
    this.#callbacks.highlight(undefined);
    select(this.#body, tab);
    this.#body.querySelector('#list')?.replaceWith(this.#newList(PAGE_SIZE, 0));
  }

  /**
   * Makes one entry the only one in the tab order (roving tabindex). Arrow keys move from there.
   */
  #activate(all: readonly HTMLElement[], index: number): void {
    for (const entry of all) if (entry.tabIndex === 0) entry.tabIndex = -1;
    const entry = all[index];
    if (entry) entry.tabIndex = 0;
  }

  #onKeydown(event: KeyboardEvent): void {
    const all = this.#entries;
    const last = all.length - 1;
    const at = all.findIndex(({ tabIndex }) => tabIndex === 0);
    const next = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#activate(all, next);
    all[next]?.focus();
  }

  #select(marker: Marker | undefined): void {
    if (!marker) return;
    this.#selected = marker;
    const all = this.#entries;
    const index = this.#markers[this.#tab].indexOf(marker);
    this.#activate(all, index);
    for (const entry of all) entry.removeAttribute('aria-current');
    all[index]?.setAttribute('aria-current', 'true');
    this.#callbacks.select(marker);
  }
}
