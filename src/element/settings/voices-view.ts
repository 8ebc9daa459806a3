import type { Voice } from '../../speech/engine.js';
import { languageName, number } from '../format.js';
import type { Strings } from '../strings.js';
import { checkbox, choice, field } from './fields.js';
import type { Kit, SettingsHost } from './settings.js';
import { ALL, type VoicePicker } from './voice-picker.js';

/** A longer name says no more to a person. In UTF-16 code units. */
const LONGEST = 80;
/** What an address looks like, where a platform gives one for a name. */
const ADDRESS = /^(?:[a-z][\w+.-]*:|(?:[\w-]+\.){2,})\S*$/i;

/** The choice of voice, what it sounds like, and which others there are. */
export function voices(kit: Kit, host: SettingsHost, picker: VoicePicker) {
  const { html, nothing, live } = kit;
  const words = host.words();
  const { choices } = host;
  if (!picker.isLoaded) return html`<p class="note">${words.said.loadingVoice}</p>`;
  if (picker.languages.length === 0 || (picker.groups.length === 0 && !picker.hasOnline)) {
    return html`<p class="note">${words.noVoices}</p>`;
  }
  const chosen = choices.voiceFor(picker.language)?.id ?? '';
  let count = 0;
  const select = html`<select id="voice" part="voice" @change=${pick(picker)}>
    <option value="" .selected=${live(chosen === '')}>${words.bestVoice}</option>
    ${picker.groups.map(
      ({ name, voices: group }) =>
        html`<optgroup label=${name}>
          ${group.map(
            (voice) =>
              html`<option value=${voice.id} .selected=${live(voice.id === chosen)}>
                ${describe(voice, ++count, words)}
              </option>`,
          )}
        </optgroup>`,
    )}
  </select>`;
  const more = picker.hasMoreVoices
    ? html`<button type="button" @click=${() => picker.showMore()}>${words.moreVoices}</button>`
    : nothing;
  const { sample } = picker;
  const failure = sample.failure ? words.errors[sample.failure](languageName(picker.language, words.lang)) : nothing;
  return html`${languages(kit, words, picker)}
    ${field(
      kit,
      words.voice,
      'voice',
      select,
      html`<button type="button" @click=${sample.toggle}>
          ${sample.isPlaying ? words.stopVoice : words.hearVoice}
        </button>
        ${more}`,
    )}
    <p class="note" role="alert">${failure}</p>
    ${
      picker.hasOnline
        ? html`<div class="boxes">
            ${checkbox(kit, words.onlineVoices, choices.onlineVoices, (on) => (choices.onlineVoices = on), 'online-note')}
            <span class="note" id="online-note">${words.onlineVoicesNote}</span>
          </div>`
        : nothing
    }`;
}

function pick(picker: VoicePicker) {
  return (event: Event) => picker.choose((event.target as HTMLSelectElement).value);
}

function languages(kit: Kit, words: Strings, picker: VoicePicker) {
  if (picker.languages.length < 2 && !picker.hasMoreLanguages) return kit.nothing;
  const options = picker.languages.map((base) => [base, languageName(base, words.lang)] as const);
  const all = picker.hasMoreLanguages ? [[ALL, words.allLanguages] as const] : [];
  const list = choice(kit, 'language', [...options, ...all], picker.language, (base) => picker.showLanguage(base));
  return field(kit, words.voiceLanguage, 'language', list);
}

/** A voice's name and whether it stays on the device, in words. */
export function describe({ name, local }: Voice, count: number, words: Strings): string {
  const known = name.replace(/\s+/g, ' ').trim();
  const shown = known === '' || ADDRESS.test(known) ? words.unnamedVoice(number(count, words.lang)) : short(known);
  return local ? words.onDevice(shown) : words.needsInternet(shown);
}

function short(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}
