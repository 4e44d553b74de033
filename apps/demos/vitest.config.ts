import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    // The demos are built in the test's process; Vite would otherwise take vitest's "test" and bundle React for development.
    env: { NODE_ENV: 'production' },
    // They wait most of the time.
    maxWorkers: 3,
    testTimeout: 15_000,
    // A countdown takes a second for each step, and more on a busy machine.
    expect: { poll: { timeout: 8000 } },
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results/results.json' }]],
  },
});
