import { SpeechError, type SpeechErrorCode, type Voice } from '../../speech/engine.js';
import type { PanelContext } from './types.js';

/** Has a voice say the present sentence. It speaks when the player does not. */
export class VoiceSample {
  readonly #context: PanelContext;
  readonly #onChange: () => void;
  #speaking: AbortController | undefined;
  #playing: string | undefined;
  #failure: SpeechErrorCode | undefined;

  constructor(context: PanelContext, changed: () => void) {
    this.#context = context;
    this.#onChange = changed;
    context.player.addEventListener('play', () => this.stop());
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
    if (!isPlaying) void this.#speak(voice);
  }

  stop(): void {
    this.#speaking?.abort();
    this.#speaking = this.#playing = this.#failure = undefined;
    this.#onChange();
  }

  async #speak(voice: Voice): Promise<void> {
    const { player } = this.#context;
    const { transcript, cursor, engine, speechSettings } = player;
    const sentence = transcript?.sentenceAt(cursor) ?? transcript?.sentences[0];
    if (!transcript || !sentence) return;
    player.pause('button');
    const over = (this.#speaking = new AbortController());
    this.#playing = voice.id;
    this.#onChange();
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
    if (over !== this.#speaking) return;
    this.#speaking = this.#playing = undefined;
    this.#onChange();
  }
}
