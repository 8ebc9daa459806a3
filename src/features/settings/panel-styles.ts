/** The styles of a panel beside its button, or as a sheet. */
export const panelStyles = `
  .panel {
    --_selected: color-mix(in oklab, var(--_accent) 10%, transparent);
    position: fixed;
    z-index: 2147483647;
    inset: auto;
    writing-mode: horizontal-tb;
    display: flex;
    flex-direction: column;
    inline-size: min(25em, 100% - 16px);
    max-block-size: calc(100vh - 16px);
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: linear-gradient(var(--_wash) 0 0), var(--_page, Canvas);
    color: inherit;
    box-shadow:
      0 1.1em 3em rgb(0 0 0 / 0.18),
      0 0.125em 0.5em rgb(0 0 0 / 0.08);
    overscroll-behavior: contain;
  }
  .panel[hidden] {
    display: none;
  }
  #speed-panel {
    inline-size: min(20em, 100% - 16px);
  }
  .panel.sheet {
    inset-inline: 0;
    inline-size: min(40em, 100%);
    margin-inline: auto;
    padding-block-end: env(safe-area-inset-bottom, 0px);
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }
  .panel.sheet.above {
    padding-block: env(safe-area-inset-top, 0px) 0;
    border-radius: 0 0 var(--_radius) var(--_radius);
  }
  .head {
    flex: none;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    padding-block: 0.25em 0;
    padding-inline: 1.125em 0.25em;
  }
  .head .title {
    font-weight: 650;
  }
  .grip {
    display: none;
  }
  .tabs {
    grid-column: 1 / -1;
    display: flex;
    gap: 0.25em;
    margin-inline-start: -0.375em;
    padding-block-end: 0.375em;
  }
  .tabs button {
    flex: none;
    white-space: nowrap;
    min-block-size: var(--_target);
    padding-inline: 0.875em;
    border-radius: 2em;
    color: var(--_soft);
  }
  .tabs [aria-selected='true'] {
    background: var(--_hover);
    color: inherit;
    font-weight: 650;
  }
  /* A sheet is low: its tabs are beside the close button, without a title. */
  .sheet .head {
    grid-template-columns: minmax(0, 1fr) auto;
    padding-block-start: 0;
  }
  .sheet .head .title {
    display: none;
  }
  .sheet .tabs {
    grid-area: 2 / 1;
    overflow: auto;
    padding-block-end: 0;
    scrollbar-width: none;
  }
  .sheet .head .icon {
    grid-area: 2 / 2;
  }
  .sheet:not(.above) .grip {
    grid-column: 1 / -1;
    justify-self: center;
    display: block;
    inline-size: 2.25em;
    block-size: 0.25em;
    margin-block-start: 0.5em;
    border-radius: 1em;
    background: var(--_rail);
  }
  .settings,
  .speed {
    display: grid;
    gap: 1em;
    align-content: start;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0.375em 1.125em 1.125em;
  }
  .speed {
    gap: 0.75em;
    padding-block: 1em;
  }
`;
