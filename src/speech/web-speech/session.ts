import { hasOrphanedSpeech, clearSpeaking, markSpeaking } from './orphaned-speech.js';
import { globalSingleton } from '../global-singleton.js';
import type { SpeechPlatform } from '../platform.js';
import { VoiceList } from '../voices/voice-list.js';
import { voiceIdOf, type PlatformVoice } from '../voices/ranking.js';

/** More climbs of the ladder than this within a minute, and the voice is given up: a page must not start it over and over. */
const MAX_RETRIES = 6;
const RETRIES_WITHIN = 60_000;
/** A voice that failed is not asked again for so many ms, unless it is the only one. */
const FAILED_FOR = 300_000;

/** How one `speechSynthesis` is occupied: one queue, however many copies of this package speak with it. */
interface QueueState {
  /** Whether any of them has spoken. */
  spoken: boolean;
  /** Utterances under way. */
  active: number;
  settling: Promise<void> | undefined;
}

/** What is known of one `speechSynthesis`, shared by all who speak with it. */
export class Session {
  readonly platform: SpeechPlatform;
  readonly synthesis: SpeechSynthesis;
  readonly voices: VoiceList;
  /** Whether any event of an utterance was ever seen. */
  started = false;
  /** Whether an utterance was refused before any was heard. */
  refused = false;
  /** Whether the last utterance was taken for said without an end. */
  endMissedOnce = false;
  /** Whether an utterance was dropped without a word before any was heard. */
  droppedSilently = false;
  /** The voices, by their ids, that were heard to tell of their words. */
  readonly voicesWithBoundaries = new Set<string>();
  readonly #queue: QueueState;
  #retries: number[] = [];
  readonly #failedUntil = new Map<string, number>();

  constructor(platform: SpeechPlatform, synthesis: SpeechSynthesis) {
    this.platform = platform;
    this.synthesis = synthesis;
    this.voices = new VoiceList(synthesis);
    this.#queue = queueStateOf(synthesis);
  }

  /** Resolves when the last utterance is out of the way; `undefined` when nothing is, so that a first one waits for nothing. */
  get settling(): Promise<void> | undefined {
    return this.#queue.settling;
  }

  /** No utterance is to be spoken before `until`. */
  block(until: Promise<void>): void {
    const occupation = this.#queue;
    const busy = until.then(() => {
      if (occupation.settling !== busy) return;
      occupation.settling = undefined;
      if (occupation.active === 0) clearSpeaking(this.platform);
    });
    occupation.settling = busy;
  }

  /** Speaks, in this very task. @throws what the platform throws. */
  speak(native: SpeechSynthesisUtterance): void {
    if (!this.#queue.spoken && hasOrphanedSpeech(this.platform)) this.cancel();
    this.#queue.spoken = true;
    this.#resumeIfPaused();
    this.#queue.active += 1;
    markSpeaking(this.platform);
    this.synthesis.speak(native);
  }

  /**
   * A pause by another script outlives all that it was for (Web Speech API: `cancel()` does not change the paused state). With nothing in the
   * queue, there is no speech of others to resume.
   */
  #resumeIfPaused(): void {
    const { paused, speaking, pending } = this.synthesis;
    if (paused && !speaking && !pending) this.resumeSynthesis();
  }

  /** An utterance that was spoken is over, for us. */
  utteranceEnded(): void {
    this.#queue.active -= 1;
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
  resumeSynthesis(): void {
    this.synthesis.resume();
  }

  /** Notes a climb of the ladder. @returns false where there were too many. */
  mayRetry(): boolean {
    const now = performance.now();
    this.#retries = [...this.#retries.filter((at) => now - at < RETRIES_WITHIN), now];
    return this.#retries.length <= MAX_RETRIES;
  }

  markFailed(voice: PlatformVoice): void {
    this.#failedUntil.set(voiceIdOf(voice), performance.now() + FAILED_FOR);
  }

  /** The ids of the voices that failed a short while ago. */
  get failedVoices(): ReadonlySet<string> {
    const now = performance.now();
    for (const [id, until] of this.#failedUntil) if (until <= now) this.#failedUntil.delete(id);
    return new Set(this.#failedUntil.keys());
  }
}

function queueStateOf(synthesis: SpeechSynthesis): QueueState {
  const all = globalSingleton('occupations', () => new WeakMap<SpeechSynthesis, QueueState>());
  let found = all.get(synthesis);
  if (!found) all.set(synthesis, (found = { spoken: false, active: 0, settling: undefined }));
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
