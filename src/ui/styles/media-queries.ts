import { css, type CSSResult } from 'lit';

/**
 * Styles for the user's preferences: more contrast, forced colours, reduced motion. In print, the
 * player is hidden.
 */
export const mediaQueryStyles: CSSResult = css`
  @media (prefers-contrast: more) {
    section {
      --_soft: currentColor;
      --_line: var(--article-player-border, color-mix(in oklab, currentColor 60%, transparent));
      --_accent: currentColor;
      --_rail: color-mix(in oklab, currentColor 45%, transparent);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      transition: none !important;
      animation: none !important;
    }
  }
  /* Only system colours and borders are left. The rail keeps its colours, because they show the progress. */
  @media (forced-colors: active) {
    section,
    section.docked {
      border: 1px solid CanvasText;
      background: Canvas;
    }
    .icon,
    [part='back'],
    .rate {
      border: 1px solid ButtonText;
    }
    [part='play-icon'] {
      color: ButtonText;
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
    .loading [part='play']::after {
      forced-color-adjust: none;
      --_accent: Highlight;
    }
    .tooltip {
      border: 1px solid CanvasText;
      background: Canvas;
    }
    .thumb {
      border: 2px solid CanvasText;
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
