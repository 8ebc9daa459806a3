import { html, nothing, type TemplateResult } from 'lit';
import { closeButton, controls } from './controls.js';
import { replayIcon } from './icons.js';
import { buttonText, description, idleText, idleView } from './idle-view.js';
import { errorText, helpButtons, hints } from './notices.js';
import { playPauseIcon } from './play-icons.js';
import { playerFrame } from './player-frame.js';
import type { ViewActions, ViewState } from './view-state.js';

/**
 * The player: the idle view before it is started, then the controls, and at the end a button to
 * listen again.
 */
export function playerView(state: ViewState, actions: ViewActions): TemplateResult {
  const { strings, started, paused, ended, settings } = state;
  return playerFrame(state, actions, {
    playLabel: paused ? (started && !ended ? strings.play : nothing) : strings.pause,
    icon: ended ? replayIcon : playPauseIcon(paused),
    text: ended ? endedText(state) : started ? pressedArea(state) : idleText(state),
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

/** A part of the play button that stays under the pointer which pressed it. */
function pressedArea({ pressArea }: ViewState) {
  if (!pressArea) return nothing;
  const { left, top, size } = pressArea;
  return html`<span
    class="press-area"
    .style=${`left: ${left}px; top: ${top}px; width: ${size}px; height: ${size}px`}
  ></span>`;
}

function endedText(state: ViewState) {
  const { strings, duration, playbackRate, chosenGaps } = state;
  return buttonText(strings.listenAgain, state, duration / playbackRate + chosenGaps, false);
}

/** The content beside the play button at the end: the slot `ended` of the page. */
export function endedView(state: ViewState, actions: ViewActions) {
  return html`<div class="after">
      <slot name="ended"></slot>
      ${state.docked ? closeButton(state, actions) : nothing}
    </div>
    ${description(state)}`;
}
