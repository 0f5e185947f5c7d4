import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { environmentNameSchema } from '../shared/ids.ts';
import { parseOptions } from './input/arguments.ts';
import type * as builder from './build/build-addon.mjs';
import type * as checker from './check/check-addon.mjs';
import { ClaspError, openClasp, type Clasp } from './deploy/clasp.ts';
import { isGoogleId, readDeployment, type Deployment } from './deploy/deployments.ts';
import { checkDeployment, publish, type Release } from './deploy/release.ts';
import { baseUrl, exampleBaseUrl } from './harness/base-url.ts';
import { CommandError, runCommand } from './harness/command-error.ts';
import { distDir, resolveTypedPath } from './harness/folders.ts';

const root = join(distDir, '..');
const claspProgram = join(root, 'node_modules/@google/clasp/build/src/index.js');
/** Beside dist/addon: what is tried here stays everybody's, whomever the last deployment was made for. */
const folder = join(distDir, 'deploy');
const usage = 'npm run deploy [-- --environment NAME] [--release]';
const nowhere: Deployment = { scriptId: '', deploymentId: '' };

/**
 * Builds the add-on, shows what would be pushed to Apps Script, and pushes it when clasp is signed in and the script is
 * named. With `--release` the users get it: a new version of the deployment that is named for this environment.
 */
export function main(args: string[]): Promise<number> {
  return runCommand(async () => {
    const { environment, release } = readOptions(args);
    const file = deploymentsFile();
    const deployment = readDeployment(file, environment) ?? nowhere;
    await build(environment, deployment);
    process.stdout.write(`Built for ${baseUrl}${environment === null ? '' : `, environment ${environment}`}\n`);
    const clasp = openClasp(claspProgram, folder);
    const shown = clasp.show(['show-file-status']);
    if (shown !== 0) return shown;
    const missing = listMissing({ ...deployment, name: environment ?? 'everybody', file, release });
    if (missing.length > 0) {
      process.stdout.write(`Not pushed:\n${missing.map((line) => `- ${line}\n`).join('')}`);
      return release ? 1 : 0;
    }
    return release ? await releaseTo(clasp, { deployment, environment, baseUrl }) : clasp.show(['push', '--force']);
  });
}

function readOptions(args: string[]): { environment: string | null; release: boolean } {
  const known = { environment: { type: 'string' }, release: { type: 'boolean' } } as const;
  const { environment = null, release = false } = parseOptions(args, known, usage);
  if (environment !== null && !environmentNameSchema.safeParse(environment).success) {
    throw new CommandError(`"${environment}" is no environment name: small letters, digits and hyphens`);
  }
  return { environment, release };
}

/** Everything is checked before the first change; the users have the former version until the last step. */
async function releaseTo(clasp: Clasp, release: Release): Promise<number> {
  const faults = await listFaults();
  if (faults.length > 0) throw new CommandError(`the add-on is not fit for a release: ${faults.join('; ')}`);
  try {
    checkDeployment(clasp, release);
    const pushed = clasp.show(['push', '--force']);
    if (pushed !== 0) throw new ClaspError('clasp push failed');
    const version = publish(clasp, release);
    process.stdout.write(`Released version ${version} to ${release.deployment.deploymentId}\n${scopeNote()}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ClaspError)) throw error;
    process.stderr.write(`${error.message}: users keep the version they have. docs/INSTALL.md says what to do.\n`);
    return 1;
  }
}

/** Another file than the repository's, for whoever keeps the ids elsewhere. */
function deploymentsFile(): string {
  const given = process.env['RELAIS_DEPLOYMENTS'];
  return given === undefined || given === '' ? join(root, 'deployments.json') : resolveTypedPath(given);
}

async function build(environment: string | null, { scriptId }: Deployment): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const { buildAddon } = await load<typeof builder>('scripts/build/build-addon.mjs');
  const logoUrl = process.env['RELAIS_LOGO_URL'] ?? null;
  await buildAddon({ outDir: folder, baseUrl, environment, logoUrl });
  writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ scriptId: scriptId || '-', rootDir: '.' }));
}

async function listFaults(): Promise<readonly string[]> {
  const { checkBundle } = await load<typeof checker>('scripts/check/check-addon.mjs');
  return checkBundle(folder);
}

// These find the add-on's sources beside themselves, so they are not part of the bundled command.
async function load<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(join(root, file)).href)) as T;
}

interface Wanted extends Deployment {
  readonly name: string;
  readonly file: string;
  readonly release: boolean;
}

function listMissing({ name, file, scriptId, deploymentId, release }: Wanted): string[] {
  return [
    baseUrl === exampleBaseUrl ? 'set RELAIS_BASE_URL to the https address of your service' : '',
    isGoogleId(scriptId) ? '' : `put the id of your Apps Script project into ${file} (${name}, scriptId)`,
    !release || isGoogleId(deploymentId) ? '' : `put the id of its versioned deployment there too (deploymentId)`,
    existsSync(join(homedir(), '.clasprc.json')) ? '' : 'sign in: npx clasp login',
  ].filter((line) => line !== '');
}

/** Google asks users again only for what the Marketplace SDK and the consent screen list. */
function scopeNote(): string {
  const manifest = z.object({ oauthScopes: z.array(z.string()) });
  const { oauthScopes } = manifest.parse(JSON.parse(readFileSync(join(folder, 'appsscript.json'), 'utf8')));
  const list = oauthScopes.map((scope) => `  ${scope}\n`).join('');
  return `The Marketplace SDK and the consent screen must list these scopes and no others:\n${list}`;
}
