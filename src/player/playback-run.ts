import type { SpeechError } from '../speech/speech-error.js';
import type { Loading, Mark, SpeechEngine, Utterance } from '../speech/types.js';
import { wait } from '../speech/wait.js';
import { sameLanguage } from '../text/language.js';
import { pauseBetween } from '../text/pauses.js';
import type { Passage, Sentence, Transcript } from '../text/transcript.js';
import { mainLanguage } from './main-language.js';
import type { SpeechSettings } from './speech-settings.js';
import { isVoiceless, planUtterances, type PlannedUtterance } from './utterance-plan.js';

/** What a run reads anew for each utterance, because it may change while it speaks. */
export interface RunSource {
  readonly transcript: Transcript | undefined;
  readonly cursor: number;
  readonly speechSettings: SpeechSettings;
  readonly engine: SpeechEngine;
  readonly hidden: boolean;
}

/** What a run reports. After each call it stops if the listener has aborted it. */
export interface RunListener {
  /** An utterance is about to be spoken. */
  onUtterance(utterance: PlannedUtterance, run: PlaybackRun): void;
  onBoundary(mark: Mark, utterance: PlannedUtterance, run: PlaybackRun): void;
  onUtteranceEnd(utterance: PlannedUtterance, run: PlaybackRun): void;
  /** A voice is being loaded. */
  onLoading(loading: Loading, utterance: PlannedUtterance, run: PlaybackRun): void;
  /** No voice speaks the language of a passage. */
  onMissingVoice(error: SpeechError): void;
}

/** Speech without a break: from `play()`, a seek or a change of the settings to the next stop. */
export class PlaybackRun {
  /**
   * When the voice was taken from a hidden page (`performance.now()`); `undefined` if it was not.
   */
  suspendedAt: number | undefined;
  readonly #source: RunSource;
  readonly #listener: RunListener;
  readonly #controller = new AbortController();
  /**
   * When the sentence being spoken started at its beginning (`performance.now()`); `undefined` if
   * it started in its middle.
   */
  #sentenceStartedAt: number | undefined;
  #offsetDelta = 0;
  #revised = false;

  constructor(source: RunSource, listener: RunListener) {
    this.#source = source;
    this.#listener = listener;
  }

  /** Aborted when the run is over. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }
  /**
   * How far the utterance being spoken has moved in the text since it was planned, because the
   * article was edited; UTF-16 code units.
   */
  get offsetDelta(): number {
    return this.#offsetDelta;
  }
  /** Whether the article was edited since the utterance being spoken was planned. */
  get revised(): boolean {
    return this.#revised;
  }
  /**
   * How long the sentence has been spoken, in seconds by the wall clock; 0 if it started in its
   * middle.
   */
  get sentenceSeconds(): number {
    return this.#sentenceStartedAt === undefined
      ? 0
      : (performance.now() - this.#sentenceStartedAt) / 1000;
  }

  stop(): void {
    this.#controller.abort();
  }

  sentenceStarted(atItsStart: boolean): void {
    this.#sentenceStartedAt = atItsStart ? performance.now() : undefined;
  }

  /**
   * The article was edited: the utterance being spoken has moved by `delta`, and what follows is
   * planned again.
   */
  rebase(delta: number): void {
    this.#offsetDelta += delta;
    this.#revised = true;
  }

  /**
   * Speaks the article from an offset to its end, with a pause between passages. Passages that no
   * voice speaks are skipped. The engine is reached in the task of the call.
   * @throws what the engine rejects with, or the signal's reason once the run is stopped.
   */
  async speakFrom(from: number): Promise<void> {
    let before: Sentence | undefined;
    let unspoken: { passage: Passage; error: SpeechError } | undefined;
    for (const utterance of this.#planFrom(from)) {
      const { sentence } = utterance;
      if (sentence.passage === unspoken?.passage) continue;
      if (before && before !== sentence) await this.#pauseBetween(before, sentence);
      this.signal.throwIfAborted();
      this.#listener.onUtterance(utterance, this);
      this.signal.throwIfAborted();
      const error = await this.#speak(utterance);
      this.signal.throwIfAborted();
      if (error) {
        unspoken = { passage: sentence.passage, error };
        continue;
      }
      before = sentence;
      this.#listener.onUtteranceEnd(utterance, this);
      this.signal.throwIfAborted();
    }
    if (unspoken && !before) throw unspoken.error;
  }

  /** The utterances from an offset on; after an edit of the article, those from the cursor on. */
  *#planFrom(from: number): Generator<PlannedUtterance, void, undefined> {
    let start: number | undefined = from;
    do {
      this.#offsetDelta = 0;
      this.#revised = false;
      const { transcript, cursor, speechSettings, engine } = this.#source;
      for (const utterance of planUtterances(
        transcript!,
        start ?? cursor,
        speechSettings,
        engine,
      )) {
        yield utterance;
        if (this.#revised) break;
      }
      start = undefined;
    } while (this.#revised);
  }

  /** @returns why the utterance was left out, if it was. */
  async #speak(utterance: PlannedUtterance): Promise<SpeechError | undefined> {
    const { signal } = this;
    const source = this.#source;
    const onMark = (mark: Mark) => this.#listener.onBoundary(mark, utterance, this);
    const onLoading = (loading: Loading) => this.#listener.onLoading(loading, utterance, this);
    try {
      const spoken = utterance.speak(onMark, signal, undefined, onLoading);
      source.engine.prepareNext?.(this.#planAfter(utterance));
      await spoken;
      return undefined;
    } catch (error) {
      const main = mainLanguage(source.transcript!);
      if (
        signal.aborted ||
        !isVoiceless(error) ||
        sameLanguage(utterance.sentence.passage.lang, main)
      )
        throw error;
      this.#listener.onMissingVoice(error);
      signal.throwIfAborted();
      if (source.speechSettings.onMissingVoice === 'skip') return error;
      await utterance.speak(onMark, signal, main);
      return undefined;
    }
  }

  /** The utterances after one, as they are planned now. */
  *#planAfter({ source }: PlannedUtterance): Generator<Utterance> {
    const { transcript, speechSettings, engine } = this.#source;
    const from = source.end + this.#offsetDelta;
    for (const { utterance } of planUtterances(transcript!, from, speechSettings, engine))
      yield utterance;
  }

  #pauseBetween({ passage: before }: Sentence, { passage: after }: Sentence): Promise<void> {
    const { hidden, speechSettings, engine } = this.#source;
    // A hidden page's timers are throttled, and a recording has pauses of its own.
    const usual = before === after ? 0 : pauseBetween(before, after) / speechSettings.playbackRate;
    const seconds = hidden || engine.timeline ? 0 : usual + speechSettings.sentenceGap;
    return seconds > 0 ? wait(1000 * seconds, this.signal) : Promise.resolve();
  }
}
