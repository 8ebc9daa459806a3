import { PLAYBACK_RATES, type VoicelessChoice } from '../options/choices.js';
import type { Utterance, Voice, VoiceKey } from '../speech/types.js';
import { sameLanguage } from '../text/language.js';
import type { Span } from '../text/span.js';
import type { Lexicon } from '../text/pronunciation/pronounce.js';

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

/** Called after a change: with its event, if it has one, and whether it changes what is heard. */
type Changed = (event: 'ratechange' | 'volumechange' | undefined, audible: boolean) => void;

/** How the article is spoken: rate, volume, voice and pronunciation. */
export class SpeechSettings {
  readonly #changed: Changed;
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
  #playbackRate = 1;
  #defaultPlaybackRate = 1;
  #volume = 1;
  #muted = false;
  #voice: VoiceKey | undefined;

  constructor(changed: Changed) {
    this.#changed = changed;
  }

  /** 0.5 to 4; outside is clamped. @throws `TypeError` when it is not a finite number. */
  get playbackRate(): number {
    return this.#playbackRate;
  }
  set playbackRate(rate: number) {
    const clamped = withinRates(finite(rate, 'playbackRate'));
    if (clamped === this.#playbackRate) return;
    this.#playbackRate = clamped;
    this.#changed('ratechange', true);
  }

  /** The rate after `load()`. As `playbackRate`. */
  get defaultPlaybackRate(): number {
    return this.#defaultPlaybackRate;
  }
  set defaultPlaybackRate(rate: number) {
    const clamped = withinRates(finite(rate, 'defaultPlaybackRate'));
    if (clamped === this.#defaultPlaybackRate) return;
    this.#defaultPlaybackRate = clamped;
    this.#changed('ratechange', false);
  }

  /** 0 to 1. @throws `TypeError` when it is not a finite number, `IndexSizeError` outside. */
  get volume(): number {
    return this.#volume;
  }
  set volume(volume: number) {
    if (finite(volume, 'volume') < 0 || volume > 1) {
      throw new DOMException(`The volume ${volume} is not between 0 and 1.`, 'IndexSizeError');
    }
    if (volume === this.#volume) return;
    this.#volume = volume;
    this.#changed('volumechange', !this.#muted);
  }

  get muted(): boolean {
    return this.#muted;
  }
  set muted(muted: boolean) {
    if (muted === this.#muted) return;
    this.#muted = muted;
    this.#changed('volumechange', this.#volume > 0);
  }

  /** The wanted voice; `undefined` leaves it to the engine. */
  get voice(): VoiceKey | undefined {
    return this.#voice;
  }
  set voice(voice: VoiceKey | undefined) {
    const { id, name, lang } = this.#voice ?? {};
    if (voice?.id === id && voice?.name === name && voice?.lang === lang) return;
    this.#voice = voice;
    this.#changed(undefined, true);
  }

  /** As an engine takes them. */
  get prosody(): Pick<Utterance, 'rate' | 'volume'> {
    return { rate: this.#playbackRate, volume: this.#muted ? 0 : this.#volume };
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

function withinRates(rate: number): number {
  return Math.min(Math.max(rate, PLAYBACK_RATES.min), PLAYBACK_RATES.max);
}

function finite(value: number, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`${name} must be a finite number, not ${String(value)}.`);
}
