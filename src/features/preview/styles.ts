import { layerStyles } from './layer-styles.js';
import { listStyles } from './list-styles.js';
import { BOTTOM_SHEET_QUERY } from './bottom-sheet.js';
import { panelStyles } from './panel-styles.js';

/**
 * Hues that are distinguishable with most colour vision deficiencies. Each kind also has a text and
 * a line style.
 */
const kinds = `
  [data-kind] {
    --_kind: #3f6ad8;
  }
  [data-kind='heading'] {
    --_kind: #a3389b;
  }
  [data-kind='item'] {
    --_kind: #17805f;
  }
  [data-kind='quote'] {
    --_kind: #7b4fd0;
  }
  [data-kind='caption'] {
    --_kind: #a85a00;
  }
  [data-kind='cell'] {
    --_kind: #0b7a99;
  }
  [data-kind='code'],
  [data-kind='preformatted'] {
    --_kind: #6b6f1d;
  }
  [data-kind='left-out'] {
    --_kind: #b3363d;
  }
`;

/** On a phone, the panel is a bottom sheet. With forced colours, only lines and text are left. */
const circumstances = `
  @media ${BOTTOM_SHEET_QUERY} {
    .panel.panel {
      inset: auto auto var(--_below, 0) var(--_before, 0);
      inline-size: var(--_across, 100%);
      block-size: 48dvh;
      border-width: 1px 0 0;
      border-radius: 16px 16px 0 0;
      padding-block-end: env(safe-area-inset-bottom);
    }
    .panel.folded {
      block-size: auto;
    }
    .side {
      display: none;
    }
    header {
      padding-block: 4px;
    }
    .totals {
      padding-block-end: 6px;
    }
    dl {
      margin-block-end: 4px;
    }
    dd {
      font-size: 1.125em;
    }
    .folded [aria-expanded] svg {
      rotate: 180deg;
    }
  }
  @media (forced-colors: active) {
    [data-kind] {
      --_kind: CanvasText;
    }
    .box {
      background: none;
    }
    .box > span,
    .kind {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
      forced-color-adjust: none;
    }
    .box.lit {
      outline-color: Highlight;
    }
    [role='tab'] {
      border-color: Canvas;
    }
    [role='tab'][aria-selected='true'] {
      border-color: Highlight;
    }
    .entry[aria-current] {
      border-inline-start: 6px solid Highlight;
    }
  }
`;

/** All styles of the preview, as one style sheet. */
export const styles = `
  :host {
    all: initial;
    display: contents;
    font-size: inherit;
  }
  ${kinds} ${layerStyles} ${panelStyles} ${listStyles} ${circumstances}
`;
