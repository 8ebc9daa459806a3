import { fromDocument } from '../../page/composed-tree.js';
import { backgroundOf } from '../../page/background.js';
import { contrast, over, parseColor, toCss } from '../../page/color.js';

/** Room around a panel, in px. */
const MARGIN = 8;
/** A window that is narrower or lower, in CSS px, gets a sheet at its edge. */
const SHEET_BELOW_WIDTH = 480;
const SHEET_BELOW_HEIGHT = 560;
/** The part of the window's height that a sheet takes at most, and what it needs to be of use: a part, or so many px. */
const SHEET_MAX_PART = 0.66;
const SHEET_MIN = { part: 0.35, px: 280 } as const;
/** A window that is lower, in px, as one at 400 % zoom, is a sheet's own. */
const FULL_SHEET_BELOW = 320;
/** A popover that has less room than this on one side of its button, in px, looks at the other side. */
const COMFORTABLE_HEIGHT = 360;
/** Where the page has been scrolled so that less is left, in px, it goes to the side that has more. */
const MIN_HEIGHT = 160;

type Side = 'above' | 'below';

/**
 * Shows a panel in the top layer, beside its button or as a sheet at the edge of the window. The page is not moved by it. It is a manual
 * popover: an `auto` one would be closed by any other popover of the page, and its button would be told as expanded over the voice.
 */
export class PanelPopover {
  readonly #root: ShadowRoot;
  readonly #spokenRect: () => DOMRect | undefined;
  readonly #close: (refocus?: boolean) => void;
  #listening: AbortController | undefined;
  #panel: HTMLElement | undefined;
  #button: HTMLElement | undefined;
  #canBeSheet = false;
  /** Once it is shown it stays on its side: it would jump under the finger. */
  #side: Side | undefined;
  #raisedWhileDocked = false;

  /** `spoken`: what is not to be covered; `close` is called when a person is done with it. */
  constructor(root: ShadowRoot, spoken: () => DOMRect | undefined, close: (refocus?: boolean) => void) {
    this.#root = root;
    this.#spokenRect = spoken;
    this.#close = close;
  }

