import type { Timeline } from '../text/timeline.js';
import type { Transcript } from '../text/transcript.js';
import type { Trigger } from './events.js';
import { PlayerRun } from './player-run.js';
import { revisedPlace, wordStart } from './revision.js';
import { moveRun, newRun, newStart, secondsOf } from './run.js';
import { takeTurn } from './speaker.js';
import { sentenceBeside, stepBack } from './steps.js';

/**
 * Says a transcript, sentence by sentence. Its state is a place (a UTF-16 offset into the transcript) and whether a run is under way;
 * all else follows from them. Speech is never paused, only stopped: resuming, seeking and changing the rate, the volume or the voice
 * are all one thing, saying the rest anew.
 */
export class Player extends PlayerRun {
  /** Takes an article; the cursor goes to its start. What was being said is stopped. */
  load(transcript: Transcript, timeline: Timeline): void {
    const before = this.transcript;
    const wasPlaying = !this.paused;
    if (wasPlaying) this.stop(new DOMException('Another article was loaded.', 'AbortError'));
    this.place.take(transcript, timeline, 0);
    this.place.footing = 'set';
    this.state.begun = this.state.ended = false;
    this.state.error = undefined;
    if (wasPlaying) this.events.tell('pause', 'api');
    this.tell();
    if (before) this.events.tell('emptied');
    this.note(undefined);
    this.state.voice = undefined;
    for (const type of ['durationchange', 'loadedmetadata', 'loadeddata', 'canplay'] as const) this.events.tell(type);
  }

  /**
   * Takes the article as it was edited: the cursor stays with its words, and the voice goes on; a changed rest of the sentence is said anew.
   * After the end, `play()` goes on with what has come there. @returns false, with nothing done, where it is another article.
   */
  revise(transcript: Transcript, timeline: Timeline): boolean {
    const before = this.transcript;
    const place = before && revisedPlace(before, this.cursor, transcript);
    if (!place) return false;
    const { duration } = this;
    const offset = this.state.begun || this.cursor > 0 ? place.offset : 0;
    const anew = place.unchanged ? undefined : this.renew();
    if (this.run) moveRun(this.run, offset - this.cursor);
    this.place.take(transcript, timeline, offset);
    this.state.ended &&= !transcript.sentenceAt(offset);
    if (this.duration !== duration) this.events.tell('durationchange');
    this.events.placeIn(transcript, before, this.currentSentence, this.currentWord);
    if (anew) void this.say(anew);
    return true;
  }

  /**
   * Starts at the cursor; after the end, from the start. The engine is reached in this very task.
   * @returns resolves at the first sound. Rejects, as an `HTMLMediaElement`'s does, with a `DOMException`: `NotAllowedError`,
   * `AbortError` when it is paused before that, or `NotSupportedError` when there is nothing to say or no voice to say it.
   */
  play(trigger: Trigger = 'api'): Promise<void> {
    if (!this.transcript?.sentences.length) {
      return Promise.reject(new DOMException('There is nothing to read.', 'NotSupportedError'));
    }
    if (this.run) return this.start?.promise ?? Promise.resolve();
    if (this.state.ended || !this.place.sentence) this.place.moveTo(0, 'set');
    else if (this.state.begun) this.stepBack(performance.now() - this.stoppedAt);
    this.state.error = undefined;
    this.state.ended = false;
    this.state.begun = true;
    const run = (this.run = newRun());
    const { promise } = (this.start = newStart());
    takeTurn(this);
    // Whoever spoke before was told, and may have taken the turn back.
    if (run.signal.aborted) return promise;
    this.events.tell('play', trigger);
    this.note(undefined);
    this.setOut(run);
    return promise;
  }

  /** Stops the voice and keeps the place. */
  pause(trigger: Trigger = 'api'): void {
    if (!this.run) return;
    this.stop(new DOMException('Playback was paused before it began.', 'AbortError'));
    this.events.tell('timeupdate');
    this.events.tell('pause', trigger);
  }

  /**
   * Moves the cursor to the word at `offset`, or the first one after it, and goes on speaking from there if it was: at once, or after the
   * last of several seeks in a hurry.
   * @throws `TypeError` when `offset` is not a finite number; one outside the article is clamped.
   */
  seek(offset: number, trigger: Trigger = 'api'): void {
    if (!Number.isFinite(offset)) throw new TypeError(`The offset to seek to must be finite, not ${String(offset)}.`);
    if (!this.transcript) return;
    this.place.moveTo(wordStart(this.transcript, offset), 'set');
    this.state.ended = false;
    const run = this.renew();
    this.events.tell('seeking', trigger);
    this.events.tell('timeupdate');
    this.events.tell('seeked', trigger);
    this.tell();
    if (run) this.setOut(run, this.haste.delay());
  }

  /** To the next sentence; at the last one, nothing. */
  next(trigger: Trigger = 'api'): void {
    const next = this.transcript && sentenceBeside(this.transcript, this.cursor, 1);
    if (next) this.seek(next.start, trigger);
  }

  /** To the start of this sentence when more than two seconds of it were heard, else to the one before. */
  previous(trigger: Trigger = 'api'): void {
    const { start } = this.place.sentence ?? { start: this.cursor };
    const heard = Math.max(this.currentTime - this.timeAt(start), secondsOf(this.run));
    const target = this.transcript && stepBack(this.transcript, this.cursor, heard);
    if (target) this.seek(target.start, trigger);
  }
}
