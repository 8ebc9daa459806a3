import { last } from './span.js';
import type { Transcript } from './transcript.js';

/** Maps offsets of a transcript's text to seconds, and back, both in logarithmic time. */
export abstract class TimelineBase {
  /** In seconds. */
  abstract readonly duration: number;
  protected readonly transcript: Transcript;
  /** By offset, with `text.length + 1` entries. Monotonic. */
  protected readonly times: Float64Array;

  constructor(transcript: Transcript, times: Float64Array) {
    this.transcript = transcript;
    this.times = times;
  }

  timeAt(offset: number): number {
    return this.times[Math.min(Math.max(Math.trunc(offset), 0), this.times.length - 1)] ?? 0;
  }

  offsetAt(time: number): number {
    const { text, sentences } = this.transcript;
    if (time >= this.duration) return text.length;
    const sentence =
      sentences[last(0, sentences.length - 1, (i) => this.times[sentences[i]!.start]! <= time)];
    if (!sentence) return 0;
    const found = last(sentence.start, sentence.end, (offset) => this.times[offset]! <= time);
    // In a recording, quotes before the first letter of a sentence take no time.
    return this.times[found] === this.times[sentence.start] ? sentence.start : found;
  }
}
