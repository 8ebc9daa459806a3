/** The tabs of the panel, and the list under them. */
export const listStyles = `
  .tabs {
    display: flex;
    gap: 4px;
    padding: 0 14px;
    border-block-end: 1px solid var(--_line);
  }
  [role='tab'] {
    padding: 9px 10px;
    border-block-end: 3px solid transparent;
    color: var(--_soft);
    font-weight: 600;
  }
  [role='tab'][aria-selected='true'] {
    border-color: var(--_accent);
    color: var(--_text);
  }
  .count {
    margin-inline-start: 3px;
    padding: 1px 7px;
    border-radius: 9px;
    background: var(--_wash);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  #list {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .advice {
    padding: 12px 18px;
    border-block-end: 1px solid var(--_line);
  }
  .advice code {
    white-space: nowrap;
  }
  .none,
  .more {
    margin: 0;
    padding: 18px;
    color: var(--_soft);
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    border-block-end: 1px solid var(--_line);
    content-visibility: auto;
    contain-intrinsic-block-size: auto 96px;
  }
  .entry {
    display: block;
    inline-size: 100%;
    padding: 10px 18px 12px;
  }
  .entry[aria-current] {
    background: var(--_wash);
    box-shadow: inset 4px 0 var(--_accent);
  }
  .facts {
    display: flex;
    align-items: baseline;
    gap: 8px;
    margin-block-end: 5px;
    color: var(--_soft);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .kind {
    padding: 1px 8px 2px;
    border-radius: 9px;
    background: var(--_kind);
    color: #fff;
    font-weight: 600;
    white-space: nowrap;
  }
  .kind[data-kind='left-out'] {
    padding: 0;
    background: none;
    color: inherit;
    white-space: normal;
  }
  .kind code {
    padding: 2px 6px;
    background: repeating-linear-gradient(-45deg, #b3363d33 0 1.5px, #b3363d12 1.5px 8px);
    color: var(--_text);
  }
  .time {
    margin-inline-start: auto;
    white-space: nowrap;
  }
  .text {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }
  .text:empty {
    display: none;
  }
  .entry[aria-current] .text {
    -webkit-line-clamp: none;
    line-clamp: none;
  }
  .reason {
    display: block;
    font-weight: 600;
  }
  .reason + .text {
    color: var(--_soft);
  }
  .said {
    display: block;
    margin-block-start: 6px;
    color: var(--_soft);
    font-size: 0.875em;
  }
  .alias {
    display: inline-block;
    padding: 0 6px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    color: var(--_text);
  }
  .written {
    color: var(--_soft);
  }
  @media (hover: hover) {
    .entry:hover,
    header button:hover {
      background: var(--_wash);
    }
  }
`;
