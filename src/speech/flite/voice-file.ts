import type { Loading } from '../types.js';

/** The file of the voice. */
export interface VoiceFile {
  /** Resolved by `resolveUrl`. */
  readonly url: URL;
  /** Its uncompressed size. 0: not known. */
  readonly bytes: number;
  /** In hexadecimal digits. Empty: not known. */
  readonly sha256: string;
}

/** The voice must be downloaded, which is not allowed without asking. */
export class DownloadNotAllowed extends Error {}

const CACHE = 'article-player-voices';
/** A download without data for so many ms fails. */
const STALLED_AFTER = 15_000;
/** The most progress events of a download. */
const PROGRESS_STEPS = 50;
/** The first four bytes of every WebAssembly module. */
const MAGIC = 0x00_61_73_6d;

/**
 * Loads the voice from the cache, else from the network.
 * @param mayLoad called before it is loaded from the network
 * @throws `DownloadNotAllowed`; what `fetch` throws; `Error` if the file is not the voice;
 * `signal.reason` after an abort
 */
export async function loadVoice(
  file: VoiceFile,
  mayLoad: () => boolean,
  onLoading: (loading: Loading) => void,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const address = new URL(file.url);
  // So that a cache does not return another version of the file.
  if (file.sha256) address.searchParams.set('v', file.sha256.slice(0, 16));
  const cached = file.sha256 ? await loadCached(address.href) : undefined;
  signal.throwIfAborted();
  if (cached && (await isValid(cached, file))) return cached;
  if (!mayLoad()) throw new DownloadNotAllowed('The voice would have to be loaded.');
  const voice = await download(address, file.bytes, onLoading, signal);
  if (!(await isValid(voice, file)))
    throw new Error(`What lies at ${address.href} is not the voice.`);
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
  const forward = () => stop.abort(signal.reason);
  signal.addEventListener('abort', forward);
  let timeout: ReturnType<typeof setTimeout> | undefined;
  const restartTimeout = () => {
    clearTimeout(timeout);
    timeout = setTimeout(
      () => stop.abort(new Error('The voice did not arrive in time.')),
      STALLED_AFTER,
    );
  };
  try {
    restartTimeout();
    const response = await fetch(address, { signal: stop.signal });
    if (!response.ok)
      throw new Error(
        `The voice could not be loaded from ${address.href}: status ${response.status}.`,
      );
    return await read(response, total, restartTimeout, onLoading);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timeout);
    signal.removeEventListener('abort', forward);
  }
}

/**
 * `total` is known beforehand, because the `content-length` of a compressed response says nothing.
 */
async function read(
  response: Response,
  total: number,
  restartTimeout: () => void,
  onLoading: (loading: Loading) => void,
): Promise<ArrayBuffer> {
  if (!response.body || !total) return response.arrayBuffer();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  let reported = 0;
  onLoading({ loaded, total });
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    loaded += part.value.length;
    restartTimeout();
    if (loaded - reported < total / PROGRESS_STEPS && loaded < total) continue;
    reported = loaded;
    onLoading({ loaded: Math.min(loaded, total), total });
  }
  return new Blob(parts).arrayBuffer();
}

/** Whether a file is the voice. A login page, or a part of the file, may have status 200 too. */
async function isValid(voice: ArrayBuffer, { sha256, bytes }: VoiceFile): Promise<boolean> {
  if (voice.byteLength < 8 || new DataView(voice).getUint32(0) !== MAGIC) return false;
  if (bytes && voice.byteLength !== bytes) return false;
  // `crypto.subtle` exists only in secure contexts.
  if (!sha256 || !globalThis.crypto?.subtle) return true;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', voice));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

async function loadCached(address: string): Promise<ArrayBuffer | undefined> {
  try {
    const cache = await globalThis.caches?.open(CACHE);
    return await (await cache?.match(address))?.arrayBuffer();
  } catch {
    // There is no cache, or it is broken: the voice is downloaded.
    return undefined;
  }
}

/** Stores the voice and deletes older ones. */
async function storeCached(address: string, voice: ArrayBuffer): Promise<void> {
  try {
    const copy = new Response(voice.slice(0), { headers: { 'content-type': 'application/wasm' } });
    const cache = await globalThis.caches?.open(CACHE);
    if (!cache) return;
    for (const { url } of await cache.keys()) if (url !== address) await cache.delete(url);
    await cache.put(address, copy);
  } catch {
    // It is full or not allowed. The browser's HTTP cache may have the voice.
  }
}
