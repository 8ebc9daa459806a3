import { html, nothing } from 'lit';
import { clockTime, minutes } from '../format.js';
import { pauseIcon, playIcon } from './icons.js';
import type { FaceActions, FaceState } from './state.js';

/** The play button. It stays where it is and what it is, and swaps its name: a pressed state would be said over the first words. */
export function playButton(state: FaceState, { toggle }: FaceActions) {
  const { strings, begun, paused, notice } = state;
  const { loaded, total } = notice?.loading ?? {};
  return html`<button
    part="play"
    type="button"
    aria-label=${begun ? (paused ? strings.play : strings.pause) : nothing}
    aria-describedby=${begun || state.wordless ? nothing : 'about'}
    .style=${loaded !== undefined && total ? `--_loaded: ${((100 * loaded) / total).toFixed()}%` : ''}
    @click=${toggle}
  >
    ${paused ? playIcon : pauseIcon} ${begun ? pressedPiece(state) : words(state)}
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

/** What stands on the button before it is pressed: what it does, and how long that takes. */
function words(state: FaceState) {
  const { strings, wordless, label, resumeAt, duration, currentTime, playbackRate, synthetic, pausesLeft } = state;
  if (wordless) return html`<span class="words"><span part="label" class="unseen">${label}</span></span>`;
  const rest = (duration - (resumeAt ?? currentTime)) / playbackRate + pausesLeft;
  const about = Number.isNaN(duration)
    ? []
    : [minutes(rest, strings.lang), ...(synthetic ? [strings.computerVoice] : [])];
  return html`<span class="words">
    <span part="label">
      ${
        resumeAt === undefined
          ? html`<slot name="label">${label}</slot>`
          : strings.resumeAt(clockTime(resumeAt / playbackRate, strings.lang))
      }
    </span>
    <span part="time" aria-hidden="true">${about.join(' · ') || '\u00a0'}</span>
  </span>`;
}

/** What stands beside the button before it is pressed. */
export function invitation(state: FaceState, { fromStart }: FaceActions) {
  const { strings, resumeAt, duration, playbackRate, synthetic, wordless, pauses } = state;
  const long = Number.isNaN(duration)
    ? []
    : [strings.about(minutes(duration / playbackRate + pauses, strings.lang, 'long'))];
  return html`${
      resumeAt === undefined || wordless
        ? nothing
        : html`<button part="resume" class="link" type="button" @click=${fromStart}>${strings.fromStart}</button>`
    } <span id="about" hidden>${[...long, ...(synthetic ? [strings.readByComputer] : [])].join(' ')}</span>`;
}
