import { silencesIn } from '../../text/recording/silences.js';
import type { Span } from '../../text/span.js';
import { readTimingMarks } from '../../text/recording/timing-marks.js';
import type { TimingMark } from '../../text/recording/types.js';
import type { SpeechError } from '../speech-error.js';
import { RecordingEngine } from './recording-engine.js';

/** What a page says of its recording. */
export interface RecordingSource {
  /** Absolute address. */
  readonly src: string;
  /** Absolute address of its marks, in WebVTT or JSON. */
  readonly marks: string | undefined;
  readonly element: HTMLAudioElement;
  readonly onTimelineChange: () => void;
  readonly onError: (error: SpeechError) => void;
  readonly warn: (message: string) => void;
}

const ACCEPTED = 'WebVTT, or speech marks in JSON';
/** Marks that come later than this, in ms, are done without. */
const MARKS_WITHIN = 8000;
/** Longer recordings, in seconds and in bytes, would take too much memory to find their pauses: 10 minutes of stereo decode to 200 MB. */
const MAX_SEARCHED = { seconds: 600, bytes: 16_000_000 } as const;
/** Samples a second are enough to find pauses, and the fewest that every browser can decode to. */
const SAMPLE_RATE = 8000;

/** Loads a recording's marks and makes an engine of it. What is wrong with the marks is told to `warn`, and they are done without. Never rejects. */
export async function loadRecording(wish: RecordingSource): Promise<RecordingEngine> {
  const { src, marks: address, element, onTimelineChange, onError, warn } = wish;
  const marks = address ? await loadMarks(address, warn) : [];
  return new RecordingEngine({
    src,
    element,
    marks,
    onTimelineChange: onTimelineChange,
    onError: onError,
    warn,
    findSilences: (length) => findSilences(src, length),
  });
}

async function loadMarks(address: string, warn: RecordingSource['warn']): Promise<readonly TimingMark[]> {
  try {
    const response = await fetch(address, { credentials: 'same-origin', signal: AbortSignal.timeout(MARKS_WITHIN) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const { marks, faults } = readTimingMarks(await response.text());
    if (faults.length > 0) {
      warn(`the timing marks ${address} are not all right: ${faults.join('; ')}; accepted: ${ACCEPTED}.`);
    }
    return marks;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    warn(
      `the timing marks ${address} could not be loaded (${reason}); accepted: ${ACCEPTED}. The times are estimated.`,
    );
    return [];
  }
}

/** The pauses of a recording; `undefined` where it is too long, on another site that does not allow it to be read, or data is to be saved. */
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
