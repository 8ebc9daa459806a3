import { html, nothing, type TemplateResult } from 'lit';
import { playButton } from './idle-view.js';
import type { FrameActions, FrameState } from './view-state.js';

/** What is rendered into the frame. */
export interface FrameContent {
  /** Beside the play button. */
  readonly bar: unknown;
  /** The text of the live region. */
  readonly status: unknown;
  readonly error: unknown;
  /** Below the bar. */
  readonly notices: unknown;
}

/**
 * The section of the player, with its play button. They stay the same elements in all states, so
 * that the focus and the pointer stay on them: before the core is loaded and after it, idle or
 * started, docked or not.
 */
export function playerFrame(
  state: FrameState,
  actions: FrameActions,
  { bar, status, error, notices }: FrameContent,
): TemplateResult {
  const { strings, region, started, ended, docked, writingDirection, inlineHeight } = state;
  const classes = [
    started ? 'active' : 'idle',
    ended && 'ended',
    docked ? 'docked' : writingDirection,
    state.compact && 'compact',
    state.loading && 'loading',
    !started && state.loading && 'pending',
  ];
  return html`<div
    class="wrapper ${started ? 'active' : ''}"
    .style=${`--_idle: ${state.idleWidth}em;${docked ? `block-size: ${inlineHeight}px` : ''}`}
  >
    <section
      part="player"
      popover="manual"
      class=${classes.filter(Boolean).join(' ')}
      aria-label=${region}
      lang=${strings.lang}
      dir=${strings.direction === 'rtl' ? 'rtl' : nothing}
      @pointerenter=${actions.prepare}
      @focusin=${actions.prepare}
      @focus=${capturing(actions.focus)}
      @blur=${capturing(actions.blur)}
      @pointerover=${actions.pointerOver}
      @pointerout=${actions.pointerOut}
      @pointerdown=${actions.pointerDown}
      @keydown=${actions.keydown}
    >
      <div class="bar">${playButton(state, actions)} ${bar}</div>
      <div part="status" class="visually-hidden" role="status">${status}</div>
      <div part="error" role="alert">${error}</div>
      ${notices}
    </section>
  </div>`;
}

/** `focus` and `blur` do not bubble. */
function capturing<Listener>(handleEvent: Listener | undefined) {
  return handleEvent ? { handleEvent, capture: true } : nothing;
}
