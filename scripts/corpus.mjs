// Captures every mail and every calendar of a folder of other people's test files, which is not part of the project: it is
// handed to CI beside the checkout, or named in RELAIS_CORPUS. Any crash or `internal` error is a failure, and so is a
// mail or calendar that neither makes a task nor says why not.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './harness/root.mjs';

const folder = process.env.RELAIS_CORPUS ?? join(root, '..', 'shared', 'samples');

if (!existsSync(folder)) {
  process.stdout.write(`not run: corpus of mails and calendars: RELAIS_CORPUS=FOLDER node scripts/corpus.mjs\n`);
  process.exit(1);
}

const names = readdirSync(folder, { recursive: true }).sort();
const files = ['.eml', '.ics'].flatMap((type) =>
  names.filter((name) => name.endsWith(type)).map((name) => join(folder, name)),
);

const run = spawnSync(process.execPath, [join(root, 'scripts/run.mjs'), 'capture', ...files], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 30,
  stdio: ['ignore', 'pipe', 'inherit'],
});

const lines = run.stdout
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const broken = lines.filter((line) => line.error?.code === 'internal' || !(line.task || line.error));
for (const line of broken) process.stdout.write(`${line.file}: ${JSON.stringify(line.error)}\n`);

const missing = files.length - lines.length;
if (missing > 0) process.stdout.write(`${missing} of ${files.length} files gave no line (exit code ${run.status})\n`);
const failed = broken.length + missing;
process.stdout.write(`${files.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 && files.length > 0 ? 0 : 1);
