import type { Voice } from '../speech/engine.js';

/** Who speaks, as far as the list of voices is concerned. */
interface VoiceSelector {
  /** The id of the voice that speaks, or is going to. */
  readonly enabled: string | undefined;
  /** Wishes for a voice, or for none in particular. */
  choose(id: string | undefined): void;
}

/** A voice, as an `AudioTrack`: `enabled` chooses it. */
export class ArticleAudioTrack {
  readonly id: string;
  /** `main` of the best voice, `alternative` of the others. */
  readonly kind: 'main' | 'alternative';
  /** The name of the voice. */
  readonly label: string;
  /** BCP 47. */
  readonly language: string;
  readonly #selector: VoiceSelector;

  constructor({ id, name, lang }: Voice, kind: 'main' | 'alternative', voices: VoiceSelector) {
    this.id = id;
    this.kind = kind;
    this.label = name;
    this.language = lang;
    this.#selector = voices;
  }

  /** Whether this voice speaks. Of several that are set in a row, the last one counts; without any, the player chooses. */
  get enabled(): boolean {
    return this.#selector.enabled === this.id;
  }
  set enabled(enabled: boolean) {
    if (Boolean(enabled) !== this.enabled) this.#selector.choose(enabled ? this.id : undefined);
  }
}
