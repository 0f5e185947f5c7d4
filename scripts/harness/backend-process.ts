import { fork, type ChildProcess } from 'node:child_process';
import * as z from 'zod/mini';
import type { Issuer } from '../../host/issuer.ts';
import { CommandError } from './command-error.ts';
import { builtBackend } from './folders.ts';

/** The settings with which the service takes the word of a local issuer, for the add-on's sessions and for the pages. */
export function identitySettings({ issuer, certsUrl, audience, webClient }: Issuer): Record<string, string> {
  return {
    IDENTITY_ISSUER: issuer,
    IDENTITY_CERTS_URL: certsUrl,
    IDENTITY_AUDIENCES: audience,
    WEB_CLIENT_ID: webClient.id,
    WEB_CLIENT_SECRET: webClient.secret,
  };
}

const readyMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), url: z.string() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

/** The built service in a process of its own. */
export interface BackendProcess {
  url: string;
  process: ChildProcess;
  /** Resolves with the exit code when the process ends, however it ends. */
  ended: Promise<number | null>;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
}

/**
 * Starts the built service with `environment` (see backend/config.ts) and waits until it answers.
 * Throws CommandError with its own one-line reason when it does not start.
 */
export async function startBackend(environment: Record<string, string>): Promise<BackendProcess> {
  const child = fork(builtBackend, [], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 2, 2, 'ipc'],
    // Of a service that keeps nothing, the database ends before it would pay to compile it a second time, for speed.
    execArgv: ['--enable-source-maps', ...(environment['RELAIS_EMBEDDED'] === 'memory' ? ['--liftoff-only'] : [])],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await firstMessage(child, ended);
  return {
    url,
    process: child,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function firstMessage(child: ChildProcess, ended: Promise<number | null>): Promise<string> {
  const answer = await Promise.race([
    new Promise<unknown>((resolve) => child.once('message', resolve)),
    ended.then((code) => ({ kind: 'failed', message: `the service ended at start with exit code ${String(code)}` })),
  ]);
  const message = readyMessage.parse(answer);
  if (message.kind === 'failed') {
    await ended;
    throw new CommandError(message.message);
  }
  return message.url;
}
