import { css, type CSSResult } from 'lit';

/** Styles of the controls in forced colours. */
export const mediaQueryStyles: CSSResult = css`
  /* Only system colours and borders are left. The rail keeps its colours, because they show the progress. */
  @media (forced-colors: active) {
    section.docked {
      border: 1px solid CanvasText;
      background: Canvas;
    }
    .icon,
    [part='back'],
    .rate {
      border: 1px solid ButtonText;
    }
    .icon[aria-disabled] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
    :is(.icon, .rate).open {
      border-width: 3px;
    }
    .seek {
      forced-color-adjust: none;
      --_accent: Highlight;
      --_rail: Canvas;
      color: CanvasText;
    }
    .rail {
      inset-block: calc(50% - 0.25em);
      border: 1px solid CanvasText;
    }
    .tooltip {
      border: 1px solid CanvasText;
      background: Canvas;
    }
    .thumb {
      border: 2px solid CanvasText;
    }
  }
`;
