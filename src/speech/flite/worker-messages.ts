import type { Speech } from './synthesis.js';

/** What the worker is asked. `id` is that of the answer. */
export type WorkerRequest =
  { readonly id: number; readonly voice: ArrayBuffer } | { readonly id: number; readonly text: string };

/** What it answers. The first one, without being asked, has the id 0: it is there. */
export interface WorkerResponse {
  readonly id: number;
  readonly speech?: Speech;
  /** What was thrown. */
  readonly error?: { readonly name: string; readonly message: string };
}
