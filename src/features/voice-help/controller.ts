import type { ReactiveController } from 'lit';
import type { Player } from '../../player/player.js';
import type { Voice } from '../../speech/types.js';
import { parseLanguage, sameLanguage } from '../../text/language.js';
import type { PlayerContext, PlayerHost } from '../../core/context.js';

/**
 * A list of voices that fills within so many ms still starts playback: the person has pressed play,
 * and waits.
 */
const SEARCH_FOR = 30_000;
/** Some browsers never dispatch `voiceschanged`: the list is polled at this interval, in ms. */
const POLL = 1000;

/**
 * Helps if no voice speaks the language: other voices to choose, and a list of voices that fills
 * late.
 */
export class VoiceHelp implements ReactiveController {
  readonly #host: PlayerHost;
  readonly #player: Player;
  readonly #play: () => void;
  #voices: readonly Voice[] = [];
  #search: AbortController | undefined;

  constructor({ host, player, requestPlay }: PlayerContext) {
    this.#host = host;
    this.#player = player;
    // The `error` event reports why it cannot play.
    this.#play = () => void requestPlay('button').catch(() => {});
    player.addEventListener('error', () => void this.#findVoices());
    for (const type of ['play', 'emptied'] as const)
      player.addEventListener(type, () => this.#endSearch());
    player.addEventListener('emptied', () => (player.speechSettings.readAs = undefined));
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#endSearch();
  }

  /** Whether the listener can choose a voice for the text that could not be spoken. */
  get hasChoice(): boolean {
    return this.#voices.filter((voice) => this.#maySpeak(voice)).length > 0;
  }

  /**
   * The language of a voice that could read the article, other than that of the article; BCP 47,
   * without a region.
   */
  get otherLanguage(): string | undefined {
    const other = this.#otherVoice;
    return other && parseLanguage(other.lang).base;
  }

  /** Reads the article by that voice. */
  readWithOther(): void {
    const voice = this.#otherVoice;
    if (!voice) return;
    this.#player.speechSettings.readAs = { lang: this.#player.error?.lang ?? '', voice };
    this.#play();
  }

  get #otherVoice(): Voice | undefined {
    const lang = this.#player.error?.lang ?? '';
    return this.#voices.find(
      (voice) =>
        !sameLanguage(voice.lang, lang) && this.#isAllowed(voice) && voice.quality !== 'novelty',
    );
  }

  #isAllowed({ local }: Voice): boolean {
    return local || this.#host.onlineVoices;
  }

  #maySpeak(voice: Voice): boolean {
    const lang = this.#player.error?.lang ?? '';
    return this.#isAllowed(voice) && (lang === '' || sameLanguage(voice.lang, lang));
  }

  async #findVoices(): Promise<void> {
    this.#endSearch();
    const { engine, error } = this.#player;
    const { signal } = (this.#search = new AbortController());
    // An event right after the failure brings no new voice.
    let isLate = false;
    setTimeout(() => (isLate = true));
    const known = await engine.voices();
    if (signal.aborted) return;
    this.#voices = known;
    this.#host.requestUpdate();
    if (error?.reason !== 'no-voice') return;
    const before = new Set(isLate ? [] : known.map(({ id }) => id));
    const onVoices = (voices: readonly Voice[]) => {
      if (signal.aborted) return;
      this.#voices = voices;
      this.#host.requestUpdate();
      if (
        this.#player.error === error &&
        voices.some((voice) => !before.has(voice.id) && this.#maySpeak(voice))
      ) {
        this.#play();
      }
    };
    const poll = () => void engine.voices().then(onVoices);
    const removeListener = engine.onVoicesChange?.(poll);
    const polling = setInterval(poll, POLL);
    const timeout = setTimeout(() => this.#endSearch(), SEARCH_FOR);
    signal.addEventListener('abort', () => {
      removeListener?.();
      clearInterval(polling);
      clearTimeout(timeout);
    });
    onVoices(known);
  }

  #endSearch(): void {
    this.#search?.abort();
    this.#search = undefined;
  }
}
