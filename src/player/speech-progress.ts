import type { SpeechError } from '../speech/speech-error.js';
import type { Loading, Mark, Voice } from '../speech/types.js';
import { matchesVoice } from '../speech/voices/ranking.js';
import { sameLanguage } from '../text/language.js';
import type { Sentence } from '../text/transcript.js';
import type { Span } from '../text/span.js';
import type { EventDispatcher } from './event-dispatcher.js';
import { mainLanguage } from './main-language.js';
import type { MediaClock } from './media-clock.js';
import type { PlayerNotice } from './notice.js';
import type { PlaybackRun, RunListener, RunSource } from './playback-run.js';
import type { PlaybackState } from './playback-state.js';
import type { PlayedRanges } from './played-ranges.js';
import type { Position, PositionSource } from './position.js';
import type { PlannedUtterance } from './utterance-plan.js';

/** The parts of a player that change while it speaks. */
export interface ProgressContext {
  readonly state: PlaybackState;
  readonly position: Position;
  readonly clock: MediaClock;
  readonly ranges: PlayedRanges;
  readonly events: EventDispatcher;
  /** The player itself. */
  readonly player: RunSource & {
    readonly currentSentence: Sentence | undefined;
    readonly currentWord: Span | undefined;
    updateTimeline(): void;
    setNotice(notice: PlayerNotice | undefined): void;
  };
}

/**
 * Follows the voice: it moves the cursor and the clock, records what was played, and dispatches the
 * events.
 */
export class SpeechProgress implements RunListener {
  readonly #state: PlaybackState;
  readonly #position: Position;
  readonly #clock: MediaClock;
  readonly #ranges: PlayedRanges;
  readonly #events: EventDispatcher;
  readonly #player: ProgressContext['player'];
  #utterance: PlannedUtterance | undefined;
  /** The run in which `utterance` is spoken. */
  #run: PlaybackRun | undefined;
  /** The last utterance that had a mark. */
  #lastHeard: PlannedUtterance | undefined;
  /** When the voice was heard last (`performance.now()`). */
  heardAt = 0;

  constructor({ state, position, clock, ranges, events, player }: ProgressContext) {
    this.#state = state;
    this.#position = position;
    this.#clock = clock;
    this.#ranges = ranges;
    this.#events = events;
    this.#player = player;
  }

  /** The utterance being spoken, or the last one. */
  get utterance(): PlannedUtterance | undefined {
    return this.#utterance;
  }

