import type { WorkerResponse, WorkerRequest } from './worker-messages.js';
import { synthesize } from './synthesis.js';

/**
 * The part of a worker's global object that is used: TypeScript's types for workers conflict with
 * those for pages.
 */
interface WorkerScope {
  onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null;
  postMessage(response: WorkerResponse, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let voice: WebAssembly.Module | undefined;

scope.onmessage = ({ data }) => void respond(data);
scope.postMessage({ id: 0 });

async function respond(request: WorkerRequest): Promise<void> {
  const { id } = request;
  try {
    if ('voice' in request) {
      voice = await WebAssembly.compile(request.voice);
      return scope.postMessage({ id });
    }
    const speech = synthesize(voice!, request.text, request.lang);
    scope.postMessage({ id, speech }, [speech.samples.buffer]);
  } catch (error) {
    const { name = 'Error', message = String(error) } = error instanceof Error ? error : {};
    scope.postMessage({ id, error: { name, message } });
  }
}
