import { defineConfig } from 'vitest/config';

/** `npm run soak`: real browsers, side by side, for as long as SOAK_MINUTES says. */
export default defineConfig({
  test: {
    name: 'soak',
    include: ['test/slow/voices/soak/*.test.ts'],
    pool: 'forks',
    maxWorkers: 3,
    hookTimeout: 60_000,
  },
});
