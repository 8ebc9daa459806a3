import { html, nothing, type TemplateResult } from 'lit';
import { closeButton, controls } from './controls.js';
import { description, idleView } from './idle-view.js';
import { errorText, helpButtons, hints } from './notices.js';
import { playerFrame } from './player-frame.js';
import type { ViewActions, ViewState } from './view-state.js';

/**
 * The player: the idle view before it is started, then the controls, and at the end a button to
 * listen again.
 */
export function playerView(state: ViewState, actions: ViewActions): TemplateResult {
  const { strings, started, ended, settings } = state;
  return playerFrame(state, actions, {
    bar: ended
      ? endedView(state, actions)
      : started
        ? controls(state, actions)
        : idleView(state, actions),
    status: state.announcement,
    error: errorText(state),
    notices: html`${settings.failed ? html`<p class="hint">${strings.settingsFailed}</p>` : nothing}
    ${helpButtons(state, actions)} ${hints(state)} ${state.tooltip}`,
  });
}

/** The content beside the play button at the end: the slot `ended` of the page. */
export function endedView(state: ViewState, actions: ViewActions) {
  return html`<div class="after">
      <slot name="ended"></slot>
      ${state.docked ? closeButton(state, actions) : nothing}
    </div>
    ${description(state)}`;
}
