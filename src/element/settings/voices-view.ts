import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Voice, VoiceQuality } from '../../speech/engine.js';
import { languageName, number } from '../../strings/format.js';
import type { Strings } from '../../strings/strings.js';
import { sampleIcon, stopIcon } from '../../ui/icons.js';
import { radioGroup, switchField } from './fields.js';
import type { PanelContext } from './types.js';
import { ALL_LANGUAGES, type VoicePicker } from './voice-picker.js';

/** A longer name says no more to a person. In UTF-16 code units. */
const MAX_NAME_LENGTH = 80;
/** What an address looks like, where a platform gives one for a name. */
const URL_LIKE = /^(?:[a-z][\w+.-]*:|(?:[\w-]+\.){2,})\S*$/i;
/** What is told of how good a voice is; of the others there is nothing to tell. */
const QUALITIES: Partial<Record<VoiceQuality, 'high' | 'basic'>> = {
  natural: 'high',
  premium: 'high',
  enhanced: 'high',
  compact: 'basic',
};

/** The choice of voice: a row each, with what it sounds like; and which others there are. */
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

/** The voice's name is the radio's; where it speaks and how good it is describes it. */
function voiceRow(
  picker: VoicePicker,
  value: string,
  id: string,
  name: string,
  about: string,
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
        aria-describedby=${about ? `${id}-about` : nothing}
        @change=${() => picker.choose(value)}
      /><span
        ><span class="name" id=${id}>${name}</span>${
          about ? html`<span class="note" id=${`${id}-about`}>${about}</span>` : nothing
        }</span
      ></label
    >${button}
  </div>`;
}

function sampleButton(strings: Strings, { sample: heard }: VoicePicker, voice: Voice, name: string) {
  const isPlaying = heard.playing === voice.id;
  const word = isPlaying ? strings.stopSample : strings.sample;
  return html`<button type="button" class="pill" aria-label=${`${word}: ${name}`} @click=${() => heard.toggle(voice)}>
    ${isPlaying ? stopIcon : sampleIcon}${word}
  </button>`;
}

/** Of few languages, one is chosen from a row of them: a list that opens would be read over the voice. */
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

/** A voice's name, where it has one that can be read; else its number. */
export function voiceName({ name }: Voice, count: number, strings: Strings): string {
  const known = name.replace(/\s+/g, ' ').trim();
  if (known === '' || URL_LIKE.test(known)) return strings.unnamedVoice(number(count, strings.lang));
  return known.length > MAX_NAME_LENGTH ? `${known.slice(0, MAX_NAME_LENGTH - 1)}…` : known;
}

/** Its language, where it speaks and how good it is, in words. */
export function voiceDescription({ lang, local, quality }: Voice, strings: Strings): string {
  const how = QUALITIES[quality];
  return [
    languageName(lang, strings.lang) || lang,
    local ? strings.onDevice : strings.needsInternet,
    ...(how ? [strings.quality[how]] : []),
  ].join(' · ');
}
