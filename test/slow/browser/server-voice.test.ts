import { afterEach, expect, test, vi } from 'vitest';
import { ServerVoice, type Answered, type Asked } from '../../../demo/server-voice.js';
import { SpeechError } from '../../../src/speech/speech-error.js';
import type { Mark, Utterance } from '../../../src/speech/types.js';
import { fallback } from '../../../src/speech/fallback-engine.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { pressBefore } from '../../support/pressed.js';
import { toneUrl } from '../../support/sound.js';

pressBefore();
afterEach(() => vi.restoreAllMocks());

/** A service with 0.1 seconds of speech a word. */
function serve(answer: (request: Asked) => Response = spoken): string[] {
  const texts: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_address, options) => {
    const request = JSON.parse(options!.body as string) as Asked;
    texts.push(request.text);
    return answer(request);
  });
  return texts;
}

function spoken({ text }: Asked): Response {
  const words = Array.from(text.matchAll(/\w+/g));
  const marks = words.map(({ 0: word, index }, i) => ({
    start: index,
    end: index + word.length,
    time: i / 10,
  }));
  return Response.json({ audio: toneUrl(words.length / 10 + 0.1), marks } satisfies Answered);
}

const utterance = (text: string): Utterance => ({
  text,
  source: { start: 10, end: 10 + text.length },
  lang: 'en',
  rate: 1,
  // Unmuted, Firefox needs a sound card.
  volume: 0,
});

function speak(engine: Pick<ServerVoice, 'speak'>, text: string) {
  const marks: Mark[] = [];
  const stop = new AbortController();
  const over = engine.speak(utterance(text), (mark) => marks.push(mark), stop.signal);
  const failure = over.then(
    () => undefined,
    (error: Error) => (error instanceof SpeechError ? error.code : error.name),
  );
  return { failure, marks, stop };
}

test('a server voice speaks a sentence, and reports its name and each word', async () => {
  serve();
  const one = speak(new ServerVoice('/speech'), 'Nobody read it.');
  expect(await one.failure).toBeUndefined();
  expect(one.marks[0]).toMatchObject({ start: 10, end: 10, voice: { name: 'Ada', local: false } });
  expect(one.marks.slice(1)).toEqual([
    { start: 10, end: 16 },
    { start: 17, end: 21 },
    { start: 22, end: 24 },
  ]);
});

test('the next two sentences are requested ahead, once each', async () => {
  const texts = serve();
  const engine = new ServerVoice('/speech');
  const one = speak(engine, 'One.');
  engine.prepareNext(['Two.', 'Three.', 'Four.'].map(utterance));
  await one.failure;
  await speak(engine, 'Two.').failure;
  expect(texts).toEqual(['One.', 'Two.', 'Three.']);
});

test('if the server does not answer, the next engine speaks', async () => {
  serve(() => new Response('', { status: 503 }));
  const other = new FakeEngine();
  const one = speak(
    fallback([new ServerVoice('/speech'), other]) as ServerVoice,
    'Nobody read it.',
  );
  await vi.waitFor(() => expect(other.texts).toEqual(['Nobody read it.']));
  other.now.end();
  expect(await one.failure).toBeUndefined();
});

test('an invalid sound is reported, and a stopped one is silent', async () => {
  serve(() =>
    Response.json({ audio: URL.createObjectURL(new Blob(['no sound'])) } satisfies Answered),
  );
  expect(await speak(new ServerVoice('/speech'), 'One.').failure).toBe('failed');
  serve();
  const one = speak(new ServerVoice('/speech'), 'One two three.');
  one.stop.abort();
  expect([await one.failure, one.marks]).toEqual(['AbortError', []]);
});
