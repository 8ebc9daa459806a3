import type { Player } from '../../player/player.js';
import type { Strings } from '../../strings/strings.js';
import type { PanelName } from '../../ui/view-state.js';
import type { SettingsModel, SettingsStores } from './settings-model.js';

/** What the element gives to the settings when they are created. */
export interface SettingsContext extends SettingsStores {
  readonly player: Player;
  readonly strings: () => Strings;
  /** The box of the current sentence, in CSS px of the viewport. */
  readonly spokenRect: () => DOMRect | undefined;
}

/** The same, with the settings as a model: given to every part of the panels. */
export interface PanelContext extends SettingsContext {
  readonly model: SettingsModel;
}

/** How the settings call back the controller that opened them. */
export interface SettingsCallbacks {
  /** The content has changed and has to be rendered again. */
  readonly changed: () => void;
  /** Closes the panel; `refocus` moves the focus back to its button. */
  readonly close: (refocus?: boolean) => void;
}

/** The settings, once their module is loaded. */
export interface Settings {
  /** The content of a panel, as a template. */
  view(name: PanelName): unknown;
  opened(name: PanelName): void;
  closed(): void;
  /** Shows a rendered panel beside the button that opened it. */
  show(name: PanelName, panel: HTMLElement, button: HTMLElement): void;
}
