import { defineConfig } from 'vitest/config';

/** `npm run soak`: real browsers in parallel, for SOAK_MINUTES. */
export default defineConfig({
  test: {
    name: 'soak',
    include: ['test/slow/voices/soak/*.test.ts'],
    pool: 'forks',
    maxWorkers: 3,
    hookTimeout: 60_000,
  },
});
