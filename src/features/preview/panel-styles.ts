import { BOTTOM_SHEET_QUERY } from './bottom-sheet.js';

/** The panel: its position, its header and its counts. */
export const panelStyles = `
  .panel {
    --_back: #fff;
    --_text: #1b1d22;
    --_soft: #5c616c;
    --_line: #dfe2e8;
    --_wash: #f3f4f7;
    --_accent: #2c55c4;
    position: fixed;
    inset: 12px 12px 12px auto;
    z-index: 2147483647;
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    inline-size: min(400px, 100vw - 24px);
    block-size: auto;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: 14px;
    overflow: hidden;
    background: var(--_back);
    box-shadow:
      0 2px 6px #0002,
      0 12px 40px #0003;
    color: var(--_text);
    color-scheme: light;
    /* Relative to the text size of the page, as in the player. */
    font:
      clamp(14px, 0.9375em, 24px)/1.45 system-ui,
      sans-serif;
    text-align: start;
  }
  @media not all and ${BOTTOM_SHEET_QUERY} {
    :host([dir='rtl']) .panel:not(.at-start),
    :host([dir='ltr']) .panel.at-start {
      inset-inline: 12px auto;
    }
    .panel.folded {
      inset-block-end: auto;
    }
  }
  .panel * {
    box-sizing: border-box;
  }
  @media (prefers-color-scheme: dark) {
    .panel {
      --_back: #1d1f24;
      --_text: #eceef2;
      --_soft: #a6abb6;
      --_line: #383b43;
      --_wash: #282b31;
      --_accent: #9bb6ff;
      color-scheme: dark;
    }
  }
  header {
    display: flex;
    align-items: center;
    gap: 2px;
    padding: 8px 8px 8px 18px;
  }
  h2 {
    flex: 1;
    margin: 0;
    font:
      650 1.125em/1.3 system-ui,
      sans-serif;
  }
  button {
    margin: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
    touch-action: manipulation;
  }
  header button {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border-radius: 10px;
    color: var(--_soft);
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .folded [aria-expanded] svg {
    rotate: -90deg;
  }
  code {
    padding: 1px 5px;
    border-radius: 5px;
    background: var(--_wash);
    font:
      0.9em ui-monospace,
      monospace;
    overflow-wrap: anywhere;
  }
  .body {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  [hidden][hidden] {
    display: none;
  }
  .totals {
    padding: 0 18px 12px;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(4, auto);
    justify-content: space-between;
    gap: 8px;
    margin: 0 0 10px;
  }
  dl div {
    display: flex;
    flex-direction: column-reverse;
  }
  dt {
    color: var(--_soft);
    font-size: 0.875em;
  }
  dd {
    margin: 0;
    font:
      650 1.25em/1.3 system-ui,
      sans-serif;
    font-variant-numeric: tabular-nums;
  }
  .totals p,
  .advice {
    margin: 0;
    color: var(--_soft);
    font-size: 0.875em;
  }
`;
