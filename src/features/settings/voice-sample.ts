import { SpeechError, type SpeechErrorCode } from '../../speech/speech-error.js';
import type { Voice } from '../../speech/types.js';
import type { PanelContext } from './types.js';

/**
 * Speaks the current sentence as a sample of a voice. Pauses the player before, and stops when the
 * player plays.
 */
export class VoiceSample {
  readonly #context: PanelContext;
  readonly #onChange: () => void;
  #speaking: AbortController | undefined;
  #playing: string | undefined;
  #failure: SpeechErrorCode | undefined;

  constructor(context: PanelContext, onChange: () => void) {
    this.#context = context;
    this.#onChange = onChange;
    context.player.addEventListener('play', () => this.stop());
  }

  /** The id of the voice whose sample is playing. */
  get playing(): string | undefined {
    return this.#playing;
  }
  /** Why the last sample failed. */
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
    const speaking = (this.#speaking = new AbortController());
    this.#playing = voice.id;
    this.#onChange();
    const sentenceText = transcript.text.slice(sentence.start, sentence.end);
    const utterance = (text: string) => ({
      ...speechSettings.utterance(text, { start: 0, end: text.length }, sentence.passage.lang),
      voice,
    });
    const text = sentenceText.slice(0, engine.maxLength?.(utterance(sentenceText)));
    try {
      await engine.speak(utterance(text), () => {}, speaking.signal);
    } catch (error) {
      if (!speaking.signal.aborted)
        this.#failure = error instanceof SpeechError ? error.code : 'failed';
    }
    if (speaking !== this.#speaking) return;
    this.#speaking = this.#playing = undefined;
    this.#onChange();
  }
}
