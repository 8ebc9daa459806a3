import { html, nothing } from 'lit';
import { PLAYBACK_RATES } from '../../options/choices.js';
import { number } from '../../strings/format.js';
import { clockTime } from '../../strings/time-format.js';
import { repeatWhileHeld } from '../../ui/press-and-hold.js';
import { chosenGapsFrom } from '../../player/chosen-gaps.js';
import { radioGroup } from './fields.js';
import type { PanelContext } from './types.js';

/** The offered speeds. */
const PRESETS = [0.8, 1, 1.2, 1.5, 2];
/** The step of the buttons for slower and faster. */
const STEP = 0.1;

/**
 * The speed panel: the value, buttons for finer steps, the offered speeds, and the remaining time.
 */
export function speedPanel(context: PanelContext) {
  const { model, player } = context;
  const strings = context.strings();
  const { playbackRate: rate } = player.speechSettings;
  const { currentTime, duration, currentSentence } = player;
  const left =
    (duration - currentTime) / rate + chosenGapsFrom(player, currentSentence?.index ?? 0);
  return html`<div class="speed">
    <div class="row">
      <b class="value" aria-hidden="true">${number(rate, strings.lang)}×</b>
      <span class="stepper">
        ${stepButton(context, strings.slower, '−', -1)}<span aria-hidden="true"
          >${number(STEP, strings.lang)}</span
        >${stepButton(context, strings.faster, '+', 1)}
      </span>
    </div>
    ${radioGroup('presets', {
      name: strings.speed,
      id: 'speed',
      options: PRESETS.map((each) => [String(each), `${number(each, strings.lang)}×`]),
      chosen: String(rate),
      choose: (value) => (model.playbackRate = Number(value)),
    })}
    ${
      Number.isNaN(left)
        ? nothing
        : html`<p class="note" aria-hidden="true">
            ${strings.left(clockTime(left, strings.lang))}
          </p>`
    }
  </div>`;
}

function stepButton(
  { model, player }: PanelContext,
  name: string,
  sign: string,
  direction: -1 | 1,
) {
  const { playbackRate: rate } = player.speechSettings;
  const isAtEnd = direction < 0 ? rate <= PLAYBACK_RATES.min : rate >= PLAYBACK_RATES.max;
  // A speed between two steps changes to the next step.
  const next = (from: number) =>
    (direction < 0 ? Math.ceil(from / STEP - 1.001) : Math.floor(from / STEP + 1.001)) / (1 / STEP);
  const change = () =>
    (model.playbackRate = Number(next(player.speechSettings.playbackRate).toFixed(1)));
  return html`<button
    type="button"
    class="icon"
    aria-label=${name}
    aria-disabled=${isAtEnd ? 'true' : nothing}
    @click=${isAtEnd ? nothing : change}
    @pointerdown=${isAtEnd ? nothing : repeatWhileHeld(change)}
  >
    <span aria-hidden="true">${sign}</span>
  </button>`;
}
