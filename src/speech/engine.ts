import type { Span } from '../text/span.js';

/** A voice of an engine, as a person chooses it. */
export interface Voice {
  /** Unique within the engine, and the same the next time the page is opened where the platform allows it. */
  readonly id: string;
  /** As the platform names it. */
  readonly name: string;
  /** BCP 47 language tag, in its usual spelling (`en-US`), however the platform spells it. */
  readonly lang: string;
  /** Whether text stays on the device: by evidence, not by the platform's flag alone. */
  readonly local: boolean;
  /** The `name` of the engine it belongs to. */
  readonly engine: string;
}

/** One thing to be said: never longer than a sentence. */
export interface Utterance {
  /** What is said. */
  readonly text: string;
  /**
   * The ruler of its marks: `source.start` is where `text` begins, and each code unit of `text` one further. Where an article is said as it
   * is written, that is the stretch of the transcript that `text` voices, in UTF-16 offsets; else the player leads the marks back to it.
   */
  readonly source: Span;
  /** BCP 47 language of `text`. */
  readonly lang: string;
  /** The wanted voice; left out, the engine takes its best for `lang`. */
  readonly voice?: Voice;
  /** Speed: 1 is the voice's own. */
  readonly rate: number;
  /** 0 to 1. */
  readonly volume: number;
}

/**
 * The voice reached this stretch, on the ruler of its utterance's `source`: usually a word. `source.start` plus its place in `text`.
 * The first mark of an utterance may be empty (`start === end`): the voice has begun, where in the text is not known.
 */
export type Mark = Span;

/** Anything that can say one utterance. It keeps no queue, no cursor and no pause. */
export interface SpeechEngine {
  readonly name: string;
  /** Whether this browser can do it at all; asking touches nothing. Left out: it can. */
  available?(): boolean;
  /** The voices there are, as the platform orders them. Never rejects; may be empty. */
  voices(): Promise<readonly Voice[]>;
  /**
   * The longest text, in UTF-16 code units, that it can be trusted to say in one utterance like this one: of its language,
   * voice and rate. A longer sentence comes in parts, cut at clauses where it can be. Left out, or `undefined`: any.
   */
  maxLength?(utterance: Utterance): number | undefined;
  /**
   * Says one utterance. Called from a click, it reaches the platform in the same task.
   * @returns resolves when all is said; rejects with `signal.reason` once aborted, else with a `SpeechError`.
   */
  speak(utterance: Utterance, onMark: (mark: Mark) => void, signal: AbortSignal): Promise<void>;
}

/**
 * Why nothing is heard.
 * - `unsupported`: the browser has no speech synthesis
 * - `not-allowed`: the browser wants the reader to press play
 * - `no-voice`: no voice for the language
 * - `online-only`: the only voices for the language send the text off the device, which was not allowed
 * - `muted`: the tab or the device takes the speech and plays nothing
 * - `silent`: the voice did not start, or did not finish, in time
 * - `interrupted`: something else took the voice, such as another tab
 * - `failed`: the platform reported an error
 */
export type SpeechErrorCode =
  'unsupported' | 'not-allowed' | 'no-voice' | 'online-only' | 'muted' | 'silent' | 'interrupted' | 'failed';

/** What an engine rejects with when it cannot say an utterance. */
export class SpeechError extends Error {
  override readonly name = 'SpeechError';
  readonly code: SpeechErrorCode;
  /** BCP 47 language of what could not be said. */
  readonly lang: string;

  constructor(code: SpeechErrorCode, message: string, lang: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.lang = lang;
  }
}
