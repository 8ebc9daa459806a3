import type { WorkerResponse, WorkerRequest } from './worker-messages.js';
import { synthesize } from './synthesis.js';

/** A worker's global object, as far as it is needed: its types do not go together with those of a page. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null;
  postMessage(answer: WorkerResponse, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let voice: WebAssembly.Module | undefined;

scope.onmessage = ({ data }) => void answer(data);
scope.postMessage({ id: 0 });

async function answer(request: WorkerRequest): Promise<void> {
  const { id } = request;
  try {
    if ('voice' in request) {
      voice = await WebAssembly.compile(request.voice);
      return scope.postMessage({ id });
    }
    const speech = synthesize(voice!, request.text);
    scope.postMessage({ id, speech }, [speech.samples.buffer]);
  } catch (error) {
    const { name = 'Error', message = String(error) } = error instanceof Error ? error : {};
    scope.postMessage({ id, error: { name, message } });
  }
}
