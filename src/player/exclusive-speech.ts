import { pageWide } from '../speech/page-wide.js';

/** Who can be asked to be quiet. */
interface Speaker {
  pause(): void;
}

/** Who speaks on this page, and where other tabs are told. */
interface Turn {
  speaking: Speaker | undefined;
  channel: BroadcastChannel | undefined;
}

const CHANNEL = 'article-player';

/** With a channel for each copy of this package, one copy would hear the other, and silence its speaker. */
const turn = () => pageWide<Turn>('turn', () => ({ speaking: undefined, channel: undefined }));

/** One voice a page, and one a site: whoever speaks before, here or in another tab, is paused. */
export function claimSpeech(speaker: Speaker): void {
  const page = turn();
  const before = page.speaking;
  page.speaking = speaker;
  if (before !== speaker) before?.pause();
  page.channel ??= openChannel(page);
  page.channel?.postMessage('speaking');
}

/** Gives the turn back; without a speaker no channel stays open. */
export function releaseSpeech(speaker: Speaker): void {
  const page = turn();
  if (page.speaking !== speaker) return;
  page.speaking = undefined;
  page.channel?.close();
  page.channel = undefined;
}

function openChannel(page: Turn): BroadcastChannel | undefined {
  try {
    const opened = new BroadcastChannel(CHANNEL);
    opened.onmessage = () => page.speaking?.pause();
    return opened;
  } catch {
    // A sandboxed frame has no origin to share with: the page speaks for itself.
    return undefined;
  }
}
