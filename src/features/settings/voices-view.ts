import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Voice, VoiceQuality } from '../../speech/types.js';
import { languageName, number } from '../../strings/format.js';
import type { Strings } from '../../strings/strings.js';
import { sampleIcon, stopIcon } from '../../ui/icons.js';
import { radioGroup, switchField } from './fields.js';
import type { PanelContext } from './types.js';
import { ALL_LANGUAGES, type VoicePicker } from './voice-picker.js';

/** A longer name is truncated. In UTF-16 code units. */
const MAX_NAME_LENGTH = 80;
/** Matches a URL or a package name, which some platforms use as the name of a voice. */
const URL_LIKE = /^(?:[a-z][\w+.-]*:|(?:[\w-]+\.){2,})\S*$/i;
/** The qualities that are shown. */
const QUALITIES: Partial<Record<VoiceQuality, 'high' | 'basic'>> = {
  natural: 'high',
  premium: 'high',
  enhanced: 'high',
  compact: 'basic',
};

/**
 * The group for the voice: a row with a sample button for each voice, and the choice of more
 * voices.
 */
export function voicesGroup(context: PanelContext, picker: VoicePicker) {
  const strings = context.strings();
  if (!picker.isLoaded) return html`<p class="note">${strings.said.loadingVoice}</p>`;
  if (picker.languages.length === 0 || (picker.voices.length === 0 && !picker.hasOnline)) {
    return html`<p class="note">${strings.noVoices}</p>`;
  }
  const { model } = context;
  const chosen = model.voiceFor(picker.language)?.id ?? '';
  const { failure } = picker.sample;
  return html`${languageField(strings, picker)}
    <fieldset class="field">
      <legend class="visually-hidden">${strings.voice}</legend>
      <div part="voice" class="voices">
        ${voiceRow(picker, '', 'voice-best', strings.bestVoice, '', chosen === '')}
        ${picker.voices.map((voice, index) => {
          const name = voiceName(voice, index + 1, strings);
          const id = `voice-${index}`;
          return voiceRow(
            picker,
            voice.id,
            id,
            name,
            voiceDescription(voice, strings),
            voice.id === chosen,
            sampleButton(strings, picker, voice, name),
          );
        })}
      </div>
    </fieldset>
    <p class="note" role="alert">
      ${failure ? strings.errors[failure](languageName(picker.language, strings.lang)) : nothing}
    </p>
    ${
      picker.moreVoices > 0
        ? html`<div>
            <button type="button" class="pill" @click=${() => picker.showMore()}>
              ${strings.moreVoices} (${number(picker.moreVoices, strings.lang)})
            </button>
          </div>`
        : nothing
    }
    ${
      picker.hasOnline
        ? html`<div class="rows">
            ${switchField(
              'online',
              strings.onlineVoices,
              model.onlineVoices,
              (on) => (model.onlineVoices = on),
              strings.onlineVoicesNote,
            )}
          </div>`
        : nothing
    }`;
}

/** The radio button is named by the voice, and described by its language, location and quality. */
function voiceRow(
  picker: VoicePicker,
  value: string,
  id: string,
  name: string,
  description: string,
  isChosen: boolean,
  button: unknown = nothing,
) {
  return html`<div class="voice">
    <label
      ><input
        type="radio"
        name="voice"
        .value=${value}
        .checked=${live(isChosen)}
        aria-labelledby=${id}
        aria-describedby=${description ? `${id}-about` : nothing}
        @change=${() => picker.choose(value)}
      /><span
        ><span class="name" id=${id}>${name}</span>${
          description ? html`<span class="note" id=${`${id}-about`}>${description}</span>` : nothing
        }</span
      ></label
    >${button}
  </div>`;
}

function sampleButton(
  strings: Strings,
  { sample: voiceSample }: VoicePicker,
  voice: Voice,
  name: string,
) {
  const isPlaying = voiceSample.playing === voice.id;
  const label = isPlaying ? strings.stopSample : strings.sample;
  return html`<button
    type="button"
    class="pill"
    aria-label=${`${label}: ${name}`}
    @click=${() => voiceSample.toggle(voice)}
  >
    ${isPlaying ? stopIcon : sampleIcon}${label}
  </button>`;
}

/**
 * A group of radio buttons. Screen readers would announce a `<select>` over the voice when it
 * opens.
 */
function languageField(strings: Strings, picker: VoicePicker) {
  if (picker.languages.length < 2 && !picker.hasMoreLanguages) return nothing;
  const options = picker.languages.map((base) => [base, languageName(base, strings.lang)] as const);
  const all = picker.hasMoreLanguages ? [[ALL_LANGUAGES, strings.allLanguages] as const] : [];
  return radioGroup('chips', {
    name: strings.voiceLanguage,
    id: 'language',
    options: [...options, ...all],
    chosen: picker.language,
    choose: (base) => picker.showLanguage(base),
  });
}

/** The name of a voice, or its number if the name is not readable. */
export function voiceName({ name }: Voice, count: number, strings: Strings): string {
  const readable = name.replace(/\s+/g, ' ').trim();
  if (readable === '' || URL_LIKE.test(readable))
    return strings.unnamedVoice(number(count, strings.lang));
  return readable.length > MAX_NAME_LENGTH
    ? `${readable.slice(0, MAX_NAME_LENGTH - 1)}…`
    : readable;
}

/** The language, the location and the quality of a voice in words. */
export function voiceDescription({ lang, local, quality }: Voice, strings: Strings): string {
  const shownQuality = QUALITIES[quality];
  return [
    languageName(lang, strings.lang) || lang,
    local ? strings.onDevice : strings.needsInternet,
    ...(shownQuality ? [strings.quality[shownQuality]] : []),
  ].join(' · ');
}
