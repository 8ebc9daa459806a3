import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Settings, SettingsSource } from './settings/settings.js';

/** The panels that open beside the button of their name. */
export type PanelName = 'settings' | 'speed';

/** The button of a panel, by its part. */
const BUTTONS: Readonly<Record<PanelName, string>> = { settings: 'settings', speed: 'rate' };

/** Opens and closes the settings and the choice of speed. What they are made of is loaded when a person comes near them. */
export class SettingsOpener implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly #settings: SettingsSource;
  #panel: PanelName | undefined;
  #told: PanelName | undefined;
  #failed = false;
  #asked = false;
  #loaded: Settings | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment },
    settings: SettingsSource,
  ) {
    this.#host = host;
    this.#settings = settings;
    host.addController(this);
  }

  get open(): boolean {
    return this.#panel !== undefined;
  }
  /** Which one is open. */
  get panel(): PanelName | undefined {
    return this.#panel;
  }
  /**
   * Which one assistive software is told is open. A button that has the focus and changes its state is read out: while the voice speaks, it is
   * told once the focus has left it.
   */
  get told(): PanelName | undefined {
    return this.#told;
  }
  /** They were wanted, and could not be loaded. */
  get failed(): boolean {
    return this.#failed;
  }
  /** What is in the open panel, once it is loaded. */
  get content(): unknown {
    return this.#panel && this.#loaded?.view(this.#panel);
  }

  hostDisconnected(): void {
    this.close();
  }

  hostUpdate(): void {
    const focused = (this.#host.renderRoot as ShadowRoot | undefined)?.activeElement;
    const isOnButton = Object.values(BUTTONS).some((name) => focused?.part.contains(name));
    if (this.#settings.player.paused || !isOnButton) this.#told = this.#panel;
  }

  hostUpdated(): void {
    const name = this.#panel;
    if (!name || !this.#loaded) return;
    const root = this.#host.renderRoot;
    const panel = root.querySelector<HTMLElement>(`#${name}-panel`);
    const button = this.#button(name);
    if (panel && button) this.#loaded.show(name, panel, button);
    else this.close();
  }

  toggle(name: PanelName): void {
    // What could not be loaded is tried again.
    if (this.#panel === name && !this.#failed) return this.close();
    this.close();
    this.#panel = name;
    this.fetch();
    this.#loaded?.opened(name);
    this.#host.requestUpdate();
  }

  /** The focus has left a button. */
  readonly left = (): void => this.#host.requestUpdate();

  /** `refocus`: the focus goes back to the button. */
  close(refocus = false): void {
    const name = this.#panel;
    if (!name) return;
    this.#panel = undefined;
    this.#failed = false;
    this.#loaded?.closed();
    if (refocus) this.#refocus(name);
    this.#host.requestUpdate();
  }

  readonly fetch = (): void => {
    if (this.#asked) return;
    this.#asked = true;
    void this.#load();
  };

  /** What the button says is true before it is read. */
  #refocus(name: PanelName): void {
    const button = this.#button(name);
    this.#told = undefined;
    button?.setAttribute('aria-expanded', 'false');
    button?.focus({ preventScroll: true });
  }

  #button(name: PanelName): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`[part="${BUTTONS[name]}"]`);
  }

  async #load(): Promise<void> {
    try {
      const { createSettings } = await import('./settings/settings.js');
      this.#loaded = createSettings(this.#host.renderRoot as ShadowRoot, this.#settings, {
        changed: () => this.#host.requestUpdate(),
        close: (refocus) => this.close(refocus),
      });
      this.#failed = false;
      if (this.#panel) this.#loaded.opened(this.#panel);
    } catch {
      this.#failed = this.open;
      this.#asked = false;
    }
    this.#host.requestUpdate();
  }
}
