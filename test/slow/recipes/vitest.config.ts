import { defineConfig } from 'vitest/config';

/**
 * `npm run test:recipes`: the recipes of demo/examples/, with the tools that they are for. One
 * after the other, because builds of that size do not get quicker side by side.
 */
export default defineConfig({
  test: {
    name: 'recipes',
    include: ['test/slow/recipes/**/*.test.ts'],
    globalSetup: ['test/slow/package/install.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    // To install, to build, and to remove what was installed.
    hookTimeout: 600_000,
  },
});
