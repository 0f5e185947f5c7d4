import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as builder from '../../scripts/build/build-addon.mjs';
import { baseUrl } from '../../scripts/harness/base-url.ts';

const root = join(import.meta.dirname, '../..');

/** The commit from which the oldest add-on in use, version 3 (`oldestAddOn`), was pushed. */
const commit = '7dd9263d15e57524bc982c7b9f3976d207bbcfc9';
const sources = [
  'addon',
  'shared',
  'appsscript.json',
  'tsconfig.base.json',
  'scripts/build',
  'scripts/harness/root.mjs',
];

/** Whether the sources of that add-on are here: not in an archive, nor in a shallow clone. */
export function hasFormerAddOn(): boolean {
  return spawnSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root }).status === 0;
}

/** The add-on of version 3, built from its own sources as it was then. `remove` takes its folder away. */
export async function buildFormerAddOn(): Promise<{ dir: string; remove: () => void }> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  // Below node_modules, where its packages are found.
  const folder = mkdtempSync(join(cache, 'relais-add-on-3-'));
  const archive = execFileSync('git', ['archive', commit, ...sources], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  execFileSync('tar', ['-x'], { cwd: folder, input: archive });
  const file = pathToFileURL(join(folder, 'scripts/build/build-addon.mjs')).href;
  const { buildAddon } = (await import(file)) as typeof builder;
  const dir = join(folder, 'dist');
  await buildAddon({ outDir: dir, baseUrl });
  return { dir, remove: () => rmSync(folder, { recursive: true }) };
}
