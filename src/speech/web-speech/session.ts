import { globalSingleton } from '../global-singleton.js';
import type { SpeechPlatform } from '../platform.js';
import { voiceIdOf } from '../voices/ranking.js';
import type { PlatformVoice } from '../voices/types.js';
import { VoiceList } from '../voices/voice-list.js';
import { clearSpeaking, hasOrphanedSpeech, markSpeaking } from './orphaned-speech.js';

/**
 * After so many retries within a minute, the error is final: a page must not restart a broken voice
 * endlessly.
 */
const MAX_RETRIES = 6;
const RETRIES_WITHIN = 60_000;
/** A voice that failed is avoided for so many ms, unless it is the only one. */
const FAILED_FOR = 300_000;

/**
 * The state of the one queue of a `speechSynthesis`, which all copies of this package on a page
 * share.
 */
interface QueueState {
  /** Whether any copy has spoken. */
  hasSpoken: boolean;
  /** The number of utterances in progress. */
  active: number;
  /** See `Session.settling`. */
  settling: Promise<void> | undefined;
}

/** The state of one `speechSynthesis`, shared by all engines that use it. */
export class Session {
  readonly platform: SpeechPlatform;
  readonly synthesis: SpeechSynthesis;
  readonly voices: VoiceList;
  /** Whether an utterance ever started or ended. */
  started = false;
  /** Whether the platform ever reported an error of its own. */
  refused = false;
  /** Whether the last utterance counts as spoken although its end was missed. */
  endMissedOnce = false;
  /** Whether the platform dropped an utterance without an event, and has spoken none since. */
  droppedSilently = false;
  /** The ids of the voices that report word boundaries. */
  readonly voicesWithBoundaries = new Set<string>();
  readonly #queue: QueueState;
  /** When the retries of the last minute were, in ms. */
  #retries: number[] = [];
  readonly #failedUntil = new Map<string, number>();

  constructor(platform: SpeechPlatform, synthesis: SpeechSynthesis) {
    this.platform = platform;
    this.synthesis = synthesis;
    this.voices = new VoiceList(synthesis);
    this.#queue = queueStateOf(synthesis);
  }

  /**
   * Resolves when the platform has finished with the last utterance. `undefined` if it already has,
   * so that nothing is awaited.
   */
  get settling(): Promise<void> | undefined {
    return this.#queue.settling;
  }

  /** Delays the next utterance until a promise resolves. */
  block(until: Promise<void>): void {
    const queue = this.#queue;
    const settling = until.then(() => {
      if (queue.settling !== settling) return;
      queue.settling = undefined;
      if (queue.active === 0) clearSpeaking(this.platform);
    });
    queue.settling = settling;
  }

  /**
   * Speaks in this task.
   * @throws what the platform throws
   */
  speak(native: SpeechSynthesisUtterance): void {
    if (!this.#queue.hasSpoken && hasOrphanedSpeech(this.platform)) this.cancel();
    this.#queue.hasSpoken = true;
    this.#resumeIfPaused();
    this.#queue.active += 1;
    markSpeaking(this.platform);
    this.synthesis.speak(native);
  }

  /**
   * A pause by another script outlives the speech that it was for (Web Speech API: `cancel()` does
   * not change the paused state). If the queue is empty, resuming starts no other speech.
   */
  #resumeIfPaused(): void {
    const { paused, speaking, pending } = this.synthesis;
    if (paused && !speaking && !pending) this.resumeSynthesis();
  }

  /** An utterance of `speak` is over. */
  utteranceEnded(): void {
    this.#queue.active -= 1;
  }

  /** Stops all speech of the page. */
  cancel(): void {
    try {
      this.synthesis.cancel();
    } catch {
      // Speech that cannot be stopped is ignored: its utterance is over, so its events do nothing.
    }
  }

  /**
   * Undoes a pause by something else: Chromium's pause applies to all tabs, and Firefox's outlives
   * a `cancel()` (Chromium, tts_controller_impl.cc; Gecko, SpeechSynthesis.cpp). Call it only after
   * a `cancel()`, or it would resume other speech.
   */
  resumeSynthesis(): void {
    this.synthesis.resume();
  }

  /**
   * Counts a retry.
   * @returns false if there were too many
   */
  mayRetry(): boolean {
    const now = performance.now();
    this.#retries = [...this.#retries.filter((at) => now - at < RETRIES_WITHIN), now];
    return this.#retries.length <= MAX_RETRIES;
  }

  /** Avoids a voice for five minutes. */
  markFailed(voice: PlatformVoice): void {
    this.#failedUntil.set(voiceIdOf(voice), performance.now() + FAILED_FOR);
  }

  /** The ids of the voices that failed recently. */
  get failedVoices(): ReadonlySet<string> {
    const now = performance.now();
    for (const [id, until] of this.#failedUntil) if (until <= now) this.#failedUntil.delete(id);
    return new Set(this.#failedUntil.keys());
  }
}

function queueStateOf(synthesis: SpeechSynthesis): QueueState {
  const all = globalSingleton('speech-queues', () => new WeakMap<SpeechSynthesis, QueueState>());
  let found = all.get(synthesis);
  if (!found) all.set(synthesis, (found = { hasSpoken: false, active: 0, settling: undefined }));
  return found;
}

const sessions = new WeakMap<SpeechSynthesis, Session>();

/** The one session of a platform's `speechSynthesis`. `undefined` if the platform has none. */
export function sessionOf(platform: SpeechPlatform): Session | undefined {
  const synthesis = platform.speechSynthesis;
  if (!synthesis) return undefined;
  let session = sessions.get(synthesis);
  if (!session) sessions.set(synthesis, (session = new Session(platform, synthesis)));
  return session;
}
