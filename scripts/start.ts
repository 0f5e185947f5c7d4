import { join } from 'node:path';
import type { HostUser } from '../host/contract.ts';
import { subjectOf } from '../host/issuer/accounts.ts';
import { startIssuer } from '../host/issuer.ts';
import { writeBigSample } from '../host/samples-big.ts';
import { startHostServer } from '../host/server.ts';
import { newcomers } from '../host/server/people.ts';
import { identitySettings, startBackend } from './harness/backend-process.ts';
import { CommandError, runCommand } from './harness/command-error.ts';
import { builtAddon, builtHost, resolveTypedPath, sampleWorlds } from './harness/folders.ts';
import { baseUrl } from './harness/base-url.ts';
import { pagesAddress } from './harness/pages-address.ts';
import { readWorld } from './input/world-file.ts';

const defaults = { port: '8787', hostPort: '8788', dataDir: 'data' };

/** Starts everything for a person to try: service with its database, identity signer, stand-in with sample mails. Runs until told to stop. */
export function main(): Promise<number> {
  return runCommand(async () => {
    const hostPort = portOf('HOST_PORT', defaults.hostPort);
    const dataDir = resolveTypedPath(process.env['DATA_DIR'] ?? defaults.dataDir);
    const closing: (() => Promise<void>)[] = [];
    try {
      const issuer = await reportInOneLine(startIssuer({ accounts: people(), port: portOf('ISSUER_PORT', '0') }));
      closing.unshift(() => issuer.close());
      const backend = await startBackend({
        PORT: String(portOf('PORT', defaults.port)),
        DATA_DIR: dataDir,
        RELAIS_BASE_URL: baseUrl,
        ...identitySettings(issuer),
        RELAIS_WORLDS: JSON.stringify(sampleWorlds),
        LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
      });
      closing.unshift(() => backend.stop());
      const bigSamplesDir = join(dataDir, 'samples');
      await writeBigSample(bigSamplesDir);
      const host = await reportInOneLine(
        startHostServer({
          port: hostPort,
          backendUrl: backend.url,
          baseUrl,
          addonDir: builtAddon,
          hostDir: builtHost,
          pageDir: join(builtHost, 'page'),
          sampleDirs: [join(builtHost, 'samples'), bigSamplesDir],
          issuer,
          users: people(),
          pagesUrl: (properties) => pagesAddress(backend.url, properties),
        }),
      );
      closing.unshift(() => host.close());
      // Before the line: whoever reads it may stop the command at once.
      const ended = waitUntilStopped(backend.ended);
      process.stdout.write(
        `Relais is ready: mails and cards on ${host.url} · pages on ${backend.url} · API on ${backend.url}/docs\n`,
      );
      return await ended;
    } finally {
      for (const close of closing) await close();
    }
  });
}

/** Turns a server's reason not to start, e.g. a port in use, into one line: the caller can mend it. */
async function reportInOneLine<T>(starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

/** Everybody of the sample worlds, once, and who is about to join one. */
function people(): HostUser[] {
  const users = [...sampleWorlds.flatMap((file) => readWorld(file).users), ...newcomers];
  return [...new Map(users.map(({ email, name }) => [email, { email, name, sub: subjectOf(email) }])).values()];
}

/** Exit code 0 after Ctrl-C or SIGTERM; an error when the service ends by itself. */
async function waitUntilStopped(backendEnded: Promise<number | null>): Promise<number> {
  const stopped = new Promise<'stopped'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('stopped'));
    callWhenNpmIsGone(() => resolve('stopped'));
  });
  const first = await Promise.race([stopped, backendEnded]);
  if (first === 'stopped') return 0;
  throw new CommandError(`The service ended by itself (exit code ${String(first)}); its log is above.`);
}

/** A SIGTERM to npm ends npm's shell but does not reach this process, which would then run on without a parent. */
function callWhenNpmIsGone(then: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    then();
  }, 250);
  look.unref();
}

function portOf(name: string, fallback: string): number {
  const text = process.env[name] ?? fallback;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new CommandError(`${name} is not a port number: "${text}"`);
  return port;
}