  show(panel: HTMLElement, button: HTMLElement, canBeSheet: boolean): void {
    if (this.#panel !== panel) {
      this.hide();
      [this.#panel, this.#button, this.#canBeSheet] = [panel, button, canBeSheet];
      this.#listen();
      this.#applyColors(panel);
      toggle(panel, true);
    }
    this.#raise(panel);
    this.#position();
  }

  hide(): void {
    this.#listening?.abort();
    if (this.#panel) toggle(this.#panel, false);
    this.#panel = this.#button = this.#side = undefined;
  }

  #listen(): void {
    const { signal } = (this.#listening = new AbortController());
    const place = () => this.#position();
    const replace = () => {
      this.#side = undefined;
      place();
    };
    const isOutside = (event: Event) => !event.composedPath().includes(this.#root.host);
    window.addEventListener('resize', replace, { signal });
    document.addEventListener('scroll', place, { signal, capture: true, passive: true });
    // A click, and no press: who scrolls the article with a finger wants to see it, and the panel with it.
    document.addEventListener('click', (event) => isOutside(event) && this.#close(), { signal, capture: true });
    document.addEventListener('focusin', (event) => isOutside(event) && this.#close(), { signal });
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !isOutside(event)) return;
        event.preventDefault();
        this.#close(true);
      },
      { signal },
    );
  }

  /** The player is docked, or back in its place, since: what is shown last in the top layer lies over the rest. */
  #raise(panel: HTMLElement): void {
    const docked = this.#bar?.matches('.docked') ?? false;
    if (docked === this.#raisedWhileDocked) return;
    this.#raisedWhileDocked = docked;
    this.#side = undefined;
    toggle(panel, false);
    toggle(panel, true);
    this.#applyColors(panel);
  }

  /** It lies over the article: on an opaque ground, with what can be read on the accent colour. */
  #applyColors(panel: HTMLElement): void {
    const bar = this.#bar;
    if (!bar) return;
    const page = bar.matches('.docked') ? bar.style.getPropertyValue('--_page') : '';
    const ground = parseColor(page) ?? backgroundOf(this.#root.host);
    const { color } = getComputedStyle(bar);
    const accentOf = this.#root.querySelector('[part="play-icon"]') ?? bar;
    const accent = over(parseColor(getComputedStyle(accentOf).color) ?? ground, ground);
    const text = over(parseColor(color) ?? ground, ground);
    panel.style.setProperty('--_page', toCss(ground));
    panel.style.setProperty('--_on-accent', toCss(contrast(ground, accent) < contrast(text, accent) ? text : ground));
  }

  get #bar(): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>('[part="player"]');
  }

  #position(): void {
    const [panel, button] = [this.#panel, this.#button];
    if (!panel || !button) return;
    const isSheet = this.#canBeSheet && (innerWidth < SHEET_BELOW_WIDTH || innerHeight < SHEET_BELOW_HEIGHT);
    panel.classList.toggle('sheet', isSheet);
    if (isSheet) this.#positionSheet(panel);
    else this.#positionBeside(panel, button);
  }

  /** At the lower edge, or where that would cover the sentence being said, at the upper one; never over the docked bar. */
  #positionSheet(panel: HTMLElement): void {
    const bar = this.#bar?.matches('.docked') ? this.#bar.getBoundingClientRect() : undefined;
    const barIsAbove = bar !== undefined && bar.top < innerHeight / 2;
    const top = bar && barIsAbove ? bar.bottom + MARGIN : 0;
    const bottom = bar && !barIsAbove ? bar.top - MARGIN : innerHeight;
    const spoken = visibleRect(this.#spokenRect());
    const below = bottom - (spoken?.bottom ?? top) - MARGIN;
    const above = (spoken?.top ?? bottom) - top - MARGIN;
    const isLowest = innerHeight < FULL_SHEET_BELOW;
    const least = isLowest ? innerHeight : Math.min(SHEET_MIN.part * innerHeight, SHEET_MIN.px);
    this.#side ??= spoken && below < least && above > below ? 'above' : 'below';
    const isAbove = this.#side === 'above';
    const room = Math.min(
      Math.max(isAbove ? above : below, least),
      (isLowest ? 1 : SHEET_MAX_PART) * innerHeight,
      bottom - top,
    );
    Object.assign(panel.style, {
      left: '',
      top: isAbove ? `${top}px` : 'auto',
      bottom: isAbove ? 'auto' : `${innerHeight - bottom}px`,
      maxHeight: `${room}px`,
    });
    panel.classList.toggle('above', isAbove);
  }

  #positionBeside(panel: HTMLElement, button: HTMLElement): void {
    // A bar that is narrow leaves a button out.
    const bar = this.#bar!.getBoundingClientRect();
    const { left: start, right: end } = button.checkVisibility?.() === false ? bar : button.getBoundingClientRect();
    const anchor = new DOMRect(start, bar.top, end - start, bar.height);
    panel.style.maxHeight = '';
    const { offsetWidth: width, offsetHeight: height } = panel;
    const isRtl = getComputedStyle(panel).direction === 'rtl';
    const left = Math.max(
      MARGIN,
      Math.min(
        isRtl ? anchor.left : anchor.right - width,
        fromDocument(document, 'documentElement').clientWidth - width - MARGIN,
      ),
    );
    const room = { below: innerHeight - anchor.bottom - 2 * MARGIN, above: anchor.top - 2 * MARGIN };
    if (this.#side && room[this.#side] < MIN_HEIGHT) this.#side = undefined;
    this.#side ??= this.#sideFor(anchor, left, width, height, room);
    const most = Math.max(room[this.#side], Math.min(COMFORTABLE_HEIGHT, innerHeight - 2 * MARGIN));
    const shown = Math.min(height, most);
    const wanted = this.#side === 'below' ? anchor.bottom + MARGIN : anchor.top - MARGIN - shown;
    const top = Math.max(MARGIN, Math.min(wanted, innerHeight - shown - MARGIN));
    Object.assign(panel.style, {
      left: `${left}px`,
      top: `${top}px`,
      bottom: 'auto',
      maxHeight: `${most}px`,
    });
  }

  /** Where there is room for it, and where it leaves the sentence being said to be seen. */
  #sideFor(anchor: DOMRect, left: number, width: number, height: number, room: Readonly<Record<Side, number>>): Side {
    const need = Math.min(height, COMFORTABLE_HEIGHT);
    if (room.below < need || room.above < need) return room.below >= room.above ? 'below' : 'above';
    const spoken = visibleRect(this.#spokenRect());
    const covers = (top: number, bottom: number) =>
      spoken && spoken.left < left + width && spoken.right > left && spoken.top < bottom && spoken.bottom > top;
    const isCovered = covers(anchor.bottom, anchor.bottom + MARGIN + Math.min(height, room.below));
    return isCovered && !covers(anchor.top - MARGIN - Math.min(height, room.above), anchor.top) ? 'above' : 'below';
  }
}

/** What of it is in the window, if anything is. */
function visibleRect(box: DOMRect | undefined): DOMRect | undefined {
  return box && box.height > 0 && box.bottom > 0 && box.top < innerHeight ? box : undefined;
}

/** Browsers without popovers show it by its position alone. */
function toggle(panel: HTMLElement, shown: boolean): void {
  try {
    panel.togglePopover?.(shown);
  } catch {
    // It is out of the document by now.
  }
}
