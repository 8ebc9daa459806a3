import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { Player } from '../../../src/player/player.js';
import { VirtualClock } from '../../fake-speech/clock.js';
import { PROFILE_NAMES, type ProfileName } from '../../fake-speech/profiles.js';
import { closeScenes, sceneOn } from '../../fake-speech/scene.js';
import { commands, expectAllHeard, expectSaidOnce, inPlace, Session } from './commands.js';

/** `npm run test:long` sets a higher number and a random seed. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 500);
const SEED = Number(process.env['PROPERTY_SEED'] ?? 1);

const PROFILES = PROFILE_NAMES.filter((name) => name !== 'noApi');
/** Online voices are allowed in these, because they have no others. */
const ONLINE: ReadonlySet<ProfileName> = new Set(['chromeGoogleRemoteOld', 'webkitGtkSpiel']);

let clock: VirtualClock | undefined;
afterEach(() => clock?.uninstall());

/** Runs `act` on its own clock, and checks that no timer is left. */
async function expectCalm(
  profile: ProfileName,
  seed: number,
  act: (scene: ReturnType<typeof sceneOn>, clock: VirtualClock) => Promise<void>,
): Promise<void> {
  const own = (clock = VirtualClock.install());
  try {
    const made = sceneOn(own, profile, seed);
    made.engine.online = ONLINE.has(profile);
    await act(made, own);
    made.player.pause();
    await own.advance(1000);
    expect(own.pending, 'pending timers of the page').toBe(0);
    expect(made.player).toBeInstanceOf(Player);
  } finally {
    closeScenes();
    own.uninstall();
  }
}

const parameters = (runs: number) => ({
  numRuns: runs,
  seed: SEED,
  endOnFailure: false,
  verbose: 0 as const,
});

describe(`random commands in every browser (seed ${SEED})`, { timeout: 3_600_000 }, () => {
  test.each(PROFILES)('%s: playback always makes progress, and ends', async (profile) => {
    const property = fc.asyncProperty(
      commands,
      fc.integer({ min: 1, max: 2 ** 31 }),
      (list, seed) =>
        expectCalm(profile, seed, async (scene, own) => {
          const session = new Session(scene, own);
          await session.run(list);
          await session.finish();
        }),
    );
    await fc.assert(property, parameters(Math.ceil(RUNS / PROFILES.length)));
  });

  test.each(PROFILES)('%s: pauses and changes of the rate skip no text', async (profile) => {
    const property = fc.asyncProperty(inPlace, fc.integer({ min: 1, max: 2 ** 31 }), (list, seed) =>
      expectCalm(profile, seed, async (scene, own) => {
        const session = new Session(scene, own);
        await session.run([{ do: 'play' }, ...list]);
        await session.finish();
        expectAllHeard(scene);
      }),
    );
    await fc.assert(property, parameters(Math.ceil(RUNS / PROFILES.length)));
  });

  test.each(PROFILES)('%s: without commands, the whole article is spoken once', async (profile) => {
    const runs = profile === 'hostile' ? Math.ceil(RUNS / PROFILES.length) : 1;
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), (seed) =>
      expectCalm(profile, seed, async (scene) => {
        void scene.play();
        expect(await scene.rest(900_000), 'playback has ended').toBe(true);
        expectSaidOnce(scene);
      }),
    );
    await fc.assert(property, parameters(runs));
  });
});
