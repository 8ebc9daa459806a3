import { html, nothing } from 'lit';
import { clockTime, minutes } from '../strings/time-format.js';
import { pauseIcon, playIcon, replayIcon } from './play-icons.js';
import type { FrameActions, FrameState } from './view-state.js';

/**
 * The play button. Its name changes between play and pause. `aria-pressed` is not used: screen
 * readers would announce it over the first words of the voice.
 */
export function playButton(state: FrameState, { toggle }: FrameActions) {
  const { strings, started, paused, ended, loadedPart } = state;
  const active = started && !ended;
  return html`<button
    part="play"
    type="button"
    aria-label=${paused ? (active ? strings.play : nothing) : strings.pause}
    aria-describedby=${active || state.stringsPending ? nothing : 'about'}
    .style=${loadedPart === undefined ? '' : `--_loaded: ${(100 * loadedPart).toFixed()}%`}
    popovertarget=${state.pressPopover ?? nothing}
    @click=${toggle}
  >
    ${ended ? replayIcon : paused ? playIcon : pauseIcon}
    ${active ? pressedArea(state) : buttonText(state)}
  </button>`;
}

/** A part of the play button that stays under the pointer which pressed it. */
function pressedArea({ pressArea }: FrameState) {
  if (!pressArea) return nothing;
  const { left, top, size } = pressArea;
  return html`<span
    class="press-area"
    .style=${`left: ${left}px; top: ${top}px; width: ${size}px; height: ${size}px`}
  ></span>`;
}

/** The text on the button before the start and at the end: its label, and the listening time. */
function buttonText(state: FrameState) {
  const {
    strings,
    stringsPending,
    label,
    ended,
    resumeAt,
    duration,
    playbackRate,
    synthetic,
    chosenGapsLeft,
  } = state;
  if (stringsPending)
    return html`<span class="button-text"
      ><span part="label" class="visually-hidden">${label}</span></span
    >`;
  const timeLeft = ended
    ? duration / playbackRate + state.chosenGaps
    : (duration - (resumeAt ?? state.currentTime)) / playbackRate + chosenGapsLeft;
  const details = Number.isNaN(duration)
    ? []
    : [minutes(timeLeft, strings.lang), ...(synthetic && !ended ? [strings.computerVoice] : [])];
  return html`<span class=${state.compact ? 'button-text visually-hidden' : 'button-text'}>
    <span part="label">
      ${
        ended
          ? strings.listenAgain
          : resumeAt === undefined
            ? html`<slot name="label">${label}</slot>`
            : strings.resumeAt(clockTime(resumeAt / playbackRate, strings.lang))
      }
    </span>
    <span part="time" aria-hidden="true">${details.join(' · ') || '\u00a0'}</span>
  </span>`;
}

/** The content beside the play button before the start. */
export function idleView(state: FrameState, { fromStart }: FrameActions) {
  const { strings, resumeAt, synthetic, stringsPending } = state;
  return html`${
    resumeAt === undefined || stringsPending
      ? nothing
      : html`<button part="resume" class="link" type="button" @click=${fromStart}>
          ${strings.fromStart}
        </button>`
  }
  ${description(state, synthetic ? strings.readByComputer : '')}`;
}

/** The description of the play button (`aria-describedby`): the listening time in words. */
export function description(
  { strings, duration, playbackRate, chosenGaps }: FrameState,
  suffix = '',
) {
  const time = Number.isNaN(duration)
    ? ''
    : strings.about(minutes(duration / playbackRate + chosenGaps, strings.lang, 'long'));
  return html`<span id="about" hidden>${`${time} ${suffix}`.trim()}</span>`;
}
