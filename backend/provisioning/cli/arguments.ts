import { parseArgs, type ParseArgsConfig } from 'node:util';
import * as z from 'zod/mini';
import { environmentNameSchema } from '../../../shared/ids.ts';
import { rights as allRights, rightSchema, type Right } from '../../../shared/access/rights.ts';
import type { UserEdit } from '../../users/rules/user-change.ts';
import type { NewEnvironment } from '../create-environment.ts';
import type { AddedUser } from '../users.ts';

/** A command of the operator. */
export type AdminCommand =
  | { readonly name: 'environment create'; readonly asked: NewEnvironment }
  | { readonly name: 'environment list' }
  | { readonly name: 'environment rename'; readonly from: string; readonly to: string }
  | { readonly name: 'environment delete'; readonly environment: string }
  | { readonly name: 'user add'; readonly asked: AddedUser }
  | {
      readonly name: 'identity check';
      /** Null: it is read from the input. */
      readonly token: string | null;
    }
  | {
      readonly name: 'user change';
      readonly asked: { readonly environment: string; readonly email: string; readonly edit: UserEdit };
    };

export interface AdminArguments {
  /** Null: only the usage is asked for. */
  readonly command: AdminCommand | null;
  /** Whether the answer is printed as JSON. */
  readonly json: boolean;
}

/** The command is malformed; the message is one line with its usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** The usage and the options of each command; all of them take `--json` and `--help` too. */
const forms = {
  'environment create': {
    usage:
      'environment create NAME --display-name NAME --admin EMAIL [--admin-name NAME] [--domain DOMAIN]… [--language fr|en]',
    positionals: 1,
    options: {
      'display-name': text,
      admin: text,
      'admin-name': text,
      domain: { type: 'string', multiple: true },
      language: text,
    },
  },
  'environment list': { usage: 'environment list', positionals: 0, options: {} },
  'environment rename': { usage: 'environment rename OLD NEW', positionals: 2, options: {} },
  'environment delete': { usage: 'environment delete NAME --confirm NAME', positionals: 1, options: { confirm: text } },
  'user add': {
    usage: 'user add EMAIL --environment NAME [--name NAME] [--rights sales,salesAllAccounts,taskList] [--admin]',
    positionals: 1,
    options: { environment: text, name: text, rights: text, admin: flag },
  },
  'user rights': {
    usage: 'user rights EMAIL --environment NAME [--rights sales,salesAllAccounts,taskList|none] [--admin|--no-admin]',
    positionals: 1,
    options: { environment: text, rights: text, admin: flag, 'no-admin': flag },
  },
  'user disable': { usage: 'user disable EMAIL --environment NAME', positionals: 1, options: { environment: text } },
  'identity check': { usage: 'identity check TOKEN|-', positionals: 1, options: {} },
  'user enable': { usage: 'user enable EMAIL --environment NAME', positionals: 1, options: { environment: text } },
} as const satisfies Record<string, { usage: string; positionals: number; options: ParseArgsConfig['options'] }>;
type FormName = keyof typeof forms;

/** The usage of every command, one per line. */
export const usageLines: readonly string[] = Object.values(forms).map(({ usage }) => usage);

/** Parses the arguments after `npm run admin --`. Throws UsageError. */
export function parseAdminArguments(args: readonly string[]): AdminArguments {
  const [noun = '', verb = '', ...rest] = args;
  if (args.length === 0 || args.includes('--help')) return { command: null, json: false };
  const name = `${noun} ${verb}`;
  if (!isForm(name)) {
    const known = Object.keys(forms).join(', ');
    throw new UsageError(`"${name.trim()}" is no command: ${known}`);
  }
  const typed = new Typed(name, rest);
  return { command: commandOf(name, typed), json: typed.has('json') };
}

function commandOf(name: FormName, typed: Typed): AdminCommand {
  switch (name) {
    case 'environment create':
      return { name, asked: readNewEnvironment(typed) };
    case 'environment list':
      return { name };
    case 'environment rename':
      return { name, from: typed.readEnvironment(0), to: typed.readEnvironment(1) };
    case 'environment delete':
      return { name, environment: readConfirmedName(typed) };
    case 'user add':
      return { name, asked: readAddedUser(typed) };
    case 'user rights':
      return changeOf(typed, readRightsEdit(typed));
    case 'user disable':
      return changeOf(typed, { enabled: false });
    case 'identity check':
      return { name, token: typed.readToken() };
    case 'user enable':
      return changeOf(typed, { enabled: true });
  }
}

