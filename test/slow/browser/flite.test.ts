import { afterEach, describe, expect, test, vi } from 'vitest';
import { SpeechError } from '../../../src/speech/speech-error.js';
import type { Loading, Mark, Utterance } from '../../../src/speech/types.js';
import { FliteEngine, type FliteOptions } from '../../../src/speech/flite/index.js';
import { VOICE_BYTES, VOICE_URL } from '../../../src/speech/flite/assets.js';
import { pressBefore } from '../../support/pressed.js';

pressBefore();

const TEXT = 'The ferry left at dawn.';
const engines: FliteEngine[] = [];
/** All workers that were created. */
let workers: Worker[] = [];

function setUp(options: FliteOptions = {}) {
  const audio = new Audio();
  const engine = new FliteEngine({ audio, ...options });
  engines.push(engine);
  const speak = (text: string, more: Partial<Utterance> = {}) => {
    const stop = new AbortController();
    const marks: Mark[] = [];
    const loading: Loading[] = [];
    let resolveStarted = () => {};
    const started = new Promise<void>((resolve) => (resolveStarted = resolve));
    // Unmuted, Firefox needs a sound card.
    const utterance = {
      text,
      source: { start: 100, end: 100 + text.length },
      lang: 'en',
      rate: 4,
      volume: 0,
      ...more,
    };
    const hear = (mark: Mark) => {
      marks.push(mark);
      resolveStarted();
    };
    const over = engine.speak(utterance, hear, stop.signal, (each) => loading.push(each));
    over.catch(() => {});
    const failure = over.then(
      () => undefined,
      (error: Error) => (error instanceof SpeechError ? error.code : error.name),
    );
    const words = () =>
      marks
        .filter(({ start, end }) => end > start)
        .map(({ start, end }) => text.slice(start - 100, end - 100));
    return {
      over,
      failure,
      marks,
      loading,
      words,
      started: Promise.race([started, failure]),
      stop,
    };
  };
  return { engine, audio, speak };
}

afterEach(async () => {
  Reflect.deleteProperty(navigator, 'connection');
  for (const engine of engines.splice(0)) engine.end();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  workers = [];
  for (const name of await caches.keys()) await caches.delete(name);
});

function watchWorkers() {
  const Native = Worker;
  vi.stubGlobal(
    'Worker',
    class extends Native {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        workers.push(this);
      }
    },
  );
}

/** The texts that were sent to the worker. */
function watchTexts(): string[] {
  const texts: string[] = [];
  const { postMessage } = Worker.prototype;
  vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (
    this: Worker,
    ...args: unknown[]
  ) {
    const { text } = args[0] as { text?: string };
    if (text) texts.push(text);
    return (postMessage as (...args: unknown[]) => void).apply(this, args);
  });
  return texts;
}

describe('the embedded voice', () => {
  test('speaks a sentence: reports the voice, then each word in order', async () => {
    const { speak } = setUp();
    const one = speak('The café — with “quotes” — cost 42 € in 1987.');
    await one.over;
    expect(one.marks[0]).toMatchObject({
      start: 100,
      end: 100,
      voice: { id: 'flite:slt', engine: 'flite', local: true },
    });
    expect(one.words()).toEqual(['The', 'café', 'with', 'quotes', 'cost', '42 €', 'in', '1987']);
  });

  test('reports the progress of loading, and is cached: the next engine loads nothing', async () => {
    const one = setUp().speak(TEXT);
    await one.started;
    expect(one.loading[0]).toEqual({ loaded: 0, total: VOICE_BYTES });
    expect(one.loading.at(-1)).toEqual({ loaded: VOICE_BYTES, total: VOICE_BYTES });
    await one.over;
    const fetched = vi.spyOn(globalThis, 'fetch');
    const two = setUp({ choice: () => 'ask' }).speak(TEXT);
    expect(await two.failure).toBeUndefined();
    expect([two.loading, fetched.mock.calls]).toEqual([[], []]);
  });

  test('speaks no other language, and loads nothing for it', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    expect(await setUp().speak('Die Fähre fuhr im Morgengrauen.', { lang: 'de' }).failure).toBe(
      'no-voice',
    );
    expect(fetched).not.toHaveBeenCalled();
  });

  test('is not loaded with Save-Data until the listener allows it', async () => {
    let allowed = false;
    Object.defineProperty(navigator, 'connection', {
      configurable: true,
      value: { saveData: true },
    });
    const fetched = vi.spyOn(globalThis, 'fetch');
    const { speak } = setUp({ choice: () => (allowed ? 'load' : 'auto') });
    expect(await speak(TEXT).failure).toBe('download');
    expect(fetched).not.toHaveBeenCalled();
    allowed = true;
    expect(await speak(TEXT).failure).toBeUndefined();
  });

  test('speaks text without words as a short pause', async () => {
    const one = setUp().speak('— …');
    expect(await one.failure).toBeUndefined();
    expect(one.words()).toEqual([]);
  });

  test('announces text in a script that it cannot read', async () => {
    const one = setUp().speak('Tokyo (東京)');
    await one.over;
    expect(one.words()).toEqual(['Tokyo', '東京']);
  });
});

