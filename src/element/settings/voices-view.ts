import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Voice, VoiceQuality } from '../../speech/types.js';
import { languageName, number } from '../../strings/format.js';
import type { Strings } from '../../strings/strings.js';
import { sampleIcon, stopIcon } from '../view/icons.js';
import { radios, toggle } from './fields.js';
import type { SettingsHost } from './settings.js';
import { ALL, type VoicePicker } from './voice-picker.js';

/** A longer name says no more to a person. In UTF-16 code units. */
const LONGEST = 80;
/** What an address looks like, where a platform gives one for a name. */
const ADDRESS = /^(?:[a-z][\w+.-]*:|(?:[\w-]+\.){2,})\S*$/i;
/** What is told of how good a voice is; of the others there is nothing to tell. */
const QUALITIES: Partial<Record<VoiceQuality, 'high' | 'basic'>> = {
  natural: 'high',
  premium: 'high',
  enhanced: 'high',
  compact: 'basic',
};

/** The choice of voice: a row each, with what it sounds like; and which others there are. */
export function voices(host: SettingsHost, picker: VoicePicker) {
  const words = host.words();
  if (!picker.isLoaded) return html`<p class="note">${words.said.loadingVoice}</p>`;
  if (picker.languages.length === 0 || (picker.voices.length === 0 && !picker.hasOnline)) {
    return html`<p class="note">${words.noVoices}</p>`;
  }
  const { choices } = host;
  const chosen = choices.voiceFor(picker.language)?.id ?? '';
  const { failure } = picker.sample;
  return html`${languages(words, picker)}
    <fieldset class="field">
      <legend class="unseen">${words.voice}</legend>
      <div part="voice" class="voices">
        ${row(picker, '', 'voice-best', words.bestVoice, '', chosen === '')}
        ${picker.voices.map((voice, index) => {
          const name = nameOf(voice, index + 1, words);
          const id = `voice-${index}`;
          return row(
            picker,
            voice.id,
            id,
            name,
            describe(voice, words),
            voice.id === chosen,
            sample(words, picker, voice, name),
          );
        })}
      </div>
    </fieldset>
    <p class="note" role="alert">
      ${failure ? words.errors[failure](languageName(picker.language, words.lang)) : nothing}
    </p>
    ${
      picker.moreVoices > 0
        ? html`<div>
            <button type="button" class="pill" @click=${() => picker.showMore()}>
              ${words.moreVoices} (${number(picker.moreVoices, words.lang)})
            </button>
          </div>`
        : nothing
    }
    ${
      picker.hasOnline
        ? html`<div class="rows">
            ${toggle(
              'online',
              words.onlineVoices,
              choices.onlineVoices,
              (on) => (choices.onlineVoices = on),
              words.onlineVoicesNote,
            )}
          </div>`
        : nothing
    }`;
}

/** The voice's name is the radio's; where it speaks and how good it is describes it. */
function row(
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

function sample(words: Strings, { sample: heard }: VoicePicker, voice: Voice, name: string) {
  const isPlaying = heard.playing === voice.id;
  const word = isPlaying ? words.stopSample : words.sample;
  return html`<button type="button" class="pill" aria-label=${`${word}: ${name}`} @click=${() => heard.toggle(voice)}>
    ${isPlaying ? stopIcon : sampleIcon}${word}
  </button>`;
}

/** Of few languages, one is chosen from a row of them: a list that opens would be read over the voice. */
function languages(words: Strings, picker: VoicePicker) {
  if (picker.languages.length < 2 && !picker.hasMoreLanguages) return nothing;
  const options = picker.languages.map((base) => [base, languageName(base, words.lang)] as const);
  const all = picker.hasMoreLanguages ? [[ALL, words.allLanguages] as const] : [];
  return radios('chips', {
    name: words.voiceLanguage,
    id: 'language',
    options: [...options, ...all],
    chosen: picker.language,
    choose: (base) => picker.showLanguage(base),
  });
}

/** A voice's name, where it has one that can be read; else its number. */
export function nameOf({ name }: Voice, count: number, words: Strings): string {
  const known = name.replace(/\s+/g, ' ').trim();
  if (known === '' || ADDRESS.test(known)) return words.unnamedVoice(number(count, words.lang));
  return known.length > LONGEST ? `${known.slice(0, LONGEST - 1)}…` : known;
}

/** Its language, where it speaks and how good it is, in words. */
export function describe({ lang, local, quality }: Voice, words: Strings): string {
  const how = QUALITIES[quality];
  return [
    languageName(lang, words.lang) || lang,
    local ? words.onDevice : words.needsInternet,
    ...(how ? [words.quality[how]] : []),
  ].join(' · ');
}
