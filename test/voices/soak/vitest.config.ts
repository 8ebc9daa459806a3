import { defineConfig } from 'vitest/config';

/** `npm run soak`: real browsers, side by side, for as long as SOAK_MINUTES says. */
export default defineConfig({
  test: {
    name: 'soak',
    include: ['test/voices/soak/*.test.ts'],
    globalSetup: ['test/voices/sound.ts'],
    hookTimeout: 60_000,
  },
});
