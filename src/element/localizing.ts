import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAwaited, loadStrings } from '../strings/load.js';

/** Has the words loaded that an element needs, in the languages of its page, and has it updated when they come. */
export class Localizing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #languages: () => readonly string[];

  /** `languages` says which ones are needed, as BCP 47 tags. */
  constructor(host: ReactiveControllerHost, languages: () => readonly string[]) {
    this.#host = host;
    this.#languages = languages;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    for (const tag of this.#languages()) if (isAwaited(tag)) void this.#load(tag);
  }

  async #load(tag: string): Promise<void> {
    if (await loadStrings(tag)) this.#host.requestUpdate();
  }
}
