import { html, nothing } from 'lit';
import { HIGHLIGHT_COLORS } from '../../options/choices.js';
import { HIGHLIGHTS } from '../../options/choices.js';
import { SHORTCUTS } from '../../features/shortcuts/controller.js';
import { clockTime, minutes, shortSeconds } from '../../strings/format.js';
import type { Strings } from '../../strings/strings.js';
import { closeIcon } from '../view/icons.js';
import { radios, toggle } from './fields.js';
import type { LinkCopying } from './link-copying.js';
import type { SettingsHost } from './settings.js';
import type { VoicePicker } from './voice-picker.js';
import { voices } from './voices-view.js';

/** After each sentence, in seconds. */
const PAUSES = [0, 0.5, 1, 2];
/** Of the sleep timer. */
const MINUTES = [5, 15, 30, 60];

/** The settings are shown a group at a time. */
const GROUPS = ['voice', 'reading', 'more'] as const;
export type Group = (typeof GROUPS)[number];

/** What in the settings has a state of its own. */
export interface SettingsState {
  group: Group;
  readonly voices: VoicePicker;
  readonly link: LinkCopying;
  readonly close: () => void;
}

/** The settings: a head with the groups, and the rows of one of them. What a player does not have is left out. */
export function panel(host: SettingsHost, state: SettingsState) {
  const words = host.words();
  const body = { voice: () => voices(host, state.voices), reading: () => reading(host), more: () => more(host, state) };
  return html`<div class="head">
      <span class="grip"></span>
      <span class="title" aria-hidden="true">${words.settings}</span>
      <button type="button" class="icon" aria-label=${words.closeSettings} @click=${state.close}>${closeIcon}</button>
      <div class="tabs" role="tablist" aria-label=${words.settings} @keydown=${rove}>
        ${GROUPS.map((group) => tab(words, state, group))}
      </div>
    </div>
    <div class="settings" id="group" role="tabpanel" aria-label=${words[state.group]}>${body[state.group]()}</div>`;
}

function tab(words: Strings, state: SettingsState, group: Group) {
  const isChosen = state.group === group;
  return html`<button
    type="button"
    role="tab"
    aria-selected=${isChosen ? 'true' : 'false'}
    aria-controls="group"
    tabindex=${isChosen ? '0' : '-1'}
    @click=${() => (state.group = group)}
  >
    ${words[group]}
  </button>`;
}

/** Arrow keys go from tab to tab, as the pattern has it. */
function rove(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  const now = tabs.indexOf(event.target as HTMLElement);
  const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const to = { [forward]: now + 1, [back]: now - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = tabs[to % tabs.length]!;
  next.focus();
  next.click();
}

function reading({ words: own, choices }: SettingsHost) {
  const words = own();
  const card = (name: string, shown: string) =>
    html`<span class=${`sample ${shown}`}><i></i><i></i><i></i></span>${name}`;
  return html`${radios('cards', {
      name: words.highlight,
      id: 'highlight',
      options: HIGHLIGHTS.map((value) => [value, card(words.highlights[value], `${value} ${choices.highlightColors}`)]),
      chosen: choices.highlight,
      choose: (value) => (choices.highlight = value),
    })}
    ${
      choices.highlight === 'none'
        ? nothing
        : radios('cards', {
            name: words.highlightColors,
            id: 'colors',
            options: HIGHLIGHT_COLORS.map((value) => [
              value,
              html`<span class=${`swatch ${value}`}></span>${words.colors[value]}`,
            ]),
            chosen: choices.highlightColors,
            choose: (value) => (choices.highlightColors = value),
          })
    }
    <div class="rows">
      ${toggle('dim', words.dim, choices.dim, (on) => (choices.dim = on))}
      ${toggle('follow', words.follow, choices.follow, (on) => (choices.follow = on))}
    </div>
    ${radios('segments', {
      name: words.pauses,
      id: 'pauses',
      options: PAUSES.map((each) => [String(each), shortSeconds(each, words.lang)]),
      chosen: String(choices.pause),
      choose: (value) => (choices.pause = Number(value)),
    })}`;
}

function more(host: SettingsHost, { link }: SettingsState) {
  const { choices } = host;
  const words = host.words();
  return html`${sleep(host)}
    <div class="rows">
      ${toggle('shortcuts', words.shortcuts, choices.shortcuts, (on) => (choices.shortcuts = on))}
      ${choices.shortcuts ? shortcuts(words) : nothing}
    </div>
    <div>
      <button type="button" class="pill" @click=${link.copy}>
        ${link.isCopied ? words.linkCopied : words.copyLink}
      </button>
    </div>`;
}

function sleep({ words: own, choices }: SettingsHost) {
  const words = own();
  const options = [
    ['off', words.sleep.off],
    ['section', words.sleep.section],
    ['article', words.sleep.article],
    ...MINUTES.map((each) => [String(each), minutes(60 * each, words.lang)] as const),
  ] as const;
  return html`${radios('chips', {
    name: words.sleepTimer,
    id: 'sleep',
    options,
    chosen: String(choices.sleep),
    choose: (value) =>
      (choices.sleep = value === 'off' || value === 'section' || value === 'article' ? value : Number(value)),
  })}
  ${
    choices.sleepsIn === undefined
      ? nothing
      : html`<p class="note" aria-hidden="true">${words.sleepsIn(clockTime(choices.sleepsIn, words.lang))}</p>`
  }`;
}

function shortcuts({ shortcut }: Strings) {
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
