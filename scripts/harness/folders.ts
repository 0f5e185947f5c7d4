import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The built tree: this code runs from dist/scripts as a command, and from scripts/harness/ under the tests. */
export const distDir = existsSync(join(here, '../addon/Code.js')) ? join(here, '..') : join(here, '../../dist');

export const builtBackend = join(distDir, 'backend/server.js');
export const builtAdmin = join(distDir, 'backend/admin.js');
export const builtAddon = join(distDir, 'addon');
export const builtHost = join(distDir, 'host');
export const sampleWorlds = ['world.json', 'world-autre.json'].map((name) => join(builtHost, 'samples', name));

/** A path as typed where npm was called: `npm run` moves to the package's folder and keeps the other one here. */
export function resolveTypedPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}
