import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PlayerError } from '../playback/failure.js';
import type { PlayerNotice } from '../playback/notice.js';
import type { Voice } from '../speech/engine.js';
import { nextIcon, pauseIcon, playIcon, previousIcon } from './icons.js';
import { languageName, type Strings } from './strings.js';
import { clockTime } from './time.js';

/** Speeds on offer; finer where speech is slow, for people who learn the language and for children. */
const RATES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** All that the face shows. Times are seconds at rate 1. */
export interface FaceState {
  readonly strings: Strings;
  readonly label: string;
  readonly begun: boolean;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly error: PlayerError | null;
  readonly notice: PlayerNotice | null;
  /** Who speaks, where that is known. */
  readonly voice: Voice | undefined;
  readonly playbackRate: number;
  readonly duration: number;
  readonly currentTime: number;
  /** Of the sentence at the cursor, from 0; of the last one at the end. */
  readonly index: number;
  /** How many sentences there are. */
  readonly sentences: number;
  /** The place in words, for a screen reader. */
  readonly place: string;
}

/** What a person does with the face. */
export interface FaceActions {
  /** They come near: a press may follow. */
  readonly approach: () => void;
  readonly toggle: () => void;
  /** They allow voices that send the text off the device, and want to listen. */
  readonly goOnline: () => void;
  /** They allow a voice to be loaded, and want to listen. */
  readonly loadVoice: () => void;
  readonly previous: () => void;
  readonly next: () => void;
  /** While the person drags along the seek bar, to another sentence. */
  readonly scrub: (event: Event) => void;
  /** Once they let go. */
  readonly seek: (event: Event) => void;
  /** Once they let go where they began, or leave it. */
  readonly letGo: () => void;
  /** They came to the seek bar, or left it. */
  readonly tellPlace: () => void;
  readonly rate: (event: Event) => void;
}

/** The player as a person sees it: first an invitation, then the controls. The play button is one node in both. */
export function view(state: FaceState, actions: FaceActions): TemplateResult {
  const { strings, label, begun, error, ended } = state;
  const finished = ended ? strings.finished : nothing;
  const fault = error ? strings.errors[error.reason](languageName(error.lang, strings)) : nothing;
  return html`<section
    part="player"
    class=${begun ? 'active' : 'idle'}
    aria-label=${label}
    lang=${strings.lang}
    @pointerenter=${actions.approach}
    @focusin=${actions.approach}
  >
    ${playButton(state, actions)} ${begun ? controls(state, actions) : nothing}
    <div part="status" class="unseen" role="status">${finished}</div>
    <div part="error" role="alert">${fault}</div>
    ${error?.reason === 'online-only' ? html`<button class="online" type="button" @click=${actions.goOnline}>${strings.useOnline}</button>` : nothing}
    ${error?.reason === 'download' ? html`<button class="online" type="button" @click=${actions.loadVoice}>${strings.loadVoice}</button>` : nothing}
    ${hint(state)}
  </section>`;
}

/** What who listens should know: seen, and not said over the voice. */
function hint({ strings, notice, voice, error, paused }: FaceState) {
  if (error) return nothing;
  const about =
    notice &&
    strings.notices[notice.reason](languageName(notice.lang, strings), notice.voice?.name ?? share(notice, strings));
  const online = !paused && voice?.local === false ? strings.onlineVoice(voice.name) : '';
  const words = [about, online].filter(Boolean).join(' ');
  return words ? html`<p class="hint">${words}</p>` : nothing;
}

/** How much of a voice has been loaded. */
function share({ loading }: PlayerNotice, { lang }: Strings): string {
  return loading ? new Intl.NumberFormat(lang, { style: 'percent' }).format(loading.loaded / loading.total) : '';
}

function playButton({ strings, label, begun, paused, duration, playbackRate }: FaceState, { toggle }: FaceActions) {
  const minutes = Math.max(1, Math.round(duration / playbackRate / 60));
  const about = Number.isNaN(duration) ? '\u00a0' : `${strings.minutes(minutes)} · ${strings.computerVoice}`;
  return html`<button
    part="play"
    type="button"
    aria-label=${begun ? (paused ? strings.play : strings.pause) : nothing}
    aria-describedby=${begun ? nothing : 'about'}
    @click=${toggle}
  >
    ${paused ? playIcon : pauseIcon}
    ${
      begun
        ? nothing
        : html`<span class="words">
            <span part="label"><slot name="label">${label}</slot></span>
            <span part="time" id="about" aria-hidden="true">${about}</span>
          </span>`
    }
  </button>`;
}

function controls(state: FaceState, actions: FaceActions) {
  const { strings, index, sentences } = state;
  return html`${step('previous', strings.previous, previousIcon, index > 0, actions.previous)}
  ${step('next', strings.next, nextIcon, index < sentences - 1, actions.next)} ${position(state, actions)}
  ${speed(state, actions)}`;
}

/** At an end it stays focusable, and does nothing: focus is never lost. */
function step(part: string, name: string, icon: SVGTemplateResult, enabled: boolean, act: () => void) {
  return html`<button
    part=${part}
    type="button"
    class="icon"
    aria-label=${name}
    aria-disabled=${enabled ? nothing : 'true'}
    @click=${enabled ? act : nothing}
  >
    ${icon}
  </button>`;
}

function position(state: FaceState, { scrub, seek, letGo, tellPlace }: FaceActions) {
  const { strings, index, sentences, currentTime, duration, playbackRate, place } = state;
  const last = Math.max(1, sentences - 1);
  return html`<div class="position">
    <input
      part="seek"
      type="range"
      min="0"
      max=${last}
      step="1"
      .value=${live(String(index))}
      .style=${`--_played: ${(100 * index) / last}%`}
      aria-label=${strings.position}
      aria-valuetext=${place}
      @input=${scrub}
      @change=${seek}
      @pointerup=${letGo}
      @pointercancel=${letGo}
      @focus=${tellPlace}
      @blur=${letGo}
    />
    <div part="time" aria-hidden="true">
      <span>${clockTime(currentTime / playbackRate)}</span>
      <span>${strings.left(clockTime((duration - currentTime) / playbackRate))}</span>
    </div>
  </div>`;
}

function speed({ strings, playbackRate }: FaceState, { rate }: FaceActions) {
  const rates = RATES.includes(playbackRate) ? RATES : [...RATES, playbackRate].sort((one, other) => one - other);
  return html`<select part="rate" aria-label=${strings.speed} @change=${rate}>
    ${rates.map((each) => html`<option value=${each} .selected=${live(each === playbackRate)}>${each}×</option>`)}
  </select>`;
}
