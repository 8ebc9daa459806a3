import { html, nothing } from 'lit';
import { clockTime, listeningTime } from '../strings/time-format.js';
import type { FrameActions, FrameState } from './view-state.js';

/** The text of the play button before the start: what it does, and the listening time. */
export function idleText(state: FrameState) {
  const { strings, label, resumeAt, playbackRate } = state;
  if (state.stringsPending)
    return html`<span class="button-text"
      ><span part="label" class="visually-hidden">${label}</span></span
    >`;
  return buttonText(
    resumeAt === undefined
      ? html`<slot name="label">${label}</slot>`
      : strings.resumeAt(clockTime(resumeAt / playbackRate, strings.lang)),
    state,
    (state.duration - (resumeAt ?? state.currentTime)) / playbackRate + state.chosenGapsLeft,
    state.synthetic && strings.computerVoice,
  );
}

/** A label, the listening time in seconds, if it is known, and what is said beside it. */
export function buttonText(
  label: unknown,
  { strings, compact }: FrameState,
  time: number,
  detail: string | false,
) {
  const details = Number.isNaN(time) ? [] : [listeningTime(time, strings), detail];
  return html`<span class=${compact ? 'button-text visually-hidden' : 'button-text'}>
    <span part="label">${label}</span>
    <span part="time" aria-hidden="true">${details.filter(Boolean).join(' · ') || '\u00a0'}</span>
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
    : strings.about(listeningTime(duration / playbackRate + chosenGaps, strings, true));
  return html`<span id="about" hidden>${`${time} ${suffix}`.trim()}</span>`;
}
