import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type * as builder from '../../scripts/build/build-addon.mjs';
import { baseUrl } from '../../scripts/harness/base-url.ts';

/**
 * The sources of the oldest add-on in use, version 3 (`oldestAddOn`), as `git archive` gives them for the commit from
 * which it was pushed, 7dd9263: a clone without history has them too.
 */
const sources = join(import.meta.dirname, 'former-add-on-3.zip');

/** The add-on of version 3, built from its own sources as it was then. `remove` takes its folder away. */
export async function buildFormerAddOn(): Promise<{ dir: string; remove: () => void }> {
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  // Below node_modules, where its packages are found.
  const folder = mkdtempSync(join(cache, 'relais-add-on-3-'));
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(sources)))) {
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const file = pathToFileURL(join(folder, 'scripts/build/build-addon.mjs')).href;
  const { buildAddon } = (await import(file)) as typeof builder;
  const dir = join(folder, 'dist');
  await buildAddon({ outDir: dir, baseUrl });
  return { dir, remove: () => rmSync(folder, { recursive: true }) };
}
