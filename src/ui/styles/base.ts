import { css, type CSSResult } from 'lit';

/**
 * The player has no fixed colours: all of them are the page's text colour at several opacities, so
 * that it fits any page. A rule of the page for `article-player` wins over `:host`, so `:host` has
 * no rule that the player needs to work.
 */
export const baseStyles: CSSResult = css`
  :host {
    display: block;
    max-inline-size: 100%;
    color: var(--article-player-color, inherit);
    font: var(--article-player-font, inherit);
    /* Relative to the text around the player, not to the root. At most twice the usual size, which is enough for zoomed text. */
    font-size: var(--article-player-size, clamp(14px, 0.9375em, 30px));
    line-height: 1.3;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  /* The margin is on this element, where a reset of the page does not reach it. It collapses with the margin of the host. */
  .wrapper {
    margin-block: var(--article-player-margin, 1em);
  }
  /* Inherited properties of the page that do not suit controls are set again. */
  section {
    /* If the page's text has a contrast of 7:1, this has 4.5:1 (WCAG 1.4.3). */
    --_soft: color-mix(in oklab, currentColor 86%, transparent);
    --_line: var(--article-player-border, color-mix(in oklab, currentColor 16%, transparent));
    --_rail: color-mix(in oklab, currentColor 22%, transparent);
    --_wash: var(--article-player-background, color-mix(in oklab, currentColor 5%, transparent));
    --_hover: color-mix(in oklab, currentColor 12%, transparent);
    --_accent: var(--article-player-accent, currentColor);
    --_radius: var(--article-player-radius, 1.125em);
    /* Target size (WCAG 2.5.5). It grows less than zoomed text. */
    --_target: clamp(44px, 2.75em, 60px);
    position: relative;
    inset: auto;
    display: block;
    inline-size: fit-content;
    block-size: auto;
    max-inline-size: 100%;
    margin: 0;
    padding: 0.5em;
    overflow: visible;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_wash);
    color: inherit;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    hyphens: manual;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: none;
    text-size-adjust: none;
  }
  /* Text keeps its own direction, and is aligned to the start side of the page. */
  :is([part~='label'], .button-text [part='time'], .times span, [part='error'], .hint, .note) {
    direction: ltr;
    unicode-bidi: isolate;
    text-align: match-parent;
  }
  [dir='rtl']
    :is([part~='label'], .button-text [part='time'], .times span, [part='error'], .hint, .note) {
    direction: rtl;
  }
  button,
  input {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  /* Two outlines: one of them is visible on any background. */
  :is(button, input):focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
    box-shadow: 0 0 0 2px Canvas;
  }
  svg {
    display: block;
    flex: none;
  }
  [part='error']:empty {
    display: none;
  }
  :is([part='error'], .hint) {
    margin: 0;
    padding: 0.5em 0.5em 0.25em;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
