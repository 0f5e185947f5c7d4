import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import vm from 'node:vm';
import { ScriptError, type Deployment } from '../contract.ts';
import { z } from 'zod';
import { parseManifest, type Manifest } from './manifest.ts';

/** The add-on as Google would run it: its manifest, and its script files compiled once. */
export interface Addon {
  manifest: Manifest;
  scripts: readonly vm.Script[];
}

/**
 * Reads a folder as `clasp push` would send it: script files in clasp's order, html left aside.
 * Throws ScriptError when Google would refuse the push.
 */
export function loadAddon(folder: string, deployment: Deployment = 'versioned'): Addon {
  const manifest = readManifest(folder, deployment);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = inPushOrder(names.filter(isPushed), pushOrder(folder));
  return { manifest, scripts: sources.map((name) => compile(name, readFileSync(join(folder, name), 'utf8'))) };
}

/** Script files, as clasp chooses them by default: nothing of node_modules or of a hidden folder. */
function isPushed(name: string): boolean {
  return /\.(?:js|gs)$/.test(name) && !name.split(sep).some((part) => part === 'node_modules' || part.startsWith('.'));
}

/** First what `filePushOrder` lists, in its order, then the rest by name. */
function inPushOrder(names: readonly string[], first: readonly string[]): string[] {
  const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  return [...names].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

const claspSchema = z.object({ filePushOrder: z.array(z.string()).default([]) });

/** `filePushOrder` of a .clasp.json in the folder; without a readable one there is no order but the names'. */
function pushOrder(folder: string): string[] {
  try {
    const { filePushOrder } = claspSchema.parse(JSON.parse(readFileSync(join(folder, '.clasp.json'), 'utf8')));
    return filePushOrder.map((name) => normalize(name));
  } catch {
    return [];
  }
}

/** The manifest alone, for checks outside a callback. */
export function readManifest(folder: string, deployment: Deployment = 'versioned'): Manifest {
  let source: string;
  try {
    source = readFileSync(join(folder, 'appsscript.json'), 'utf8');
  } catch {
    throw new ScriptError('Project contents must include a manifest file named appsscript.');
  }
  return parseManifest(source, deployment);
}

function compile(name: string, source: string): vm.Script {
  try {
    return new vm.Script(source, { filename: name });
  } catch (error) {
    throw new ScriptError(`Syntax error: ${error instanceof Error ? error.message : String(error)} file: ${name}`);
  }
}
