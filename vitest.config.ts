import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/no-console-errors.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A file's modules stay loaded for the next one: loading them again for each took a third of the time. So no test
    // leaves anything changed in a module or in the process.
    isolate: false,
    allowOnly: false,
    // A page may take a moment on a machine that does other work.
    expect: { requireAssertions: true, poll: { timeout: 10_000 } },
  },
});
