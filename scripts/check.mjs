import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { buildAddon } from './build/build-addon.mjs';
import { areaFaults } from './check/area-faults.mjs';
import { checkBundle } from './check/check-addon.mjs';
import { decisionFaults } from './decisions.mjs';
import { docPathFaults } from './check/doc-paths.mjs';
import { root } from './harness/root.mjs';

const tools = [
  { what: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'] },
  { what: 'types', args: ['node_modules/typescript/bin/tsc', '-b'] },
  { what: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.'] },
  {
    what: 'boundaries',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config=.dependency-cruiser.cjs',
      ...['shared', 'addon', 'backend', 'host', 'web', 'scripts', 'test'],
    ],
    quiet: true,
  },
];

const longestFile = 300;
const isTest = /^(host\/)?test\//;

/** Format, types, lint, boundaries, the rules of the repository and of the bundle. Prints nothing but faults. */
export async function main() {
  const results = await Promise.all(tools.map(runTool));
  const faults = [
    ...tools.filter((_, index) => !results[index]).map(({ what }) => what),
    ...repositoryFaults(),
    ...decisionFaults(),
    ...areaFaults(join(root, 'backend')),
  ];
  faults.push(...(await bundleFaults()));
  for (const fault of faults) process.stderr.write(`check failed: ${fault}\n`);
  process.stdout.write(`${faults.length === 0 ? 'check: no fault' : `check: ${faults.length} faults`}\n`);
  return faults.length === 0 ? 0 : 1;
}

/** Of a build of its own: dist/ may be what a service serves. */
async function bundleFaults() {
  const outDir = mkdtempSync(join(tmpdir(), 'relais-check-'));
  try {
    await buildAddon({ outDir, baseUrl: 'https://relais.example' });
    return await checkBundle(outDir);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

async function runTool({ args, quiet }) {
  const tool = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => tool.once('close', resolve));
  const [status, stdout, stderr] = await Promise.all([ended, textOf(tool.stdout), textOf(tool.stderr)]);
  if (status !== 0) process.stderr.write(stdout + stderr);
  else if (!quiet) process.stderr.write(stdout);
  return status === 0;
}

function repositoryFaults() {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = (listed.stdout ?? '').split('\0').filter((file) => existsSync(join(root, file)));
  return files
    .filter((file) => /\.(ts|tsx|mjs|cjs|js|json|sql|md|css|html|yml)$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    .flatMap((source) => [...faultsOf(source), ...(source.file.endsWith('.md') ? docPathFaults(source, files) : [])]);
}

function faultsOf({ file, text }) {
  const faults = [];
  const isCode = /\.(ts|tsx|mjs|cjs|js|sql|css)$/.test(file);
  const isLong = text.split('\n').length - 1 > longestFile;
  if (isCode && isLong && !isTest.test(file)) faults.push(`${file} is longer than ${longestFile} lines`);
  if (file === 'package-lock.json' && /"resolved": "[^"]*:/.test(text)) faults.push(`${file} names a registry`);
  // After a letter it is the path of a URL.
  if (new RegExp(['(?<!\\w)(?:/wo', 'rk/|/ro', 'ot/|/ho', 'me/[a-z])'].join('')).test(text))
    faults.push(`${file} names a path of a machine`);
  return faults;
}
