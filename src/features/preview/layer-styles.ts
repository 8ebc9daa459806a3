/** The boxes over the page. Their colours are visible on light and on dark pages. */
export const layerStyles = `
  .layer {
    position: absolute;
    inset: 0 auto auto 0;
    z-index: 2147483646;
    max-width: none;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: clip;
    background: none;
    color: inherit;
    pointer-events: none;
    contain: layout paint style;
  }
  .box {
    position: absolute;
    inset: 0 auto auto 0;
    box-sizing: border-box;
    direction: ltr;
    border: 1.5px solid var(--_kind);
    border-radius: 5px;
    background: color-mix(in srgb, var(--_kind) 6%, transparent);
  }
  .box[data-kind='heading'] {
    border-width: 2.5px;
  }
  .box[data-kind='quote'] {
    border-inline-start: 5px double var(--_kind);
  }
  .box:is([data-kind='item'], [data-kind='caption']) {
    border-style: dashed;
  }
  .box:is([data-kind='cell'], [data-kind='code'], [data-kind='preformatted']) {
    border-style: dotted;
  }
  .box[data-kind='left-out'] {
    border: 1.5px dashed color-mix(in srgb, var(--_kind) 70%, transparent);
    border-radius: 3px;
    background: repeating-linear-gradient(
      -45deg,
      color-mix(in srgb, var(--_kind) 26%, transparent) 0 1.5px,
      color-mix(in srgb, var(--_kind) 7%, transparent) 1.5px 8px
    );
  }
  .box.lit {
    outline: 3px solid var(--_kind);
    outline-offset: -2px;
    background-color: color-mix(in srgb, var(--_kind) 18%, transparent);
  }
  .box > span {
    position: absolute;
    box-sizing: border-box;
    inset-block-end: 100%;
    inset-inline-start: 8px;
    translate: 0 30%;
    padding: 1px 7px 2px;
    border-radius: 9px;
    overflow: hidden;
    background: var(--_kind);
    color: #fff;
    font:
      600 11px/14px system-ui,
      sans-serif;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    /* The language of the label may have another direction than the page. */
    unicode-bidi: plaintext;
    text-overflow: ellipsis;
  }
  .box > span:empty {
    display: none;
  }
  .box.rtl {
    direction: rtl;
  }
  .box.beside > span {
    inset-block: 0 auto;
    inset-inline: auto calc(100% + var(--_out) + 8px);
    translate: none;
  }
  .box.behind > span {
    inset-block: 50% auto;
    inset-inline: calc(100% + 6px) auto;
    translate: 0 -50%;
  }
  /* Lists have space before their items, but hardly between them. */
  .box[data-kind='item']:not(.beside, .behind) > span {
    inset-inline: auto calc(100% + 1px);
  }
  .box[data-kind='cell']:not(.beside) > span {
    inset-inline: auto -7px;
    translate: 0 50%;
    padding: 0 4px;
    font-size: 10px;
    line-height: 12px;
  }
  .box[data-kind='left-out'] > span {
    inset-block: 3px auto;
    inset-inline: auto calc(3px + var(--_under));
    max-inline-size: calc(100% - 6px - var(--_under));
    translate: none;
    border-radius: 3px;
  }
`;
