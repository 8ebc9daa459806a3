import { panelStyles } from './panel-styles.js';

/** The styles of the settings panel and the speed panel, adopted when the settings are loaded. */
export const settingsStyles = `${panelStyles}
  .field {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: 0.5em;
    padding: 0;
  }
  .note {
    display: block;
    margin: 0;
    color: var(--_soft);
    font-size: 0.875em;
    font-weight: 400;
  }
  p.note:empty {
    display: none;
  }
  .name {
    font-weight: 650;
  }

  /* Rows. */
  .voice,
  .row {
    display: flex;
    gap: 0.75em;
    align-items: center;
    justify-content: space-between;
    min-block-size: max(44px, 3em);
  }
  .voice + .voice {
    border-block-start: 1px solid var(--_line);
  }
  .voice label {
    flex: 1;
    display: flex;
    gap: 0.75em;
    align-items: center;
    min-inline-size: 0;
    min-block-size: max(44px, 3em);
    padding-block: 0.375em;
    cursor: pointer;
  }
  .row {
    cursor: pointer;
  }
  .speed .row {
    min-block-size: 0;
    cursor: auto;
  }
  .voice input {
    appearance: none;
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    border: 2px solid var(--_soft);
    border-radius: 50%;
  }
  .voice input:checked {
    border: 7px solid var(--_accent);
  }
  .rows {
    display: grid;
  }
  .panel .switch {
    appearance: none;
    flex: none;
    position: relative;
    inline-size: 2.75em;
    block-size: 1.625em;
    min-block-size: 24px;
    border-radius: 1em;
    background: color-mix(in oklab, currentColor 40%, transparent);
    transition: background-color 120ms;
  }
  .switch::before {
    content: '';
    position: absolute;
    inset-block: 3px;
    inset-inline-start: 3px;
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--_page, Canvas);
    transition: inset-inline-start 120ms;
  }
  .panel .switch:checked {
    background: var(--_accent);
  }
  .switch:checked::before {
    inset-inline-start: calc(100% - max(1.625em, 24px) + 3px);
  }

  /* Buttons. */
  .pill {
    flex: none;
    display: inline-flex;
    gap: 0.375em;
    align-items: center;
    min-block-size: max(38px, 2.375em);
    padding-inline: 0.875em;
    border: 1px solid var(--_line);
    border-radius: 2em;
  }
  .voice .pill {
    white-space: nowrap;
  }
  .pill svg {
    inline-size: 1em;
    block-size: 1em;
  }
  .stepper {
    display: flex;
    align-items: center;
    border: 1px solid var(--_line);
    border-radius: 2em;
    font-variant-numeric: tabular-nums;
  }
  .stepper .icon {
    border-radius: 2em;
    font-size: 1.125em;
  }
  .stepper > span {
    min-inline-size: 2.25em;
    text-align: center;
  }
  .value {
    font-size: 1.5em;
    font-variant-numeric: tabular-nums;
  }

  /* Groups of radio buttons: an invisible native radio button lies over each option. */
  .segments,
  .presets {
    display: flex;
    gap: 0.25em;
  }
  .segments-field {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: center;
    justify-content: space-between;
  }
  .segments-field legend {
    float: inline-start;
    flex: 1 1 8em;
    margin: 0;
  }
  .presets {
    gap: 0.375em;
  }
  .presets label {
    flex: 1;
    background: var(--_hover);
    border-radius: 0.75em;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
  }
  /* Four columns, or two if four would break words. Never three. */
  .cards {
    --_least: max((100% - 1.5em) / 4, min(45%, (22em - 100%) * 999));
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(var(--_least), 1fr));
    gap: 0.5em;
  }
  :is(.segments, .presets, .chips, .cards) label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: max(38px, 2.375em);
    text-align: center;
    cursor: pointer;
  }
  .presets label {
    min-block-size: max(44px, 2.75em);
  }
  :is(.segments, .presets) label {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  :is(.segments, .presets, .chips, .cards) input {
    appearance: none;
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    border: 1px solid var(--_line);
    border-radius: 2em;
  }
  .presets input {
    border-color: #0000;
    border-radius: 0.75em;
  }
  .cards input {
    border-radius: 0.875em;
  }
  .option {
    position: relative;
    padding: 0 0.75em;
    pointer-events: none;
  }
  .segments .option {
    padding: 0 0.5em;
  }
  .sheet .segments .option {
    padding: 0 0.375em;
  }
  .presets .option {
    padding: 0;
  }
  .cards .option {
    align-self: start;
    display: grid;
    gap: 0.375em;
    justify-items: center;
    inline-size: 100%;
    padding: 0.625em 0.25em 0.5em;
    font-size: 0.8125em;
    line-height: 1.25;
    overflow-wrap: anywhere;
    hyphens: auto;
    /* Firefox also hyphenates words that fit on the next line. */
    hyphenate-limit-chars: 12;
  }
  :is(.segments, .presets, .chips) input:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  :is(.segments, .presets, .chips) input:checked + .option {
    color: var(--_on-accent, Canvas);
    font-weight: 650;
  }
  .cards input:checked {
    border: 2px solid var(--_accent);
  }
  .cards input:checked + .option {
    font-weight: 650;
  }

  /* A sample of three words, one of them highlighted, in the colours of the article. */
  .sample {
    --_sentence: #fff3bf;
    --_word: #ffd43b;
    --_ink: #1a1a1a;
    display: flex;
    gap: 0.25em;
    padding: 0.5em 0.375em;
    border-radius: 0.25em;
  }
  .sample.blue {
    --_sentence: #d0e6ff;
    --_word: #7ab8ff;
  }
  .sample.contrast {
    --_sentence: #000;
    --_word: #ff0;
  }
  .sample i {
    inline-size: 0.875em;
    block-size: 0.25em;
    border-radius: 1em;
    background: currentColor;
  }
  .sample:is(.both, .sentence):not(.underline) {
    background: var(--_sentence);
  }
  .sample:is(.both, .sentence):not(.underline) i {
    background: var(--_ink);
  }
  .sample.contrast:is(.both, .sentence) i {
    background: #fff;
  }
  .sample:is(.both, .word):not(.underline) i:nth-child(2) {
    background: #000;
    box-shadow: 0 0 0 0.25em var(--_word);
  }
  .sample.underline:is(.both, .sentence) {
    box-shadow: inset 0 -1px currentColor;
  }
  .sample.underline:is(.both, .word) i:nth-child(2) {
    box-shadow: 0 0.3125em currentColor;
  }
  .swatch {
    inline-size: 1.875em;
    block-size: 1.875em;
    border: 1px solid var(--_line);
    border-radius: 50%;
    background: linear-gradient(#fff3bf 50%, #ffd43b 50%);
  }
  .swatch.blue {
    background: linear-gradient(#d0e6ff 50%, #7ab8ff 50%);
  }
  .swatch.underline {
    background: linear-gradient(#0000 62%, currentColor 62% 74%, #0000 74%);
  }
  .swatch.contrast {
    background: linear-gradient(#000 50%, #ff0 50%);
  }

  .keys {
    display: grid;
    gap: 0.5em;
    margin: 0 0 0.5em;
  }
  .keys div {
    display: flex;
    gap: 1em;
    justify-content: space-between;
  }
  dt {
    color: var(--_soft);
  }
  dd {
    flex: none;
    display: flex;
    gap: 0.25em;
    margin: 0;
  }
  kbd {
    padding: 0.125em 0.5em;
    border: 1px solid var(--_line);
    border-radius: 0.375em;
    font: inherit;
    font-size: 0.875em;
  }
  @media (hover: hover) {
    :is(.pill, .tabs button):hover {
      background: var(--_hover);
    }
    :is(.segments, .chips, .cards) input:not(:checked):hover {
      background: color-mix(in oklab, currentColor 6%, transparent);
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 1px solid CanvasText;
      background: Canvas;
    }
    .pill,
    .tabs button {
    flex: none;
    white-space: nowrap;
      border: 1px solid ButtonText;
    }
    .tabs [aria-selected='true'] {
      border: 3px solid Highlight;
    }
    :is(.segments, .presets, .chips, .cards) input {
      border: 1px solid ButtonText;
    }
    :is(.segments, .presets, .chips) input:checked {
      background: Highlight;
      forced-color-adjust: none;
    }
    :is(.segments, .presets, .chips) input:checked + .option {
      color: HighlightText;
      forced-color-adjust: none;
    }
    .cards input:checked {
      border: 3px solid Highlight;
    }
    .voice input:checked {
      border-color: Highlight;
    }
    .panel .switch {
      border: 1px solid ButtonText;
    }
    .switch::before {
      background: ButtonText;
    }
    .panel .switch:checked {
      background: Highlight;
      forced-color-adjust: none;
    }
    .switch:checked::before {
      background: HighlightText;
    }
    :is(.sample, .swatch) {
      forced-color-adjust: none;
    }
  }
`;
