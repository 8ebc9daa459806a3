import { defineConfig } from 'vitest/config';

/**
 * `npm run test:voices`: real browsers speak with real voices, in real time. Sequential, because
 * they share the sound server.
 */
export default defineConfig({
  test: {
    name: 'voices',
    include: ['test/slow/voices/*.test.ts'],
    globalSetup: ['test/slow/voices/sound.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
