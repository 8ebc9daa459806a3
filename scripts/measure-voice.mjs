// What the embedded voice costs and reaches, in a Chromium without voices: node
// scripts/measure-voice.mjs [--wav file.wav]
import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from './browsers.mjs';
import { VOICE_FILE } from './flite-assets.mjs';
import { ROOT } from './setup.mjs';

const TYPES = {
  '.js': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
  '.wasm': 'application/wasm',
};
const RUNS = Number(process.env.RUNS ?? 5);
const PAGE = `<!doctype html><html lang="en"><title>Harbour</title><link rel="icon" href="data:," />
<script type="module" src="/dist/article-player.js"></script>
<article-player></article-player>
<article><p>The keeper of the lighthouse had known for thirty years that the fog would come on the first Tuesday of November.
She wrote everything down: the hour, the wind, the names of the ships, and what their captains shouted across the water.
“Nobody reads a logbook,” her brother used to say, “until something has gone wrong.” When the storm finally came, in 1962, the
only page that anyone wanted to see was missing. Its edge had been torn so neatly that no one believed it had ever been there.</p></article>`;

const server = createServer(({ url }, response) => {
  const path = new URL(url, 'http://local').pathname;
  if (path === '/') return response.writeHead(200, { 'content-type': TYPES['.html'] }).end(PAGE);
  try {
    response
      .writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' })
      .end(readFileSync(join(ROOT, path)));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const site = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });

/**
 * In the page: notes when things happen, in ms since the press, and keeps all that is made to
 * sound.
 */
function observe() {
  const seen = { marks: [], sounds: [], syntheses: [], pressed: 0 };
  globalThis.seen = seen;
  addEventListener('click', () => (seen.pressed = performance.now()), {
    capture: true,
    once: true,
  });
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    const url = createObjectURL.call(URL, blob);
    if (blob.type === 'audio/wav') seen.sounds.push({ url, blob });
    return url;
  };
  const { postMessage } = Worker.prototype;
  const asked = new Map();
  Worker.prototype.postMessage = function (...args) {
    if (args[0].text) asked.set(args[0].id, performance.now());
    if (args[0].voice) seen.voiceAt = performance.now();
    if (!this.observed) {
      this.observed = true;
      this.addEventListener('message', ({ data: { id, speech } }) => {
        if (speech) seen.words ??= speech.words;
        if (speech)
          seen.syntheses.push([
            performance.now() - asked.get(id),
            (1000 * speech.samples.length) / speech.sampleRate,
          ]);
      });
    }
    return postMessage.apply(this, args);
  };
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    if (!this.observed) {
      this.observed = true;
      globalThis.audio = this;
      const note = (type) =>
        seen.marks.push({ type, at: performance.now(), time: this.currentTime, src: this.src });
      for (const type of ['playing', 'ended']) this.addEventListener(type, () => note(type));
    }
    return play.call(this);
  };
  const { fetch } = globalThis;
  globalThis.fetch = async (...args) => {
    const began = performance.now();
    const response = await fetch(...args);
    seen.fetched = { began };
    return response;
  };
  document.addEventListener('DOMContentLoaded', () => {
    const player = document.querySelector('article-player');
    player.addEventListener('playing', () => (seen.soundAt ??= performance.now()));
    player.addEventListener('wordchange', () => {
      const { currentWord } = player;
      if (currentWord)
        seen.marks.push({
          type: 'word',
          word: String(currentWord.range),
          at: performance.now(),
          time: audio.currentTime,
          src: audio.src,
        });
    });
    player.addEventListener('noticechange', () => {
      const loading = player.notice?.loading;
      if (loading?.loaded === loading?.total) seen.loadedAt ??= performance.now();
    });
    player.addEventListener('ended', () => (seen.ended = true));
  });
}

async function open(context, hover) {
  const page = await context.newPage();
  await page.addInitScript(observe);
  await page.goto(site);
  const button = page.locator('article-player button').first();
  if (hover) {
    await button.hover();
    await page.waitForTimeout(700);
  }
  await button.click();
  return page;
}

