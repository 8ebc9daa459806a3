import type { html, nothing } from 'lit';
import type { live } from 'lit/directives/live.js';
import type { Player } from '../../playback/player.js';
import type { Choices } from '../choices.js';
import type { Strings } from '../strings.js';
import { LinkCopying } from './link-copying.js';
import { panel } from './panel.js';
import { settingsStyles } from './settings-styles.js';
import { VoicePicker } from './voice-picker.js';

/** Lit, lent by the file that has it: a second copy would be loaded with the settings. */
export interface Kit {
  readonly html: typeof html;
  readonly nothing: typeof nothing;
  readonly live: typeof live;
}

/** Whose settings they are. */
export interface SettingsHost {
  readonly player: Player;
  readonly words: () => Strings;
  readonly choices: Choices;
}

/** The settings, loaded. */
export interface Settings {
  /** What is in the panel, as a template. */
  view(): unknown;
  opened(): void;
  closed(): void;
}

/** Makes the settings of a player, in its shadow tree `root`; `changed` is called when they have something else to show. */
export function createSettings(kit: Kit, root: ShadowRoot, host: SettingsHost, changed: () => void): Settings {
  dress(root);
  const voices = new VoicePicker(host, changed);
  const link = new LinkCopying(host, changed);
  return {
    view: () => panel(kit, host, { voices, link }),
    opened: () => voices.open(),
    closed: () => {
      voices.close();
      link.forget();
    },
  };
}

function dress(root: ShadowRoot): void {
  if (!('adoptedStyleSheets' in root)) {
    // Safari before 16.4 has no other way.
    const style = (root as ShadowRoot).ownerDocument.createElement('style');
    style.textContent = settingsStyles;
    return (root as ShadowRoot).append(style);
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(settingsStyles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
