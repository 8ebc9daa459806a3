import { html, nothing, type SVGTemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { clockTime, number } from '../../strings/format.js';
import { backIcon, closeIcon, nextIcon, previousIcon, settingsIcon } from './icons.js';
import type { PanelName } from '../settings-opener.js';
import type { FaceActions, FaceState, SeekActions, SettingsState } from './state.js';

/** All beside the play button, in the order of the Tab key, which is that of the rows. */
export function controls(state: FaceState, actions: FaceActions) {
  const { strings, paused, toldIndex, sentences, lost, docked } = state;
  return html`${step('previous', strings.previous, previousIcon, toldIndex > 0 || !paused, actions.previous, actions.hold)}
  ${step('next', strings.next, nextIcon, toldIndex < sentences - 1, actions.next, actions.hold)}
  ${
    lost
      ? html`<button part="back" type="button" data-name=${strings.back} @click=${actions.back}>
          ${backIcon}<span>${strings.back}</span>
        </button>`
      : nothing
  }
  ${docked ? now(state) : nothing} ${position(state, actions.seekBar)} ${times(state)} ${speed(state, actions)}
  ${settingsButton(state, actions)} ${docked ? closeButton(state, actions) : nothing}`;
}

/** Puts the docked player away. */
export function closeButton({ strings }: FaceState, { close }: FaceActions) {
  return html`<button part="close" class="icon" type="button" aria-label=${strings.close} @click=${close}>
    ${closeIcon}
  </button>`;
}

/** At an end it stays focusable, and does nothing: focus is never lost. */
function step(
  part: string,
  name: string,
  icon: SVGTemplateResult,
  enabled: boolean,
  act: () => void,
  hold: (event: PointerEvent) => void,
) {
  return html`<button
    part=${part}
    type="button"
    class="icon"
    aria-label=${name}
    aria-disabled=${enabled ? nothing : 'true'}
    @click=${enabled ? act : nothing}
    @pointerdown=${enabled ? hold : nothing}
  >
    ${icon}
  </button>`;
}

/**
 * A native slider that counts sentences, for keys and screen readers, over a rail that shows time: a long sentence is a long way. What the
 * pointer does along the rail is reckoned in time.
 */
function position(state: FaceState, actions: SeekActions) {
  const { strings, index, sentences, currentTime, duration, place, gaps } = state;
  const played = duration > 0 ? (100 * currentTime) / duration : 0;
  return html`<div class="seek" .style=${`--_played: ${played.toFixed(3)}%`}>
    <div class="rail" .style=${`${gaps ? `--_gaps: ${gaps};` : ''}${heardLater(state)}`}></div>
    <div class="thumb"></div>
    <input
      part="seek"
      type="range"
      min="0"
      max=${Math.max(1, sentences - 1)}
      step="1"
      .value=${live(String(index))}
      aria-label=${strings.position}
      aria-valuetext=${place}
      @pointerdown=${actions.grasp}
      @pointermove=${actions.grasp}
      @input=${actions.scrub}
      @change=${actions.seek}
      @pointerup=${actions.letGo}
      @pointercancel=${actions.letGo}
      @pointerleave=${actions.leave}
      @keydown=${actions.catchUp}
      @focus=${actions.tellPlace}
      @blur=${actions.letGo}
    />
  </div>`;
}

/** What was heard already of what is still to come. */
function heardLater({ heard, currentTime, duration }: FaceState): string {
  const later = duration > 0 ? heard.filter(([, to]) => to > currentTime + 1) : [];
  if (later.length === 0) return '';
  const stops = later.map(([from, to]) => {
    const [start, end] = [Math.max(from, currentTime), to].map((time) => `${((100 * time) / duration).toFixed(2)}%`);
    return `#0000 ${start}, var(--_heard) ${start} ${end}, #0000 ${end}`;
  });
  return `--_marks: linear-gradient(var(--_to), ${stops.join(', ')})`;
}

/** What is read, where the player stands away from it: for the eye alone, since the article says it. */
function now({ title, chapter }: FaceState) {
  return html`<div class="now" aria-hidden="true">
    <b><bdi>${title}</bdi></b
    >${chapter ? html` · <bdi>${chapter}</bdi>` : nothing}
  </div>`;
}

function times({ strings, currentTime, duration, playbackRate, pausesLeft }: FaceState) {
  const time = (seconds: number, pauses = 0) => clockTime(seconds / playbackRate + pauses, strings.lang);
  return html`<div part="time" class="times" aria-hidden="true">
    <span>${time(currentTime)}</span>
    <span class="rest">${strings.left(time(duration - currentTime, pausesLeft))}</span>
  </div>`;
}

/** What it shows is a part of its name. */
function speed({ strings, playbackRate, settings }: FaceState, actions: FaceActions) {
  const value = `${number(playbackRate, strings.lang)}×`;
  return html`<button
      part="rate"
      class=${settings.panel === 'speed' ? 'rate open' : 'rate'}
      type="button"
      aria-label=${`${value}, ${strings.speed}`}
      aria-expanded=${settings.told === 'speed' ? 'true' : 'false'}
      aria-controls="speed-panel"
      @click=${actions.speed}
      @pointerenter=${actions.fetchSettings}
      @focus=${actions.fetchSettings}
      @blur=${actions.leaveSettings}
    >
      <span>${value}</span>
    </button>
    ${panel('speed', strings.speed, settings)}`;
}

function settingsButton({ strings, settings }: FaceState, actions: FaceActions) {
  return html`<button
      part="settings"
      class=${settings.panel === 'settings' ? 'icon open' : 'icon'}
      type="button"
      aria-label=${strings.settings}
      aria-expanded=${settings.told === 'settings' ? 'true' : 'false'}
      aria-controls="settings-panel"
      @click=${actions.settings}
      @pointerenter=${actions.fetchSettings}
      @focus=${actions.fetchSettings}
      @blur=${actions.leaveSettings}
    >
      ${settingsIcon}
    </button>
    ${panel('settings', strings.settings, settings)}`;
}

/** It stands behind its button for the Tab key, and in the top layer for the eye. */
function panel(name: PanelName, label: string, { panel: open, content }: SettingsState) {
  const isShown = open === name && content !== undefined;
  return html`<div
    part=${`${name}-panel`}
    id=${`${name}-panel`}
    class="panel"
    popover="manual"
    role="group"
    aria-label=${label}
    ?hidden=${!isShown}
  >
    ${isShown ? content : nothing}
  </div>`;
}
