import type { MiniChoice } from '../../options/choices.js';
import { fromDocument } from '../../page/document-property.js';
import type { ReactiveController } from 'lit';
import { backgroundOf, textColorOf } from '../../page/background.js';
import { watchColors } from '../../page/color-changes.js';
import { parseColor, toCss } from '../../page/color.js';
import { isUpright } from '../../page/writing-direction.js';
import { isBlockedByModal, isCovered, isUnobscured } from '../../page/page-boxes.js';
import type { Player } from '../../player/player.js';
import { PagePadding } from './page-padding.js';
import { inNextFrame } from '../../util/next-frame.js';
import type { PlayerContext, PlayerHost } from '../../core/context.js';
import type { ArticleReader } from '../../core/article-reader.js';

/**
 * The share of the window's height that a bar may take (WCAG 1.4.10). If it would take more, only
 * its play button is docked.
 */
const MAX_HEIGHT_SHARE = 0.2;

/** The element, which has an option of its own for it. */
type MiniPlayerHost = PlayerHost & { readonly mini: MiniChoice };

/** The parts of the player that it docks, and their state. */
export interface MiniPlayerParts {
  /** The player's bar, once it is rendered. It is a manual popover. */
  readonly bar: () => HTMLElement | null;
  /** The sign on its play button. */
  readonly button: () => Element | null;
  /** Its settings are open: it is higher than a bar. */
  readonly unfolded: () => boolean;
  /** The page is scrolled along with the voice, now. */
  readonly following: () => boolean;
  /** Called before it is docked or undocked. */
  readonly turns: () => void;
}

/**
 * Docks the player at the edge of the window while it is in use and its play button is out of view,
 * so that speech can always be stopped. It is the same element, shown in the top layer, where no
 * transformed or clipping ancestor affects it. Docking does not move the focus.
 */
export class MiniPlayer implements ReactiveController {
  readonly #host: MiniPlayerHost;
  readonly #reader: ArticleReader;
  readonly #player: Player;
  readonly #parts: MiniPlayerParts;
  readonly #padding: PagePadding;
  #observer: IntersectionObserver | undefined;
  #isOutOfView = false;
  #isDocked = false;
  #isClosed = false;
  #isCompact = false;
  #height = 0;
  /** The position of the play button in the host, measured while it is not docked. */
  #button: { readonly x: number; readonly y: number; readonly height: number } | undefined;
  /**
   * Nothing has changed since the last check, which forces a layout: the player renders several
   * times a second.
   */
  #isArranged = false;
  #colorWatch: AbortController | undefined;
  /** The scroll position at the end of playback, in CSS pixels. */
  #endScrollY: number | undefined;
  readonly #resizeObserver = globalThis.ResizeObserver && new ResizeObserver(() => this.#arrange());

