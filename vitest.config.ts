import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Journeys start first: they take longest, and one that starts last keeps a single processor busy while the others wait.
 * By itself vitest knows how long a file takes only after a first run, which a fresh clone has not had.
 */
class JourneysFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isJourney = ({ moduleId }: TestSpecification) => moduleId.includes('/test/journeys/');
    return [...sorted.filter(isJourney), ...sorted.filter((file) => !isJourney(file))];
  }
}

export default defineConfig({
  test: {
    include: ['{test,host/test}/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/no-console-errors.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { sequencer: JourneysFirst },
    // A file's modules stay loaded for the next one: loading them again for each took a third of the time. So no test
    // leaves anything changed in a module or in the process.
    isolate: false,
    allowOnly: false,
    // A page may take a moment on a machine that does other work.
    expect: { requireAssertions: true, poll: { timeout: 10_000 } },
  },
});
