import { estimateTimeline } from '../../text/timeline.js';
import {
  timelineOfMarks,
  type RecordedTimeline,
  type TimedWord,
} from '../../text/recording/recorded-timeline.js';
import type { Span } from '../../text/span.js';
import type { TimingMark } from '../../text/recording/types.js';
import type { Transcript } from '../../text/transcript.js';
import { timelineOfSilences } from '../../text/recording/silence-alignment.js';
import { AudioOutput } from './audio-output.js';
import type { Playing } from './types.js';
import { SpeechError } from '../speech-error.js';
import type { Mark, SpeechEngine, Utterance, Voice } from '../types.js';

/**
 * The smallest share of words that the page and the marks must have in common, of the shorter of
 * both. Chosen by hand.
 */
const MIN_AGREEMENT = 0.3;
/** A recording that is shorter than its marks by this many seconds was cut short. */
const CUT_SHORT_BY = 2;
/** A mark this far ahead of the sound, in seconds, was not heard. */
const UNHEARD = 0.05;

/** A recording, and the callbacks. */
export interface RecordingOptions {
  /** Its URL. */
  readonly src: string;
  /** Plays it. */
  readonly element: HTMLAudioElement;
  /** Its timing marks. May be empty. */
  readonly marks: readonly TimingMark[];
  /**
   * Finds its silences, in seconds. Called once, when a recording without marks plays. `undefined`:
   * they cannot be found.
   */
  readonly findSilences: (duration: number) => Promise<readonly Span[] | undefined>;
  /** Its timeline has become more exact. */
  readonly onTimelineChange: () => void;
  /** It cannot be played. Called before `speak` rejects. */
  readonly onError: (error: SpeechError) => void;
  /** Warns the publisher. */
  readonly warn: (message: string) => void;
}

/**
 * Plays a recording of the article. An utterance is a part of it, from its first word to the next
 * sentence: a silence after a sentence, or words that are not on the page, belong to that sentence.
 * The sound continues from one utterance to the next without a seek.
 */
export class RecordingEngine implements SpeechEngine {
  readonly name = 'recording';
  readonly playsAudio = true;
  readonly #options: RecordingOptions;
  readonly #output: AudioOutput;
  #current: { transcript: Transcript; timeline: RecordedTimeline } | undefined;
  #silences: readonly Span[] | undefined;
  #searched = false;

  constructor(options: RecordingOptions) {
    this.#options = options;
    this.#output = new AudioOutput(options.element);
    options.element.addEventListener('durationchange', () => this.#resetTimeline());
  }

  async voices(): Promise<readonly Voice[]> {
    return [];
  }

  timeline(transcript: Transcript): RecordedTimeline {
    if (this.#current?.transcript !== transcript)
      this.#current = { transcript, timeline: this.#timelineOf(transcript) };
    return this.#current.timeline;
  }

  adjust(prosody: Pick<Utterance, 'rate' | 'volume'>): boolean {
    this.#output.adjust(prosody);
    return true;
  }

  async speak(
    utterance: Utterance,
    onMark: (mark: Mark) => void,
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    const { source, rate, volume, lang } = utterance;
    const current = this.#current;
    if (!current)
      throw new SpeechError(
        'failed',
        'The recording was asked for an article that it was not given.',
        lang,
      );
    const to = current.timeline.timeAt(source.end);
    const { element, src } = this.#options;
    const marks = current.timeline.words.filter(
      ({ start, end }) => start < source.end && end > source.start,
    );
    const from = this.#startTimeOf(source, marks, current.timeline);
    // It is not in the recording, or was heard while the timeline was less exact.
    if (to <= from) return;
    const isLast = current.transcript.sentences.at(-1)!.end <= source.end;
    try {
      const playing: Playing = {
        rate,
        volume,
        lang,
        onBegin: () => {
          onMark({ start: source.start, end: source.start });
          void this.#findSilences();
        },
        onMark: ({ start, end, time }) => {
          // At the end of the sound, `AudioOutput` emits all marks that are left, though they were
          // not heard.
          if (time > element.currentTime + UNHEARD) return;
          const estimated = marks.find((mark) => mark.start === start)?.estimated;
          onMark({ start, end, ...(estimated && { estimated }) });
        },
      };
      const sound = {
        src,
        from,
        to: isLast ? undefined : to,
        marks: marks.filter(({ until }) => until > from),
      };
      await this.#output.play(sound, playing, signal);
      if (this.#wasCutShort(current.timeline))
        throw new SpeechError('failed', 'The recording was cut short.', lang);
    } catch (error) {
      if (!signal.aborted && error instanceof SpeechError) this.#options.onError(error);
      throw error;
    }
  }

  /**
   * Where an utterance starts, in seconds: at the present time of the sound if it still plays, or
   * was stopped in this word.
   */
  #startTimeOf(
    { start, end }: Span,
    words: readonly TimedWord[],
    timeline: RecordedTimeline,
  ): number {
    const from = timeline.timeAt(start);
    const { element, src } = this.#options;
    if (element.src !== src || element.ended) return from;
    const { currentTime, paused } = element;
    if (!paused) return currentTime;
    const next = words.find((word) => word.start > start)?.time ?? timeline.timeAt(end);
    return currentTime >= from && currentTime < next ? currentTime : from;
  }

  #wasCutShort({ duration }: RecordedTimeline): boolean {
    const { element, marks } = this.#options;
    return element.ended && marks.length > 0 && duration - element.duration > CUT_SHORT_BY;
  }

  #timelineOf(transcript: Transcript): RecordedTimeline {
    const { element, marks, warn } = this.#options;
    const duration = Number.isFinite(element.duration) ? element.duration : undefined;
    if (marks.length > 0) {
      const timeline = timelineOfMarks(transcript, marks, duration);
      if (timeline.agreement >= MIN_AGREEMENT) {
        const absent = transcript.sentences.filter(
          ({ start, end }) => timeline.timeAt(start) === timeline.timeAt(end),
        );
        if (absent.length > 0) {
          warn(
            `${absent.length} of ${transcript.sentences.length} sentences are not in the recording. They are skipped.`,
          );
        }
        return timeline;
      }
      warn('The timing marks do not match the text of the article. The times are estimated.');
    }
    return timelineOfSilences(
      transcript,
      duration ?? estimateTimeline(transcript).duration,
      this.#silences,
    );
  }

  #resetTimeline(): void {
    this.#current = undefined;
    this.#options.onTimelineChange();
  }

  /**
   * Finds the silences of a recording without marks. Not before it plays, because the whole file
   * must be loaded for it.
   */
  async #findSilences(): Promise<void> {
    const { element, marks, findSilences } = this.#options;
    if (this.#searched || marks.length > 0) return;
    this.#searched = true;
    this.#silences = await findSilences(element.duration);
    if (this.#silences) this.#resetTimeline();
  }
}
