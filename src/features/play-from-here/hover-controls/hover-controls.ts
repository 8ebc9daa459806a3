import type { Player } from '../../../player/player.js';
import type { Sentence } from '../../../text/transcript.js';
import type { PlayerContext } from '../../../core/context.js';
import type { PointerPosition } from '../types.js';
import { ParagraphButton } from './paragraph-button.js';
import { SelectionButton } from './selection-button.js';

/** The buttons that appear with a pointer over the article, and with a selection in it. */
export class HoverControls {
  readonly #player: Player;
  readonly #hover: (sentence: Sentence | undefined) => void;
  readonly #sentenceAt: (position: PointerPosition) => Sentence | undefined;
  readonly #paragraphButton: ParagraphButton;
  readonly #selectionButton: SelectionButton;
  #frame = 0;
  #lastPosition: PointerPosition | undefined;

  constructor(
    context: PlayerContext,
    sentenceAt: (position: PointerPosition) => Sentence | undefined,
    hover: (sentence: Sentence | undefined) => void,
  ) {
    const { player } = context;
    this.#player = player;
    this.#hover = hover;
    this.#sentenceAt = sentenceAt;
    this.#paragraphButton = new ParagraphButton(context);
    this.#selectionButton = new SelectionButton(context);
    player.addEventListener('play', this.#onPlay);
  }

  /** The mouse, or a pen, has moved. */
  move(position: PointerPosition): void {
    this.#lastPosition = position;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#update(this.#lastPosition!);
    });
  }

  /** The selection has changed. */
  select(): void {
    this.#selectionButton.select();
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#player.removeEventListener('play', this.#onPlay);
    this.#paragraphButton.close();
    this.#selectionButton.close();
    this.#hover(undefined);
  }

  readonly #onPlay = (): void => this.#paragraphButton.hide();

  #update(position: PointerPosition): void {
    const { started, ended, transcript } = this.#player;
    const active = started && !ended;
    // With a pressed button, the person selects or drags.
    const sentence = position.pressed ? undefined : this.#sentenceAt(position);
    this.#hover(active ? sentence : undefined);
    if (!active && transcript) this.#paragraphButton.move(position, transcript);
  }
}
