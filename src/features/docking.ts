import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { backgroundOf, textColorOf } from '../article/background.js';
import { parseColor, toCss } from '../article/color.js';
import { isCovered, portTop } from '../article/page-boxes.js';
import type { Player } from '../playback/player.js';
import { Clearance } from './clearance.js';
import type { ReadArticle } from './reading.js';

export const MINI_CHOICES = ['auto', 'off'] as const;
export type MiniChoice = (typeof MINI_CHOICES)[number];

/** Of a window that is lower than this, in CSS pixels, a bar would take too much (WCAG 1.4.10). */
const LOWEST_WINDOW = 400;
/** The part of the window's height that a bar may take. */
const MOST = 0.2;

/** The element whose player is docked. */
export interface DockingHost extends ReactiveControllerHost, HTMLElement {
  readonly mini: MiniChoice;
  readonly readArticle: ReadArticle | undefined;
}

/** What it needs to know of the element around it. */
export interface DockingWays {
  /** The very player, once it is rendered. It is a manual popover. */
  readonly bar: () => HTMLElement | null;
  /** Its settings are open: it is higher than a bar. */
  readonly unfolded: () => boolean;
  /** The page is scrolled along with the voice, now. */
  readonly following: () => boolean;
  /** It is about to be docked, or to be in its place again. */
  readonly turns: () => void;
}

/**
 * Docks the player at the edge of the window while it is in use and scrolled away above. It is the same element, shown in the top layer:
 * there no transformed or clipping ancestor has a say. It never takes or loses the focus by that.
 */
export class Docking implements ReactiveController {
  readonly #host: DockingHost;
  readonly #player: Player;
  readonly #ways: DockingWays;
  readonly #clearance: Clearance;
  #observer: IntersectionObserver | undefined;
  #away = false;
  #docked = false;
  #closed = false;
  #unfit = false;
  #height = 0;
  /** It stands as it should, as far as is known: to measure it lays the page out, and it is drawn anew several times a second. */
  #arranged = false;
  readonly #sizes = globalThis.ResizeObserver && new ResizeObserver(() => this.#arrange());

  constructor(host: DockingHost, player: Player, ways: DockingWays) {
    this.#host = host;
    this.#player = player;
    this.#ways = ways;
    this.#clearance = new Clearance(host);
    for (const type of ['play', 'pause', 'ended', 'emptied', 'seeked'] as const) {
      player.addEventListener(type, () => this.#look());
    }
    player.addEventListener('sentencechange', this.#stir);
    host.addController(this);
  }

  get docked(): boolean {
    return this.#docked;
  }
  /** Of its place in the page while it is docked, in px. */
  get height(): number {
    return this.#height;
  }

  /** The listener puts the bar away, for as long as this page is there. */
  close(): void {
    this.#closed = true;
    this.#look();
  }

  hostConnected(): void {
    window.addEventListener('resize', this.#resize);
    document.addEventListener('focusin', this.#arrange);
    // Also of boxes within the page.
    document.addEventListener('scroll', this.#stir, true);
    this.#look();
  }

  hostDisconnected(): void {
    window.removeEventListener('resize', this.#resize);
    document.removeEventListener('focusin', this.#arrange);
    document.removeEventListener('scroll', this.#stir, true);
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#away = this.#docked = false;
    this.#release();
  }

  hostUpdate(): void {
    this.#decide();
    const bar = this.#ways.bar();
    // While its place is still kept: without, the page would move, and Firefox would scroll after it.
    if (bar?.isConnected && !this.#docked) show(bar, false);
  }

  hostUpdated(): void {
    const bar = this.#ways.bar();
    if (!bar?.isConnected) return;
    if (!this.#docked) return this.#release();
    show(bar, true);
    if (this.#arranged) return;
    this.#sizes?.observe(bar);
    this.#arrange();
  }

  #release(): void {
    this.#arranged = false;
    this.#sizes?.disconnect();
    this.#clearance.end();
  }

  /** Something else may lie under it. */
  readonly #stir = (): void => void (this.#arranged = false);

  /** A window of another size may have room, and have none any more. */
  readonly #resize = (): void => {
    this.#unfit = this.#arranged = false;
    this.#look();
  };

  readonly #arrange = (): void => {
    const bar = this.#ways.bar();
    if (!this.#docked || !bar) return;
    this.#arranged = true;
    const { readArticle } = this.#host;
    paint(bar, this.#host, readArticle?.element);
    if (!this.#ways.unfolded() && bar.offsetHeight > MOST * window.innerHeight) {
      this.#unfit = true;
      return this.#look();
    }
    const { currentSentence } = this.#player;
    // What is followed is scrolled clear of the bar.
    const spoken = currentSentence && !this.#ways.following() ? readArticle?.map.rangeOf(currentSentence) : undefined;
    const { activeElement, body } = document;
    const focused = activeElement === body || activeElement === this.#host ? undefined : activeElement;
    const boxes = [spoken, focused].filter((each) => each !== undefined && each !== null);
    this.#clearance.keep(bar, (side) => boxes.some((box) => isCovered(box, side)));
  };

  #look(): void {
    if (!this.#host.isConnected) return;
    if (this.#active && !this.#observer) this.#observe();
    const before = this.#docked;
    this.#decide();
    if (before !== this.#docked) this.#host.requestUpdate();
  }

  #decide(): void {
    const fits = window.innerHeight >= LOWEST_WINDOW && !this.#unfit;
    const wanted = this.#host.mini === 'auto' && this.#active && this.#away && !this.#closed && fits;
    if (wanted && !this.#docked) {
      // A dialog has the page for itself: over it, the bar would be in the way and could not be used.
      if (document.querySelector(':modal')) return;
      this.#height = this.#ways.bar()?.offsetHeight ?? 0;
    }
    if (wanted !== this.#docked) this.#ways.turns();
    this.#docked = wanted;
  }

  get #active(): boolean {
    return this.#player.begun && !this.#player.ended;
  }

  #observe(): void {
    this.#observer = new IntersectionObserver((entries) => {
      const { isIntersecting, boundingClientRect: box } = entries.at(-1)!;
      this.#away = !isIntersecting && box.height > 0 && box.bottom <= portTop(this.#host) + 1;
      this.#look();
    });
    this.#observer.observe(this.#host);
  }
}

/**
 * The bar lies over the article: where that stands on another colour than the player's own place, the bar takes that colour, and its text
 * that of the article. Text and background were paired: where the page gives the player one of its own, the other is that of its place.
 */
function paint(bar: HTMLElement, host: Element, article = host): void {
  const own = toCss(backgroundOf(host));
  const page = toCss(backgroundOf(article));
  const wear = (background: string, text: string) => {
    bar.style.setProperty('--_page', background);
    bar.style.setProperty('--_text', text);
  };
  if (page !== own) {
    const text = toCss(textColorOf(article));
    wear(page, text);
    const style = getComputedStyle(bar);
    const worn = `${style.backgroundColor} ${style.color}`.replaceAll(',', '');
    const wash = parseColor(style.getPropertyValue('--article-player-background'));
    if (worn === `${page} ${text}` && !wash?.[3]) return;
  }
  wear(own, 'currentColor');
}

/** Browsers without popovers dock it as well, but for transformed ancestors. */
function show(bar: HTMLElement, shown: boolean): void {
  try {
    bar.togglePopover?.(shown);
  } catch {
    // It is shown as it should be, or the page is not in a state to show it.
  }
}
