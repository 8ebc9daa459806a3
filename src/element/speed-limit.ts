import type { Player } from '../player/player.js';

/** A rate that is so many times another one has to be heard as faster; a voice that is less than the second times as fast does not heed it. */
const AUDIBLE_RATIO = 1.2;
const EFFECTIVE_RATIO = 1.08;
/** The speeds on offer, the slowest first, in tenths. */
const RATES = [...Array(36).keys()].map((index) => (5 + index) / 10);

/**
 * The rate that a voice does not go beyond, where a higher one is chosen and the voice was heard to speak no faster at it; `undefined` where it
 * heeds the rate, or too little of it was heard. `pace` tells how fast it was heard to speak at a rate (`SpeechEngine.pace`).
 */
function speedLimitOf(rate: number, pace: (rate: number) => number | undefined): number | undefined {
  const present = pace(rate);
  if (present === undefined) return undefined;
  return RATES.find((each) => {
    const slower = each * AUDIBLE_RATIO <= rate ? pace(each) : undefined;
    return slower !== undefined && present < slower * EFFECTIVE_RATIO;
  });
}

/** Knows when a voice does not heed the speed, and has it told once it is silent: of each voice and speed, once. */
export class SpeedLimit {
  readonly #player: Player;
  #announced = '';

  constructor(player: Player, tell: () => void) {
    this.#player = player;
    player.addEventListener('pause', () => {
      const told = `${player.voice?.id} ${player.speechSettings.playbackRate}`;
      if (this.rate === undefined || told === this.#announced) return;
      this.#announced = told;
      tell();
    });
  }

  /** The speed that the voice does not go beyond, where a higher one was chosen. */
  get rate(): number | undefined {
    const { voice, engine, speechSettings } = this.#player;
    return voice && speedLimitOf(speechSettings.playbackRate, (rate) => engine.pace?.(voice.id, rate));
  }
}
