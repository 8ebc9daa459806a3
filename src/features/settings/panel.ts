import { html, nothing } from 'lit';
import { HIGHLIGHT_COLORS, HIGHLIGHTS } from '../../options/choices.js';
import { SHORTCUTS } from '../../core/shortcuts.js';
import { shortSeconds } from '../../strings/format.js';
import { clockTime, listeningTime } from '../../strings/time-format.js';
import type { Strings } from '../../strings/strings.js';
import { closeIcon } from '../../ui/icons.js';
import { radioGroup, switchField } from './fields.js';
import type { CopyLink } from './copy-link.js';
import type { PanelContext } from './types.js';
import type { VoicePicker } from './voice-picker.js';
import { voicesGroup } from './voices-view.js';

/** The offered pauses after each sentence, in seconds. */
const SENTENCE_GAPS = [0, 0.5, 1, 2];
/** The offered times of the sleep timer, in minutes. */
const SLEEP_MINUTES = [5, 15, 30, 60];

/** The groups of settings, each with its tab. */
const GROUPS = ['voice', 'reading', 'more'] as const;
export type Group = (typeof GROUPS)[number];

/** The state of the settings panel. */
export interface PanelState {
  group: Group;
  readonly voices: VoicePicker;
  readonly link: CopyLink;
  readonly close: () => void;
}

/** The settings panel: a header with tabs, and the fields of the selected group. */
export function settingsPanel(context: PanelContext, state: PanelState) {
  const strings = context.strings();
  const body = {
    voice: () => voicesGroup(context, state.voices),
    reading: () => readingGroup(context),
    more: () => moreGroup(context, state),
  };
  return html`<div class="head">
      <span class="grip"></span>
      <span class="title" aria-hidden="true">${strings.settings}</span>
      <button type="button" class="icon" aria-label=${strings.closeSettings} @click=${state.close}>
        ${closeIcon}
      </button>
      <div class="tabs" role="tablist" aria-label=${strings.settings} @keydown=${moveTabFocus}>
        ${GROUPS.map((group) => tabButton(strings, state, group))}
      </div>
    </div>
    <div class="settings" id="group" role="tabpanel" aria-label=${strings[state.group]}>
      ${body[state.group]()}
    </div>`;
}

function tabButton(strings: Strings, state: PanelState, group: Group) {
  const isChosen = state.group === group;
  return html`<button
    type="button"
    role="tab"
    aria-selected=${isChosen ? 'true' : 'false'}
    aria-controls="group"
    tabindex=${isChosen ? '0' : '-1'}
    @click=${() => (state.group = group)}
  >
    ${strings[group]}
  </button>`;
}

/** Moves the focus between the tabs by arrow keys (ARIA Authoring Practices, tabs pattern). */
function moveTabFocus(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  const now = tabs.indexOf(event.target as HTMLElement);
  const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const to = { [forward]: now + 1, [back]: now - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[
    event.key
  ];
  if (to === undefined) return;
  event.preventDefault();
  const next = tabs[to % tabs.length]!;
  next.focus();
  next.click();
}

function readingGroup({ strings: getStrings, model }: PanelContext) {
  const strings = getStrings();
  const card = (name: string, shown: string) =>
    html`<span class=${`sample ${shown}`}><i></i><i></i><i></i></span>${name}`;
  return html`${radioGroup('cards', {
      name: strings.highlight,
      id: 'highlight',
      options: HIGHLIGHTS.map((value) => [
        value,
        card(strings.highlights[value], `${value} ${model.highlightColors}`),
      ]),
      chosen: model.highlight,
      choose: (value) => (model.highlight = value),
    })}
    ${
      model.highlight === 'none'
        ? nothing
        : radioGroup('cards', {
            name: strings.highlightColors,
            id: 'colors',
            options: HIGHLIGHT_COLORS.map((value) => [
              value,
              html`<span class=${`swatch ${value}`}></span>${strings.colors[value]}`,
            ]),
            chosen: model.highlightColors,
            choose: (value) => (model.highlightColors = value),
          })
    }
    <div class="rows">
      ${switchField('dim', strings.dim, model.dim, (on) => (model.dim = on))}
      ${switchField('follow', strings.follow, model.follow, (on) => (model.follow = on))}
    </div>
    ${radioGroup('segments', {
      name: strings.pauses,
      id: 'pauses',
      options: SENTENCE_GAPS.map((each) => [String(each), shortSeconds(each, strings.lang)]),
      chosen: String(model.sentenceGap),
      choose: (value) => (model.sentenceGap = Number(value)),
    })}`;
}

function moreGroup(context: PanelContext, { link }: PanelState) {
  const { model } = context;
  const strings = context.strings();
  return html`${sleepTimerField(context)}
    <div class="rows">
      ${switchField('shortcuts', strings.shortcuts, model.shortcuts, (on) => (model.shortcuts = on))}
      ${model.shortcuts ? shortcutList(strings) : nothing}
    </div>
    <div>
      <button type="button" class="pill" @click=${link.copy}>
        ${link.isCopied ? strings.linkCopied : strings.copyLink}
      </button>
    </div>`;
}

function sleepTimerField({ strings: getStrings, model }: PanelContext) {
  const strings = getStrings();
  const options = [
    ['off', strings.sleep.off],
    ['section', strings.sleep.section],
    ['article', strings.sleep.article],
    ...SLEEP_MINUTES.map((each) => [String(each), listeningTime(60 * each, strings)] as const),
  ] as const;
  return html`${radioGroup('chips', {
    name: strings.sleepTimer,
    id: 'sleep',
    options,
    chosen: String(model.sleep),
    choose: (value) =>
      (model.sleep =
        value === 'off' || value === 'section' || value === 'article' ? value : Number(value)),
  })}
  ${
    model.sleepsIn === undefined
      ? nothing
      : html`<p class="note" aria-hidden="true">
          ${strings.sleepsIn(clockTime(model.sleepsIn, strings.lang))}
        </p>`
  }`;
}

function shortcutList({ shortcut }: Strings) {
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
