import { mainLanguage } from '../../player/main-language.js';
import type { Voice } from '../../speech/engine.js';
import { parseLanguage } from '../../text/language.js';
import { languageName } from '../../strings/format.js';
import type { PanelContext } from './types.js';
import { VoiceSample } from './voice-sample.js';

/** So many voices are shown at first, then so many, and so many more each time. Some devices have thousands. */
const FIRST_LIMIT = 4;
const SECOND_LIMIT = 40;
const LIMIT_STEP = 200;

/** Which voices there are to choose from: those of one language at a time, the best first. */
export class VoicePicker {
  readonly #context: PanelContext;
  readonly #onChange: () => void;
  readonly sample: VoiceSample;
  /** All there are, by the family of their language; `undefined` while they are asked for. */
  #byLanguage: ReadonlyMap<string, readonly Voice[]> | undefined;
  #language: string | undefined;
  #allLanguages = false;
  #limit = FIRST_LIMIT;

  constructor(context: PanelContext, changed: () => void) {
    this.#context = context;
    this.#onChange = changed;
    this.sample = new VoiceSample(context, changed);
  }

  open(): void {
    this.#limit = FIRST_LIMIT;
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
    return this.#language ?? this.#mainLanguage;
  }
  /**
   * Languages to choose from, by their families: those of the article, with more voices also those of the reader, or all of them, by name.
   * Only such as have voices.
   */
  get languages(): readonly string[] {
    const there = this.#byLanguage;
    if (!there) return [];
    const readers = this.#isExpanded ? navigator.languages.map(baseOf) : [];
    const near = [this.#mainLanguage, ...this.#passageLanguages, ...readers, this.language];
    if (!this.#allLanguages) return [...new Set(near)].filter((base) => there.has(base) || base === this.language);
    const { lang } = this.#context.strings();
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
    return Math.max(0, this.#allowed.length - this.#limit);
  }
  /** As many of the language's voices as are shown, the best first; the chosen one always among them. */
  get voices(): readonly Voice[] {
    const allowed = this.#allowed;
    const shown = allowed.slice(0, this.#limit);
    const chosen = this.#context.model.voiceFor(this.language)?.id;
    const hidden = allowed.slice(this.#limit).find(({ id }) => id === chosen);
    return hidden ? [...shown, hidden] : shown;
  }

  /** Shows the voices of a language; `all` shows all languages to choose from instead. */
  showLanguage(base: string): void {
    if (base === ALL_LANGUAGES) this.#allLanguages = true;
    else this.#language = base;
    this.#limit = SECOND_LIMIT;
    this.#onChange();
  }

  showMore(): void {
    this.#limit = this.#isExpanded ? this.#limit + LIMIT_STEP : SECOND_LIMIT;
    this.#onChange();
  }

  choose(id: string): void {
    const voice = this.#allowed.find((each) => each.id === id);
    this.#context.model.chooseVoice(voice, this.language);
    this.sample.stop();
    this.#onChange();
  }

  get #isExpanded(): boolean {
    return this.#limit > FIRST_LIMIT;
  }
  get #mainLanguage(): string {
    const { transcript } = this.#context.player;
    return baseOf((transcript && mainLanguage(transcript)) || navigator.language);
  }
  get #passageLanguages(): Iterable<string> {
    return new Set(this.#context.player.transcript?.passages.map(({ lang }) => baseOf(lang)));
  }
  get #allowed(): readonly Voice[] {
    const voices = this.#byLanguage?.get(this.language) ?? [];
    return this.#context.model.onlineVoices ? voices : voices.filter(({ local }) => local);
  }

  async #load(): Promise<void> {
    const voices = await this.#context.player.engine.voices();
    const byLanguage = new Map<string, Voice[]>();
    for (const voice of voices) {
      const base = baseOf(voice.lang);
      const known = byLanguage.get(base);
      if (known) known.push(voice);
      else byLanguage.set(base, [voice]);
    }
    this.#byLanguage = byLanguage;
    this.#onChange();
  }
}

/** In place of a language: all of them. */
export const ALL_LANGUAGES = '*';

function baseOf(lang: string): string {
  return parseLanguage(lang).base;
}