  constructor({ host, player, reader }: PlayerContext<MiniPlayerHost>, parts: MiniPlayerParts) {
    this.#host = host;
    this.#player = player;
    this.#reader = reader;
    this.#parts = parts;
    this.#padding = new PagePadding(host);
    for (const type of ['play', 'pause', 'ended', 'emptied', 'seeked'] as const) {
      player.addEventListener(type, () => this.#update());
    }
    player.addEventListener('sentencechange', this.#measureInNextFrame);
    host.addController(this);
  }

  get docked(): boolean {
    return this.#isDocked;
  }
  /** The block size of its place in the page while it is docked, in CSS pixels. */
  get height(): number {
    return this.#height;
  }

  /** The window is too low for the bar: only the play button is docked, in a corner. */
  get compact(): boolean {
    return this.#isDocked && this.#isCompact;
  }

  /** Closes the bar for the lifetime of the page. */
  close(): void {
    this.#isClosed = true;
    this.#update();
  }

  hostConnected(): void {
    window.addEventListener('resize', this.#onResize);
    document.addEventListener('focusin', this.#arrange);
    // Also in scrollers within the page.
    document.addEventListener('scroll', this.#onMove, true);
    this.#update();
  }

  hostDisconnected(): void {
    window.removeEventListener('resize', this.#onResize);
    document.removeEventListener('focusin', this.#arrange);
    document.removeEventListener('scroll', this.#onMove, true);
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#isOutOfView = this.#isDocked = false;
    this.#release();
  }

  hostUpdate(): void {
    this.#updateDocked();
    const bar = this.#parts.bar();
    // While its place is still reserved: otherwise the page would move, and Firefox would scroll to
    // compensate.
    if (bar?.isConnected && !this.#isDocked) show(bar, false);
  }

  hostUpdated(): void {
    const bar = this.#parts.bar();
    if (!bar?.isConnected) return;
    if (!this.#isDocked) return this.#release();
    show(bar, true);
    if (this.#isArranged) return;
    this.#resizeObserver?.observe(bar);
    this.#watchColors(bar);
    this.#arrange();
  }

  #release(): void {
    this.#isArranged = false;
    this.#resizeObserver?.disconnect();
    this.#colorWatch?.abort();
    this.#colorWatch = undefined;
    this.#padding.end();
  }

  /** Gives the bar the colours of the page below it. */
  #watchColors(bar: HTMLElement): void {
    if (this.#colorWatch) return;
    this.#colorWatch = new AbortController();
    const article = this.#reader.article?.element ?? this.#host;
    watchColors(article, () => paint(bar, this.#host, article), this.#colorWatch.signal);
  }

  /** Another part of the page may be below the bar. */
  readonly #invalidate = (): void => void (this.#isArranged = false);

  /** The page was scrolled, or a layer over it may have appeared or gone. */
  readonly #onMove = (): void => {
    this.#invalidate();
    this.#measure();
  };

  /**
   * Another sentence is spoken. In the next frame, since measuring forces a layout, and speech must
   * not wait for it.
   */
  readonly #measureInNextFrame = inNextFrame(() => this.#onMove());

  /** A resized window may have room for the whole bar, or none any more. */
  readonly #onResize = (): void => {
    this.#isArranged = false;
    if (this.#isCompact) {
      this.#isCompact = false;
      this.#host.requestUpdate();
    }
    this.#measure();
  };

  readonly #arrange = (): void => {
    const bar = this.#parts.bar();
    if (!this.#isDocked || !bar) return;
    this.#isArranged = true;
    const readArticle = this.#reader.article;
    paint(bar, this.#host, readArticle?.element);
    if (
      !this.#isCompact &&
      !this.#parts.unfolded() &&
      bar.offsetHeight > MAX_HEIGHT_SHARE * window.innerHeight
    ) {
      this.#isCompact = true;
      return void requestAnimationFrame(() => this.#host.requestUpdate());
    }
    const { currentSentence } = this.#player;
    // The followed sentence is scrolled clear of the bar.
    const spoken =
      currentSentence && !this.#parts.following()
        ? readArticle?.map.rangeOf(currentSentence)
        : undefined;
    const activeElement = fromDocument(document, 'activeElement');
    const focused =
      activeElement === fromDocument(document, 'body') || activeElement === this.#host
        ? undefined
        : activeElement;
    const boxes = [spoken, focused].filter((each) => each !== undefined && each !== null);
    this.#padding.keep(bar, (side) => boxes.some((box) => isCovered(box, side)));
  };

  #update(): void {
    if (!this.#host.isConnected) return;
    if (this.#active && !this.#observer) this.#observe();
    const before = this.#isDocked;
    this.#updateDocked();
    if (before !== this.#isDocked) this.#host.requestUpdate();
  }

  #updateDocked(): void {
    if (this.#active) this.#endScrollY = undefined;
    const wanted =
      this.#host.mini === 'auto' &&
      (this.#active || this.#staysAtEnd()) &&
      this.#isOutOfView &&
      !this.#isClosed;
    if (wanted && !this.#isDocked) {
      // The bar could not be used: everything outside of the dialog is inert.
      if (isBlockedByModal(this.#host)) return;
      const { offsetHeight = 0, offsetWidth = 0 } = this.#parts.bar() ?? {};
      this.#height = isUpright(this.#host) ? offsetWidth : offsetHeight;
      this.#isCompact = false;
    }
    if (wanted !== this.#isDocked) this.#parts.turns();
    this.#isDocked = wanted;
  }

  get #active(): boolean {
    return this.#player.started && !this.#player.ended;
  }

  /**
   * At the end the bar offers to listen again, and the slot `ended`, until the person scrolls on.
   */
  #staysAtEnd(): boolean {
    if (!this.#isDocked || !this.#player.ended) return false;
    this.#endScrollY ??= window.scrollY;
    const isScrolledAway = Math.abs(window.scrollY - this.#endScrollY) > window.innerHeight / 2;
    return !isScrolledAway || this.#host.contains(focusedIn(this.#host));
  }

  /**
   * Observes moves of the player other than by a scroll: content is inserted above it, or a box
   * closes.
   */
  #observe(): void {
    this.#observer = new IntersectionObserver(this.#measure, { threshold: [0, 1] });
    this.#observer.observe(this.#host);
  }

  readonly #measure = (): void => {
    if (!(this.#active || this.#isDocked) || !this.#host.isConnected) return;
    const place = this.#host.getBoundingClientRect();
    if (!this.#isDocked) {
      const button = this.#parts.button()?.getBoundingClientRect();
      if (button) {
        const { left, top, width, height } = button;
        this.#button = { x: left + width / 2 - place.left, y: top - place.top, height };
      }
    }
    // An element that is not rendered has no size, and could not be docked.
    const { x, y, height } = this.#button ?? { x: 0, y: 0, height: 0 };
    if (place.height === 0 || height === 0) this.#isOutOfView = false;
    // The open settings are left where they are.
    else if (this.#parts.unfolded() && !this.#isDocked)
      this.#isOutOfView = place.bottom <= 0 || place.top >= window.innerHeight;
    else this.#isOutOfView = !isUnobscured(this.#host, place.left + x, place.top + y, height);
    this.#update();
  };
}

/**
 * The bar lies over the article: if the article's background differs from that of the player's
 * place, the bar takes the colours of the article. If the page sets one of text and background for
 * the player, the other one is that of its place, since the two belong together.
 */
function paint(bar: HTMLElement, host: Element, article = host): void {
  const own = toCss(backgroundOf(host));
  const page = toCss(backgroundOf(article));
  const applyColors = (background: string, text: string) => {
    bar.style.setProperty('--_page', background);
    bar.style.setProperty('--_text', text);
  };
  if (page !== own) {
    const text = toCss(textColorOf(article));
    applyColors(page, text);
    const style = getComputedStyle(bar);
    const applied = `${style.backgroundColor} ${style.color}`.replaceAll(',', '');
    const barBackground = parseColor(style.getPropertyValue('--article-player-background'));
    if (applied === `${page} ${text}` && !barBackground?.[3]) return;
  }
  applyColors(own, 'currentColor');
}

/** Without the Popover API it is docked as well, except in transformed ancestors. */
function show(bar: HTMLElement, shown: boolean): void {
  try {
    bar.togglePopover?.(shown);
  } catch {
    // It is shown already, or the page cannot show it.
  }
}

/** The focused element in the tree of `host`. */
function focusedIn(host: Element): Element | null {
  const root = host.getRootNode();
  return root instanceof ShadowRoot
    ? root.activeElement
    : fromDocument(host.ownerDocument, 'activeElement');
}
