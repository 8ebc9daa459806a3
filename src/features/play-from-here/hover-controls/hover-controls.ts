import type { Player } from '../../../player/player.js';
import type { Sentence } from '../../../text/transcript.js';
import type { PlayerContext } from '../../../core/context.js';
import type { PointerPosition } from '../types.js';
import { ParagraphButton } from './paragraph-button.js';
import { SelectionButton } from './selection-button.js';

/** The buttons that appear with a pointer over the article, and with a selection in it. */
export class HoverControls {
  readonly #player: Player;
  readonly #light: (sentence: Sentence | undefined) => void;
  readonly #sentenceAt: (spot: PointerPosition) => Sentence | undefined;
  readonly #sign: ParagraphButton;
  readonly #button: SelectionButton;
  #frame = 0;
  #last: PointerPosition | undefined;

  constructor(
    context: PlayerContext,
    at: (spot: PointerPosition) => Sentence | undefined,
    light: (sentence: Sentence | undefined) => void,
  ) {
    const { player } = context;
    this.#player = player;
    this.#light = light;
    this.#sentenceAt = at;
    this.#sign = new ParagraphButton(context);
    this.#button = new SelectionButton(context);
    player.addEventListener('play', this.#onPlay);
  }

  /** The mouse, or a pen, has moved. */
  move(spot: PointerPosition): void {
    this.#last = spot;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look(this.#last!);
    });
  }

  /** The selection has changed. */
  select(): void {
    this.#button.select();
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#player.removeEventListener('play', this.#onPlay);
    this.#sign.close();
    this.#button.close();
    this.#light(undefined);
  }

  readonly #onPlay = (): void => this.#sign.hide();

  #look(spot: PointerPosition): void {
    const { started, ended, transcript } = this.#player;
    const active = started && !ended;
    // With a pressed button, the person selects or drags.
    const sentence = spot.pressed ? undefined : this.#sentenceAt(spot);
    this.#light(active ? sentence : undefined);
    if (!active && transcript) this.#sign.move(spot, transcript);
  }
}
