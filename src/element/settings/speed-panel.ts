import { html, nothing } from 'lit';
import { PLAYBACK_RATES } from '../../player/speech-settings.js';
import { clockTime, number } from '../../strings/format.js';
import { repeatWhileHeld } from '../press-and-hold.js';
import { chosenGapsFrom } from '../chosen-gaps.js';
import { radioGroup } from './fields.js';
import type { PanelContext } from './types.js';

/** Speeds that are one press away. */
const PRESETS = [0.8, 1, 1.2, 1.5, 2];
/** What slower and faster change the speed by. */
const STEP = 0.1;

/** The speed: its value, finer steps, the usual ones, and what it makes of the time that is left. */
export function speedPanel(context: PanelContext) {
  const { model, player } = context;
  const strings = context.strings();
  const { playbackRate: rate } = player.speechSettings;
  const { currentTime, duration, currentSentence } = player;
  const left = (duration - currentTime) / rate + chosenGapsFrom(player, currentSentence?.index ?? 0);
  return html`<div class="speed">
    <div class="row">
      <b class="value" aria-hidden="true">${number(rate, strings.lang)}×</b>
      <span class="stepper">
        ${stepButton(context, strings.slower, '−', -1)}<span aria-hidden="true">${number(STEP, strings.lang)}</span
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
        : html`<p class="note" aria-hidden="true">${strings.left(clockTime(left, strings.lang))}</p>`
    }
  </div>`;
}

function stepButton({ model, player }: PanelContext, name: string, sign: string, way: -1 | 1) {
  const { playbackRate: rate } = player.speechSettings;
  const isAtEnd = way < 0 ? rate <= PLAYBACK_RATES.min : rate >= PLAYBACK_RATES.max;
  // From a speed between two steps to the next of them.
  const next = (from: number) =>
    (way < 0 ? Math.ceil(from / STEP - 1.001) : Math.floor(from / STEP + 1.001)) / (1 / STEP);
  const act = () => (model.playbackRate = Number(next(player.speechSettings.playbackRate).toFixed(1)));
  return html`<button
    type="button"
    class="icon"
    aria-label=${name}
    aria-disabled=${isAtEnd ? 'true' : nothing}
    @click=${isAtEnd ? nothing : act}
    @pointerdown=${isAtEnd ? nothing : repeatWhileHeld(act)}
  >
    <span aria-hidden="true">${sign}</span>
  </button>`;
}
