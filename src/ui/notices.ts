import { html, nothing } from 'lit';
import type { PlayerNotice } from '../player/notice.js';
import type { SpeechErrorCode } from '../speech/speech-error.js';
import { languageName, number } from '../strings/format.js';
import type { Strings } from '../strings/strings.js';
import type { ViewActions, ViewState } from './view-state.js';

/** The message of the error. */
export function errorText({ strings, error }: ViewState) {
  return error ? strings.errors[error.reason](languageName(error.lang, strings.lang)) : nothing;
}

/** The button that helps against an error. */
const HELP: Partial<Record<SpeechErrorCode, 'online' | 'voice' | 'load'>> = {
  'online-only': 'online',
  download: 'load',
  silent: 'voice',
  failed: 'voice',
};

/** Buttons that help against the error, as far as each can help now. */
export function helpButtons(state: ViewState, actions: ViewActions) {
  const { error, otherLanguage, strings } = state;
  const canUseOther =
    otherLanguage && (error?.reason === 'no-voice' || error?.reason === 'online-only');
  return html`${helpButton(state, actions)}
  ${
    canUseOther
      ? html`<button class="help" type="button" @click=${actions.readWithOtherLanguage}>
          ${strings.readWith(languageName(otherLanguage, strings.lang))}
        </button>`
      : nothing
  }`;
}

function helpButton({ strings, error, settings, hasVoiceChoice }: ViewState, actions: ViewActions) {
  const help = error && HELP[error.reason];
  if (!help || (help === 'voice' && (settings.open || !hasVoiceChoice))) return nothing;
  if (help === 'load') {
    return html`<button class="help" type="button" @click=${actions.loadVoice}>
      ${strings.loadVoice}
    </button>`;
  }
  return help === 'online'
    ? html`<button class="help" type="button" @click=${actions.allowOnlineVoices}>
        ${strings.useOnline}
      </button>`
    : html`<button class="help" type="button" @click=${actions.settings}>
        ${strings.chooseVoice}
      </button>`;
}

/**
 * Hints for the listener. They are visible text outside of the live region, which would be
 * announced over the voice.
 */
export function hints({
  strings,
  notice,
  voice,
  error,
  paused,
  sleepTimerStopped,
  voiceDelayed,
  speedLimit,
}: ViewState) {
  if (error) return nothing;
  const about = notice && noticeText(notice, strings);
  const online = !paused && voice?.local === false ? strings.onlineVoice(voice.name) : '';
  const slowly = speedLimit !== undefined && strings.said.fastest(number(speedLimit, strings.lang));
  const text = [
    voiceDelayed && !notice?.loading && strings.said.loadingVoice,
    slowly,
    about,
    online,
  ]
    .filter(Boolean)
    .join(' ');
  return html`${sleepTimerStopped ? html`<p class="hint asleep">${strings.said.sleepTimer}</p>` : nothing}
  ${text ? html`<p class="hint">${text}</p>` : nothing}`;
}

function noticeText({ reason, lang, voice, loading }: PlayerNotice, strings: Strings): string {
  if (reason !== 'loading')
    return strings.notices[reason](languageName(lang, strings.lang), voice?.name ?? '');
  const percent = new Intl.NumberFormat(strings.lang, { style: 'percent' });
  return `${strings.said.loadingVoice} ${loading ? percent.format(loading.loaded / loading.total) : ''}`;
}
