import { css, type CSSResult } from 'lit';

/**
 * The bar of controls: one row, or two or three in a narrow container. The visual order is the tab
 * order in each layout.
 */
export const barStyles: CSSResult = css`
  /* A size container has no intrinsic width. This gives one to the controls, as <audio> has one: the width of the
     idle view, at least 20em, and 14em in a narrower container. */
  .wrapper.active::before {
    content: '';
    display: grid;
    grid-template-columns: 14em minmax(0, max(6em, var(--_idle) - 14em));
    block-size: 0;
    overflow: hidden;
  }
  section.active {
    inline-size: auto;
    container: player / inline-size;
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
  .press-area {
    position: absolute;
    z-index: 1;
  }
  .icon {
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    border-radius: 0.75em;
  }
  :is(.icon, [part='back']) svg {
    inline-size: 1.375em;
    block-size: 1.375em;
  }
  .icon[aria-disabled] {
    opacity: 0.4;
    cursor: default;
  }
  :is(.icon, .rate).open {
    background: var(--_hover);
  }
  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }
  .down .mirrored.mirrored {
    transform: rotate(90deg);
  }
  .up .mirrored.mirrored {
    transform: rotate(-90deg);
  }
  [part='back'] {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: var(--_target);
    padding-inline: 0.75em;
    border-radius: 2em;
    background: var(--_hover);
    font-weight: 650;
  }
  .rate {
    min-inline-size: 3.75em;
    min-block-size: var(--_target);
    padding-inline: 0.625em;
    border: 1px solid var(--_line);
    border-radius: 2em;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  /* The number stands before × in all languages. */
  .rate span {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .active .bar {
    display: grid;
    gap: 0 0.25em;
    grid-template:
      'play previous next back seek rate settings close' auto
      'play previous next back time rate settings close' auto
      / auto auto auto auto minmax(4em, 1fr) auto auto auto;
  }
  [part='previous'] {
    grid-area: previous;
  }
  [part='next'] {
    grid-area: next;
  }
  [part='back'] {
    grid-area: back;
  }
  .seek {
    grid-area: seek;
    margin-inline: 0.5em;
  }
  .times {
    grid-area: time;
    display: flex;
    justify-content: space-between;
    gap: 0 1em;
    margin-inline: 0.5em;
    line-height: 1.2;
  }
  .rate {
    grid-area: rate;
  }
  [part='settings'] {
    grid-area: settings;
  }
  [part='close'] {
    grid-area: close;
  }
  .active [part='play'] {
    grid-area: play;
  }
  .ended.ended .bar {
    display: flex;
  }
  .after {
    flex: auto;
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 0.5em;
  }
  .after [part='close'] {
    margin-inline-start: auto;
  }
  .after ::slotted(:is(a, button)) {
    display: flex;
    align-items: center;
    min-block-size: var(--_target);
    padding: 0.25em 1em;
    border: 1px solid var(--_line);
    border-radius: 2em;
    color: inherit;
    text-decoration: none;
  }
  @media (hover: hover) {
    :is(.icon:not([aria-disabled]), .rate, [part='back']):hover {
      background: var(--_hover);
    }
  }
  .now-reading {
    grid-area: now;
    overflow: hidden;
    margin-inline: 0.5em;
    line-height: 1.25;
    white-space: nowrap;
    text-overflow: ellipsis;
    font-size: 0.9375em;
  }
  /* The colours of the player, inverted. */
  .tooltip {
    position: fixed;
    z-index: 2147483647;
    inset: auto;
    inline-size: max-content;
    max-inline-size: min(26em, 100% - 12px);
    margin: 0;
    padding: 0.375em 0.75em;
    overflow: hidden;
    border: 0;
    border-radius: 0.75em;
    background: currentColor;
    font-size: 0.875em;
    writing-mode: horizontal-tb;
  }
  .tooltip > span {
    color: var(--_tooltip-color);
  }
  @container player (inline-size < 36em) or (inline-size < 540px) {
    [part='back'] span {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @container player (inline-size < 32em) or (inline-size < 440px) {
    .bar {
      gap: 0.25em !important;
      grid-template:
        'play previous next back time time time' auto
        'seek seek seek seek seek rate settings' auto
        / auto auto auto auto 1fr auto auto !important;
    }
    .times {
      flex-flow: column;
      text-align: end;
    }
    .after {
      justify-content: space-between;
    }
  }
  /* Each row has the full width. */
  @container player (inline-size < 16em) or (inline-size < 250px) {
    .bar {
      grid-template:
        'play previous next' auto
        'back back back' auto
        'seek seek seek' auto
        'time time time' auto
        'rate rate settings' auto
        / auto 1fr auto !important;
    }
    [part='previous'] {
      justify-self: center;
    }
    [part='back'] {
      justify-content: center;
    }
    [part='back'] span {
      position: static;
      inline-size: auto;
      clip-path: none;
      white-space: normal;
    }
    .times {
      flex-flow: wrap;
      text-align: start;
    }
  }
`;
