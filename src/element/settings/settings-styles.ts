/** The looks of the settings, put beside the player's own when they are loaded. */
export const settingsStyles = `
  [part='settings-panel']:not([hidden]) {
    display: block;
    margin-block-start: 0.5em;
    border-block-start: 1px solid var(--_line);
  }
  .settings {
    display: grid;
    gap: 0.75em;
    padding: 0.75em 0.5em 0.25em;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(6em, 11em) minmax(0, 1fr);
    gap: 0.25em 1em;
    align-items: center;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .field > :is(label, legend) {
    padding: 0;
    color: var(--_soft);
  }
  /* A legend is laid out where it likes, unless it floats. */
  legend {
    float: inline-start;
  }
  .control {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
    min-inline-size: 0;
  }
  .settings select {
    flex: 0 1 24em;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_target);
    padding-inline: 0.625em;
    border: 1px solid color-mix(in oklab, currentColor 55%, transparent);
    border-radius: 0.625em;
    text-overflow: ellipsis;
  }
  .settings button {
    min-block-size: var(--_target);
    padding: 0.25em 1em;
    border: 1px solid color-mix(in oklab, currentColor 55%, transparent);
    border-radius: 2em;
  }
  .segments {
    display: flex;
    flex-wrap: wrap;
    inline-size: fit-content;
    max-inline-size: 100%;
    border: 1px solid color-mix(in oklab, currentColor 55%, transparent);
    border-radius: 0.75em;
    padding: 2px;
    gap: 2px;
  }
  .segments label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: calc(var(--_target) - 6px);
    cursor: pointer;
  }
  .segments input {
    appearance: none;
    position: absolute;
    inset: 0;
    border-radius: 0.6em;
  }
  .segments span {
    position: relative;
    padding: 0.375em 0.875em;
    pointer-events: none;
  }
  /* The mark is the text's colour at a few strengths, too, with a line under the words. */
  .segments input:checked {
    background: color-mix(in oklab, currentColor 14%, transparent);
    box-shadow: inset 0 0 0 2px currentColor;
  }
  .segments input:checked + span {
    font-weight: 650;
  }
  .boxes {
    display: grid;
    gap: 0.25em;
  }
  .box {
    display: flex;
    gap: 0.625em;
    align-items: center;
    inline-size: fit-content;
    min-block-size: var(--_target);
    cursor: pointer;
  }
  .box input {
    appearance: auto;
    flex: none;
    inline-size: 1.375em;
    block-size: 1.375em;
    min-inline-size: 24px;
    min-block-size: 24px;
    accent-color: auto;
  }
  .note {
    margin: 0;
    color: var(--_soft);
    font-size: 0.875em;
  }
  .note:empty {
    display: none;
  }
  .keys {
    display: grid;
    gap: 0.375em;
    margin: 0;
  }
  .keys div {
    display: grid;
    grid-template-columns: minmax(6em, 11em) minmax(0, 1fr);
    gap: 0.25em 1em;
  }
  dt {
    color: var(--_soft);
  }
  dd {
    display: flex;
    gap: 0.25em;
    margin: 0;
  }
  kbd {
    padding: 0.125em 0.5em;
    border: 1px solid color-mix(in oklab, currentColor 55%, transparent);
    border-radius: 0.375em;
    font: inherit;
    font-size: 0.875em;
  }
  @container face (inline-size < 32em) {
    :is(.field, .keys div) {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .segments input:checked {
      background: Highlight;
      forced-color-adjust: none;
      box-shadow: none;
    }
    .segments input:checked + span {
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
