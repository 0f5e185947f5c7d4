import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { environmentNameSchema } from '../shared/ids.ts';
import { parseOptions } from './input/arguments.ts';
import type * as builder from './build/build-addon.mjs';
import { baseUrl, exampleBaseUrl } from './harness/base-url.ts';
import { CommandError, runCommand } from './harness/command-error.ts';
import { distDir } from './harness/folders.ts';

const root = join(distDir, '..');
const clasp = join(root, 'node_modules/@google/clasp/build/src/index.js');
/** Beside dist/addon: what is tried here stays everybody's, whomever the last deployment was made for. */
const folder = join(distDir, 'deploy');
const usage = 'npm run deploy [-- --environment NAME]';

const projectSchema = z.looseObject({ scriptId: z.string() });

/** Builds the add-on, shows what would be pushed to Apps Script, and pushes it when clasp is signed in and the script is named. */
export function main(args: string[]): Promise<number> {
  return runCommand(async () => {
    const { environment = null } = parseOptions(args, { environment: { type: 'string' } }, usage);
    if (environment !== null && !environmentNameSchema.safeParse(environment).success) {
      throw new CommandError(`"${environment}" is no environment name: small letters, digits and hyphens`);
    }
    const project = projectSchema.parse(JSON.parse(readFileSync(join(root, '.clasp.json'), 'utf8')));
    await build(environment);
    writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ ...project, rootDir: '.' }));
    process.stdout.write(`Built for ${baseUrl}${environment === null ? '' : `, environment ${environment}`}\n`);
    const shown = run(['show-file-status']);
    if (shown !== 0) return shown;
    const missing = listMissing(project.scriptId);
    if (missing.length > 0) {
      process.stdout.write(`Not pushed:\n${missing.map((line) => `- ${line}\n`).join('')}`);
      return 0;
    }
    return run(['push', '--force']);
  });
}

async function build(environment: string | null): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  // Finds the add-on's sources beside itself, so it is not part of the bundled command.
  const file = pathToFileURL(join(root, 'scripts/build/build-addon.mjs')).href;
  const { buildAddon } = (await import(file)) as typeof builder;
  await buildAddon({ outDir: folder, baseUrl, environment });
}

function listMissing(scriptId: string): string[] {
  return [
    baseUrl === exampleBaseUrl ? 'set RELAIS_BASE_URL to the https address of your service' : '',
    /^[\w-]{30,}$/.test(scriptId) ? '' : 'put the id of your Apps Script project into .clasp.json (scriptId)',
    existsSync(join(homedir(), '.clasprc.json')) ? '' : 'sign in: npx clasp login',
  ].filter((line) => line !== '');
}

function run(args: string[]): number {
  const result = spawnSync(process.execPath, [clasp, '--project', folder, ...args], { cwd: folder, stdio: 'inherit' });
  return result.status ?? 1;
}
