import { css, type CSSResult } from 'lit';

/**
 * The seek bar: an invisible native slider over a visible rail and thumb, which are placed by time.
 */
export const seekBarStyles: CSSResult = css`
  .seek {
    --_to: to right;
    --_thumb: 0.875em;
    --_ahead: color-mix(in oklab, var(--_accent) 45%, transparent);
    position: relative;
    block-size: max(1.6875em, 24px);
  }
  .seek:dir(rtl) {
    --_to: to left;
  }
  .down .seek.seek {
    --_to: to bottom;
  }
  .up .seek.seek {
    --_to: to top;
  }
  .rail {
    position: absolute;
    inset-block: calc(50% - 0.125em);
    inset-inline: 0;
    border-radius: 1em;
    background:
      linear-gradient(var(--_to), var(--_accent) var(--_played), #0000 0),
      var(--_marks, linear-gradient(#0000 0 0)), var(--_rail);
    mask: var(--_gaps, none);
    transition: inset-block 120ms;
  }
  .thumb {
    position: absolute;
    inset-block-start: calc(50% - var(--_thumb) / 2);
    inset-inline-start: calc(var(--_played) - var(--_thumb) / 2);
    inline-size: var(--_thumb);
    block-size: var(--_thumb);
    border-radius: 50%;
    background: var(--_accent);
    transition: scale 120ms;
  }
  .seek:is(:hover, :focus-within) .thumb {
    scale: 1.2;
  }
  [part='seek'] {
    appearance: none;
    position: absolute;
    inset: 0;
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 0.5em;
    touch-action: pan-y;
  }
  :is(.down, .up) [part='seek'] {
    touch-action: pan-x;
  }
  [part='seek']::-webkit-slider-runnable-track {
    block-size: 100%;
    background: none;
  }
  [part='seek']::-moz-range-track {
    block-size: 100%;
    background: none;
  }
  [part='seek']::-webkit-slider-thumb {
    appearance: none;
    inline-size: var(--_thumb);
    block-size: 100%;
    border: 0;
    background: none;
  }
  [part='seek']::-moz-range-thumb {
    inline-size: var(--_thumb);
    block-size: 100%;
    border: 0;
    background: none;
  }
`;