describe('the next sentence', () => {
  const LINES = ['The keeper knew.', 'She wrote it down.', 'Nobody read it.'];
  const utterance = (text: string): Utterance => ({
    text,
    source: { start: 100, end: 100 + text.length },
    lang: 'en',
    rate: 4,
    volume: 0,
  });

  test('is synthesized during speech, and follows in the same sound', async () => {
    const { engine, audio, speak } = setUp();
    const texts = watchTexts();
    const one = speak(TEXT, { rate: 0.5 });
    engine.prepareNext(LINES.map(utterance));
    await one.started;
    await vi.waitFor(() => expect(texts).toEqual([TEXT, ...LINES]));
    engine.adjust({ rate: 4, volume: 0 });
    await one.over;
    const sources = new Set<string>();
    for (const line of LINES) {
      const next = speak(line);
      await next.started;
      sources.add(audio.src);
      await next.over;
      expect(next.words()).toEqual(line.slice(0, -1).split(' '));
    }
    expect([texts.length, sources.size]).toEqual([4, 1]);
  });

  test('is not synthesized before the current one', async () => {
    const { engine, speak } = setUp();
    const texts = watchTexts();
    const one = speak(TEXT);
    engine.prepareNext(LINES.map(utterance));
    await one.started;
    expect(texts[0]).toBe(TEXT);
  });

  test('after a seek is spoken and marked from its own start', async () => {
    const { engine, speak } = setUp();
    const one = speak(TEXT);
    engine.prepareNext(LINES.map(utterance));
    await one.over;
    const sought = speak(LINES[2]!);
    await sought.over;
    expect(sought.words()).toEqual(['Nobody', 'read', 'it']);
  });
});

describe('a sentence that was stopped', () => {
  const LONG = 'The ferry left at dawn with nobody on the pier to see it go.';

  test('goes on at any of its words, from the same sound', async () => {
    const { audio, speak } = setUp();
    const texts = watchTexts();
    const one = speak(LONG, { rate: 1 });
    await one.started;
    const { src } = audio;
    one.stop.abort();
    expect(await one.failure).toBe('AbortError');
    expect(audio.paused).toBe(true);
    const rest = speak('nobody on the pier to see it go.');
    await rest.over;
    expect(rest.words()).toEqual('nobody on the pier to see it go'.split(' '));
    expect([texts.length, audio.src]).toEqual([1, src]);
  });

  test('before it was synthesized is silent, and the next one is spoken', async () => {
    const { speak } = setUp();
    const one = speak(LONG);
    one.stop.abort();
    expect(await one.failure).toBe('AbortError');
    const two = speak(TEXT);
    await two.over;
    expect([one.marks.length, two.words().length]).toEqual([0, 5]);
  });

  test('during loading aborts that; the next play() loads the voice again', async () => {
    const { speak } = setUp();
    const aborted = vi.fn();
    const { fetch } = globalThis;
    vi.spyOn(globalThis, 'fetch').mockImplementationOnce((_url, options) => {
      options!.signal!.addEventListener('abort', aborted);
      return new Promise((_resolve, reject) =>
        options!.signal!.addEventListener('abort', () => reject(options!.signal!.reason)),
      );
    });
    const one = speak(TEXT);
    await vi.waitFor(() => expect(globalThis.fetch).toHaveBeenCalled());
    one.stop.abort();
    expect(await one.failure).toBe('AbortError');
    expect(aborted).toHaveBeenCalled();
    expect(globalThis.fetch).not.toBe(fetch);
    expect(await speak(TEXT).failure).toBeUndefined();
  });
});

