import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import type { CallbackRequest, OpenItem } from '../host/contract.ts';
import { startIssuer, subjectOf } from '../host/issuer.ts';
import { readManifest } from '../host/runtime/addon-files.ts';
import { createHost } from '../host/runtime/host.ts';
import type { Manifest } from '../host/runtime/manifest.ts';
import { parseOptions, readSource } from './arguments.ts';
import { CommandError } from './command-error.ts';
import { builtHost, typedPath } from './folders.ts';
import { mailItem, nothingOpen } from './test-bench.ts';

const usage =
  'npm run --silent host -- --dir FOLDER [--event FILE.eml|FILE.ics] [--call FUNCTION] [--uid UID] [--occurrence ISO] [--user EMAIL] [--locale L] [--log]';

const options = {
  dir: { type: 'string' },
  event: { type: 'string' },
  call: { type: 'string' },
  uid: { type: 'string' },
  occurrence: { type: 'string' },
  user: { type: 'string', default: 'user@example.com' },
  locale: { type: 'string', default: 'en-US' },
  log: { type: 'boolean', default: false },
} as const;

/**
 * Runs the Apps Script add-on of a folder on a mail, an event or nothing, and prints the JSON answer of the manifest's
 * trigger, or of FUNCTION. Whatever goes wrong is one line on stderr, with exit code 1.
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
  const addonDir = typedPath(values.dir);
  if (!existsSync(addonDir)) throw new CommandError(`cannot read ${values.dir}: no such folder`);
  const manifest = readManifest(addonDir, 'test');
  const item = openItem(values);
  const host = createHost({ addonDir, hostDir: builtHost, origins: {}, deployment: 'test' });
  try {
    const result = await host.run(await callback(values, manifest, item));
    if (values.log) for (const line of result.log) process.stderr.write(`${line}\n`);
    process.stdout.write(`${JSON.stringify(result.answer)}\n`);
  } finally {
    await host.close();
  }
}

async function callback(values: Values, manifest: Manifest, item: OpenItem): Promise<CallbackRequest> {
  if (!isLocale(values.locale))
    throw new CommandError(`--locale is a language tag such as en-US, not "${values.locale}"`);
  const user = { email: values.user, name: values.user.replace(/@.*/, ''), sub: subjectOf(values.user) };
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    user,
    identityToken: await identityToken(user),
    locale: values.locale,
    timeZone,
    platform: 'WEB',
    hostApp: item.kind === 'event' || !manifest.addOns.gmail ? 'CALENDAR' : 'GMAIL',
    item,
    target:
      values.call === undefined
        ? { kind: triggerFor(item, manifest) }
        : { kind: 'function', functionName: values.call },
  };
}

/** A mail goes to the contextual trigger; an add-on that has none writes, so it is told of a draft. */
function triggerFor({ kind }: OpenItem, { addOns: { gmail } }: Manifest): 'homepage' | 'itemOpen' | 'compose' {
  if (kind === 'none') return 'homepage';
  const onlyComposes = kind === 'mail' && gmail?.contextualTriggers.length === 0 && gmail.composeTrigger !== undefined;
  return onlyComposes ? 'compose' : 'itemOpen';
}

async function identityToken(user: { email: string; name: string; sub: string }): Promise<string> {
  const issuer = await startIssuer();
  try {
    return await issuer.sign(user);
  } finally {
    await issuer.close();
  }
}

function openItem({ event, uid, occurrence, user }: Values): OpenItem {
  if (event === undefined) return nothingOpen;
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
