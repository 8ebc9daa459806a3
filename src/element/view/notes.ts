import { html, nothing } from 'lit';
import type { SpeechErrorCode } from '../../speech/engine.js';
import { languageName, number } from '../format.js';
import type { FaceActions, FaceState } from './state.js';

/** What is wrong, in words. */
export function errorText({ strings, error }: FaceState) {
  return error ? strings.errors[error.reason](languageName(error.lang, strings.lang)) : nothing;
}

/** The one thing that helps, beside the play button. */
const HELP: Partial<Record<SpeechErrorCode, 'online' | 'voice'>> = {
  'online-only': 'online',
  silent: 'voice',
  failed: 'voice',
};

export function help({ strings, error, settings }: FaceState, actions: FaceActions) {
  const way = error && HELP[error.reason];
  if (!way || (way === 'voice' && settings.open)) return nothing;
  return way === 'online'
    ? html`<button class="help" type="button" @click=${actions.goOnline}>${strings.useOnline}</button>`
    : html`<button class="help" type="button" @click=${actions.settings}>${strings.chooseVoice}</button>`;
}

/** What who listens should know: seen, and not said over the voice. */
export function hint({ strings, notice, voice, error, paused, slow, fastest }: FaceState) {
  if (error) return nothing;
  const about =
    notice && strings.notices[notice.reason](languageName(notice.lang, strings.lang), notice.voice?.name ?? '');
  const online = !paused && voice?.local === false ? strings.onlineVoice(voice.name) : '';
  const slowly = fastest !== undefined && strings.said.fastest(number(fastest, strings.lang));
  const words = [slow && strings.said.loadingVoice, slowly, about, online].filter(Boolean).join(' ');
  return words ? html`<p class="hint">${words}</p>` : nothing;
}
