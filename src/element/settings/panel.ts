import { HIGHLIGHT_COLORS } from '../../article/look.js';
import { HIGHLIGHTS } from '../../features/highlighting.js';
import { SHORTCUTS } from '../../features/shortcuts.js';
import { clockTime, minutes, secondsInWords } from '../format.js';
import { checkbox, choice, field, radios } from './fields.js';
import type { Kit, SettingsHost } from './settings.js';
import type { LinkCopying } from './link-copying.js';
import { voices } from './voices-view.js';
import type { VoicePicker } from './voice-picker.js';

/** After each sentence, in seconds. */
const PAUSES = [0, 0.5, 1, 2];
/** Of the sleep timer. */
const MINUTES = [5, 10, 15, 30, 45, 60];

/** What in the settings has a state of its own. */
export interface SettingsParts {
  readonly voices: VoicePicker;
  readonly link: LinkCopying;
}

/** The settings, as rows of a name and what there is to choose. What a player does not have is left out. */
export function panel(kit: Kit, host: SettingsHost, { voices: picker, link }: SettingsParts) {
  const { html, nothing } = kit;
  const words = host.words();
  const { choices } = host;
  return html`<div class="settings">
    ${voices(kit, host, picker)}
    ${radios(kit, {
      name: words.highlight,
      id: 'highlight',
      options: HIGHLIGHTS.map((value) => [value, words.highlights[value]]),
      chosen: choices.highlight,
      choose: (value) => (choices.highlight = value),
    })}
    ${
      choices.highlight === 'none'
        ? nothing
        : radios(kit, {
            name: words.highlightColors,
            id: 'colors',
            options: HIGHLIGHT_COLORS.map((value) => [value, words.colors[value]]),
            chosen: choices.highlightColors,
            choose: (value) => (choices.highlightColors = value),
          })
    }
    ${sleep(kit, host)} ${pauses(kit, host)}
    <div class="boxes">
      ${checkbox(kit, words.follow, choices.follow, (on) => (choices.follow = on))}
      ${checkbox(kit, words.dim, choices.dim, (on) => (choices.dim = on))}
      ${checkbox(kit, words.shortcuts, choices.shortcuts, (on) => (choices.shortcuts = on))}
    </div>
    ${choices.shortcuts ? shortcuts(kit, host) : nothing}
    <div><button type="button" @click=${link.copy}>${link.isCopied ? words.linkCopied : words.copyLink}</button></div>
  </div>`;
}

function sleep(kit: Kit, { words: own, choices }: SettingsHost) {
  const { html, nothing } = kit;
  const words = own();
  const options = [
    ['off', words.sleep.off],
    ['section', words.sleep.section],
    ['article', words.sleep.article],
    ...MINUTES.map((each) => [String(each), minutes(60 * each, words.lang, 'long')] as const),
  ] as const;
  const pick = (value: string) =>
    (choices.sleep = value === 'off' || value === 'section' || value === 'article' ? value : Number(value));
  const note =
    choices.sleepsIn === undefined
      ? nothing
      : html`<span class="note" aria-hidden="true">${words.sleepsIn(clockTime(choices.sleepsIn, words.lang))}</span>`;
  return field(kit, words.sleepTimer, 'sleep', choice(kit, 'sleep', options, String(choices.sleep), pick), note);
}

function pauses(kit: Kit, { words: own, choices }: SettingsHost) {
  const words = own();
  const options = PAUSES.map(
    (each) => [String(each), each === 0 ? words.usualPause : secondsInWords(each, words.lang)] as const,
  );
  const pick = (value: string) => (choices.pause = Number(value));
  return field(kit, words.pauses, 'pauses', choice(kit, 'pauses', options, String(choices.pause), pick));
}

function shortcuts({ html }: Kit, { words }: SettingsHost) {
  const { shortcut } = words();
  return html`<dl class="keys">
    ${SHORTCUTS.map(
      ({ action, keys }) =>
        html`<div>
          <dt>${shortcut[action === 'toggle' ? 'play' : action]}</dt>
          <dd>${keys.split('+').map((key) => html`<kbd>${key}</kbd>`)}</dd>
        </div>`,
    )}
  </dl>`;
}
