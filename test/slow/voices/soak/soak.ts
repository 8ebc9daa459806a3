import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSound } from '../../../../scripts/sound.mjs';
import { launch, type BROWSERS } from '../../../support/launch.js';
import { median } from '../notebook.js';
import { serveDemo } from '../site.js';
import { soakInPage, type SoakResult } from './page.js';
import { WebKit } from './webkit.js';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 20);
const SEED = Number(process.env['SOAK_SEED'] ?? Date.now() % 2 ** 31);
const FOLDER = process.env['VOICES_LOG'] ?? tmpdir();
/** Time besides the commands: to measure gaps of the platform, and to start the browser. */
const OVER_WITHIN = (MINUTES + 5) * 60_000;
const LOOK_EVERY = 5000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A page in a browser. */
interface Remote {
  goto(url: string): Promise<unknown>;
  /** A real click, which a page needs to speak. */
  click(): Promise<unknown>;
  run<Result>(script: string): Promise<Result>;
  close(): Promise<void>;
}

async function open(name: string): Promise<Remote> {
  if (name === 'webkitgtk') return WebKit.launch();
  const browser = await launch(name as (typeof BROWSERS)[number], { voices: true });
  const page = await browser.newPage();
  return {
    goto: (url) => page.goto(url),
    click: () => page.mouse.click(3, 3),
    run: <Result>(script: string) => page.evaluate(`(() => { ${script} })()`) as Promise<Result>,
    close: () => browser.close(),
  };
}

async function soak(remote: Remote, url: string): Promise<SoakResult> {
  await remote.goto(url);
  await remote.click();
  const options = JSON.stringify({ seed: SEED, minutes: MINUTES });
  // The compiler of this file may insert a helper that names functions.
  await remote.run(`globalThis.__name ??= (fn) => fn; (${String(soakInPage)})(${options});`);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    if (await remote.run<boolean>('return window.soak.done'))
      return remote.run<SoakResult>('return window.soak');
  }
}

const inTimes = (values: readonly number[]) => {
  const sorted = [...values].sort((one, other) => one - other).map(Math.round);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
  return `median ${at(0.5)}, 95 % ${at(0.95)}, worst ${at(1)} ms (${sorted.length})`;
};

function report(name: string, { log, ...result }: SoakResult): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `soak-${name}.log`);
  writeFileSync(file, log.join('\n'));
  const { stalls, lost, errors, afterPause, latency, gaps, nativeGaps, commands, seconds } = result;
  const [gap, native] = [median(gaps), median(nativeGaps)];
  const count = Object.values(commands).reduce((sum, each) => sum + each, 0);
  return [
    `# ${name}: ${(seconds / 60).toFixed(1)} minutes, seed ${SEED}, ${result.voices} voices`,
    `${count} commands ${JSON.stringify(commands)}; ${result.utterances} utterances, ${result.sentences} sentences in turn`,
    `stalls ${stalls.length}, sentences lost ${lost.length}, errors ${errors.length}, speech after a pause ${afterPause.length}`,
    ...(['pause', 'rate', 'late', 'next'] as const).map(
      (kind) => `${kind}: ${inTimes(latency[kind])}`,
    ),
    `gap: ${inTimes(gaps)}; the platform’s own: ${inTimes(nativeGaps)}; ratio ${(gap / native).toFixed(2)}, difference ${Math.round(gap - native)} ms`,
    ...[...stalls, ...lost, ...errors, ...afterPause].slice(0, 5),
    `log: ${file}`,
  ].join('\n');
}

/**
 * The test of one browser. Each has its own file, process and speech service: browsers that share a
 * service interrupt each other.
 */
export function soakOf(name: string, isInstalled = true): void {
  let stopSound: (() => Promise<void>) | undefined;
  let site: Awaited<ReturnType<typeof serveDemo>>;
  beforeAll(async () => {
    if (!isInstalled) return;
    stopSound = await startSound();
    site = await serveDemo();
  });
  afterAll(async () => {
    await site?.close();
    await stopSound?.();
  });

  test.runIf(isInstalled)(
    `${name}: speech never stalls, and no sentence is skipped`,
    { timeout: OVER_WITHIN },
    async () => {
      say(`${name}: seed ${SEED}, ${MINUTES} minutes`);
      const remote = await open(name);
      try {
        const result = await soak(remote, site.url);
        say(report(name, result));
        expect(result.utterances).toBeGreaterThan(MINUTES * 2);
        const { stalls, lost, errors, afterPause } = result;
        expect([stalls.length, lost.length, errors.length, afterPause.length]).toEqual([
          0, 0, 0, 0,
        ]);
      } finally {
        await remote.close();
      }
    },
  );
}
