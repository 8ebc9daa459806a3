import { render } from 'lit';
import { countWords, type Contents } from './contents.js';
import { panel as panelTemplate, TABS, type PanelActions, type Tab } from './panel.js';
import type { Spot, Spots } from './spots.js';
import type { PreviewWords } from './words.js';

/** How many entries a list has at first, and grows by. */
const PAGE = 100;

/** What the panel asks of the preview. */
export interface PanelWishes {
  /** Makes a spot of the page stand out; without one, none. */
  readonly light: (spot: Spot | undefined) => void;
  readonly go: (spot: Spot) => void;
  readonly otherSide: () => void;
  readonly close: () => void;
}

/** The panel as it lives: which list is shown, how much of it, and where the keyboard is in it. */
export class PanelView {
  readonly #panel: HTMLElement;
  readonly #words: PreviewWords;
  readonly #timeAt: (offset: number) => number;
  readonly #wishes: PanelWishes;
  readonly #actions: PanelActions;
  readonly #end = new IntersectionObserver((entries) => this.#grow(entries));
  #counting = new AbortController();
  #wordCount: number | undefined;
  #contents!: Contents;
  #spots!: Spots;
  #tab: Tab = 'read';
  #folded = false;
  #shown = PAGE;
  /** The entry that the tab key comes to. */
  #active = 0;
  #chosen: Spot | undefined;

  constructor(panel: HTMLElement, words: PreviewWords, timeAt: (offset: number) => number, wishes: PanelWishes) {
    this.#panel = panel;
    this.#words = words;
    this.#timeAt = timeAt;
    this.#wishes = wishes;
    this.#actions = this.#makeActions();
    panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      wishes.close();
    });
  }

  show(contents: Contents, spots: Spots): void {
    this.#contents = contents;
    this.#spots = spots;
    this.#chosen = this.#wordCount = undefined;
    this.#counting.abort();
    this.#counting = new AbortController();
    this.#render();
    if (contents.transcript) void this.#count(contents.transcript, this.#counting.signal);
  }

  close(): void {
    this.#counting.abort();
    this.#end.disconnect();
  }

  async #count(...[transcript, signal]: Parameters<typeof countWords>): Promise<void> {
    this.#wordCount = await countWords(transcript, signal);
    this.#render();
  }

  #render(): void {
    const words = this.#words;
    render(
      panelTemplate(
        {
          ...{ words, contents: this.#contents, tab: this.#tab, folded: this.#folded, shown: this.#shown },
          ...{ wordCount: this.#wordCount, timeAt: this.#timeAt },
        },
        this.#actions,
      ),
      this.#panel,
    );
    this.#panel.classList.toggle('folded', this.#folded);
    this.#activate(Math.min(this.#active, this.#entries.length - 1));
    for (const entry of this.#entries) this.#note(entry);
    this.#end.disconnect();
    const more = this.#panel.querySelector('.more');
    if (more) this.#end.observe(more);
  }

  get #entries(): HTMLElement[] {
    return [...this.#panel.querySelectorAll<HTMLElement>('.entry')];
  }

  #grow([entry]: readonly IntersectionObserverEntry[]): void {
    if (!entry?.isIntersecting) return;
    this.#shown += PAGE;
    this.#render();
  }

  #spotOf(target: EventTarget | null): Spot | undefined {
    const entry = (target as Element | null)?.closest<HTMLElement>('.entry');
    return entry ? this.#spots[this.#tab][Number(entry.dataset['index'])] : undefined;
  }

  #note(entry: HTMLElement): void {
    if (this.#chosen && this.#spotOf(entry) === this.#chosen) entry.setAttribute('aria-current', 'true');
    else entry.removeAttribute('aria-current');
  }

  /** One entry alone is on the way of the tab key; from there, arrow keys lead on. */
  #activate(index: number): void {
    const entries = this.#entries;
    const before = entries.find(({ tabIndex }) => tabIndex === 0);
    if (before) before.tabIndex = -1;
    this.#active = Math.max(0, index);
    const entry = entries[this.#active];
    if (entry) entry.tabIndex = 0;
  }

  #choose(tab: Tab): void {
    if (tab === this.#tab) return;
    this.#tab = tab;
    this.#shown = PAGE;
    this.#active = 0;
    this.#chosen = undefined;
    this.#wishes.light(undefined);
    this.#render();
    const list = this.#panel.querySelector('#list');
    if (list) list.scrollTop = 0;
  }

  #walk(event: KeyboardEvent): void {
    const entries = this.#entries;
    const last = entries.length - 1;
    const at = this.#active;
    const next = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#activate(next);
    entries[next]?.focus();
  }

  #turn(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    this.#choose(TABS.find((tab) => tab !== this.#tab)!);
    this.#panel.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }

  #go(event: Event): void {
    const spot = this.#spotOf(event.target);
    if (!spot) return;
    this.#chosen = spot;
    this.#activate(this.#spots[this.#tab].indexOf(spot));
    for (const entry of this.#entries) this.#note(entry);
    this.#wishes.go(spot);
  }

  #makeActions(): PanelActions {
    const { light, otherSide, close } = this.#wishes;
    return {
      otherSide,
      close,
      fold: () => {
        this.#folded = !this.#folded;
        this.#render();
      },
      choose: (tab) => this.#choose(tab),
      turn: (event) => this.#turn(event),
      walk: (event) => this.#walk(event),
      go: (event) => this.#go(event),
      point: (event) => light(this.#spotOf(event.target) ?? this.#chosen),
      leave: () => light(this.#chosen),
    };
  }
}
