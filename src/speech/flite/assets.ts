/*
 * What lies beside the module: the build puts the addresses, the size and the hash in place of these (`scripts/flite-assets.mjs`); the
 * development server serves the voice under this name. What a bundler makes of an address is not always a URL: see `resolve-url.ts`.
 */

export const WORKER_URL: URL = new URL('./worker.ts', import.meta.url);
export const VOICE_URL: URL = new URL('./flite.wasm', import.meta.url);
/** Of the voice, in bytes, unpacked; 0 where it is not known. */
export const VOICE_BYTES: number = 0;
/** SHA-256 of the voice, in hexadecimal digits; empty where it is not known. */
export const VOICE_SHA256: string = '';
