import { countWords, type Contents } from './contents.js';
import { code, make } from './make.js';
import {
  entries,
  head,
  list,
  number,
  select,
  tabs,
  totals,
  type HeadActions,
  type PanelState,
  type Tab,
} from './panel.js';
import type { Spot, Spots } from './spots.js';
import type { PreviewWords } from './words.js';

/** How many entries a list has at first, and grows by. */
const PAGE = 100;

/** What the panel asks of the preview. */
export interface PanelWishes extends Omit<HeadActions, 'fold'> {
  /** Makes a spot of the page stand out; without one, none. */
  readonly light: (spot: Spot | undefined) => void;
  readonly go: (spot: Spot) => void;
}

/** The panel as it lives: which list is shown, how much of it, and where the keyboard is in it. */
export class PanelView {
  readonly #panel: HTMLElement;
  readonly #body = make('div', { class: 'body' });
  readonly #words: PreviewWords;
  readonly #timeAt: (offset: number) => number;
  readonly #wishes: PanelWishes;
  readonly #end = new IntersectionObserver(([entry]) => entry?.isIntersecting && this.#grow(PAGE));
  #counting = new AbortController();
  #contents!: Contents;
  #spots!: Spots;
  #tab: Tab = 'read';
  #chosen: Spot | undefined;

  constructor(panel: HTMLElement, words: PreviewWords, timeAt: (offset: number) => number, wishes: PanelWishes) {
    this.#panel = panel;
    this.#words = words;
    this.#timeAt = timeAt;
    this.#wishes = wishes;
    panel.append(head(words, { ...wishes, fold: () => this.#fold() }), this.#body);
    panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      wishes.close();
    });
  }

  /** Shows another article, or the same read anew: as far down its list as before, and with the focus where it was. */
  show(contents: Contents, spots: Spots): void {
    const focused = (this.#panel.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    const { scrollTop = 0 } = this.#body.querySelector('#list') ?? {};
    const shown = this.#entries.length;
    const active = this.#entries.findIndex(({ tabIndex }) => tabIndex === 0);
    this.#contents = contents;
    this.#spots = spots;
    this.#chosen = undefined;
    this.#counting.abort();
    if (!contents.transcript) {
      const { noArticle } = this.#words;
      return this.#body.replaceChildren(make('p', { class: 'none' }, `${noArticle} `, code('for')));
    }
    const row = tabs(this.#state, (tab) => this.#choose(tab));
    this.#body.replaceChildren(totals(this.#state), row, this.#newList(Math.max(shown, PAGE), Math.max(active, 0)));
    this.#body.querySelector('#list')!.scrollTop = scrollTop;
    if (focused?.matches('.entry')) this.#entries.find(({ tabIndex }) => tabIndex === 0)?.focus();
    else if (focused?.id) row.querySelector<HTMLElement>(`#${focused.id}`)?.focus();
    this.#counting = new AbortController();
    void this.#count(contents.transcript, this.#counting.signal);
  }

  close(): void {
    this.#counting.abort();
    this.#end.disconnect();
  }

  get #state(): PanelState {
    return { words: this.#words, contents: this.#contents, tab: this.#tab, timeAt: this.#timeAt };
  }

  get #entries(): HTMLElement[] {
    return [...this.#body.querySelectorAll<HTMLElement>('.entry')];
  }

  async #count(...[transcript, signal]: Parameters<typeof countWords>): Promise<void> {
    const count = await countWords(transcript, signal);
    if (!signal.aborted) this.#body.querySelector('.words')?.replaceChildren(number(count, this.#words));
  }

  #fold(): void {
    const folded = this.#panel.classList.toggle('folded');
    this.#body.hidden = folded;
    this.#panel.querySelector('[aria-expanded]')?.setAttribute('aria-expanded', String(!folded));
  }

  #newList(count: number, active: number): HTMLElement {
    const made = list(this.#state);
    const ol = made.querySelector('ol')!;
    const { light } = this.#wishes;
    const point = ({ target }: Event) => light(this.#spotOf(target) ?? this.#chosen);
    const leave = () => light(this.#chosen);
    ol.addEventListener('click', ({ target }) => this.#go(this.#spotOf(target)));
    ol.addEventListener('keydown', (event) => this.#walk(event));
    for (const type of ['pointerover', 'focusin']) ol.addEventListener(type, point);
    for (const type of ['pointerleave', 'focusout']) ol.addEventListener(type, leave);
    this.#grow(count, made);
    const all = made.querySelectorAll<HTMLElement>('.entry');
    const first = all[Math.min(active, all.length - 1)];
    if (first) first.tabIndex = 0;
    return made;
  }

  /** Adds entries to the list, until all are in it. */
  #grow(by: number, grown: Element = this.#body): void {
    const ol = grown.querySelector('ol')!;
    const more = grown.querySelector<HTMLElement>('.more')!;
    const shown = ol.childElementCount;
    ol.append(...entries(this.#state, shown, shown + by));
    const left = this.#spots[this.#tab].length - ol.childElementCount;
    more.replaceChildren(left > 0 ? this.#words.more(left) : '');
    more.hidden = left <= 0;
    // Anew, so that it is told also when its end is still in view.
    this.#end.disconnect();
    if (left > 0) this.#end.observe(more);
  }

  #spotOf(target: EventTarget | null): Spot | undefined {
    const entry = (target as Element | null)?.closest<HTMLElement>('.entry');
    return entry ? this.#spots[this.#tab][Number(entry.dataset['index'])] : undefined;
  }

  #choose(tab: Tab): void {
    if (tab === this.#tab) return;
    this.#tab = tab;
    this.#chosen = undefined;
    this.#wishes.light(undefined);
    select(this.#body, tab);
    this.#body.querySelector('#list')?.replaceWith(this.#newList(PAGE, 0));
  }

  /** One entry alone is on the way of the tab key; from there, arrow keys lead on. */
  #activate(all: readonly HTMLElement[], index: number): void {
    for (const entry of all) if (entry.tabIndex === 0) entry.tabIndex = -1;
    const entry = all[index];
    if (entry) entry.tabIndex = 0;
  }

  #walk(event: KeyboardEvent): void {
    const all = this.#entries;
    const last = all.length - 1;
    const at = all.findIndex(({ tabIndex }) => tabIndex === 0);
    const next = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#activate(all, next);
    all[next]?.focus();
  }

  #go(spot: Spot | undefined): void {
    if (!spot) return;
    this.#chosen = spot;
    const all = this.#entries;
    const index = this.#spots[this.#tab].indexOf(spot);
    this.#activate(all, index);
    for (const entry of all) entry.removeAttribute('aria-current');
    all[index]?.setAttribute('aria-current', 'true');
    this.#wishes.go(spot);
  }
}
