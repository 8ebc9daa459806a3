/** Who can be asked to be quiet. */
interface Speaker {
  pause(): void;
}

const CHANNEL = 'article-player';

let speaking: Speaker | undefined;
let channel: BroadcastChannel | undefined;

/** One voice a page, and one a site: whoever speaks before, here or in another tab, is paused. */
export function takeTurn(speaker: Speaker): void {
  const before = speaking;
  speaking = speaker;
  if (before !== speaker) before?.pause();
  channel ??= openChannel();
  channel?.postMessage('speaking');
}

/** Gives the turn back; without a speaker no channel stays open. */
export function endTurn(speaker: Speaker): void {
  if (speaking !== speaker) return;
  speaking = undefined;
  channel?.close();
  channel = undefined;
}

function openChannel(): BroadcastChannel | undefined {
  try {
    const opened = new BroadcastChannel(CHANNEL);
    opened.onmessage = () => speaking?.pause();
    return opened;
  } catch {
    // A sandboxed frame has no origin to share with: the page speaks for itself.
    return undefined;
  }
}
