import { css, type CSSResult } from 'lit';

/**
 * Styles for the user's preferences: more contrast, forced colours, reduced motion. In print, the
 * player is hidden.
 */
export const idleMediaQueryStyles: CSSResult = css`
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
  /* In a narrow window the controls will have two rows. Their space is taken on the press, when a change is expected. */
  @media (width < 480px) {
    .pending {
      min-block-size: calc(2 * var(--_target) + 1.25em + 2px);
    }
  }
  /* Only system colours and borders are left. */
  @media (forced-colors: active) {
    section {
      border: 1px solid CanvasText;
      background: Canvas;
    }
    [part='play-icon'] {
      color: ButtonText;
    }
    .loading [part='play']::after {
      forced-color-adjust: none;
      --_accent: Highlight;
    }
  }
  @media print {
    :host {
      display: none !important;
    }
  }
`;