  onUtterance(utterance: PlannedUtterance, run: PlaybackRun): void {
    const { sentence, source } = utterance;
    if (sentence !== this.#utterance?.sentence || run !== this.#run)
      run.sentenceStarted(source.start === sentence.start);
    this.#utterance = utterance;
    this.#run = run;
    // The player has changed between a recording and a voice: a recording has failed, or can be
    // played again.
    if (!this.#player.engine.timeline !== !this.#position.recorded) this.#player.updateTimeline();
    this.heardAt = performance.now();
    // The article may have been edited in the pause before it.
    const start = source.start + run.offsetDelta;
    this.#runClock(run, start, start);
    if (start >= this.#position.cursor) this.moveTo(start, this.#position.source);
  }

  onBoundary(
    { start, end, estimated, voice }: Mark,
    planned: PlannedUtterance,
    run: PlaybackRun,
  ): void {
    const { source, utterance } = planned;
    if (run.signal.aborted) return;
    this.heardAt = performance.now();
    // The first mark names the voice; without a name, it is the browser's own choice.
    if (voice || planned !== this.#lastHeard) this.#onVoice(voice, utterance.lang);
    this.#lastHeard = planned;
    if (start < source.end)
      this.#runClock(run, start + run.offsetDelta, source.end + run.offsetDelta - 1);
    this.#onFirstSound(run);
    this.clearLoading();
    if (run.signal.aborted || start === end || start >= source.end) return;
    // A platform may point into the middle of a word, or of a character.
    const word =
      this.#position.transcript!.wordAt(start + run.offsetDelta)?.start ?? start + run.offsetDelta;
    if (word >= this.#position.cursor && word < source.end + run.offsetDelta)
      this.moveTo(word, estimated ? 'estimated' : 'boundary');
  }

  onUtteranceEnd({ sentence, source, utterance }: PlannedUtterance, run: PlaybackRun): void {
    const to = source.end + run.offsetDelta;
    this.#runClock(run, to - 1, to);
    this.#onFirstSound(run);
    if (run.signal.aborted) return;
    this.moveTo(to, 'set');
    const { rate, lang } = utterance;
    // The speed of another voice, in a few foreign words, says nothing about the rest.
    if (!sameLanguage(lang, mainLanguage(this.#position.transcript!))) return;
    const pace = this.#player.engine.measuredRate?.(this.#state.voice?.id ?? '', rate);
    if (pace && !run.revised && this.#position.recordRate(sentence, pace / rate))
      this.#events.emit('durationchange');
  }

  onLoading(loading: Loading, { utterance }: PlannedUtterance, run: PlaybackRun): void {
    if (!run.signal.aborted)
      this.#player.setNotice({ reason: 'loading', lang: utterance.lang, loading });
  }

  onMissingVoice({ code, lang }: SpeechError): void {
    this.#player.setNotice({ reason: code === 'online-only' ? code : 'no-voice', lang });
  }

  /** Moves the cursor. The text up to it was heard, unless the voice has not started yet. */
  moveTo(offset: number, source: PositionSource): void {
    this.#position.moveTo(offset, source);
    if (!this.#state.waiting) this.#ranges.extend(offset);
    this.emitPosition();
    if (!this.#state.waiting) this.#events.emitTimeUpdate();
  }

  emitPosition(): void {
    this.#events.emitPosition(this.#player.currentSentence, this.#player.currentWord);
  }

  /** No voice is being loaded any more. */
  clearLoading(): void {
    if (this.#state.notice?.reason === 'loading') this.#player.setNotice(undefined);
  }

  /**
   * Seconds, as they are heard, until the sentence ends; `Infinity` if the utterance being spoken
   * in this run does not reach its end.
   */
  secondsLeft(run: PlaybackRun): number {
    if (
      this.#state.waiting ||
      run !== this.#run ||
      !this.#utterance ||
      this.#position.source === 'set'
    )
      return Infinity;
    const { source, sentence, utterance } = this.#utterance;
    if (source.end < sentence.end) return Infinity;
    return (
      (this.#position.timeAt(source.end + run.offsetDelta - 1) - this.#clock.time) / utterance.rate
    );
  }

  /** The first sound of a run, or the end of an utterance whose start was not reported. */
  #onFirstSound({ signal }: PlaybackRun): void {
    if (signal.aborted || !this.#state.waiting) return;
    this.#state.waiting = false;
    this.#ranges.begin(this.#position.cursor);
    const { pendingPlay } = this.#state;
    this.#events.startTimeUpdates();
    this.#events.emit('playing');
    if (!signal.aborted) pendingPlay?.resolve();
  }

  #onVoice(voice: Voice | undefined, lang: string): void {
    const before = this.#state.voice;
    this.#state.voice = voice;
    if (voice?.id !== before?.id || voice?.engine !== before?.engine)
      this.#events.emit('voicechange');
    const wanted = this.#player.speechSettings.voice;
    // A voice without a language was chosen for the language of the article, and not for a
    // quotation in it.
    const suits =
      wanted && sameLanguage(wanted.lang ?? mainLanguage(this.#position.transcript!), lang);
    if (suits && voice && !matchesVoice(wanted, voice))
      this.#player.setNotice({ reason: 'other-voice', lang, voice });
    else if (this.#state.notice?.reason === 'other-voice' && (suits || !wanted))
      this.#player.setNotice(undefined);
  }

  /** The voice is at an offset. The clock continues from there, at most to `limit`. */
  #runClock({ signal }: PlaybackRun, offset: number, limit: number): void {
    if (!signal.aborted)
      this.#clock.run(
        this.#position.timeAt(offset),
        this.#position.timeAt(limit),
        this.#utterance!.utterance.rate,
      );
  }
}
