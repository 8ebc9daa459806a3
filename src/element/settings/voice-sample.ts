import { SpeechError, type SpeechErrorCode } from '../../speech/speech-error.js';
import type { Voice } from '../../speech/types.js';
import type { SettingsHost } from './settings.js';

/** Has a voice say the present sentence. It speaks when the player does not. */
export class VoiceSample {
  readonly #host: SettingsHost;
  readonly #changed: () => void;
  #over: AbortController | undefined;
  #playing: string | undefined;
  #failure: SpeechErrorCode | undefined;

  constructor(host: SettingsHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.player.addEventListener('play', () => this.stop());
  }

  /** The id of the voice that speaks. */
  get playing(): string | undefined {
    return this.#playing;
  }
  /** Why it could not be said. */
  get failure(): SpeechErrorCode | undefined {
    return this.#failure;
  }

  toggle(voice: Voice): void {
    const isPlaying = this.#playing === voice.id;
    this.stop();
    if (!isPlaying) void this.#say(voice);
  }

  stop(): void {
    this.#over?.abort();
    this.#over = this.#playing = this.#failure = undefined;
    this.#changed();
  }

  async #say(voice: Voice): Promise<void> {
    const { player } = this.#host;
    const { transcript, cursor, engine, speechSettings } = player;
    const sentence = transcript?.sentenceAt(cursor) ?? transcript?.sentences[0];
    if (!transcript || !sentence) return;
    player.pause('button');
    const over = (this.#over = new AbortController());
    this.#playing = voice.id;
    this.#changed();
    const whole = transcript.text.slice(sentence.start, sentence.end);
    const utterance = (text: string) => ({
      ...speechSettings.utterance(text, { start: 0, end: text.length }, sentence.passage.lang),
      voice,
    });
    const text = whole.slice(0, engine.maxLength?.(utterance(whole)));
    try {
      await engine.speak(utterance(text), () => {}, over.signal);
    } catch (error) {
      if (!over.signal.aborted) this.#failure = error instanceof SpeechError ? error.code : 'failed';
    }
    if (over !== this.#over) return;
    this.#over = this.#playing = undefined;
    this.#changed();
  }
}
