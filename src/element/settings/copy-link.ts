import type { PanelContext } from './types.js';

/** Puts the address of the sentence being said where it can be pasted from. */
export class CopyLink {
  readonly #context: PanelContext;
  readonly #onChange: () => void;
  #copied = false;

  constructor(context: PanelContext, changed: () => void) {
    this.#context = context;
    this.#onChange = changed;
    context.player.addEventListener('sentencechange', () => this.reset());
  }

  /** Whether it is that of the present sentence. */
  get isCopied(): boolean {
    return this.#copied;
  }

  readonly copy = (): void => void this.#copy();

  reset(): void {
    this.#copied = false;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#context.model.link);
      this.#copied = true;
    } catch {
      // A page without HTTPS, or a person who does not allow it: the button stays as it was.
    }
    this.#onChange();
  }
}
