import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { CommandError, endingInOneLine } from './command-error.ts';
import { distDir } from './folders.ts';
import { exampleBaseUrl } from './base-url.ts';

const root = join(distDir, '..');
const clasp = join(root, 'node_modules/@google/clasp/build/src/index.js');

const manifestSchema = z.object({ urlFetchWhitelist: z.array(z.string()) });

/** Shows what would be pushed to Apps Script, and pushes it when clasp is signed in and the script is named. */
export function main(args: string[]): Promise<number> {
  return endingInOneLine(() => {
    if (args.length > 0) throw new CommandError(`npm run deploy takes no arguments: "${args.join(' ')}"`);
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(distDir, 'addon/appsscript.json'), 'utf8')));
    process.stdout.write(`Built for ${manifest.urlFetchWhitelist.join(', ')}\n`);
    const shown = run(['show-file-status']);
    if (shown !== 0) return Promise.resolve(shown);
    const missing = whatIsMissing(manifest.urlFetchWhitelist);
    if (missing.length > 0) {
      process.stdout.write(`Not pushed:\n${missing.map((line) => `- ${line}\n`).join('')}`);
      return Promise.resolve(0);
    }
    return Promise.resolve(run(['push', '--force']));
  });
}

function whatIsMissing(whitelist: string[]): string[] {
  const scriptId = z
    .object({ scriptId: z.string() })
    .parse(JSON.parse(readFileSync(join(root, '.clasp.json'), 'utf8'))).scriptId;
  return [
    whitelist.some((url) => url.startsWith(exampleBaseUrl))
      ? 'set RELAIS_BASE_URL to the https address of your service'
      : '',
    /^[\w-]{30,}$/.test(scriptId) ? '' : 'put the id of your Apps Script project into .clasp.json (scriptId)',
    existsSync(join(homedir(), '.clasprc.json')) ? '' : 'sign in: npx clasp login',
  ].filter((line) => line !== '');
}

function run(args: string[]): number {
  const result = spawnSync(process.execPath, [clasp, ...args], { cwd: root, stdio: 'inherit' });
  return result.status ?? 1;
}
