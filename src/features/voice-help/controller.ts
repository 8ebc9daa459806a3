import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Player } from '../../player/player.js';
import type { Voice } from '../../speech/engine.js';
import { parseLanguage, sameLanguage } from '../../text/language.js';

/** A list of voices that fills so many ms after it was found empty still starts the voice: the person has pressed play, and waits. */
const AWAITED_FOR = 30_000;
/** Some browsers never tell that their list has filled: it is asked for this often, in ms. */
const POLL = 1000;

interface VoiceHelpHost extends ReactiveControllerHost {
  readonly onlineVoices: boolean;
}

/** What can be done where no voice speaks: what there is to choose from, and a voice that comes late. */
export class VoiceHelp implements ReactiveController {
  readonly #host: VoiceHelpHost;
  readonly #player: Player;
  readonly #play: () => void;
  #voices: readonly Voice[] = [];
  #off: AbortController | undefined;

  /** `play` starts the voice for the person who has pressed play before. */
  constructor(host: VoiceHelpHost, player: Player, play: () => void) {
    this.#host = host;
    this.#player = player;
    this.#play = play;
    player.addEventListener('error', () => void this.#look());
    for (const type of ['play', 'emptied'] as const) player.addEventListener(type, () => this.#end());
    player.addEventListener('emptied', () => (player.speechSettings.readAs = undefined));
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#end();
  }

  /** Whether there is a voice to choose for what could not be said. */
  get hasChoice(): boolean {
    return this.#voices.filter((voice) => this.#maySpeak(voice)).length > 0;
  }

  /** The language of a voice that could read the article, though it is another one than the article's; BCP 47, without a region. */
  get otherLanguage(): string | undefined {
    const other = this.#other;
    return other && parseLanguage(other.lang).base;
  }

  /** The person wants to hear it by that voice. */
  readWithOther(): void {
    const voice = this.#other;
    if (!voice) return;
    this.#player.speechSettings.readAs = { lang: this.#player.error?.lang ?? '', voice };
    this.#play();
  }

  get #other(): Voice | undefined {
    const lang = this.#player.error?.lang ?? '';
    return this.#voices.find(
      (voice) => !sameLanguage(voice.lang, lang) && this.#isAllowed(voice) && voice.quality !== 'novelty',
    );
  }

  #isAllowed({ local }: Voice): boolean {
    return local || this.#host.onlineVoices;
  }

  #maySpeak(voice: Voice): boolean {
    const lang = this.#player.error?.lang ?? '';
    return this.#isAllowed(voice) && (lang === '' || sameLanguage(voice.lang, lang));
  }

  async #look(): Promise<void> {
    this.#end();
    const { engine, error } = this.#player;
    const { signal } = (this.#off = new AbortController());
    // What the browser tells at once was known when the voice failed.
    let isLate = false;
    setTimeout(() => (isLate = true));
    const known = await engine.voices();
    if (signal.aborted) return;
    this.#voices = known;
    this.#host.requestUpdate();
    if (error?.reason !== 'no-voice') return;
    const before = new Set(isLate ? [] : known.map(({ id }) => id));
    const look = (voices: readonly Voice[]) => {
      if (signal.aborted) return;
      this.#voices = voices;
      this.#host.requestUpdate();
      if (this.#player.error === error && voices.some((voice) => !before.has(voice.id) && this.#maySpeak(voice))) {
        this.#play();
      }
    };
    const ask = () => void engine.voices().then(look);
    const forget = engine.onVoicesChange?.(ask);
    const polling = setInterval(ask, POLL);
    const patience = setTimeout(() => this.#end(), AWAITED_FOR);
    signal.addEventListener('abort', () => {
      forget?.();
      clearInterval(polling);
      clearTimeout(patience);
    });
    look(known);
  }

  #end(): void {
    this.#off?.abort();
    this.#off = undefined;
  }
}
