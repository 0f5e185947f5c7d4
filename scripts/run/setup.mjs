// Plain JavaScript without packages: it runs before anything is installed or built.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { root } from '../harness/root.mjs';

const oldestNode = [20, 19];
const installMark = join(root, 'node_modules', '.relais-installed');
const buildMark = join(root, 'dist', '.built-from');
/** Beside the code that they test, and no part of what is built. */
const hostTests = join(root, 'host', 'test') + sep;
const sources = ['addon', 'backend', 'host', 'web', 'shared', 'scripts', 'appsscript.json', 'package-lock.json'];

/** A reason to stop that is the user's to mend: one line, no stack. */
export class SetupError extends Error {}

/** Throws SetupError on a Node that is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new SetupError(`Relais needs Node ${oldestNode.join('.')} or later; this is ${process.versions.node}.`);
  }
}

/** Installs what package-lock.json names, once per lock file, and after `npm prune --omit=dev`. Output goes to stderr. */
export function installPackages() {
  const wanted = digest([join(root, 'package-lock.json')]);
  const isWhole = existsSync(join(root, 'node_modules', 'esbuild'));
  if (isWhole && existsSync(installMark) && readFileSync(installMark, 'utf8') === wanted) return;
  process.stderr.write('Installing packages…\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // `npm ci` empties the folder first: right for a fresh clone, hostile to a server or an editor that runs from it.
  const how = existsSync(join(root, 'node_modules')) ? ['install', '--no-save'] : ['ci'];
  // NODE_ENV or npm's own settings may say "production"; the build needs the development packages.
  const result = spawnSync(npm, [...how, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw new SetupError('npm could not install the packages; its messages are above.');
  writeFileSync(installMark, wanted);
}

/**
 * Whether dist/ is of the sources as they are, and dist/addon for this service. `anyService`: the command does not use
 * dist/addon, which stays as it is for whoever does.
 */
export function isBuilt({ anyService }) {
  const sourcesNow = digestSources();
  const present = existsSync(buildMark) ? readFileSync(buildMark, 'utf8') : '';
  return present === sourcesNow + serviceOfBuild() || (anyService && present.startsWith(sourcesNow));
}

/** Builds dist/ unless it is built. */
export async function buildIfStale({ anyService }) {
  if (isBuilt({ anyService })) return;
  // A build that is cut short must not pass for the one before.
  rmSync(buildMark, { force: true });
  const { build } = await import('../build.mjs');
  const wanted = digestSources() + serviceOfBuild();
  await build({ baseUrl: process.env.RELAIS_BASE_URL });
  writeFileSync(buildMark, wanted);
}

function digestSources() {
  return digest(sources.flatMap((name) => filesBelow(join(root, name))).filter((file) => !file.startsWith(hostTests)));
}

function serviceOfBuild() {
  return process.env.RELAIS_BASE_URL ?? '';
}

/**
 * Runs `work` while no other process of this machine does so for this folder: two commands started at once in a fresh
 * clone must not install over each other.
 */
export async function runAlone(work) {
  const lock = join(tmpdir(), `relais-setup-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  while (!takeLock(lock)) await new Promise((resolve) => setTimeout(resolve, 200));
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function takeLock(lock) {
  const owner = join(lock, 'pid');
  try {
    mkdirSync(lock);
    writeFileSync(owner, String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isAbandoned(lock, owner)) rmSync(lock, { recursive: true, force: true });
  return false;
}

function isAbandoned(lock, owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    // No pid yet: the owner is between its two steps, unless it died there.
    return error.code === 'ENOENT' && existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 5000;
  }
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
