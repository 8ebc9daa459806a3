import { html, nothing } from 'lit';
import { PLAYBACK_RATES } from '../../player/speech-settings.js';
import { clockTime, number } from '../../strings/format.js';
import { repeatWhileHeld } from '../holding.js';
import { pausesFrom } from '../remaining.js';
import { radios } from './fields.js';
import type { SettingsHost } from './settings.js';

/** Speeds that are one press away. */
const PRESETS = [0.8, 1, 1.2, 1.5, 2];
/** What slower and faster change the speed by. */
const STEP = 0.1;

/** The speed: its value, finer steps, the usual ones, and what it makes of the time that is left. */
export function speed(host: SettingsHost) {
  const { choices, player } = host;
  const words = host.words();
  const { playbackRate: rate } = player.speechSettings;
  const { currentTime, duration, currentSentence } = player;
  const left = (duration - currentTime) / rate + pausesFrom(player, currentSentence?.index ?? 0);
  return html`<div class="speed">
    <div class="row">
      <b class="value" aria-hidden="true">${number(rate, words.lang)}×</b>
      <span class="stepper">
        ${step(host, words.slower, '−', -1)}<span aria-hidden="true">${number(STEP, words.lang)}</span>${step(
          host,
          words.faster,
          '+',
          1,
        )}
      </span>
    </div>
    ${radios('presets', {
      name: words.speed,
      id: 'speed',
      options: PRESETS.map((each) => [String(each), `${number(each, words.lang)}×`]),
      chosen: String(rate),
      choose: (value) => (choices.playbackRate = Number(value)),
    })}
    ${
      Number.isNaN(left)
        ? nothing
        : html`<p class="note" aria-hidden="true">${words.left(clockTime(left, words.lang))}</p>`
    }
  </div>`;
}

function step({ choices, player }: SettingsHost, name: string, sign: string, way: -1 | 1) {
  const { playbackRate: rate } = player.speechSettings;
  const isAtEnd = way < 0 ? rate <= PLAYBACK_RATES.min : rate >= PLAYBACK_RATES.max;
  // From a speed between two steps to the next of them.
  const next = (from: number) =>
    (way < 0 ? Math.ceil(from / STEP - 1.001) : Math.floor(from / STEP + 1.001)) / (1 / STEP);
  const act = () => (choices.playbackRate = Number(next(player.speechSettings.playbackRate).toFixed(1)));
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