function readNewEnvironment(typed: Typed): NewEnvironment {
  const language = typed.readValue('language') ?? 'fr';
  if (language !== 'fr' && language !== 'en') throw typed.toUsageError(`--language is fr or en, not "${language}"`);
  return {
    name: typed.readEnvironment(0),
    displayName: typed.requireValue('display-name'),
    language,
    domains: typed.readValues('domain'),
    admin: { email: typed.requireValue('admin'), name: typed.readValue('admin-name') },
  };
}

/** The name has to be typed twice, because a deletion cannot be undone. */
function readConfirmedName(typed: Typed): string {
  const name = typed.readEnvironment(0);
  const confirm = typed.readValue('confirm');
  if (confirm === null) {
    throw typed.toUsageError(
      `deleting "${name}", its users and its tasks is for good: repeat its name, --confirm ${name}`,
    );
  }
  if (confirm !== name) throw typed.toUsageError(`--confirm says "${confirm}", not "${name}": nothing was deleted`);
  return name;
}

function readAddedUser(typed: Typed): AddedUser {
  return {
    email: typed.readPositional(0),
    environment: typed.readEnvironmentOption(),
    name: typed.readValue('name'),
    rights: typed.readRights() ?? [],
    admin: typed.has('admin'),
  };
}

function readRightsEdit(typed: Typed): UserEdit {
  const rights = typed.readRights();
  const [admin, noAdmin] = [typed.has('admin'), typed.has('no-admin')];
  if (admin && noAdmin) throw typed.toUsageError('--admin and --no-admin contradict each other');
  if (rights === undefined && !admin && !noAdmin) throw typed.toUsageError('say --rights, --admin or --no-admin');
  return { ...(rights !== undefined && { rights }), ...((admin || noAdmin) && { admin }) };
}

function changeOf(typed: Typed, edit: UserEdit): AdminCommand {
  return {
    name: 'user change',
    asked: { email: typed.readPositional(0), environment: typed.readEnvironmentOption(), edit },
  };
}

/** The positionals and options of one command, checked as they are read. */
class Typed {
  readonly #name: FormName;
  readonly #positionals: readonly string[];
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(name: FormName, args: readonly string[]) {
    this.#name = name;
    const { options, positionals: count } = forms[name];
    try {
      const parsed = parseArgs({
        args: [...args],
        options: { ...options, json: flag },
        allowPositionals: true,
        strict: true,
      });
      this.#positionals = parsed.positionals;
      this.#values = parsed.values;
    } catch (error) {
      throw this.toUsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
    }
    if (this.#positionals.length !== count) throw this.toUsageError(this.#countFault(count));
  }

  #countFault(count: number): string {
    const surplus = this.#positionals[count];
    if (surplus === undefined) return 'something is missing';
    // It may be a piece of a token.
    return this.#name === 'identity check' ? 'one token without spaces is expected' : `unexpected "${surplus}"`;
  }

  toUsageError(reason: string): UsageError {
    return new UsageError(`${reason}; usage: npm run admin -- ${forms[this.#name].usage}`);
  }

  has(option: string): boolean {
    return this.#values[option] === true;
  }

  readValue(option: string): string | null {
    const value = this.#values[option];
    return typeof value === 'string' ? value : null;
  }

  readValues(option: string): string[] {
    return z.catch(z.array(z.string()), []).parse(this.#values[option]);
  }

  requireValue(option: string): string {
    const value = this.readValue(option);
    if (value === null || value === '') throw this.toUsageError(`--${option} is missing`);
    return value;
  }

  readPositional(index: number): string {
    return this.#positionals[index] ?? '';
  }

  /** `-` stands for the input, null. */
  readToken(): string | null {
    const token = this.readPositional(0);
    return token === '-' ? null : token;
  }

  readEnvironment(index: number): string {
    return this.#named(this.readPositional(index));
  }

  readEnvironmentOption(): string {
    return this.#named(this.requireValue('environment'));
  }

  /** Undefined: the option is absent. `none` is the empty list. */
  readRights(): Right[] | undefined {
    const value = this.readValue('rights');
    if (value === null) return undefined;
    if (value === 'none') return [];
    const given = z.array(rightSchema).safeParse(value.split(',').map((right) => right.trim()));
    if (!given.success)
      throw this.toUsageError(`--rights takes ${allRights.join(', ')} or none, with commas between them`);
    return given.data;
  }

  #named(name: string): string {
    if (environmentNameSchema.safeParse(name).success) return name;
    throw this.toUsageError(`"${name}" is no environment name: small letters, digits and hyphens`);
  }
}

function isForm(name: string): name is FormName {
  return Object.hasOwn(forms, name);
}
