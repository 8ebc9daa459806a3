import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { number } from '../strings/format.js';
import { clockTime } from '../strings/time-format.js';
import type { Strings } from '../strings/strings.js';
import { scrollBackIcon, closeIcon, nextIcon, previousIcon, settingsIcon } from './icons.js';
import type {
  PanelName,
  SeekActions,
  SettingsState,
  ViewActions,
  ViewState,
} from './view-state.js';

/** All controls beside the play button. Their order in the document is the tab order. */
export function controls(state: ViewState, actions: ViewActions) {
  const { strings, paused, announcedIndex, sentenceCount, scrolledAway, docked } = state;
  return html`${stepButton('previous', announcedIndex > 0 || !paused, strings, actions)}
  ${stepButton('next', announcedIndex < sentenceCount - 1, strings, actions)}
  ${
    scrolledAway
      ? html`<button
          part="back"
          type="button"
          data-name=${strings.back}
          @click=${actions.scrollBack}
        >
          ${scrollBackIcon}<span>${strings.back}</span>
        </button>`
      : nothing
  }
  ${docked ? nowReading(state) : nothing} ${seekBar(state, actions.seekBar)} ${timeDisplay(state)}
  ${speedButton(state, actions)} ${settingsButton(state, actions)}
  ${docked ? closeButton(state, actions) : nothing}`;
}

/** Hides the docked player. */
export function closeButton({ strings }: ViewState, { close }: ViewActions) {
  return html`<button
    part="close"
    class="icon"
    type="button"
    aria-label=${strings.close}
    @click=${close}
  >
    ${closeIcon}
  </button>`;
}

const STEP_ICONS = { previous: previousIcon, next: nextIcon } as const;

/**
 * A button to the previous or next sentence. Disabled, it stays focusable (`aria-disabled`), so
 * that the focus is not lost.
 */
function stepButton(
  part: 'previous' | 'next',
  enabled: boolean,
  strings: Strings,
  { pressAndHold, [part]: step }: ViewActions,
) {
  return html`<button
    part=${part}
    type="button"
    class="icon"
    aria-label=${strings[part]}
    aria-disabled=${enabled ? nothing : 'true'}
    @click=${enabled ? step : nothing}
    @pointerdown=${enabled ? pressAndHold : nothing}
  >
    ${STEP_ICONS[part]}
  </button>`;
}

/**
 * A native slider over a rail. Its value is the index of the sentence, for keys and screen readers.
 * The rail and the pointer are proportional to time.
 */
function seekBar(state: ViewState, actions: SeekActions) {
  const { strings, seekIndex, sentenceCount, currentTime, duration, positionText, chapterMask } =
    state;
  const percent = duration > 0 ? (100 * currentTime) / duration : 0;
  return html`<div class="seek" .style=${`--_played: ${percent.toFixed(3)}%`}>
    <div
      class="rail"
      .style=${`${chapterMask ? `--_gaps: ${chapterMask};` : ''}${playedAhead(state)}`}
    ></div>
    <div class="thumb"></div>
    <input
      part="seek"
      type="range"
      min="0"
      max=${Math.max(1, sentenceCount - 1)}
      step="1"
      .value=${live(String(seekIndex))}
      aria-label=${strings.position}
      aria-valuetext=${positionText}
      @pointerdown=${actions.pointerMove}
      @pointermove=${actions.pointerMove}
      @input=${actions.input}
      @change=${actions.change}
      @pointerup=${actions.release}
      @pointercancel=${actions.release}
      @pointerleave=${actions.pointerLeave}
      @keydown=${actions.keydown}
      @focus=${actions.focus}
      @blur=${actions.release}
    />
  </div>`;
}

/** The style of the ranges after the current time that were played already. */
function playedAhead({ played, currentTime, duration }: ViewState): string {
  const later = duration > 0 ? played.filter(([, to]) => to > currentTime + 1) : [];
  if (later.length === 0) return '';
  const stops = later.map(([from, to]) => {
    const [start, end] = [Math.max(from, currentTime), to].map(
      (time) => `${((100 * time) / duration).toFixed(2)}%`,
    );
    return `#0000 ${start}, var(--_ahead) ${start} ${end}, #0000 ${end}`;
  });
  return `--_marks: linear-gradient(var(--_to), ${stops.join(', ')})`;
}

/**
 * The title and the chapter, in the docked player. Hidden from screen readers, which find both in
 * the article.
 */
function nowReading({ title, chapter }: ViewState) {
  return html`<div class="now-reading" aria-hidden="true">
    <b><bdi>${title}</bdi></b
    >${chapter ? html` · <bdi>${chapter}</bdi>` : nothing}
  </div>`;
}

function timeDisplay({ strings, currentTime, duration, playbackRate, chosenGapsLeft }: ViewState) {
  const time = (seconds: number, pauses = 0) =>
    clockTime(seconds / playbackRate + pauses, strings.lang);
  return html`<div part="time" class="times" aria-hidden="true">
    <span>${time(currentTime)}</span>
    <span class="rest">${strings.left(time(duration - currentTime, chosenGapsLeft))}</span>
  </div>`;
}

/** The visible value is part of the accessible name (WCAG 2.5.3). */
function speedButton({ strings, playbackRate, settings }: ViewState, actions: ViewActions) {
  const value = `${number(playbackRate, strings.lang)}×`;
  return html`<button
      part="rate"
      class=${settings.panel === 'speed' ? 'rate open' : 'rate'}
      type="button"
      aria-label=${`${value}, ${strings.speed}`}
      aria-expanded=${settings.announcedPanel === 'speed' ? 'true' : 'false'}
      aria-controls="speed-panel"
      @click=${actions.speed}
      @pointerenter=${actions.loadSettings}
      @focus=${actions.loadSettings}
      @blur=${actions.blurSettingsButton}
    >
      <span>${value}</span>
    </button>
    ${panel('speed', strings.speed, settings)}`;
}

function settingsButton({ strings, settings }: ViewState, actions: ViewActions) {
  return html`<button
      part="settings"
      class=${settings.panel === 'settings' ? 'icon open' : 'icon'}
      type="button"
      aria-label=${strings.settings}
      aria-expanded=${settings.announcedPanel === 'settings' ? 'true' : 'false'}
      aria-controls="settings-panel"
      @click=${actions.settings}
      @pointerenter=${actions.loadSettings}
      @focus=${actions.loadSettings}
      @blur=${actions.blurSettingsButton}
    >
      ${settingsIcon}
    </button>
    ${panel('settings', strings.settings, settings)}`;
}

/** The panel of a button. It follows the button in the tab order, and is shown in the top layer. */
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
