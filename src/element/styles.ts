import { css, type CSSResult } from 'lit';

/** The player has no colours of its own: all is the page's text colour at a few strengths, so that it belongs on any page. */
export const styles: CSSResult = css`
  :host {
    display: block;
    container-type: inline-size;
    margin-block: 1em;
    color: var(--article-player-color, inherit);
    font: var(--article-player-font, inherit);
    font-size: var(--article-player-size, 0.9375rem);
    line-height: 1.3;
    --_soft: color-mix(in oklab, currentColor 66%, transparent);
    --_line: var(--article-player-border, color-mix(in oklab, currentColor 16%, transparent));
    --_wash: var(--article-player-background, color-mix(in oklab, currentColor 5%, transparent));
    --_accent: var(--article-player-accent, currentColor);
    /* What a thumb can hit (WCAG 2.5.5). */
    --_target: max(2.75em, 44px);
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  section {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.5em;
    inline-size: fit-content;
    min-block-size: 3.75em;
    padding: 0.5em;
    border: 1px solid var(--_line);
    border-radius: var(--article-player-radius, 1.125em);
    background: var(--_wash);
  }
  section.active {
    inline-size: auto;
  }
  button,
  select,
  input {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  :is(button, select, input):focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  svg {
    display: block;
    flex: none;
  }
  [part='play'] {
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-block-size: var(--_target);
    border-radius: var(--_target);
    text-align: start;
  }
  .idle [part='play'] {
    padding-inline-end: 0.75em;
  }
  [part='play-icon'] {
    inline-size: var(--_target);
    block-size: var(--_target);
    color: var(--_accent);
  }
  .words {
    display: grid;
  }
  [part='label'] {
    font-weight: 650;
  }
  [part='time'] {
    color: var(--_soft);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .icon {
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    border-radius: 0.75em;
  }
  .icon svg {
    inline-size: 1.375em;
    block-size: 1.375em;
  }
  .icon[aria-disabled] {
    opacity: 0.4;
    cursor: default;
  }
  .turns:dir(rtl) {
    transform: scaleX(-1);
  }
  .position {
    flex: 1 1 10em;
    min-inline-size: 8em;
    padding-inline: 0.25em;
  }
  .position [part='time'] {
    display: flex;
    justify-content: space-between;
  }
  [part='rate'] {
    direction: ltr;
    appearance: none;
    min-inline-size: 3.75em;
    min-block-size: var(--_target);
    padding-inline: 0.75em;
    border-radius: 2em;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    text-align: center;
    text-align-last: center;
  }
  /* The list opens in the page's colours, where the browser would paint its own under the page's text colour. */
  option {
    background: Canvas;
    color: CanvasText;
  }
  @media (hover: hover) {
    :is(.icon:not([aria-disabled]), [part='rate']):hover {
      background: var(--_line);
    }
  }
  [part='seek'] {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: max(1.5em, 24px);
    --_edge: 0 0;
    --_rail: linear-gradient(var(--_accent) 0 0) no-repeat var(--_edge) / var(--_played) 100%, var(--_line);
  }
  [part='seek']:dir(rtl) {
    --_edge: 100% 0;
  }
  [part='seek']::-webkit-slider-runnable-track {
    block-size: 0.25em;
    border-radius: 1em;
    background: var(--_rail);
  }
  [part='seek']::-moz-range-track {
    block-size: 0.25em;
    border-radius: 1em;
    background: var(--_rail);
  }
  [part='seek']::-webkit-slider-thumb {
    appearance: none;
    inline-size: 0.875em;
    block-size: 0.875em;
    margin-block-start: -0.3125em;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
  }
  [part='seek']::-moz-range-thumb {
    inline-size: 0.875em;
    block-size: 0.875em;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
  }
  :is([part='error'], .hint) {
    flex: 1 0 100%;
    padding: 0.25em 0.5em 0.5em;
  }
  .hint {
    margin: 0;
    font-size: 0.875em;
  }
  .online {
    min-block-size: var(--_target);
    margin: 0 0.5em 0.5em;
    padding-inline: 1em;
    border: 1px solid currentcolor;
    border-radius: 2em;
  }
  [part='error']:empty {
    display: none;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container (inline-size < 30em) {
    section.active {
      display: grid;
      grid-template-columns: auto auto 1fr auto;
    }
    .active .position {
      grid-area: 1 / 2 / 2 / -1;
    }
    .active [part='play'] {
      grid-area: 1 / 1;
    }
    .active [part='previous'] {
      grid-area: 2 / 1;
    }
    .active [part='next'] {
      grid-area: 2 / 2;
    }
    .active [part='rate'] {
      grid-area: 2 / 4;
    }
    :is([part='error'], .hint, .online) {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    section,
    .icon,
    [part='rate'] {
      border: 1px solid ButtonText;
    }
    [part='seek'] {
      appearance: auto;
    }
  }
`;
