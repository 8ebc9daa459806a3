import type { Loading } from '../types.js';

/** Where the voice is, and what it is known by. */
export interface VoiceFile {
  /** As the page resolves it: see `resolve-url.ts`. */
  readonly url: URL;
  /** Unpacked; 0 where it is not known. */
  readonly bytes: number;
  /** In hexadecimal digits; empty where it is not known. */
  readonly sha256: string;
}

/** A voice would have to be loaded, which was not allowed. */
export class DownloadNotAllowed extends Error {}

const CACHE = 'article-player-voices';
/** A connection that brings nothing for so many ms is given up. */
const STALLED_AFTER = 15_000;
/** How far it is, is told in so many steps at most. */
const PROGRESS_STEPS = 50;
/** What every WebAssembly module begins with. */
const MAGIC = 0x00_61_73_6d;

/**
 * Loads the voice, or takes it from where it was kept the last time.
 * @param mayLoad asked before anything is loaded over the network
 * @throws `NotAllowedToLoad`; what `fetch` throws; `Error` where it is not what it should be; `signal.reason`.
 */
export async function loadVoice(
  file: VoiceFile,
  mayLoad: () => boolean,
  onLoading: (loading: Loading) => void,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const address = new URL(file.url);
  // Another voice under the same address, in this page's cache or on the way here, is not taken for this one.
  if (file.sha256) address.searchParams.set('v', file.sha256.slice(0, 16));
  const kept = file.sha256 ? await loadCached(address.href) : undefined;
  signal.throwIfAborted();
  if (kept && (await isValid(kept, file))) return kept;
  if (!mayLoad()) throw new DownloadNotAllowed('The voice would have to be loaded.');
  const voice = await download(address, file.bytes, onLoading, signal);
  if (!(await isValid(voice, file))) throw new Error(`What lies at ${address.href} is not the voice.`);
  if (file.sha256) void storeCached(address.href, voice);
  return voice;
}

async function download(
  address: URL,
  total: number,
  onLoading: (loading: Loading) => void,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const stop = new AbortController();
  const pass = () => stop.abort(signal.reason);
  signal.addEventListener('abort', pass);
  let patience: ReturnType<typeof setTimeout> | undefined;
  const waitOn = () => {
    clearTimeout(patience);
    patience = setTimeout(() => stop.abort(new Error('The voice did not arrive in time.')), STALLED_AFTER);
  };
  try {
    waitOn();
    const response = await fetch(address, { signal: stop.signal });
    if (!response.ok) throw new Error(`The voice could not be loaded from ${address.href}: status ${response.status}.`);
    return await read(response, total, waitOn, onLoading);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(patience);
    signal.removeEventListener('abort', pass);
  }
}

/** A server may send it packed, so that its own length says nothing. */
async function read(
  response: Response,
  total: number,
  waitOn: () => void,
  onLoading: (loading: Loading) => void,
): Promise<ArrayBuffer> {
  if (!response.body || !total) return response.arrayBuffer();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  let told = 0;
  onLoading({ loaded, total });
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    loaded += part.value.length;
    waitOn();
    if (loaded - told < total / PROGRESS_STEPS && loaded < total) continue;
    told = loaded;
    onLoading({ loaded: Math.min(loaded, total), total });
  }
  return new Blob(parts).arrayBuffer();
}

/** Whether it is the voice: a page that asks for a password, or half a file, comes with a good status too. */
async function isValid(voice: ArrayBuffer, { sha256, bytes }: VoiceFile): Promise<boolean> {
  if (voice.byteLength < 8 || new DataView(voice).getUint32(0) !== MAGIC) return false;
  if (bytes && voice.byteLength !== bytes) return false;
  // A page without https has no such thing.
  if (!sha256 || !globalThis.crypto?.subtle) return true;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', voice));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

async function loadCached(address: string): Promise<ArrayBuffer | undefined> {
  try {
    const cache = await globalThis.caches?.open(CACHE);
    return await (await cache?.match(address))?.arrayBuffer();
  } catch {
    // No storage, or one that is broken: it is loaded.
    return undefined;
  }
}

/** In place of what was kept before. */
async function storeCached(address: string, voice: ArrayBuffer): Promise<void> {
  try {
    const copy = new Response(voice.slice(0), { headers: { 'content-type': 'application/wasm' } });
    const cache = await globalThis.caches?.open(CACHE);
    if (!cache) return;
    for (const { url } of await cache.keys()) if (url !== address) await cache.delete(url);
    await cache.put(address, copy);
  } catch {
    // No room, or not allowed: the browser's own cache may have it.
  }
}
