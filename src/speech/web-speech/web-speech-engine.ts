import type { SpeechPlatform } from '../platform.js';
import { SpeakingRates } from '../speaking-rates.js';
import { SpeechError } from '../speech-error.js';
import type { Mark, SpeechEngine, Utterance, Voice } from '../types.js';
import { describeVoice, rankVoices } from '../voices/ranking.js';
import { EMPTY_WITHIN } from '../voices/voice-list.js';
import { selectVoice, voicePolicy } from '../voices/voice-selection.js';
import { maxUtteranceLength } from './limits.js';
import { speakWithRetries } from './retry-policy.js';
import { sessionOf, type Session } from './session.js';
import { UtteranceAttempts } from './utterance-attempts.js';

/**
 * The same as `EMPTY_WITHIN`, for a browser that also refuses to speak, as Chromium without voices
 * does at once.
 */
const EMPTY_AND_REFUSED_WITHIN = 600;

/**
 * The browser's own `speechSynthesis`, with a new utterance for each text. It is never paused, only
 * stopped: native `pause()` silences Chromium on Linux until a reload, does nothing in Firefox
 * there, and stops without an event on Android. The platform is not used before it is needed,
 * because a page that had used it was kept out of the back/forward cache (Chromium, until 2023).
 */
export class WebSpeechEngine implements SpeechEngine {
  readonly name = 'web-speech';
  /** Whether voices that send the text off the device are allowed. */
  online = false;
  readonly #platform: SpeechPlatform;
  readonly #rates: SpeakingRates;

  /**
   * @param rates the measured speed of each voice; share it with `withEstimatedBoundaries`, which
   * measures it
   */
  constructor(platform: SpeechPlatform = globalThis, rates = new SpeakingRates()) {
    this.#platform = platform;
    this.#rates = rates;
  }

  available(): boolean {
    return 'speechSynthesis' in this.#platform && 'SpeechSynthesisUtterance' in this.#platform;
  }

  /** Requests the list of voices, which most browsers load only then. */
  prepare(): void {
    void this.#session?.voices.current;
  }

  /**
   * The voices without duplicates, the best one first, and those of the user's languages before all
   * others.
   */
  async voices(): Promise<readonly Voice[]> {
    const voices = (await this.#session?.voices.whenLoaded()) ?? [];
    const policy = voicePolicy(this.#platform, true);
    return rankVoices(voices, undefined, policy).map((voice) => describeVoice(voice, this.name));
  }

  /**
   * An empty list may load late, or stay empty in a browser that speaks nevertheless (Edge on
   * Android).
   */
  voicelessAfter(): number | undefined {
    const session = this.#session;
    if (!session || session.started || session.voices.current.length > 0) return undefined;
    const patience = session.refused ? EMPTY_AND_REFUSED_WITHIN : EMPTY_WITHIN;
    const left = session.voices.waitLeft(isKnownVoiceless(this.#platform) ? 0 : patience);
    if (left === 0) isKnownVoiceless(this.#platform, true);
    return left;
  }

  onVoicesChange(listener: () => void): () => void {
    return this.#session?.voices.onChange(listener) ?? (() => {});
  }

  /** True while the list of voices is empty. */
  supportsLanguage(lang: string): boolean {
    const session = this.#session;
    if (!session || session.voices.current.length === 0) return true;
    try {
      return !!selectVoice(session, { lang }, this.online);
    } catch {
      return false;
    }
  }

  maxLength(utterance: Utterance): number {
    const { text, rate } = utterance;
    return maxUtteranceLength(text, rate, this.#mayBeOnline(utterance));
  }

  speak(utterance: Utterance, onMark: (mark: Mark) => void, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const session = this.#session;
    if (!session || !this.available()) {
      return Promise.reject(
        new SpeechError('unsupported', 'This browser has no speech synthesis.', utterance.lang),
      );
    }
    const attempts = new UtteranceAttempts(session, utterance, {
      rates: this.#rates,
      mayBeOnline: () => this.online,
      onMark,
      signal,
    });
    return speakWithRetries(session, utterance, (attempt) => attempts.run(attempt), signal);
  }

  get #session(): Session | undefined {
    return sessionOf(this.#platform);
  }

  /**
   * Whether an online voice would speak it. If they are not allowed, none does for long: it is
   * stopped once the list of voices loads.
   */
  #mayBeOnline(utterance: Utterance): boolean {
    const session = this.online ? this.#session : undefined;
    if (!session) return this.online;
    try {
      return selectVoice(session, utterance, true).online;
    } catch {
      return true;
    }
  }
}

const NO_VOICES_KEY = 'article-player:no-voices';

/**
 * Whether this browser is known to have no voices, from this page or an earlier page of the tab.
 * @param found stores that it has none
 */
function isKnownVoiceless({ sessionStorage }: SpeechPlatform, found = false): boolean {
  try {
    if (found) sessionStorage?.setItem(NO_VOICES_KEY, '1');
    return sessionStorage?.getItem(NO_VOICES_KEY) === '1';
  } catch {
    // There is no storage: each page waits for the list.
    return false;
  }
}
