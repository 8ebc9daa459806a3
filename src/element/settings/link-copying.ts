import type { SettingsHost } from './settings.js';

/** Puts the address of the sentence being said where it can be pasted from. */
export class LinkCopying {
  readonly #host: SettingsHost;
  readonly #changed: () => void;
  #copied = false;

  constructor(host: SettingsHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.player.addEventListener('sentencechange', () => this.forget());
  }

  /** Whether it is that of the present sentence. */
  get isCopied(): boolean {
    return this.#copied;
  }

  readonly copy = (): void => void this.#copy();

  forget(): void {
    this.#copied = false;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#host.choices.link);
      this.#copied = true;
    } catch {
      // A page without HTTPS, or a person who does not allow it: the button stays as it was.
    }
    this.#changed();
  }
}
