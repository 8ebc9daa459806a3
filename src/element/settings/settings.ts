import type { Player } from '../../player/player.js';
import type { PanelName } from '../settings-opener.js';
import type { Strings } from '../../strings/strings.js';
import { choicesOf, type Choices, type ChoiceStores } from './choices.js';
import { LinkCopying } from './link-copying.js';
import { panel, type Group } from './panel.js';
import { PanelPopover } from './popover.js';
import { settingsStyles } from './settings-styles.js';
import { speed } from './speed.js';
import { VoicePicker } from './voice-picker.js';

/** What the settings are made from. */
export interface SettingsSource extends ChoiceStores {
  readonly player: Player;
  readonly words: () => Strings;
  /** Where the sentence being said is seen in the window. */
  readonly spoken: () => DOMRect | undefined;
}

/** Whose settings they are. */
export interface SettingsHost extends SettingsSource {
  readonly choices: Choices;
}

/** What the settings ask of what opens them. */
export interface SettingsWays {
  /** They have something else to show. */
  readonly changed: () => void;
  /** They are to be closed; `refocus` brings the focus back to their button. */
  readonly close: (refocus?: boolean) => void;
}

/** The settings, loaded. */
export interface Settings {
  /** What is in a panel, as a template. */
  view(name: PanelName): unknown;
  opened(name: PanelName): void;
  closed(): void;
  /** Shows a panel that is rendered, beside the button that opened it. */
  show(name: PanelName, panel: HTMLElement, button: HTMLElement): void;
}

/** Makes the settings of a player, in its shadow tree `root`. */
export function createSettings(root: ShadowRoot, source: SettingsSource, { changed, close }: SettingsWays): Settings {
  adoptStyles(root);
  const host = { ...source, choices: choicesOf(source) };
  const voices = new VoicePicker(host, changed);
  const link = new LinkCopying(host, changed);
  const popover = new PanelPopover(root, host.spoken, close);
  let group: Group = 'voice';
  const state = {
    voices,
    link,
    close: () => close(true),
    get group() {
      return group;
    },
    set group(chosen: Group) {
      group = chosen;
      voices.close();
      changed();
    },
  };
  return {
    view: (name) => (name === 'speed' ? speed(host) : panel(host, state)),
    opened: (name) => {
      if (name === 'speed') return;
      // What helps against an error is another voice.
      if (host.player.error) group = 'voice';
      voices.open();
    },
    closed: () => {
      popover.hide();
      voices.close();
      link.forget();
    },
    show: (name, element, button) => popover.show(element, button, name === 'settings'),
  };
}

function adoptStyles(root: ShadowRoot): void {
  if (!('adoptedStyleSheets' in root)) {
    // Safari before 16.4 has no other way.
    const style = (root as ShadowRoot).ownerDocument.createElement('style');
    style.append(settingsStyles);
    return (root as ShadowRoot).append(style);
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(settingsStyles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
