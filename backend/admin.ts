import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseAdminArguments, usageLines, UsageError } from './provisioning/cli/arguments.ts';
import { checkIdentity, formatIdentityCheck } from './provisioning/cli/check-identity.ts';
import { formatAnswer } from './provisioning/cli/format-answer.ts';
import { runCommand, type DatabaseCommand } from './provisioning/cli/run-command.ts';
import { createFileBlobStore } from './platform/blobs/file-blob-store.ts';
import { ConfigError, loadIdentityConfig, loadOperatorConfig } from './config.ts';
import { createTokenExplainer } from './identity/identity-token.ts';
import { createSigningKeys } from './identity/signing-keys.ts';
import { openDatabase } from './platform/database/connect.ts';
import { DatabaseOpenError, DatabaseUnavailable, StatementFailed } from './platform/database/errors.ts';
import { makeFolder } from './platform/files/make-folder.ts';
import { UnavailableError } from './platform/unavailable.ts';

/**
 * The operator's command: creates environments and their first users. It runs beside the service when the database is a
 * server, and instead of the service when it is a folder, which only one process can open.
 */

/** PostgreSQL's "insufficient privilege". */
const notAllowed = '42501';

process.exitCode = await main(process.argv.slice(2));

/** Exit code. 0: done; 1: refused or failed; 2: wrong arguments. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const { command, json } = parseAdminArguments(args);
    if (command?.name === 'identity check') return await explain(command.token ?? (await readInput()), json);
    if (command !== null) return await perform({ command, json });
    process.stdout.write(
      `Creates environments and their first users, for whoever operates the service; admins do the rest in the pages.
It reads the variables of the service: DATABASE_URL, DATABASE_MIGRATION_URL, DATA_DIR, RELAIS_BASE_URL, IDENTITY_AUDIENCES.\n
Usage (each with --json for programs):\n${usageLines.map((line) => `  npm run admin -- ${line}\n`).join('')}`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(`${lineOf(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

/** Says why the service accepts or refuses an identity token; without the database. */
async function explain(token: string, json: boolean): Promise<number> {
  const { audiences, localIssuer } = loadIdentityConfig();
  const keys = createSigningKeys(localIssuer?.certsUrl ?? null, () => new Date());
  const explanation = await createTokenExplainer({ audiences, issuer: localIssuer?.issuer ?? null }, keys)(token);
  const check = checkIdentity(explanation, audiences);
  process.stdout.write(`${json ? JSON.stringify(check) : formatIdentityCheck(check)}\n`);
  return check.verdict === 'accepted' ? 0 : 1;
}

async function readInput(): Promise<string> {
  return (await text(process.stdin)).trim();
}

async function perform({ command, json }: { command: DatabaseCommand; json: boolean }): Promise<number> {
  const config = loadOperatorConfig();
  if (config.database.kind === 'memory') {
    throw new ConfigError('RELAIS_EMBEDDED=memory keeps nothing: unset it, or set DATABASE_URL');
  }
  await makeFolder(config.dataDir, 0o700);
  const database = await openDatabase(config.database);
  try {
    const blobs = await createFileBlobStore(join(config.dataDir, 'blobs'));
    const answer = await runCommand({ database, blobs, now: () => new Date() }, config.baseUrl, command);
    if (!answer.ok) {
      process.stderr.write(`${answer.failure.message}\n`);
      return 1;
    }
    process.stdout.write(`${json ? JSON.stringify(answer.value) : formatAnswer(answer.value)}\n`);
    return 0;
  } finally {
    await database.close();
  }
}

/** An expected error as its one-line message, any other with its stack. */
function lineOf(error: unknown): string {
  if (error instanceof StatementFailed && error.code === notAllowed) {
    return 'The database role may not do this: set DATABASE_MIGRATION_URL to the owner of the tables.';
  }
  const expected = [UsageError, ConfigError, DatabaseOpenError, DatabaseUnavailable, UnavailableError].some(
    (kind) => error instanceof kind,
  );
  if (error instanceof Error) return expected ? error.message : (error.stack ?? error.message);
  return String(error);
}
