import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { ScriptError, type CallbackRequest, type Host, type OpenItem } from '../host/contract.ts';
import { subjectOf } from '../host/issuer/accounts.ts';
import { startIssuer } from '../host/issuer.ts';
import { readManifest } from '../host/runtime/addon-files.ts';
import { createHost } from '../host/runtime/host.ts';
import type { Manifest } from '../host/runtime/manifest.ts';
import { parseOptions, readSource } from './input/arguments.ts';
import { CommandError } from './harness/command-error.ts';
import { tryEveryCallback, type Visitor } from './host/every-callback.ts';
import { builtHost, resolveTypedPath } from './harness/folders.ts';
import { mailItem, nothingOpen } from './harness/test-bench.ts';

const usage =
  'npm run --silent host -- --dir FOLDER [--event FILE.eml|FILE.ics] [--call FUNCTION | --every] [--uid UID] [--occurrence ISO] [--user EMAIL] [--locale L] [--log]';

const options = {
  dir: { type: 'string' },
  event: { type: 'string', multiple: true },
  call: { type: 'string' },
  every: { type: 'boolean', default: false },
  uid: { type: 'string' },
  occurrence: { type: 'string' },
  user: { type: 'string', default: 'user@example.com' },
  locale: { type: 'string', default: 'en-US' },
  log: { type: 'boolean', default: false },
} as const;

/**
 * Runs the Apps Script add-on of a folder on a mail, an event or nothing, and prints the JSON answer of the manifest's
 * trigger, or of FUNCTION; with `--every` one line for each callback that it has, on all the files given. Whatever goes
 * wrong is one line on stderr, with exit code 1.
 */
export async function main(args: string[]): Promise<number> {
  try {
    await run(args);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message.trim().replace(/\s*\n\s*/g, ' ')}\n`);
    return 1;
  }
}

type Values = ReturnType<typeof parseOptions<typeof options>>;

async function run(args: string[]): Promise<void> {
  const values = parseOptions(args, options, usage);
  if (values.dir === undefined) throw new CommandError(`--dir is missing; usage: ${usage}`);
  const addonDir = resolveTypedPath(values.dir);
  if (!existsSync(addonDir)) throw new CommandError(`cannot read ${values.dir}: no such folder`);
  const manifest = readManifest(addonDir, 'test');
  const files = (values.event ?? []).map((name) => ({ name: basename(name), item: openItem(name, values) }));
  if (files.length > 1 && !values.every) throw new CommandError(`one --event, or --every; usage: ${usage}`);
  const visitor = await visitorOf(values);
  const host = createHost({ addonDir, hostDir: builtHost, origins: {}, deployment: 'test' });
  const shown = values.log ? withLog(host) : host;
  try {
    if (values.every) await printEvery(shown, { manifest, files, visitor });
    else await printOne(shown, requestOf(values, visitor, { manifest, item: files[0]?.item ?? nothingOpen }));
  } finally {
    await host.close();
  }
}

type Runner = Pick<Host, 'run'>;

/** Shows what every callback logged, also one that failed. */
function withLog(host: Runner): Runner {
  const write = (log: readonly string[]): void => {
    for (const line of log) process.stderr.write(`${line}\n`);
  };
  return {
    run: async (callback) => {
      try {
        const result = await host.run(callback);
        write(result.log);
        return result;
      } catch (error) {
        if (error instanceof ScriptError) write(error.log);
        throw error;
      }
    },
  };
}

async function printOne(host: Runner, callback: CallbackRequest): Promise<void> {
  const { answer } = await host.run(callback);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function printEvery(host: Runner, tried: Parameters<typeof tryEveryCallback>[1]): Promise<void> {
  for await (const line of tryEveryCallback(host, tried)) {
    process.stdout.write(`${line.trim().replace(/\s*\n\s*/g, ' ')}\n`);
  }
}

function requestOf(
  values: Values,
  visitor: Visitor,
  { manifest, item }: { manifest: Manifest; item: OpenItem },
): CallbackRequest {
  return {
    ...visitor,
    hostApp: item.kind === 'event' || !manifest.addOns.gmail ? 'CALENDAR' : 'GMAIL',
    item,
    target:
      values.call === undefined
        ? { kind: triggerFor(item, manifest) }
        : { kind: 'function', functionName: values.call },
  };
}

async function visitorOf(values: Values): Promise<Visitor> {
  if (!isLocale(values.locale))
    throw new CommandError(`--locale is a language tag such as en-US, not "${values.locale}"`);
  const user = { email: values.user, name: values.user.replace(/@.*/, ''), sub: subjectOf(values.user) };
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    user,
    identityToken: await signIdentityToken(user),
    locale: values.locale,
    timeZone,
    platform: 'WEB',
  };
}

/** A mail goes to the contextual trigger; an add-on that has none writes, so it is told of a draft. */
function triggerFor({ kind }: OpenItem, { addOns: { gmail } }: Manifest): 'homepage' | 'itemOpen' | 'compose' {
  if (kind === 'none') return 'homepage';
  const onlyComposes = kind === 'mail' && gmail?.contextualTriggers.length === 0 && gmail.composeTrigger !== undefined;
  return onlyComposes ? 'compose' : 'itemOpen';
}

async function signIdentityToken(user: { email: string; name: string; sub: string }): Promise<string> {
  const issuer = await startIssuer();
  try {
    return await issuer.sign(user);
  } finally {
    await issuer.close();
  }
}

function openItem(event: string, { uid, occurrence, user }: Values): OpenItem {
  const type = extname(event).toLowerCase();
  if (type === '.eml') return mailItem(readSource(event));
  if (type !== '.ics') throw new CommandError(`${event} is neither .eml nor .ics`);
  return {
    kind: 'event',
    calendarId: user,
    raw: readSource(event),
    ...(uid === undefined ? {} : { uid }),
    ...(occurrence === undefined ? {} : { occurrence }),
  };
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
