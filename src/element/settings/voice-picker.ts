import { mainLanguage } from '../../player/main-language.js';
import type { Voice } from '../../speech/types.js';
import { parseLanguage } from '../../text/language.js';
import { languageName } from '../../strings/format.js';
import type { SettingsHost } from './settings.js';
import { VoiceSample } from './voice-sample.js';

/** So many voices are shown at first, then so many, and so many more each time. Some devices have thousands. */
const SHOWN = 4;
const THEN = 40;
const MORE = 200;

/** Which voices there are to choose from: those of one language at a time, the best first. */
export class VoicePicker {
  readonly #host: SettingsHost;
  readonly #changed: () => void;
  readonly sample: VoiceSample;
  /** All there are, by the family of their language; `undefined` while they are asked for. */
  #byLanguage: ReadonlyMap<string, readonly Voice[]> | undefined;
  #language: string | undefined;
  #allLanguages = false;
  #shown = SHOWN;

  constructor(host: SettingsHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.sample = new VoiceSample(host, changed);
  }

  open(): void {
    this.#shown = SHOWN;
    void this.#load();
  }

  close(): void {
    this.sample.stop();
  }

  /** Whether the platform has told its voices. */
  get isLoaded(): boolean {
    return this.#byLanguage !== undefined;
  }
  /** Whether some voices send the text off the device. */
  get hasOnline(): boolean {
    return [...(this.#byLanguage?.values() ?? [])].some((voices) => voices.some(({ local }) => !local));
  }
  /** The language whose voices are shown, by its family (`parseLanguage`). */
  get language(): string {
    return this.#language ?? this.#main;
  }
  /**
   * Languages to choose from, by their families: those of the article, with more voices also those of the reader, or all of them, by name.
   * Only such as have voices.
   */
  get languages(): readonly string[] {
    const there = this.#byLanguage;
    if (!there) return [];
    const readers = this.#isExpanded ? navigator.languages.map(baseOf) : [];
    const near = [this.#main, ...this.#passages, ...readers, this.language];
    if (!this.#allLanguages) return [...new Set(near)].filter((base) => there.has(base) || base === this.language);
    const { lang } = this.#host.words();
    const byName = new Intl.Collator(lang);
    return [...there.keys()].sort((one, other) => byName.compare(languageName(one, lang), languageName(other, lang)));
  }
  /** Whether there are languages that are not among `languages`, for who wants more. */
  get hasMoreLanguages(): boolean {
    const isWanted = this.#isExpanded || this.languages.length > 1 || this.#allowed.length === 0;
    return isWanted && !this.#allLanguages && (this.#byLanguage?.size ?? 0) > this.languages.length;
  }
  /** How many of the language's voices are not shown. */
  get moreVoices(): number {
    return Math.max(0, this.#allowed.length - this.#shown);
  }
  /** As many of the language's voices as are shown, the best first; the chosen one always among them. */
  get voices(): readonly Voice[] {
    const allowed = this.#allowed;
    const shown = allowed.slice(0, this.#shown);
    const chosen = this.#host.choices.voiceFor(this.language)?.id;
    const hidden = allowed.slice(this.#shown).find(({ id }) => id === chosen);
    return hidden ? [...shown, hidden] : shown;
  }

  /** Shows the voices of a language; `all` shows all languages to choose from instead. */
  showLanguage(base: string): void {
    if (base === ALL) this.#allLanguages = true;
    else this.#language = base;
    this.#shown = THEN;
    this.#changed();
  }

  showMore(): void {
    this.#shown = this.#isExpanded ? this.#shown + MORE : THEN;
    this.#changed();
  }

  choose(id: string): void {
    const voice = this.#allowed.find((each) => each.id === id);
    this.#host.choices.chooseVoice(voice, this.language);
    this.sample.stop();
    this.#changed();
  }

  get #isExpanded(): boolean {
    return this.#shown > SHOWN;
  }
  get #main(): string {
    const { transcript } = this.#host.player;
    return baseOf((transcript && mainLanguage(transcript)) || navigator.language);
  }
  get #passages(): Iterable<string> {
    return new Set(this.#host.player.transcript?.passages.map(({ lang }) => baseOf(lang)));
  }
  get #allowed(): readonly Voice[] {
    const voices = this.#byLanguage?.get(this.language) ?? [];
    return this.#host.choices.onlineVoices ? voices : voices.filter(({ local }) => local);
  }

  async #load(): Promise<void> {
    const voices = await this.#host.player.engine.voices();
    const byLanguage = new Map<string, Voice[]>();
    for (const voice of voices) {
      const base = baseOf(voice.lang);
      const known = byLanguage.get(base);
      if (known) known.push(voice);
      else byLanguage.set(base, [voice]);
    }
    this.#byLanguage = byLanguage;
    this.#changed();
  }
}

/** In place of a language: all of them. */
export const ALL = '*';

function baseOf(lang: string): string {
  return parseLanguage(lang).base;
}
