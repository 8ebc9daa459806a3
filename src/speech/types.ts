import type { Span } from '../text/span.js';
import type { Timeline } from '../text/timeline.js';
import type { Transcript } from '../text/transcript.js';

/** How good a voice sounds, best first. `novelty` voices are jokes and manners of speaking. */
export const VOICE_QUALITIES = ['natural', 'premium', 'enhanced', 'plain', 'compact', 'novelty'] as const;
export type VoiceQuality = (typeof VOICE_QUALITIES)[number];

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
  /** By what is known of its name and its id; `plain` where nothing is. */
  readonly quality: VoiceQuality;
}

/** What a voice is wished for by: kept and found again, by its id, else by its name. A `Voice` is one. */
export interface VoiceKey {
  readonly id: string;
  readonly name: string;
  /** BCP 47; a name may be that of several voices. */
  readonly lang?: string;
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
  /** The wanted voice. Left out, not there, of another language than `lang` or not allowed: the engine takes its best for `lang`. */
  readonly voice?: VoiceKey;
  /** Speed: 1 is the voice's own. */
  readonly rate: number;
  /** 0 to 1. */
  readonly volume: number;
}

/**
 * The voice reached this stretch, on the ruler of its utterance's `source`: usually a word. `source.start` plus its place in `text`.
 * The first mark of an utterance may be empty (`start === end`): the voice has begun, where in the text is not known.
 */
export interface Mark extends Span {
  /** Reckoned from the time that has gone by, not told by the voice. */
  readonly estimated?: boolean;
  /** Which voice speaks, where the engine knows: on the first mark. */
  readonly voice?: Voice;
}

/** How far what an engine needs has been loaded, in bytes. */
export interface Loading {
  readonly loaded: number;
  readonly total: number;
}

/** Anything that can say one utterance. It keeps no queue, no cursor and no pause. */
export interface SpeechEngine {
  readonly name: string;
  /** Whether this browser can do it at all; asking touches nothing. Left out: it can. */
  available?(): boolean;
  /** The voices there are, as the platform orders them. Never rejects; may be empty. */
  voices(): Promise<readonly Voice[]>;
  /** Calls `listener` whenever `voices()` has something else to tell, until what it returns is called. Left out: it always tells the same. */
  onVoicesChange?(listener: () => void): () => void;
  /**
   * The longest text, in UTF-16 code units, that it can be trusted to say in one utterance like this one: of its language,
   * voice and rate. A longer sentence comes in parts, cut at clauses where it can be. Left out, or `undefined`: any.
   */
  maxLength?(utterance: Utterance): number | undefined;
  /** A person is about to press play: what takes time may be asked for. Says nothing. */
  prepare?(): void;
  /** In the task of a press: sound that comes later may sound then. Makes no sound, and loads nothing. */
  unlock?(): void;
  /**
   * In how many ms it may be taken to have no voice at all: 0 is now. Left out, or `undefined`: it has one, or was heard.
   */
  voicelessAfter?(): number | undefined;
  /**
   * When what is said of an article, in seconds of a recording of it: a recording knows its times. Asked for again when the article was
   * edited. An engine that has this is given whole sentences as they are written, or their rest, without a pause between them: it has its
   * own. What it is given next goes on where the last ended, or where it was stopped. An engine made of several has it while one speaks that does.
   */
  readonly timeline?: ((transcript: Transcript) => Timeline) | undefined;
  /** Whether it plays through an `<audio>` of the page, which media keys and a lock screen reach. Left out: not. */
  readonly playsAudio?: boolean;
  /**
   * The present utterance is being said, and these come next: a synthesizer may begin on as many of them as it takes out. Each is worked
   * out when it is taken, so an engine that has no use for them leaves the method out. What comes may still be something else.
   */
  prepareNext?(next: Iterable<Utterance>): void;
  /**
   * Takes a new rate and loudness (0 to 1) for what it is saying now, in mid-word. Left out, or false: it cannot, and the rest is said anew.
   */
  adjust?(delivery: Pick<Utterance, 'rate' | 'volume'>): boolean;
  /** Whether a wished-for voice is one of its own, as far as can be told at once. Left out: not known. */
  supportsVoice?(voice: VoiceKey): boolean;
  /** Whether it can speak a language (BCP 47), as far as can be told at once. Left out: not known. */
  supportsLanguage?(lang: string): boolean;
  /** How many times as fast as estimated (`estimatedSeconds`) a voice, named by its id, was heard to speak at a rate. Left out: not known. */
  measuredRate?(voice: string, rate: number): number | undefined;
  /**
   * Says one utterance. The first one, called from a click, reaches the platform in the same task.
   * @param onLoading is told, before the first mark, how far a voice that must be loaded first is.
   * @returns resolves when all is said; rejects with `signal.reason` once aborted, else with a `SpeechError`.
   */
  speak(
    utterance: Utterance,
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
    onLoading?: (loading: Loading) => void,
  ): Promise<void>;
}

/** Whether this browser can run an engine. */
export function isAvailable(engine: SpeechEngine): boolean {
  return engine.available?.() ?? true;
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
 * - `download`: a voice would have to be loaded, and the reader wants to be asked first
 * - `blocked`: the page forbids, by its security policy, what the voice needs
 */
export type SpeechErrorCode =
  | 'unsupported'
  | 'not-allowed'
  | 'no-voice'
  | 'online-only'
  | 'muted'
  | 'silent'
  | 'interrupted'
  | 'failed'
  | 'download'
  | 'blocked';

/** What an engine rejects with when it cannot say an utterance. */
export class SpeechError extends Error {
  /** By what it is like: a part that is loaded later, and a publisher's engine, may have a class of their own copy. */
  static override [Symbol.hasInstance](thrown: unknown): boolean {
    const { name, code } = (thrown ?? {}) as Partial<SpeechError>;
    return name === 'SpeechError' && typeof code === 'string';
  }

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
