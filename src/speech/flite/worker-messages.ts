import type { Speech } from './synthesis.js';

/**
 * A request to the worker: to load a voice, or to synthesize a text. The response has the same
 * `id`.
 */
export type WorkerRequest =
  | { readonly id: number; readonly voice: ArrayBuffer }
  | { readonly id: number; readonly text: string; readonly lang: string };

/** A response of the worker. The first one has the id 0 and no request: the worker is ready. */
export interface WorkerResponse {
  readonly id: number;
  readonly speech?: Speech;
  /** The error that the worker caught. */
  readonly error?: { readonly name: string; readonly message: string };
}
