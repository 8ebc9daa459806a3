import type { VoicelessChoice } from '../options/choices.js';
import type { Utterance, Voice, VoiceKey } from '../speech/types.js';
import { sameLanguage } from '../text/language.js';
import type { Span } from '../text/span.js';
import type { Lexicon } from '../text/pronunciation/pronounce.js';
import { MediaSettings, type SettingsChangeListener } from './media-settings.js';

/** Words that are spoken instead of a text, and their language (BCP 47). */
export interface Announcement {
  readonly text: string;
  readonly lang: string;
}

/** How text is pronounced, beyond the rules of its language. */
export interface Wording {
  readonly lexicon?: Lexicon | undefined;
  /**
   * What is spoken instead of a block of code of so many lines, in an article of this language (BCP
   * 47). Without it, the code is read.
   */
  readonly announceCode?: ((lines: number, lang: string) => Announcement) | undefined;
}

/** How the article is spoken: rate, volume, voice and pronunciation. */
export class SpeechSettings extends MediaSettings {
  readonly #onChange: SettingsChangeListener;
  /** A change applies from the next sentence on. */
  pronunciation: Wording = {};
  /**
   * What is done with a passage in a language that no voice speaks; applies from the next passage
   * on.
   */
  onMissingVoice: VoicelessChoice = 'skip';
  /**
   * Seconds of silence after each sentence, at any rate, in addition to the usual pauses; applies
   * from the next sentence on.
   */
  sentenceGap = 0;
  /**
   * Voices for other languages than that of `voice`, each with its `lang`; apply from the next
   * sentence on.
   */
  otherVoices: readonly VoiceKey[] = [];
  /**
   * The listener wants text in `lang` (BCP 47), which no voice speaks, spoken by this voice as if
   * it were in the voice's language.
   */
  readAs: { readonly lang: string; readonly voice: Voice } | undefined;
  #voice: VoiceKey | undefined;

  constructor(onChange: SettingsChangeListener) {
    super(onChange);
    this.#onChange = onChange;
  }

  /** The wanted voice; `undefined` leaves it to the engine. */
  get voice(): VoiceKey | undefined {
    return this.#voice;
  }
  set voice(voice: VoiceKey | undefined) {
    const { id, name, lang } = this.#voice ?? {};
    if (voice?.id === id && voice?.name === name && voice?.lang === lang) return;
    this.#voice = voice;
    this.#onChange(undefined, true);
  }

  /** As an engine takes them. */
  get prosody(): Pick<Utterance, 'rate' | 'volume'> {
    return { rate: this.playbackRate, volume: this.muted ? 0 : this.volume };
  }

  /** An utterance with these settings. */
  utterance(text: string, source: Span, lang: string): Utterance {
    const { readAs } = this;
    const isReadAs = readAs && sameLanguage(lang, readAs.lang);
    const voice = isReadAs ? readAs.voice : this.#voice;
    return {
      text,
      source,
      lang: isReadAs ? readAs.voice.lang : lang,
      ...(voice && { voice }),
      ...this.prosody,
    };
  }
}
