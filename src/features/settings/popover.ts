import { fromDocument } from '../../page/document-property.js';
import { backgroundOf } from '../../page/background.js';
import { contrast, over, parseColor, toCss } from '../../page/color.js';

/** The distance of a panel from the bar and from the edges of the window, in CSS px. */
const MARGIN = 8;
/** In a narrower or lower window, in CSS px, the panel is a sheet at an edge of the window. */
const SHEET_BELOW_WIDTH = 480;
const SHEET_BELOW_HEIGHT = 560;
/**
 * The maximum height of a sheet, as a part of the window's height; and its minimum height, as a
 * part and in CSS px.
 */
const SHEET_MAX_PART = 0.66;
const SHEET_MIN = { part: 0.35, px: 280 } as const;
/** In a lower window, in CSS px, as at 400 % zoom, a sheet takes the full height. */
const FULL_SHEET_BELOW = 320;
/** With less space than this on one side of the bar, in CSS px, the other side is tried. */
const COMFORTABLE_HEIGHT = 360;
/**
 * If scrolling leaves less space than this, in CSS px, the panel moves to the side with more space.
 */
const MIN_HEIGHT = 160;

type Side = 'above' | 'below';

/**
 * Shows a panel in the top layer, beside its button or as a sheet at an edge of the window, without
 * a layout shift. It is a manual popover: an `auto` one would be closed by any other popover of the
 * page, and a screen reader would announce its button as expanded over the voice.
 */
export class PanelPopover {
  readonly #root: ShadowRoot;
  readonly #spokenRect: () => DOMRect | undefined;
  readonly #close: (refocus?: boolean) => void;
  #listening: AbortController | undefined;
  #panel: HTMLElement | undefined;
  #button: HTMLElement | undefined;
  #canBeSheet = false;
  /**
   * The side on which the panel opened. It stays there, so that it does not jump under the finger.
   */
  #side: Side | undefined;
  #raisedWhileDocked = false;

  /**
   * `spokenRect` returns the box that the panel should not cover. `close` is called when the user
   * leaves the panel.
   */
  constructor(
    root: ShadowRoot,
    spokenRect: () => DOMRect | undefined,
    close: (refocus?: boolean) => void,
  ) {
    this.#root = root;
    this.#spokenRect = spokenRect;
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
    const position = () => this.#position();
    const resetSide = () => {
      this.#side = undefined;
      position();
    };
    const isOutside = (event: Event) => !event.composedPath().includes(this.#root.host);
    window.addEventListener('resize', resetSide, { signal });
    document.addEventListener('scroll', position, { signal, capture: true, passive: true });
    // `click` and not `pointerdown`: scrolling the article with a finger does not close the panel.
    document.addEventListener('click', (event) => isOutside(event) && this.#close(), {
      signal,
      capture: true,
    });
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

  /**
   * When the player was docked or undocked, opens the panel again, so that it is above the bar in
   * the top layer.
   */
  #raise(panel: HTMLElement): void {
    const docked = this.#bar?.matches('.docked') ?? false;
    if (docked === this.#raisedWhileDocked) return;
    this.#raisedWhileDocked = docked;
    this.#side = undefined;
    toggle(panel, false);
    toggle(panel, true);
    this.#applyColors(panel);
  }

  /**
   * Sets the colours: an opaque background, and a text colour with enough contrast on the accent
   * colour.
   */
  #applyColors(panel: HTMLElement): void {
    const bar = this.#bar;
    if (!bar) return;
    const page = bar.matches('.docked') ? bar.style.getPropertyValue('--_page') : '';
    const background = parseColor(page) ?? backgroundOf(this.#root.host);
    const { color } = getComputedStyle(bar);
    const accentOf = this.#root.querySelector('[part="play-icon"]') ?? bar;
    const accent = over(parseColor(getComputedStyle(accentOf).color) ?? background, background);
    const text = over(parseColor(color) ?? background, background);
    panel.style.setProperty('--_page', toCss(background));
    panel.style.setProperty(
      '--_on-accent',
      toCss(contrast(background, accent) < contrast(text, accent) ? text : background),
    );
  }

  get #bar(): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>('[part="player"]');
  }

  #position(): void {
    const [panel, button] = [this.#panel, this.#button];
    if (!panel || !button) return;
    const isSheet =
      this.#canBeSheet && (innerWidth < SHEET_BELOW_WIDTH || innerHeight < SHEET_BELOW_HEIGHT);
    panel.classList.toggle('sheet', isSheet);
    if (isSheet) this.#positionSheet(panel);
    else this.#positionBeside(panel, button);
  }

  /**
   * Positions the sheet at the lower edge, or at the upper one if it would cover the current
   * sentence; never over the docked bar.
   */
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
    // A narrow bar hides some buttons.
    const bar = this.#bar!.getBoundingClientRect();
    const { left: start, right: end } =
      button.checkVisibility?.() === false ? bar : button.getBoundingClientRect();
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
    const room = {
      below: innerHeight - anchor.bottom - 2 * MARGIN,
      above: anchor.top - 2 * MARGIN,
    };
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

  /** The side with enough space on which the panel does not cover the current sentence. */
  #sideFor(
    anchor: DOMRect,
    left: number,
    width: number,
    height: number,
    room: Readonly<Record<Side, number>>,
  ): Side {
    const need = Math.min(height, COMFORTABLE_HEIGHT);
    if (room.below < need || room.above < need) return room.below >= room.above ? 'below' : 'above';
    const spoken = visibleRect(this.#spokenRect());
    const covers = (top: number, bottom: number) =>
      spoken &&
      spoken.left < left + width &&
      spoken.right > left &&
      spoken.top < bottom &&
      spoken.bottom > top;
    const isCovered = covers(anchor.bottom, anchor.bottom + MARGIN + Math.min(height, room.below));
    return isCovered && !covers(anchor.top - MARGIN - Math.min(height, room.above), anchor.top)
      ? 'above'
      : 'below';
  }
}

/** The box, if a part of it is in the window. */
function visibleRect(box: DOMRect | undefined): DOMRect | undefined {
  return box && box.height > 0 && box.bottom > 0 && box.top < innerHeight ? box : undefined;
}

/**
 * Opens or closes the popover. In browsers without popovers, `hidden` and `position` do the same.
 */
function toggle(panel: HTMLElement, shown: boolean): void {
  try {
    panel.togglePopover?.(shown);
  } catch {
    // It is not in the document any more.
  }
}
