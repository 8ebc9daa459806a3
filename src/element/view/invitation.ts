import { html, nothing } from 'lit';
import { clockTime, minutes } from '../../strings/format.js';
import { closeButton } from './controls.js';
import { pauseIcon, playIcon, replayIcon } from './icons.js';
import type { FaceActions, FaceState } from './state.js';

/** The play button. It stays where it is and what it is, and swaps its name: a pressed state would be said over the first words. */
export function playButton(state: FaceState, { toggle }: FaceActions) {
  const { strings, begun, paused, ended, notice } = state;
  const active = begun && !ended;
  const { loaded, total } = notice?.loading ?? {};
  return html`<button
    part="play"
    type="button"
    aria-label=${active ? (paused ? strings.play : strings.pause) : nothing}
    aria-describedby=${active || state.wordless ? nothing : 'about'}
    .style=${loaded !== undefined && total ? `--_loaded: ${((100 * loaded) / total).toFixed()}%` : ''}
    @click=${toggle}
  >
    ${ended ? replayIcon : paused ? playIcon : pauseIcon} ${active ? pressedPiece(state) : words(state)}
  </button>`;
}

function pressedPiece({ pressed }: FaceState) {
  if (!pressed) return nothing;
  const { left, top, size } = pressed;
  return html`<span
    class="pressed"
    .style=${`left: ${left}px; top: ${top}px; width: ${size}px; height: ${size}px`}
  ></span>`;
}

/** What stands on the button before it is pressed, and at the end: what it does, and how long that takes. */
function words(state: FaceState) {
  const { strings, wordless, label, ended, resumeAt, duration, playbackRate, synthetic, pausesLeft } = state;
  if (wordless) return html`<span class="words"><span part="label" class="unseen">${label}</span></span>`;
  const rest = ended
    ? duration / playbackRate + state.pauses
    : (duration - (resumeAt ?? state.currentTime)) / playbackRate + pausesLeft;
  const about = Number.isNaN(duration)
    ? []
    : [minutes(rest, strings.lang), ...(synthetic && !ended ? [strings.computerVoice] : [])];
  return html`<span class=${state.compact ? 'words unseen' : 'words'}>
    <span part="label">
      ${
        ended
          ? strings.listenAgain
          : resumeAt === undefined
            ? html`<slot name="label">${label}</slot>`
            : strings.resumeAt(clockTime(resumeAt / playbackRate, strings.lang))
      }
    </span>
    <span part="time" aria-hidden="true">${about.join(' · ') || '\u00a0'}</span>
  </span>`;
}

/** What stands beside the button before it is pressed. */
export function invitation(state: FaceState, { fromStart }: FaceActions) {
  const { strings, resumeAt, synthetic, wordless } = state;
  return html`${
    resumeAt === undefined || wordless
      ? nothing
      : html`<button part="resume" class="link" type="button" @click=${fromStart}>${strings.fromStart}</button>`
  }
  ${description(state, synthetic ? strings.readByComputer : '')}`;
}

/** What stands beside the button at the end: what the page has to come next. */
export function end(state: FaceState, actions: FaceActions) {
  return html`<div class="after">
      <slot name="ended"></slot>
      ${state.docked ? closeButton(state, actions) : nothing}
    </div>
    ${description(state)}`;
}

/** What the button is described by: how long all of it takes, in words. */
function description({ strings, duration, playbackRate, pauses }: FaceState, more = '') {
  const long = Number.isNaN(duration)
    ? ''
    : strings.about(minutes(duration / playbackRate + pauses, strings.lang, 'long'));
  return html`<span id="about" hidden>${`${long} ${more}`.trim()}</span>`;
}
