import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { ScriptError, type Deployment } from '../contract.ts';
import { claspProject } from './clasp-project.ts';
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
  const project = claspProject(folder);
  const { contentDir } = project;
  const manifest = manifestIn(contentDir, deployment);
  const names = readdirSync(contentDir, { recursive: true, encoding: 'utf8' });
  const sources = names
    .filter((name) => /\.(?:js|gs)$/.test(name) && !project.isIgnored(name))
    .sort((a, b) => project.rankOf(a) - project.rankOf(b) || a.localeCompare(b));
  return { manifest, scripts: sources.map((name) => compile(name, readFileSync(join(contentDir, name), 'utf8'))) };
}

/** The manifest alone, for checks outside a callback. */
export function readManifest(folder: string, deployment: Deployment = 'versioned'): Manifest {
  return manifestIn(claspProject(folder).contentDir, deployment);
}

function manifestIn(folder: string, deployment: Deployment): Manifest {
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
