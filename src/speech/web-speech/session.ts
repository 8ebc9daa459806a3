import { isLeftover, noteSilence, noteSpeaking } from './orphaned-speech.js';
import { pageWide } from '../global-singleton.js';
import type { SpeechPlatform } from '../platform.js';
import { VoiceList } from '../voices/voice-list.js';
import { idOf, type PlatformVoice } from '../voices/ranking.js';

/** More climbs of the ladder than this within a minute, and the voice is given up: a page must not start it over and over. */
const CLIMBS = 6;
const CLIMBS_WITHIN = 60_000;
/** A voice that failed is not asked again for so many ms, unless it is the only one. */
const OUT_OF_ORDER_FOR = 300_000;

/** How one `speechSynthesis` is occupied: one queue, however many copies of this package speak with it. */
interface Occupation {
  /** Whether any of them has spoken. */
  spoken: boolean;
  /** Utterances under way. */
  live: number;
  busy: Promise<void> | undefined;
}

/** What is known of one `speechSynthesis`, shared by all who speak with it. */
export class Session {
  readonly platform: SpeechPlatform;
  readonly synthesis: SpeechSynthesis;
  readonly voices: VoiceList;
  /** Whether any event of an utterance was ever seen. */
  begun = false;
  /** Whether an utterance was refused before any was heard. */
  refused = false;
  /** Whether the last utterance was taken for said without an end. */
  doubtful = false;
  /** Whether an utterance was dropped without a word before any was heard. */
  dropped = false;
  /** The voices, by their ids, that were heard to tell of their words. */
  readonly tellers = new Set<string>();
  readonly #occupation: Occupation;
  #climbs: number[] = [];
  readonly #outOfOrder = new Map<string, number>();

  constructor(platform: SpeechPlatform, synthesis: SpeechSynthesis) {
    this.platform = platform;
    this.synthesis = synthesis;
    this.voices = new VoiceList(synthesis);
    this.#occupation = occupationOf(synthesis);
  }

  /** Resolves when the last utterance is out of the way; `undefined` when nothing is, so that a first one waits for nothing. */
  get busy(): Promise<void> | undefined {
    return this.#occupation.busy;
  }

  /** No utterance is to be spoken before `over`. */
  occupy(over: Promise<void>): void {
    const occupation = this.#occupation;
    const busy = over.then(() => {
      if (occupation.busy !== busy) return;
      occupation.busy = undefined;
      if (occupation.live === 0) noteSilence(this.platform);
    });
    occupation.busy = busy;
  }

  /** Speaks, in this very task. @throws what the platform throws. */
  speak(native: SpeechSynthesisUtterance): void {
    if (!this.#occupation.spoken && isLeftover(this.platform)) this.cancel();
    this.#occupation.spoken = true;
    this.#resumeIfPaused();
    this.#occupation.live += 1;
    noteSpeaking(this.platform);
    this.synthesis.speak(native);
  }

  /**
   * A pause by another script outlives all that it was for (Web Speech API: `cancel()` does not change the paused state). With nothing in the
   * queue, there is no speech of others to resume.
   */
  #resumeIfPaused(): void {
    const { paused, speaking, pending } = this.synthesis;
    if (paused && !speaking && !pending) this.unblock();
  }

  /** An utterance that was spoken is over, for us. */
  over(): void {
    this.#occupation.live -= 1;
  }

  cancel(): void {
    try {
      this.synthesis.cancel();
    } catch {
      // What cannot be stopped is ignored: its events are those of an utterance that is over.
    }
  }

  /**
   * Lets a platform go on that something else has paused: Chromium's pause is one for all tabs, Firefox's outlives a `cancel()` (Chromium,
   * tts_controller_impl.cc; Gecko, SpeechSynthesis.cpp). Only after a `cancel()` of ours, or it would resume the speech of others.
   */
  unblock(): void {
    this.synthesis.resume();
  }

  /** Notes a climb of the ladder. @returns false where there were too many. */
  mayClimb(): boolean {
    const now = performance.now();
    this.#climbs = [...this.#climbs.filter((at) => now - at < CLIMBS_WITHIN), now];
    return this.#climbs.length <= CLIMBS;
  }

  /** An utterance was said. */
  succeeded(): void {
    this.dropped = false;
  }

  noteOutOfOrder(voice: PlatformVoice): void {
    this.#outOfOrder.set(idOf(voice), performance.now() + OUT_OF_ORDER_FOR);
  }

  /** The ids of the voices that failed a short while ago. */
  get outOfOrder(): ReadonlySet<string> {
    const now = performance.now();
    for (const [id, until] of this.#outOfOrder) if (until <= now) this.#outOfOrder.delete(id);
    return new Set(this.#outOfOrder.keys());
  }
}

function occupationOf(synthesis: SpeechSynthesis): Occupation {
  const all = pageWide('occupations', () => new WeakMap<SpeechSynthesis, Occupation>());
  let found = all.get(synthesis);
  if (!found) all.set(synthesis, (found = { spoken: false, live: 0, busy: undefined }));
  return found;
}

const sessions = new WeakMap<SpeechSynthesis, Session>();

/** The session of a platform's `speechSynthesis`: the same for all who ask. `undefined` where there is none. */
export function sessionOf(platform: SpeechPlatform): Session | undefined {
  const synthesis = platform.speechSynthesis;
  if (!synthesis) return undefined;
  let session = sessions.get(synthesis);
  if (!session) sessions.set(synthesis, (session = new Session(platform, synthesis)));
  return session;
}
