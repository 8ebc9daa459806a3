import type { Span } from '../text/span.js';
import type { Timeline } from '../text/timeline.js';
import type { Transcript } from '../text/transcript.js';

/**
 * How good a voice sounds, best first. `novelty` voices are jokes and effects, such as a voice that
 * whispers.
 */
export const VOICE_QUALITIES = [
  'natural',
  'premium',
  'enhanced',
  'plain',
  'compact',
  'novelty',
] as const;
export type VoiceQuality = (typeof VOICE_QUALITIES)[number];

/** A voice of an engine. */
export interface Voice {
  /** Unique within the engine. The same on the next visit, where the platform allows it. */
  readonly id: string;
  /** The platform's name for it. */
  readonly name: string;
  /** BCP 47 language tag in its usual case (`en-US`), however the platform writes it. */
  readonly lang: string;
  /**
   * Whether the text stays on the device. Decided by the voice's name and URI too, because the
   * platform's flag is often wrong.
   */
  readonly local: boolean;
  /** The `name` of its engine. */
  readonly engine: string;
  /** Derived from its name and id. `plain` if they say nothing. */
  readonly quality: VoiceQuality;
}

/**
 * Identifies a chosen voice, also on a later visit: by id, else by name. Every `Voice` is a
 * `VoiceKey`.
 */
export interface VoiceKey {
  readonly id: string;
  readonly name: string;
  /** BCP 47. Several voices may share a name; the language tells them apart. */
  readonly lang?: string;
}

/** A text to speak: a sentence or a part of one. */
export interface Utterance {
  /** The text to speak. */
  readonly text: string;
  /**
   * The range, in UTF-16 offsets, that the marks of this utterance refer to. `source.start` is the
   * start of `text`, and each code unit of `text` is one further. It is a range of the transcript
   * if the article is spoken as it is written. Otherwise the player maps the marks.
   */
  readonly source: Span;
  /** BCP 47 language of `text`. */
  readonly lang: string;
  /**
   * The wanted voice. If it is omitted, missing, not allowed or of another language, the engine
   * takes its best voice for `lang`.
   */
  readonly voice?: VoiceKey;
  /** Speed: 1 is the voice's normal speed. */
  readonly rate: number;
  /** 0 to 1. */
  readonly volume: number;
}

/**
 * The voice has reached this range, usually a word. Its offsets are `source.start` plus the offsets
 * in `text`. The first mark of an utterance may be empty (`start === end`): the voice has started.
 */
export interface Mark extends Span {
  /** Estimated from the elapsed time. The voice did not report it. */
  readonly estimated?: boolean;
  /** The voice that speaks, if the engine knows it. On the first mark only. */
  readonly voice?: Voice;
}

/** Progress of a download that an engine needs, in bytes. */
export interface Loading {
  readonly loaded: number;
  readonly total: number;
}

/**
 * Speaks one utterance at a time. It has no queue, no cursor and no pause. A wrapper forwards every
 * member: build it with `delegate()`.
 */
export interface SpeechEngine {
  readonly name: string;
  /** Whether this browser can run it. Must have no side effects. Omitted: it can. */
  available?(): boolean;
  /** Its voices, in the platform's order. Never rejects. May be empty. */
  voices(): Promise<readonly Voice[]>;
  /**
   * Calls `listener` after each change of `voices()`. Omitted: they never change.
   * @returns a function that removes the listener
   */
  onVoicesChange?(listener: () => void): () => void;
  /**
   * The longest text, in UTF-16 code units, that it speaks reliably in one utterance with this
   * language, voice and rate. The player splits a longer sentence, at clauses if possible. Omitted
   * or `undefined`: any length.
   */
  maxLength?(utterance: Utterance): number | undefined;
  /**
   * The user is about to press play: the engine may start slow requests, such as the list of
   * voices. Must be silent.
   */
  prepare?(): void;
  /**
   * Called in the task of a user gesture, so that audio may play later. Must be silent and load
   * nothing.
   */
  unlock?(): void;
  /**
   * The time in ms after which it counts as an engine without voices; 0: now. Omitted or
   * `undefined`: it has a voice, or has been heard.
   */
  voicelessAfter?(): number | undefined;
  /**
   * The times of a recording of the article, in seconds. Called again after the article was edited.
   * An engine with a timeline gets whole sentences as they are written, or the rest of one, and no
   * pauses between them, because the recording has its own. Each utterance continues where the last
   * one ended or was stopped. `undefined`: it does not play a recording.
   */
  readonly timeline?: ((transcript: Transcript) => Timeline) | undefined;
  /**
   * Whether it plays through an `<audio>` element, which media keys and lock screens control.
   * Omitted: it does not.
   */
  readonly playsAudio?: boolean;
  /**
   * The utterances that will probably follow the current one, so that a synthesizer can start on
   * them. They are computed as the iterable is consumed. Other utterances may follow instead.
   * Omitted: it prepares nothing.
   */
  prepareNext?(next: Iterable<Utterance>): void;
  /**
   * Changes the rate and the volume (0 to 1) of the current utterance at once.
   * @returns false if it cannot, as when omitted: the player then speaks the rest of the utterance
   * again
   */
  adjust?(prosody: Pick<Utterance, 'rate' | 'volume'>): boolean;
  /** Whether a voice is known to be one of its own. Omitted: it is not known. */
  supportsVoice?(voice: VoiceKey): boolean;
  /**
   * Whether it can speak a language (BCP 47); true if that is not known. Omitted: it is not known.
   */
  supportsLanguage?(lang: string): boolean;
  /**
   * The measured speed of a voice, by its id, at a requested rate: how many times as fast as
   * `estimatedSeconds` it speaks. Omitted or `undefined`: not measured.
   */
  measuredRate?(voice: string, rate: number): number | undefined;
  /**
   * Speaks one utterance. If a user gesture calls it for the first time, it reaches the platform in
   * the same task.
   * @param onLoading called before the first mark, if a voice must be downloaded first
   * @returns resolves at the end of the utterance; rejects with `signal.reason` after an abort,
   * else with a `SpeechError`
   */
  speak(
    utterance: Utterance,
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
    onLoading?: (loading: Loading) => void,
  ): Promise<void>;
}
