import type { SpeechPlatform } from '../platform.js';

/**
 * Whether the platform may be told to stop. It has one `cancel()` for all speech of the page, and in Chromium of all tabs
 * (Chromium, tts_controller_impl.cc): it is called only while an utterance of ours is under way, or where one of ours may have outlived its page.
 */

/** Set while speaking. In the storage of this tab alone, which a reload keeps. */
const KEY = 'article-player:speaking';

/** Notes that an utterance of ours is under way. */
export function markSpeaking(platform: SpeechPlatform): void {
  withStorage(platform, (storage) => storage.setItem(KEY, '1'));
}

/** Notes that it is over, and that the platform knows. */
export function clearSpeaking(platform: SpeechPlatform): void {
  withStorage(platform, (storage) => storage.removeItem(KEY));
}

/**
 * Whether speech of ours may have outlived the page before: Chromium goes on over a reload, and Safari did until 2026-05
 * (mdn/dom-examples#307, WebKit/WebKit#65834). `speaking` does not tell: it is of this page alone.
 */
export function hasOrphanedSpeech(platform: SpeechPlatform): boolean {
  return withStorage(platform, (storage) => storage.getItem(KEY) !== null) ?? false;
}

/** A sandboxed page has no storage, and a full one takes nothing: then what outlived the page is stopped only once ours does not start. */
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