const bytes = (path) => readFileSync(join(ROOT, 'dist', path));
const wasm = bytes(VOICE_FILE);
const code = ['audio-output', 'flite', 'flite-worker'].map((part) =>
  bytes(`article-player.${part}.js`),
);
const gzip = (buffer) => gzipSync(buffer, { level: 9 }).length;
const brotli = (buffer) =>
  brotliCompressSync(buffer, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
const sum = (list) => list.reduce((total, each) => total + each, 0);
const median = (list) => list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)];
console.log(
  `engine and voice, compressed: ${gzip(wasm) + sum(code.map(gzip))} bytes gzip, ${brotli(wasm) + sum(code.map(brotli))} brotli`,
);
console.log(
  `  the voice ${wasm.length} raw, ${gzip(wasm)} gzip, ${brotli(wasm)} brotli; engine and worker ${sum(code.map(gzip))} gzip`,
);

const times = { cold: [], 'cold, hovered before': [], warm: [] };
for (let run = 0; run < RUNS; run++) {
  for (const [name, pages] of Object.entries({
    cold: [false],
    'cold, hovered before': [true],
    warm: [false, false],
  })) {
    const context = await browser.newContext();
    let page;
    for (const hover of pages) {
      await page?.waitForTimeout(500);
      const before = page;
      page = before ? await reopened(before) : await open(context, hover);
      await page.waitForFunction(() => globalThis.seen.soundAt, undefined, { timeout: 30_000 });
    }
    const { sound, transfer } = await page.evaluate(() => ({
      sound: globalThis.seen.soundAt - globalThis.seen.pressed,
      transfer:
        globalThis.seen.fetched && globalThis.seen.loadedAt
          ? globalThis.seen.loadedAt - globalThis.seen.fetched.began
          : 0,
    }));
    times[name].push(sound - transfer);
    await context.close();
  }
}
/** The same tab, the next visit. */
async function reopened(page) {
  await page.goto(site);
  await page.locator('article-player button').first().click();
  return page;
}
for (const [name, list] of Object.entries(times)) {
  console.log(
    `press of play to the first sound, ${name}: ${median(list).toFixed(0)} ms (${list.map((each) => each.toFixed(0)).join(', ')}), without the transfer of the voice`,
  );
}

const page = await open(await browser.newContext(), false);
await page.waitForFunction(() => globalThis.seen.ended, undefined, { timeout: 120_000 });
const seen = await page.evaluate(() => ({
  marks: globalThis.seen.marks,
  syntheses: globalThis.seen.syntheses,
  urls: globalThis.seen.sounds.map(({ url }) => url),
}));
const made = sum(seen.syntheses.map(([, audio]) => audio));
const spent = sum(seen.syntheses.map(([ms]) => ms));
console.log(
  `synthesis: ${(made / spent).toFixed(0)} times as fast as speech (${(made / 1000).toFixed(1)} s in ${(spent / 1000).toFixed(2)} s, ${seen.syntheses.length} texts)`,
);
const gaps = seen.marks.flatMap(({ type, at }, i) => {
  const next = seen.marks.slice(i + 1).find((each) => each.type === 'playing');
  return type === 'ended' && next ? [next.at - at] : [];
});
console.log(
  `gaps between sounds, over the pause that is in them: ${gaps.map((gap) => gap.toFixed(0)).join(', ')} ms; ${seen.syntheses.length} texts in ${seen.urls.length} sounds`,
);
const { words, first } = await page.evaluate(() => ({
  words: globalThis.seen.words,
  first: globalThis.seen.sounds[0].url,
}));
const late = seen.marks
  .filter(({ type, src }) => type === 'word' && src === first)
  .map(({ time }, i) => 1000 * (time - words[i].time))
  .toSorted((one, other) => one - other);
console.log(
  `words lit behind their times, by the clock of the sound: median ${median(late).toFixed(0)} ms, p95 ${late[Math.floor(0.95 * late.length)].toFixed(0)} ms (${late.length} words)`,
);
const wav = process.argv.indexOf('--wav');
if (wav > 0) {
  const sounds = await page.evaluate(async () =>
    Promise.all(
      globalThis.seen.sounds.map(async ({ url, blob }) => [
        url,
        Array.from(new Uint8Array(await blob.arrayBuffer())),
      ]),
    ),
  );
  for (const [i, [url, content]] of sounds.entries()) {
    const name = process.argv[wav + 1].replace(/(\.wav)?$/, `-${i}`);
    writeFileSync(`${name}.wav`, Buffer.from(content));
    writeFileSync(
      `${name}.json`,
      JSON.stringify(
        seen.marks
          .filter(({ src, type }) => src === url && type === 'word')
          .map(({ word, time }) => ({ word, time })),
        undefined,
        1,
      ),
    );
  }
  console.log(
    `the sounds of the page, with the place of the sound as each word was marked: ${sounds.length} files`,
  );
}
await browser.close();
server.close();
