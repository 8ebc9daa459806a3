import { html, nothing, type TemplateResult } from 'lit';
import { controls } from './controls.js';
import { endedView, idleView, playButton } from './idle-view.js';
import { errorText, helpButtons, hints } from './notices.js';
import type { ViewActions, ViewState } from './view-state.js';

/**
 * The player: the idle view before it is started, then the controls, and at the end a button to
 * listen again. The section and the play button stay the same elements in all of these, docked or
 * not, so that the focus and the pointer stay on them.
 */
export function playerView(state: ViewState, actions: ViewActions): TemplateResult {
  const {
    strings,
    region,
    started,
    ended,
    docked,
    writingDirection,
    inlineHeight,
    announcement,
    settings,
  } = state;
  const classes = [
    started ? 'active' : 'idle',
    ended && 'ended',
    docked ? 'docked' : writingDirection,
    state.compact && 'compact',
    (state.voiceDelayed || state.notice?.loading) && 'loading',
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
      @focus=${{ handleEvent: actions.tooltips.focus, capture: true }}
      @blur=${{ handleEvent: actions.tooltips.hide, capture: true }}
      @pointerover=${actions.tooltips.pointerOver}
      @pointerout=${actions.tooltips.pointerOut}
      @pointerdown=${actions.tooltips.pointerDown}
      @keydown=${actions.keydown}
    >
      <div class="bar">
        ${playButton(state, actions)}
        ${ended ? endedView(state, actions) : started ? controls(state, actions) : idleView(state, actions)}
      </div>
      <div part="status" class="visually-hidden" role="status">${announcement}</div>
      <div part="error" role="alert">${errorText(state)}</div>
      ${settings.failed ? html`<p class="hint">${strings.settingsFailed}</p>` : nothing}
      ${helpButtons(state, actions)} ${hints(state)} ${state.tooltip}
    </section>
  </div>`;
}
