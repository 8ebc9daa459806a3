import type { Player } from '../player/player.js';

/**
 * A rate that is `AUDIBLE_RATIO` times another one has to be measurably faster. If it is less than
 * `EFFECTIVE_RATIO` times as fast, the voice ignores it.
 */
const AUDIBLE_RATIO = 1.2;
const EFFECTIVE_RATIO = 1.08;
/** The rates that can be chosen, from 0.5 to 4 in tenths. */
const RATES = [...Array(36).keys()].map((index) => (5 + index) / 10);

/**
 * The highest rate that has an effect on a voice, if a higher one is chosen and was measured to be
 * no faster. `undefined` if the voice follows the rate, or if there are too few measurements.
 * `measuredRate` returns the measured rate (`SpeechEngine.measuredRate`).
 */
function speedLimitOf(
  rate: number,
  measuredRate: (rate: number) => number | undefined,
): number | undefined {
  const chosen = measuredRate(rate);
  if (chosen === undefined) return undefined;
  return RATES.find((each) => {
    const slower = each * AUDIBLE_RATIO <= rate ? measuredRate(each) : undefined;
    return slower !== undefined && chosen < slower * EFFECTIVE_RATIO;
  });
}

/**
 * Detects that a voice does not reach the chosen rate. That is announced at the next pause, once
 * for each voice and rate.
 */
export class SpeedLimit {
  readonly #player: Player;
  #announced = '';

  constructor(player: Player, announce: () => void) {
    this.#player = player;
    player.addEventListener('pause', () => {
      const key = `${player.voice?.id} ${player.speechSettings.playbackRate}`;
      if (this.rate === undefined || key === this.#announced) return;
      this.#announced = key;
      announce();
    });
  }

  /** The highest rate that the voice reaches, if a higher one is chosen. */
  get rate(): number | undefined {
    const { voice, engine, speechSettings } = this.#player;
    return (
      voice &&
      speedLimitOf(speechSettings.playbackRate, (rate) => engine.measuredRate?.(voice.id, rate))
    );
  }
}
