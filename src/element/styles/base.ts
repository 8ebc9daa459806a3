import { css, type CSSResult } from 'lit';

/**
 * The player has no colours of its own: all is the page's text colour at a few strengths, so that it belongs on any page. What a page says of
 * `article-player` wins over `:host`; nothing that it needs to work is said there.
 */
export const baseStyles: CSSResult = css`
  :host {
    display: block;
    max-inline-size: 100%;
    color: var(--article-player-color, inherit);
    font: var(--article-player-font, inherit);
    /* In proportion to the text around it, whatever size the page gives to its root. Twice the usual size is enough for zoomed text. */
    font-size: var(--article-player-size, clamp(14px, 0.9375em, 30px));
    line-height: 1.3;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  /* The space around it is in here, where the page's reset of margins does not reach. It collapses with the margin of the host. */
  .place {
    margin-block: var(--article-player-margin, 1em);
  }
  /* A size container has no width of its own. This gives the controls one, as <audio> has: that of the
     invitation, 20em at least, and 14em where there is less room. */
  .place.active::before {
    content: '';
    display: grid;
    grid-template-columns: 14em minmax(0, max(6em, var(--_idle) - 14em));
    block-size: 0;
    overflow: hidden;
  }
  /* A page may reset all there is of its elements: what is inherited and would be unfit for controls is said again. */
  section {
    /* Where the page's text has a contrast of 7 to 1, this has 4.5 (WCAG 1.4.3). */
    --_soft: color-mix(in oklab, currentColor 86%, transparent);
    --_line: var(--article-player-border, color-mix(in oklab, currentColor 16%, transparent));
    --_rail: color-mix(in oklab, currentColor 22%, transparent);
    --_wash: var(--article-player-background, color-mix(in oklab, currentColor 5%, transparent));
    --_hover: color-mix(in oklab, currentColor 12%, transparent);
    --_accent: var(--article-player-accent, currentColor);
    --_radius: var(--article-player-radius, 1.125em);
    /* What a thumb can hit (WCAG 2.5.5); text that is zoomed needs no buttons of the same size. */
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
  section.active {
    inline-size: auto;
    container: face / inline-size;
  }
  /* Words keep their own direction where the page has the other one; they stand where the page's begin. */
  :is([part~='label'], .words [part='time'], .times span, [part='error'], .hint, .note) {
    direction: ltr;
    unicode-bidi: isolate;
    text-align: match-parent;
  }
  [dir='rtl'] :is([part~='label'], .words [part='time'], .times span, [part='error'], .hint, .note) {
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
  /* Two lines, of which one is seen on any page. */
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
  .hint {
    font-size: 0.875em;
  }
  .help {
    min-block-size: var(--_target);
    margin: 0.25em 0.5em 0.5em;
    padding: 0.25em 1em;
    border: 1px solid currentcolor;
    border-radius: 2em;
    font-weight: 650;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
