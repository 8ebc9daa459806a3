import { css, type CSSResult } from 'lit';

/** The play button with its text, and what is beside it before the start. */
export const idleStyles: CSSResult = css`
  .bar {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5em;
    min-block-size: var(--_target);
  }
  [part='play'] {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-block-size: var(--_target);
    border-radius: var(--_target);
    text-align: start;
  }
  :is(.idle, .ended) [part='play'] {
    padding-inline-end: 0.75em;
  }
  [part='play-icon'] {
    inline-size: var(--_target);
    block-size: var(--_target);
    color: var(--_accent);
    transition: scale 120ms;
  }
  .button-text {
    display: grid;
  }
  [part~='label'] {
    font-weight: 650;
  }
  [part='time'] {
    color: var(--_soft);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .link {
    min-block-size: var(--_target);
    padding-inline: 0.75em;
    border-radius: 2em;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  @media (hover: hover) {
    .link:hover {
      background: var(--_hover);
    }
    [part='play']:hover [part='play-icon'] {
      scale: 1.04;
    }
  }
  [part='play']:active [part='play-icon'] {
    scale: 0.96;
  }
  /* A ring around the play button while the voice loads: it turns, or shows the progress if that is known. */
  @supports (mask-composite: exclude) {
    :is(.loading, .idle:has(#pressed:popover-open)) [part='play']::after {
      content: '';
      position: absolute;
      /* Around the icon: before the start, the button is as wide as its text. */
      inset-block-start: calc(50% - var(--_target) / 2 - 3px);
      inset-inline-start: -3px;
      inline-size: var(--_target);
      block-size: var(--_target);
      padding: 3px;
      border-radius: 50%;
      background: conic-gradient(
        var(--_accent) var(--_loaded, 30%),
        color-mix(in oklab, var(--_accent) 20%, transparent) 0
      );
      mask:
        linear-gradient(#000 0 0) content-box exclude,
        linear-gradient(#000 0 0);
      pointer-events: none;
    }
    :is(.loading, .idle:has(#pressed:popover-open)) [part='play']:not([style*='--_loaded'])::after {
      animation: turn 1s linear infinite;
    }
  }
  #pressed {
    display: none;
  }
  :is(.loading, .idle:has(#pressed:popover-open)) [part='play-icon'] {
    scale: 0.86;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;
