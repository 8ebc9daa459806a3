import type { SpeechPlatform } from '../platform.js';

/*
 * Orphaned speech continues after its page was closed or reloaded. `cancel()` stops all speech of
 * the page, and in Chromium of all tabs (Chromium, tts_controller_impl.cc). So it is called only
 * while an utterance of ours is in progress, or to stop orphaned speech.
 */

/**
 * Set while speaking. It is in `sessionStorage`, because a reload keeps that and other tabs do not
 * see it.
 */
const KEY = 'article-player:speaking';

/** Notes that an utterance is in progress. */
export function markSpeaking(platform: SpeechPlatform): void {
  withStorage(platform, (storage) => storage.setItem(KEY, '1'));
}

/** Notes that no utterance is in progress, and that the platform has stopped. */
export function clearSpeaking(platform: SpeechPlatform): void {
  withStorage(platform, (storage) => storage.removeItem(KEY));
}

/**
 * Whether speech of the previous page may continue: Chromium continues after a reload, and Safari did
 * until 2026-05 (mdn/dom-examples#307, WebKit/WebKit#65834). `speechSynthesis.speaking` does not
 * tell, because it is about this page alone.
 */
export function hasOrphanedSpeech(platform: SpeechPlatform): boolean {
  return withStorage(platform, (storage) => storage.getItem(KEY) !== null) ?? false;
}

/**
 * A sandboxed page has no storage, and a full one throws. Orphaned speech is then stopped only
 * after our own speech fails to start.
 */
function withStorage<Result>(
  platform: SpeechPlatform,
  use: (storage: NonNullable<SpeechPlatform['sessionStorage']>) => Result,
): Result | undefined {
  try {
    return platform.sessionStorage && use(platform.sessionStorage);
  } catch {
    return undefined;
  }
}
