import { globalSingleton } from '../speech/global-singleton.js';

/** A player that speaks. */
interface Speaker {
  pause(): void;
}

/** The player that speaks on this page, and the channel to other tabs. */
interface SpeechClaim {
  speaker: Speaker | undefined;
  channel: BroadcastChannel | undefined;
}

const CHANNEL = 'article-player';

/**
 * Shared by all copies of this package on the page: if each had a channel of its own, it would
 * pause its own player through the other's.
 */
const claim = () =>
  globalSingleton<SpeechClaim>('turn', () => ({ speaker: undefined, channel: undefined }));

/**
 * Pauses the player that speaks on this page or in another tab of the site: only one speaks at a
 * time.
 */
export function claimSpeech(speaker: Speaker): void {
  const page = claim();
  const before = page.speaker;
  page.speaker = speaker;
  if (before !== speaker) before?.pause();
  page.channel ??= openChannel(page);
  page.channel?.postMessage('speaking');
}

/** Ends the claim of a player, and closes the channel. */
export function releaseSpeech(speaker: Speaker): void {
  const page = claim();
  if (page.speaker !== speaker) return;
  page.speaker = undefined;
  page.channel?.close();
  page.channel = undefined;
}

function openChannel(page: SpeechClaim): BroadcastChannel | undefined {
  try {
    const opened = new BroadcastChannel(CHANNEL);
    opened.onmessage = () => page.speaker?.pause();
    return opened;
  } catch {
    // A sandboxed frame has an opaque origin, which it shares with no other tab.
    return undefined;
  }
}
