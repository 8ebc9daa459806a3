import { adoptStyles, unsafeCSS } from 'lit';
import { createSettingsModel } from './settings-model.js';
import { CopyLink } from './copy-link.js';
import { settingsPanel, type Group } from './panel.js';
import { PanelPopover } from './popover.js';
import { settingsStyles } from './settings-styles.js';
import { speedPanel } from './speed-panel.js';
import type { Settings, SettingsCallbacks, SettingsContext } from './types.js';
import { VoicePicker } from './voice-picker.js';

/** Creates the settings of a player in its shadow root. */
export function createSettings(
  root: ShadowRoot,
  settingsContext: SettingsContext,
  { changed, close }: SettingsCallbacks,
): Settings {
  // Safari before 16.4 has no adoptedStyleSheets.
  adoptStyles(root, [...(root.adoptedStyleSheets ?? []), unsafeCSS(settingsStyles)]);
  const context = { ...settingsContext, model: createSettingsModel(settingsContext) };
  const voices = new VoicePicker(context, changed);
  const link = new CopyLink(context, changed);
  const popover = new PanelPopover(root, context.spokenRect, close);
  let group: Group = 'voice';
  const state = {
    voices,
    link,
    close: () => close(true),
    get group() {
      return group;
    },
    set group(selected: Group) {
      group = selected;
      voices.close();
      changed();
    },
  };
  return {
    view: (name) => (name === 'speed' ? speedPanel(context) : settingsPanel(context, state)),
    opened: (name) => {
      if (name === 'speed') return;
      // After an error, another voice may help.
      if (context.player.error) group = 'voice';
      voices.open();
    },
    closed: () => {
      popover.hide();
      voices.close();
      link.reset();
    },
    show: (name, panel, button) => popover.show(panel, button, name === 'settings'),
  };
}
