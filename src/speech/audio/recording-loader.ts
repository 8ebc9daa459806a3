import { silencesIn } from '../../text/recording/silences.js';
import type { Span } from '../../text/span.js';
import { readTimingMarks } from '../../text/recording/timing-marks.js';
import type { TimingMark } from '../../text/recording/types.js';
import type { SpeechError } from '../speech-error.js';
import { RecordingEngine } from './recording-engine.js';

/** The recording of an article, as the page declares it, and the callbacks. */
export interface RecordingSource {
  /** Absolute URL. */
  readonly src: string;
  /** Absolute URL of the timing marks, in WebVTT or JSON. `undefined`: there are none. */
  readonly marks: string | undefined;
  /** Plays the recording. */
  readonly element: HTMLAudioElement;
  /** See `RecordingOptions`. */
  readonly onTimelineChange: () => void;
  readonly onError: (error: SpeechError) => void;
  readonly warn: (message: string) => void;
}

const ACCEPTED = 'WebVTT, or speech marks in JSON';
/** If the timing marks take longer than this, in ms, they are not used. */
const MARKS_WITHIN = 8000;
/**
 * The longest recording that is searched for silences, in seconds and in bytes: 10 minutes of
 * stereo take 200 MB of memory when decoded.
 */
const MAX_SEARCHED = { seconds: 600, bytes: 16_000_000 } as const;
/** Samples a second: the fewest that every browser can decode to, and enough to find silences. */
const SAMPLE_RATE = 8000;

/**
 * Loads the timing marks of a recording and creates its engine. Invalid marks are reported to
 * `warn` and not used. Never rejects.
 */
export async function loadRecording(source: RecordingSource): Promise<RecordingEngine> {
  const { src, marks: url, element, onTimelineChange, onError, warn } = source;
  return new RecordingEngine({
    src,
    element,
    marks: url ? await loadMarks(url, warn) : [],
    onTimelineChange,
    onError,
    warn,
    findSilences: (duration) => findSilences(src, duration),
  });
}

async function loadMarks(
  url: string,
  warn: RecordingSource['warn'],
): Promise<readonly TimingMark[]> {
  try {
    const response = await fetch(url, {
      credentials: 'same-origin',
      signal: AbortSignal.timeout(MARKS_WITHIN),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const { marks, faults } = readTimingMarks(await response.text());
    if (faults.length > 0) {
      warn(`The timing marks ${url} have errors: ${faults.join('; ')}. Accepted: ${ACCEPTED}.`);
    }
    return marks;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    warn(
      `The timing marks ${url} could not be loaded (${reason}). The times are estimated. Accepted: ${ACCEPTED}.`,
    );
    return [];
  }
}

/**
 * The silences of a recording. `undefined` if it is too long, if another site does not allow it to
 * be read, or if the user saves data.
 */
async function findSilences(src: string, duration: number): Promise<readonly Span[] | undefined> {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (!(duration <= MAX_SEARCHED.seconds) || connection?.saveData) return undefined;
  const loading = new AbortController();
  try {
    const response = await fetch(src, { credentials: 'same-origin', signal: loading.signal });
    if (!response.ok || Number(response.headers.get('content-length') ?? 0) > MAX_SEARCHED.bytes) {
      loading.abort();
      return undefined;
    }
    const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
    const audio = await context.decodeAudioData(await response.arrayBuffer());
    return silencesIn(audio.getChannelData(0), audio.sampleRate);
  } catch {
    return undefined;
  }
}
