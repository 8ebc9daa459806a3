import { css, type CSSResult } from 'lit';

/**
 * The docked player. It has an opaque background, that of the article, because the article scrolls
 * under it.
 */
export const dockedStyles: CSSResult = css`
  section.docked {
    position: fixed;
    /* At the edge of the window it is horizontal, also on a page with vertical text. */
    writing-mode: horizontal-tb;
    z-index: 2147483647;
    inset: auto 0;
    inset-block-end: calc(0.5em + env(safe-area-inset-bottom, 0px));
    inline-size: min(47em, 100% - 1em);
    max-block-size: calc(100% - 1em);
    margin-inline: auto;
    overflow: auto;
    background: linear-gradient(var(--_wash) 0 0), var(--_page, Canvas);
    color: var(--article-player-color, var(--_text));
    box-shadow: 0 0.25em 1.5em rgb(0 0 0 / 0.2);
  }
  section.docked[data-side='start'] {
    inset-block: calc(0.5em + env(safe-area-inset-top, 0px)) auto;
  }
  section.docked .hint {
    display: none;
  }
  /* The hint of the sleep timer is shown if the window is high enough for another line. */
  @media (height >= 30em) {
    section.docked .asleep {
      display: block;
    }
  }
  .docked .bar {
    grid-template:
      'play previous next back now rate settings close' auto
      'play previous next back seek rate settings close' auto
      'play previous next back time rate settings close' auto
      / auto auto auto auto minmax(4em, 1fr) auto auto auto;
  }
  .docked .seek {
    block-size: 24px;
  }
  @container player (inline-size < 44em) {
    .docked [part='back'] span {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @container player (inline-size < 32em) or (inline-size < 440px) {
    .docked .bar {
      gap: 0 !important;
      grid-template:
        'play previous next back now rate close' auto
        'play previous next back seek rate close' auto
        'play previous next back time rate close' auto
        / auto auto auto auto minmax(3em, 1fr) auto auto !important;
    }
    /* The button back to the current sentence takes the space of the button to the previous one: the seek bar can do the same. */
    .docked:has([part='back']) [part='previous'],
    .docked [part='settings'] {
      display: none;
    }
    .docked .times {
      flex-flow: row;
      text-align: start;
    }
  }
  /* Only the most used controls stay: play, the seek bar, the speed, and the button back to the current sentence. */
  @container player (inline-size < 25em) or (inline-size < 375px) {
    .docked :is([part='previous'], [part='next'], .times span:first-child) {
      display: none;
    }
    .docked .times span {
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
  }
  @container player (inline-size < 14em) or (inline-size < 200px) {
    .docked .bar {
      grid-template-columns: auto auto auto auto 1fr auto auto !important;
    }
    .docked :is(.now-reading, .seek, .times) {
      display: none;
    }
  }
  /* In a window too low for the bar, only the play button is shown, in a corner. */
  section.docked.compact {
    inline-size: fit-content;
    max-block-size: none;
    margin-inline: auto 0.5em;
    padding: 0.25em;
    container: none;
  }
  .compact .bar {
    display: flex !important;
    gap: 0 !important;
  }
  .compact .bar > :not([part='play'], [part='back'], [part='close'], .panel, .after),
  .compact slot,
  .compact [part='back'] span,
  .compact .hint {
    display: none !important;
  }
  @media (prefers-reduced-motion: no-preference) {
    section.docked {
      animation: dock 180ms ease-out;
    }
    @keyframes dock {
      from {
        opacity: 0;
        translate: 0 0.375em;
      }
    }
  }
`;
