import { existsSync, readFileSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import { z } from 'zod';
import { ScriptError } from '../contract.ts';
import { matchesGlob } from './glob.ts';

/** The files that `clasp push` would send, and their order. */
export interface ClaspProject {
  /** Where the manifest and the scripts are. */
  contentDir: string;
  isIgnored(name: string): boolean;
  /** Index in filePushOrder; unlisted files come last. */
  rankOf(name: string): number;
}

const settingsSchema = z.object({
  rootDir: z.string().default(''),
  filePushOrder: z.array(z.string()).default([]),
});

/** Reads .clasp.json (rootDir, filePushOrder) and .claspignore of a folder. Throws ScriptError for one that is broken. */
export function claspProject(folder: string): ClaspProject {
  const { rootDir, filePushOrder } = settingsOf(folder);
  const contentDir = join(folder, rootDir);
  if (!existsSync(contentDir)) throw new ScriptError(`.clasp.json: rootDir: there is no folder ${rootDir}`);
  const patterns = ignorePatterns(folder);
  const order = filePushOrder.map((name) => normalize(name));
  return {
    contentDir,
    isIgnored: (name) => (patterns ? isListed(name, patterns) : isLeftOutByDefault(name)),
    rankOf: (name) => {
      const rank = order.findIndex((listed) => listed === name || listed === join(rootDir, name));
      return rank < 0 ? order.length : rank;
    },
  };
}

function settingsOf(folder: string): z.infer<typeof settingsSchema> {
  const path = join(folder, '.clasp.json');
  if (!existsSync(path)) return settingsSchema.parse({});
  const parsed = settingsSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ScriptError(`.clasp.json: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new ScriptError('.clasp.json is not JSON');
  }
}

/** The lines of .claspignore; null without one. They are about paths below rootDir. */
function ignorePatterns(folder: string): string[] | null {
  const path = join(folder, '.claspignore');
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** clasp ignores what any pattern matches, unless a negated pattern (`!`) matches too, wherever it is in the file. */
function isListed(name: string, patterns: readonly string[]): boolean {
  const path = name.split(sep).join('/');
  const taken = patterns.some((pattern) => !pattern.startsWith('!') && matchesGlob(path, pattern));
  return taken && !patterns.some((pattern) => pattern.startsWith('!') && matchesGlob(path, pattern.slice(1)));
}

/** Nothing of node_modules or of a hidden folder. */
function isLeftOutByDefault(name: string): boolean {
  return name.split(sep).some((part) => part === 'node_modules' || part.startsWith('.'));
}
