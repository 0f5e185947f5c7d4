import { readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandError } from '../harness/command-error.ts';
import { sampleWorlds, resolveTypedPath } from '../harness/folders.ts';
import type { Locale } from '../harness/test-bench.ts';
import { chooseUser, readWorld } from './world-file.ts';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/** The options that `card` and `capture` share. */
export const worldOptions = {
  world: { type: 'string' },
  user: { type: 'string' },
  locale: { type: 'string' },
} as const satisfies OptionsConfig;

/** Where a command plays: worlds to load, the environment in question, who is signed in, in which language. */
export interface Setting {
  worlds: string[];
  environment: string;
  user: { email: string; name: string };
  locale: Locale;
}

type Values<T extends OptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
>['values'];

interface Parsed<T extends OptionsConfig> {
  values: Values<T>;
  files: string[];
}

/** Parses `args`; an unknown option or a missing file gives a CommandError with `usage`. */
export function parseArguments<T extends OptionsConfig>(args: string[], options: T, usage: string): Parsed<T> {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    if (positionals.length === 0) throw new Error('no file was given');
    return { values, files: positionals };
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\nusage: ${usage}`);
  }
}

/** Parses `args` that are options alone; anything else gives a CommandError with `usage`. */
export function parseOptions<T extends OptionsConfig>(args: string[], options: T, usage: string): Values<T> {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    if (positionals.length > 0) throw new Error(`unexpected argument ${positionals.join(' ')}`);
    return values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}; usage: ${usage}`);
  }
}

/** Reads the world and chooses the user. Throws CommandError naming what is wrong. */
export function readSetting(values: {
  world?: string | undefined;
  user?: string | undefined;
  locale?: string | undefined;
}): Setting {
  const worlds = values.world === undefined ? sampleWorlds : [resolveTypedPath(values.world)];
  const [first = ''] = worlds;
  const world = readWorld(first);
  return {
    worlds,
    environment: world.environment.name,
    user: chooseUser(world, values.user),
    locale: readLocale(values.locale ?? 'fr'),
  };
}

/** The bytes of a mail. Throws CommandError when the file cannot be read. */
export function readSource(file: string): Uint8Array {
  try {
    return readFileSync(resolveTypedPath(file));
  } catch (error) {
    throw new CommandError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readLocale(text: string): Locale {
  const language = text.slice(0, 2).toLowerCase();
  if (language !== 'fr' && language !== 'en') throw new CommandError(`--locale is fr or en, not "${text}"`);
  return language;
}
