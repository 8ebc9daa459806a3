import type { PanelContext } from './types.js';

/** Copies the link to the current sentence to the clipboard. */
export class CopyLink {
  readonly #context: PanelContext;
  readonly #onChange: () => void;
  #copied = false;

  constructor(context: PanelContext, onChange: () => void) {
    this.#context = context;
    this.#onChange = onChange;
    context.player.addEventListener('sentencechange', () => this.reset());
  }

  /** Whether the link to the current sentence was copied. */
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
      // The page has no HTTPS, or the user denies the permission: the button does not change.
    }
    this.#onChange();
  }
}
