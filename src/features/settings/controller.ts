import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PanelName } from '../../ui/view-state.js';
import { lazyModule } from '../../util/lazy-module.js';
import type { Settings, SettingsContext } from './types.js';

const loadSettings = lazyModule(() => import('./settings.js'));

/** The `part` of the button that opens each panel. */
const BUTTONS: Readonly<Record<PanelName, string>> = { settings: 'settings', speed: 'rate' };

/**
 * Opens and closes the settings panel and the speed panel. Their module is loaded when the pointer
 * or the focus comes to a button.
 */
export class SettingsOpener implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly #context: SettingsContext;
  #panel: PanelName | undefined;
  #announcedPanel: PanelName | undefined;
  #failed = false;
  #requested = false;
  #settings: Settings | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment },
    context: SettingsContext,
  ) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  /** Whether a panel is open. */
  get open(): boolean {
    return this.#panel !== undefined;
  }
  /** The open panel. */
  get panel(): PanelName | undefined {
    return this.#panel;
  }
  /**
   * The panel whose button has `aria-expanded="true"`. A screen reader announces a focused button
   * when its state changes. So while the voice speaks, this follows `panel` only after the focus
   * has left the button.
   */
  get announcedPanel(): PanelName | undefined {
    return this.#announcedPanel;
  }
  /** Whether a panel was opened and its module could not be loaded. */
  get failed(): boolean {
    return this.#failed;
  }
  /** The content of the open panel, once it is loaded. */
  get content(): unknown {
    return this.#panel && this.#settings?.view(this.#panel);
  }

  hostDisconnected(): void {
    this.close();
  }

  hostUpdate(): void {
    const focused = (this.#host.renderRoot as ShadowRoot | undefined)?.activeElement;
    const isOnButton = Object.values(BUTTONS).some((name) => focused?.part.contains(name));
    if (this.#context.player.paused || !isOnButton) this.#announcedPanel = this.#panel;
  }

  hostUpdated(): void {
    const name = this.#panel;
    if (!name || !this.#settings) return;
    const root = this.#host.renderRoot;
    const panel = root.querySelector<HTMLElement>(`#${name}-panel`);
    const button = this.#button(name);
    if (panel && button) this.#settings.show(name, panel, button);
    else this.close();
  }

  toggle(name: PanelName): void {
    // After a failure, the button tries to load the module again.
    if (this.#panel === name && !this.#failed) return this.close();
    this.close();
    this.#panel = name;
    this.load();
    this.#settings?.opened(name);
    this.#host.requestUpdate();
  }

  /** Called when the focus has left one of the buttons. */
  readonly blurButton = (): void => this.#host.requestUpdate();

  /** Closes the open panel; `refocus` moves the focus back to its button. */
  close(refocus = false): void {
    const name = this.#panel;
    if (!name) return;
    this.#panel = undefined;
    this.#failed = false;
    this.#settings?.closed();
    if (refocus) this.#refocus(name);
    this.#host.requestUpdate();
  }

  /** Loads the module of the settings, once. */
  readonly load = (): void => {
    if (this.#requested) return;
    this.#requested = true;
    void this.#load();
  };

  /**
   * The state of the button is updated before the focus moves to it, so that a screen reader
   * announces the new state.
   */
  #refocus(name: PanelName): void {
    const button = this.#button(name);
    this.#announcedPanel = undefined;
    button?.setAttribute('aria-expanded', 'false');
    button?.focus({ preventScroll: true });
  }

  #button(name: PanelName): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`[part="${BUTTONS[name]}"]`);
  }

  async #load(): Promise<void> {
    const module = await loadSettings();
    if (module) {
      this.#settings = module.createSettings(this.#host.renderRoot as ShadowRoot, this.#context, {
        changed: () => this.#host.requestUpdate(),
        close: (refocus) => this.close(refocus),
      });
      if (this.#panel) this.#settings.opened(this.#panel);
    }
    this.#failed = !module && this.open;
    this.#requested = !!module;
    this.#host.requestUpdate();
  }
}
