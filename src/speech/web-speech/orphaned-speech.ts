import type { SpeechPlatform } from '../platform.js';

/**
 * Whether the platform may be told to stop. It has one `cancel()` for all speech of the page, and in Chromium of all tabs
 * (Chromium, tts_controller_impl.cc): it is called only while an utterance of ours is under way, or where one of ours may have outlived its page.
 */

/** Set while speaking. In the storage of this tab alone, which a reload keeps. */
const FLAG = 'article-player:speaking';

/** Notes that an utterance of ours is under way. */
export function noteSpeaking(platform: SpeechPlatform): void {
  storageOf(platform, (storage) => storage.setItem(FLAG, '1'));
}

/** Notes that it is over, and that the platform knows. */
export function noteSilence(platform: SpeechPlatform): void {
  storageOf(platform, (storage) => storage.removeItem(FLAG));
}

/**
 * Whether speech of ours may have outlived the page before: Chromium goes on over a reload, and Safari did until 2026-05
 * (mdn/dom-examples#307, WebKit/WebKit#65834). `speaking` does not tell: it is of this page alone.
 */
export function isLeftover(platform: SpeechPlatform): boolean {
  return storageOf(platform, (storage) => storage.getItem(FLAG) !== null) ?? false;
}

/** A sandboxed page has no storage, and a full one takes nothing: then what outlived the page is stopped only once ours does not start. */
function storageOf<Result>(
  platform: SpeechPlatform,
  use: (storage: NonNullable<SpeechPlatform['sessionStorage']>) => Result,
): Result | undefined {
  try {
    return platform.sessionStorage && use(platform.sessionStorage);
  } catch {
    return undefined;
  }
}
