import { SpeechError, type SpeechErrorCode } from '../../speech/engine.js';
import type { SettingsHost } from './settings.js';

/** Has the chosen voice say the present sentence. It speaks when the player does not. */
export class VoiceSample {
  readonly #host: SettingsHost;
  readonly #changed: () => void;
  #over: AbortController | undefined;
  #failure: SpeechErrorCode | undefined;

  constructor(host: SettingsHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.player.addEventListener('play', () => this.stop());
  }

  /** Whether it is being said. */
  get isPlaying(): boolean {
    return this.#over !== undefined;
  }
  /** Why it could not be said. */
  get failure(): SpeechErrorCode | undefined {
    return this.#failure;
  }

  readonly toggle = (): void => {
    if (this.#over) this.stop();
    else void this.#say();
  };

  stop(): void {
    this.#over?.abort();
    this.#over = this.#failure = undefined;
    this.#changed();
  }

  async #say(): Promise<void> {
    const { player } = this.#host;
    const { transcript, cursor, engine, delivery } = player;
    const sentence = transcript?.sentenceAt(cursor) ?? transcript?.sentences[0];
    if (!transcript || !sentence) return;
    player.pause('button');
    const over = (this.#over = new AbortController());
    this.#failure = undefined;
    this.#changed();
    const whole = transcript.text.slice(sentence.start, sentence.end);
    const utterance = (text: string) => delivery.utterance(text, { start: 0, end: text.length }, sentence.passage.lang);
    const text = whole.slice(0, engine.maxLength?.(utterance(whole)));
    try {
      await engine.speak(utterance(text), () => {}, over.signal);
    } catch (error) {
      if (!over.signal.aborted) this.#failure = error instanceof SpeechError ? error.code : 'failed';
    }
    if (over !== this.#over) return;
    this.#over = undefined;
    this.#changed();
  }
}
