import { mainLanguage } from '../../player/main-language.js';
import type { Voice } from '../../speech/types.js';
import { parseLanguage } from '../../text/language.js';
import { languageName } from '../../strings/format.js';
import type { PanelContext } from './types.js';
import { VoiceSample } from './voice-sample.js';

/**
 * How many voices are shown at first, after the first press of the button for more, and added with
 * each further press. Some devices have thousands.
 */
const FIRST_LIMIT = 4;
const SECOND_LIMIT = 40;
const LIMIT_STEP = 200;

/** The voices that can be chosen: those of one language at a time, best first. */
export class VoicePicker {
  readonly #context: PanelContext;
  readonly #onChange: () => void;
  readonly sample: VoiceSample;
  /** All voices, by their base language; `undefined` while they are loading. */
  #byLanguage: ReadonlyMap<string, readonly Voice[]> | undefined;
  #language: string | undefined;
  #allLanguages = false;
  #limit = FIRST_LIMIT;

  constructor(context: PanelContext, onChange: () => void) {
    this.#context = context;
    this.#onChange = onChange;
    this.sample = new VoiceSample(context, onChange);
  }

  open(): void {
    this.#limit = FIRST_LIMIT;
    void this.#load();
  }

  close(): void {
    this.sample.stop();
  }

  /** Whether the voices are loaded. */
  get isLoaded(): boolean {
    return this.#byLanguage !== undefined;
  }
  /** Whether there are voices that send the text off the device. */
  get hasOnline(): boolean {
    return [...(this.#byLanguage?.values() ?? [])].some((voices) =>
      voices.some(({ local }) => !local),
    );
  }
  /** The base language whose voices are shown (`parseLanguage`). */
  get language(): string {
    return this.#language ?? this.#mainLanguage;
  }
  /**
   * The base languages that can be chosen: those of the article; when more voices are shown, also
   * those of the browser; or all of them, sorted by name. Only languages that have voices.
   */
  get languages(): readonly string[] {
    const byLanguage = this.#byLanguage;
    if (!byLanguage) return [];
    const browserLanguages = this.#isExpanded ? navigator.languages.map(baseOf) : [];
    const bases = [
      this.#mainLanguage,
      ...this.#passageLanguages,
      ...browserLanguages,
      this.language,
    ];
    if (!this.#allLanguages)
      return [...new Set(bases)].filter((base) => byLanguage.has(base) || base === this.language);
    const { lang } = this.#context.strings();
    const byName = new Intl.Collator(lang);
    return [...byLanguage.keys()].sort((one, other) =>
      byName.compare(languageName(one, lang), languageName(other, lang)),
    );
  }
  /** Whether the choice of all languages is offered. */
  get hasMoreLanguages(): boolean {
    const isWanted = this.#isExpanded || this.languages.length > 1 || this.#allowed.length === 0;
    return isWanted && !this.#allLanguages && (this.#byLanguage?.size ?? 0) > this.languages.length;
  }
  /** The number of the language's voices that are not shown. */
  get moreVoices(): number {
    return Math.max(0, this.#allowed.length - this.#limit);
  }
  /** The shown voices of the language, best first. The chosen voice is always one of them. */
  get voices(): readonly Voice[] {
    const allowed = this.#allowed;
    const shown = allowed.slice(0, this.#limit);
    const chosen = this.#context.model.voiceFor(this.language)?.id;
    const hidden = allowed.slice(this.#limit).find(({ id }) => id === chosen);
    return hidden ? [...shown, hidden] : shown;
  }

  /** Shows the voices of a base language. `ALL_LANGUAGES` shows all languages instead. */
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

/** The value of the choice of all languages. */
export const ALL_LANGUAGES = '*';

function baseOf(lang: string): string {
  return parseLanguage(lang).base;
}
