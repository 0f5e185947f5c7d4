import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './harness/root.mjs';

const cache = join(root, 'node_modules', '.cache', 'relais');
const results = join(cache, 'test-results.json');
const environment = join(cache, 'test-environment.json');

/** Runs the tests, says what they ran on, and ends with `N passed, N failed`. Returns the exit code. */
export function main(args) {
  for (const file of [results, environment]) rmSync(file, { force: true });
  const vitest = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...args,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  sayWhatRan();
  const { passed, failed } = count();
  // A run that fell over outside a test (a file that does not load, a teardown that throws) is a failure too.
  const unexplained = vitest.status !== 0 && failed === 0 ? 1 : 0;
  process.stdout.write(`${passed} passed, ${failed + unexplained} failed\n`);
  return failed + unexplained > 0 || passed === 0 ? 1 : 0;
}

function sayWhatRan() {
  if (!existsSync(environment)) return;
  const { used, notRun } = JSON.parse(readFileSync(environment, 'utf8'));
  process.stdout.write(`\nused: ${used.join(', ')}\n`);
  for (const { what, command } of notRun) process.stdout.write(`not run: ${what}: ${command}\n`);
}

function count() {
  if (!existsSync(results)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(results, 'utf8'));
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}
