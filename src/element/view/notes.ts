import { html, nothing } from 'lit';
import type { PlayerNotice } from '../../player/notice.js';
import type { SpeechErrorCode } from '../../speech/speech-error.js';
import { languageName, number } from '../../strings/format.js';
import type { Strings } from '../../strings/strings.js';
import type { FaceActions, FaceState } from './state.js';

/** What is wrong, in words. */
export function errorText({ strings, error }: FaceState) {
  return error ? strings.errors[error.reason](languageName(error.lang, strings.lang)) : nothing;
}

/** What helps, beside the play button: only what there is. */
const HELP: Partial<Record<SpeechErrorCode, 'online' | 'voice' | 'load'>> = {
  'online-only': 'online',
  download: 'load',
  silent: 'voice',
  failed: 'voice',
};

export function help(state: FaceState, actions: FaceActions) {
  const { error, otherLanguage, strings } = state;
  const other = otherLanguage && (error?.reason === 'no-voice' || error?.reason === 'online-only');
  return html`${helpFor(state, actions)}
  ${
    other
      ? html`<button class="help" type="button" @click=${actions.readWithOther}>
          ${strings.readWith(languageName(otherLanguage, strings.lang))}
        </button>`
      : nothing
  }`;
}

function helpFor({ strings, error, settings, hasVoiceChoice }: FaceState, actions: FaceActions) {
  const way = error && HELP[error.reason];
  if (!way || (way === 'voice' && (settings.open || !hasVoiceChoice))) return nothing;
  if (way === 'load') {
    return html`<button class="help" type="button" @click=${actions.loadVoice}>${strings.loadVoice}</button>`;
  }
  return way === 'online'
    ? html`<button class="help" type="button" @click=${actions.goOnline}>${strings.useOnline}</button>`
    : html`<button class="help" type="button" @click=${actions.settings}>${strings.chooseVoice}</button>`;
}

/** What who listens should know: seen, and not said over the voice. */
export function hint({ strings, notice, voice, error, paused, asleep, slow, fastest }: FaceState) {
  if (error) return nothing;
  const about = notice && told(notice, strings);
  const online = !paused && voice?.local === false ? strings.onlineVoice(voice.name) : '';
  const slowly = fastest !== undefined && strings.said.fastest(number(fastest, strings.lang));
  const words = [slow && !notice?.loading && strings.said.loadingVoice, slowly, about, online]
    .filter(Boolean)
    .join(' ');
  return html`${asleep ? html`<p class="hint asleep">${strings.said.sleepTimer}</p>` : nothing}
  ${words ? html`<p class="hint">${words}</p>` : nothing}`;
}

function told({ reason, lang, voice, loading }: PlayerNotice, strings: Strings): string {
  if (reason !== 'loading') return strings.notices[reason](languageName(lang, strings.lang), voice?.name ?? '');
  const percent = new Intl.NumberFormat(strings.lang, { style: 'percent' });
  return `${strings.said.loadingVoice} ${loading ? percent.format(loading.loaded / loading.total) : ''}`;
}
