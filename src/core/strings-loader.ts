import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { areStringsPending, loadStrings } from '../strings/load.js';

/**
 * Loads the strings in the languages that an element needs, and updates the element when they
 * arrive.
 */
export class StringsLoader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #languages: () => readonly string[];

  /** `languages` returns the needed languages as BCP 47 tags. */
  constructor(host: ReactiveControllerHost, languages: () => readonly string[]) {
    this.#host = host;
    this.#languages = languages;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    for (const tag of this.#languages()) if (areStringsPending(tag)) void this.#load(tag);
  }

  async #load(tag: string): Promise<void> {
    if (await loadStrings(tag)) this.#host.requestUpdate();
  }
}
