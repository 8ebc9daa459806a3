import { estimateTimeline } from '../../text/timeline.js';
import { timelineOfMarks, type RecordedTimeline, type TimedWord } from '../../text/recording/recorded-timeline.js';
import type { Span } from '../../text/span.js';
import type { TimingMark } from '../../text/recording/types.js';
import type { Transcript } from '../../text/transcript.js';
import { timelineOfSilences } from '../../text/recording/silence-alignment.js';
import { AudioOutput, type Playing } from './audio-output.js';
import { SpeechError } from '../speech-error.js';
import type { Mark, SpeechEngine, Utterance, Voice } from '../types.js';

/** Of the words of the shorter one of page and marks, how many the other must have at least, to be of one text. Chosen by hand. */
const MIN_AGREEMENT = 0.3;
/** A recording that is shorter than its marks by this much, in seconds, was cut short. */
const CUT_SHORT_BY = 2;
/** A mark this far ahead of the sound, in seconds, was not heard. */
const UNHEARD = 0.05;

/** What a recording is, and who is told how it goes. */
export interface RecordingOptions {
  /** Its address. */
  readonly src: string;
  /** Plays it. */
  readonly element: HTMLAudioElement;
  /** What is known of its times; may be empty. */
  readonly marks: readonly TimingMark[];
  /** Finds its pauses, in seconds; asked once, when a recording without marks plays. `undefined` where that cannot be had. */
  readonly findSilences: (duration: number) => Promise<readonly Span[] | undefined>;
  /** Its times are known better now. */
  readonly onTimelineChange: () => void;
  /** It cannot be played, or not on. Told before `speak` rejects. */
  readonly onError: (error: SpeechError) => void;
  /** What its publisher should know. */
  readonly warn: (message: string) => void;
}

/**
 * Plays a recording of the article. An utterance is a stretch of it, from its first word to the next sentence: what is heard in between,
 * pauses, and words that the page no longer has, belongs to the sentence before. The sound runs on from one to the next.
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

  adjust(delivery: Pick<Utterance, 'rate' | 'volume'>): boolean {
    this.#output.adjust(delivery);
    return true;
  }

  async speak(utterance: Utterance, onMark: (mark: Mark) => void, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { source, rate, volume, lang } = utterance;
    const times = this.#current;
    if (!times) throw new SpeechError('failed', 'The recording was asked for an article that it was not given.', lang);
    const to = times.timeline.timeAt(source.end);
    const { element, src } = this.#options;
    const marks = times.timeline.words.filter(({ start, end }) => start < source.end && end > source.start);
    const from = this.#startTimeOf(source, marks, times.timeline);
    // It is not in the recording, or was heard while the times were not known as well.
    if (to <= from) return;
    const isLast = times.transcript.sentences.at(-1)!.end <= source.end;
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
          // Behind its end, all that is left counts as reached.
          if (time > element.currentTime + UNHEARD) return;
          const estimated = marks.find((mark) => mark.start === start)?.estimated;
          onMark({ start, end, ...(estimated && { estimated }) });
        },
      };
      const sound = { src, from, to: isLast ? undefined : to, marks: marks.filter(({ until }) => until > from) };
      await this.#output.play(sound, playing, signal);
      if (this.#wasCutShort(times.timeline)) throw new SpeechError('failed', 'The recording was cut short.', lang);
    } catch (error) {
      if (!signal.aborted && error instanceof SpeechError) this.#options.onError(error);
      throw error;
    }
  }

  /** Where it begins, in seconds: where the sound is, if that is still running on or was stopped in this very word. */
  #startTimeOf({ start, end }: Span, words: readonly TimedWord[], timeline: RecordedTimeline): number {
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
        const absent = transcript.sentences.filter(({ start, end }) => timeline.timeAt(start) === timeline.timeAt(end));
        if (absent.length > 0) {
          warn(
            `${absent.length} of ${transcript.sentences.length} sentences are not in the recording. They are passed over.`,
          );
        }
        return timeline;
      }
      warn('the timing marks of the recording are of another text. Its times are estimated.');
    }
    return timelineOfSilences(transcript, duration ?? estimateTimeline(transcript).duration, this.#silences);
  }

  #resetTimeline(): void {
    this.#current = undefined;
    this.#options.onTimelineChange();
  }

  /** Once a recording without marks is heard, its pauses are looked for: not before, since all of it must be loaded for that. */
  async #findSilences(): Promise<void> {
    const { element, marks, findSilences } = this.#options;
    if (this.#searched || marks.length > 0) return;
    this.#searched = true;
    this.#silences = await findSilences(element.duration);
    if (this.#silences) this.#resetTimeline();
  }
}
