/*
 * The files beside this module. The build replaces the URLs, the size and the hash
 * (`scripts/flite-assets.mjs`), and the development server serves the voice under this name. A
 * bundler may replace `new URL()` by something else: see `resolve-url.ts`.
 */

export const WORKER_URL: URL = new URL('./worker.ts', import.meta.url);
export const VOICE_URL: URL = new URL('./flite.wasm', import.meta.url);
/** The size of the uncompressed voice, in bytes. 0: not known. */
export const VOICE_BYTES: number = 0;
/** The SHA-256 of the voice in hexadecimal digits. Empty: not known. */
export const VOICE_SHA256: string = '';
