import { html, nothing, type TemplateResult } from 'lit';
import type { FrameActions, FrameState } from './view-state.js';

/** What is rendered into the frame. */
export interface FrameContent {
  /** The name of the play button; `nothing` if its text is the name. */
  readonly playLabel: unknown;
  /** In the play button. */
  readonly icon: unknown;
  readonly text: unknown;
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
  content: FrameContent,
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
      <div class="bar">${playButton(state, actions, content)} ${content.bar}</div>
      <div part="status" class="visually-hidden" role="status">${content.status}</div>
      <div part="error" role="alert">${content.error}</div>
      ${content.notices}
    </section>
  </div>`;
}

/**
 * The play button. Its name changes between play and pause. `aria-pressed` is not used: screen
 * readers would announce it over the first words of the voice.
 */
function playButton(
  { started, ended, loadedPart, stringsPending, pressPopover }: FrameState,
  { toggle }: FrameActions,
  { playLabel, icon, text }: FrameContent,
) {
  return html`<button
    part="play"
    type="button"
    aria-label=${playLabel}
    aria-describedby=${(started && !ended) || stringsPending ? nothing : 'about'}
    .style=${loadedPart === undefined ? '' : `--_loaded: ${(100 * loadedPart).toFixed()}%`}
    popovertarget=${pressPopover ?? nothing}
    @click=${toggle}
  >
    ${icon} ${text}
  </button>`;
}

/** `focus` and `blur` do not bubble. */
function capturing<Listener>(handleEvent: Listener | undefined) {
  return handleEvent ? { handleEvent, capture: true } : nothing;
}
