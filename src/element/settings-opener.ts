import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Settings, SettingsHost } from './settings/settings.js';

/** Opens and closes the settings. What they are made of is loaded when a person comes near them. */
export class SettingsOpener implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly #settings: SettingsHost;
  #open = false;
  #failed = false;
  #asked = false;
  #panel: Settings | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment },
    settings: SettingsHost,
  ) {
    this.#host = host;
    this.#settings = settings;
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }
  /** They were wanted, and could not be loaded. */
  get failed(): boolean {
    return this.#failed;
  }
  /** What is in the panel, once it is loaded. */
  get content(): unknown {
    return this.#open ? this.#panel?.view() : undefined;
  }

  hostDisconnected(): void {
    this.close();
  }

  readonly toggle = (): void => {
    // What could not be loaded is tried again.
    if (this.#open && !this.#failed) return this.close();
    this.#open = true;
    this.fetch();
    this.#panel?.opened();
    this.#host.requestUpdate();
  };

  close(): void {
    if (!this.#open) return;
    this.#open = this.#failed = false;
    this.#panel?.closed();
    this.#host.requestUpdate();
  }

  readonly fetch = (): void => {
    if (this.#asked) return;
    this.#asked = true;
    void this.#load();
  };

  async #load(): Promise<void> {
    try {
      const { createSettings } = await import('./settings/settings.js');
      const root = this.#host.renderRoot as ShadowRoot;
      this.#panel = createSettings({ html, nothing, live }, root, this.#settings, () => this.#host.requestUpdate());
      this.#failed = false;
      if (this.#open) this.#panel.opened();
    } catch {
      this.#failed = true;
      this.#asked = false;
    }
    this.#host.requestUpdate();
  }
}