describe('a failure', () => {
  test('of the download, or another content, is reported; the next attempt loads it again', async () => {
    const { speak } = setUp();
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(1000));
        setTimeout(() => controller.error(new TypeError('network error')), 20);
      },
    });
    vi.spyOn(globalThis, 'fetch')
      .mockResolvedValueOnce(new Response(broken))
      .mockResolvedValueOnce(new Response('<!doctype html>Log in first.'))
      .mockResolvedValueOnce(new Response('', { status: 404 }));
    expect(await speak(TEXT).failure).toBe('failed');
    expect(await speak(TEXT).failure).toBe('failed');
    expect(await speak(TEXT).failure).toBe('failed');
    expect(await speak(TEXT).failure).toBeUndefined();
  });

  test('of the worker starts another worker; a second failure is reported', async () => {
    watchWorkers();
    const { speak } = setUp();
    await speak(TEXT).over;
    const die = (worker: Worker) =>
      worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true }));
    die(workers[0]!);
    expect(await speak('She wrote it down.').failure).toBeUndefined();
    expect(workers).toHaveLength(2);
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker) {
      queueMicrotask(() => die(this));
    });
    expect(await speak('Nobody read it.').failure).toBe('failed');
  });

  test('of the worker to answer is reported after a timeout', async () => {
    const { speak } = setUp();
    await speak(TEXT).over;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(() => {});
    const one = speak('She wrote it down.');
    await vi.advanceTimersByTimeAsync(90_000);
    expect(await one.failure).toBe('failed');
    vi.useRealTimers();
  });

  test('to allocate memory is reported', async () => {
    const { speak } = setUp();
    await speak(TEXT).over;
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (
      this: Worker,
      request: { id: number },
    ) {
      const error = { name: 'RangeError', message: 'WebAssembly.Instance(): Out of memory' };
      queueMicrotask(() =>
        this.dispatchEvent(new MessageEvent('message', { data: { id: request.id, error } })),
      );
    });
    expect(await speak('She wrote it down.').failure).toBe('failed');
  });

  test('because the Content Security Policy forbids WebAssembly is reported, with a warning to the publisher', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (
      this: Worker,
      request: { id: number },
    ) {
      const message =
        "WebAssembly.compile(): Refused to compile or instantiate WebAssembly module because 'unsafe-eval' is not an allowed source of script";
      queueMicrotask(() =>
        this.dispatchEvent(
          new MessageEvent('message', {
            data: { id: request.id, error: { name: 'CompileError', message } },
          }),
        ),
      );
    });
    expect(await setUp().speak(TEXT).failure).toBe('blocked');
    expect(warn.mock.calls.join()).toContain('wasm-unsafe-eval');
  });

  test('does not occur for ten thousand characters without a stop: they are synthesized in parts, and can be stopped', async () => {
    const { speak } = setUp();
    const texts = watchTexts();
    const one = speak('harbour '.repeat(1250));
    await one.started;
    one.stop.abort();
    expect(await one.failure).toBe('AbortError');
    expect(texts[0]!.length).toBeLessThanOrEqual(300);
  });
});

test('from another origin, the worker is started by a worker of the page’s origin', async () => {
  watchWorkers();
  const elsewhere = new URL(VOICE_URL);
  elsewhere.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  const made = vi.spyOn(URL, 'createObjectURL');
  await setUp({ workerUrl: new URL('./worker.ts', elsewhere) })
    .speak(TEXT)
    .failure.catch(() => {});
  expect(made.mock.calls.some(([blob]) => (blob as Blob).type === 'text/javascript')).toBe(true);
});
