import type { Voice } from '../speech/types.js';

/** Selects the voice of the player. */
interface VoiceSelector {
  /** The id of the voice that speaks or will speak. */
  readonly enabled: string | undefined;
  /** Selects a voice; `undefined` leaves the choice to the player. */
  choose(id: string | undefined): void;
}

/** A voice as an `AudioTrack`. Setting `enabled` selects it. */
export class ArticleAudioTrack {
  readonly id: string;
  /** `main` for the best voice, `alternative` for the others. */
  readonly kind: 'main' | 'alternative';
  /** The name of the voice. */
  readonly label: string;
  /** BCP 47. */
  readonly language: string;
  readonly #selector: VoiceSelector;

  constructor({ id, name, lang }: Voice, kind: 'main' | 'alternative', selector: VoiceSelector) {
    this.id = id;
    this.kind = kind;
    this.label = name;
    this.language = lang;
    this.#selector = selector;
  }

  /**
   * Whether this voice is selected. If several are enabled one after the other, the last one
   * counts; without any, the player selects one.
   */
  get enabled(): boolean {
    return this.#selector.enabled === this.id;
  }
  set enabled(enabled: boolean) {
    if (Boolean(enabled) !== this.enabled) this.#selector.choose(enabled ? this.id : undefined);
  }
}
