import { createHash } from 'node:crypto';
import { build as bundle } from 'esbuild';
import { build as buildWeb } from 'vite';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildAddon } from './build/build-addon.mjs';
import { precompress } from './build/precompress.mjs';
import { root } from './harness/root.mjs';
import { builtCommands } from './run/commands.mjs';

const dist = join(root, 'dist');

const backendPrograms = {
  server: 'backend/server.ts',
  admin: 'backend/admin.ts',
  'html-worker': 'backend/platform/html/html-worker.ts',
  'prepare-database': 'backend/platform/database/prepare-database.ts',
};

const forNode = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  charset: 'utf8',
  logLevel: 'warning',
};

/** Builds everything into dist/: the add-on as `clasp push` sends it, the service, the stand-in and the commands. */
export async function build({ baseUrl = 'https://relais.example' } = {}) {
  for (const name of ['addon', 'backend', 'host', 'scripts', 'web'])
    rmSync(join(dist, name), { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await Promise.all([
    buildAddon({ outDir: join(dist, 'addon'), baseUrl }),
    bundle({ ...forNode, entryPoints: backendPrograms, outdir: 'dist/backend' }),
    bundle({ ...forNode, entryPoints: ['host/worker.ts', 'host/fetch-worker.ts'], outdir: 'dist/host' }),
    bundle({ ...forNode, entryPoints: builtCommands.map((name) => `scripts/${name}.ts`), outdir: 'dist/scripts' }),
    buildPage(),
    buildPages(),
  ]);
  cpSync(join(root, 'backend/migrations'), join(dist, 'backend/migrations'), { recursive: true });
  await prepareDatabase();
  copyFileSync(join(root, 'backend/platform/http/logo.png'), join(dist, 'backend/logo.png'));
  cpSync(join(root, 'host/samples'), join(dist, 'host/samples'), { recursive: true });
}

/** Vite sets NODE_ENV to "production" for this whole process, which may then start programs that refuse production. */
async function buildPages() {
  const { NODE_ENV } = process.env;
  try {
    await buildWeb({
      configFile: join(root, 'web/vite.config.ts'),
      // “use client” marks code for servers that render React. All of this code runs in browsers.
      build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  await precompress(join(dist, 'web/assets'));
}

/** Keeps a migrated data folder of the embedded database for these migrations, this PGlite and this graphile-worker: see backend/platform/database/prepared-dump.ts. */
async function prepareDatabase() {
  const kept = join(root, 'node_modules/.cache/relais', `prepared-database-${databaseFingerprint()}.tar.gz`);
  if (!existsSync(kept)) {
    const { prepareDatabase: prepare } = await import(pathToFileURL(join(dist, 'backend/prepare-database.js')).href);
    mkdirSync(dirname(kept), { recursive: true });
    await prepare(`${kept}.part`);
    renameSync(`${kept}.part`, kept);
  }
  copyFileSync(kept, join(dist, 'backend/prepared-database.tar.gz'));
}

function databaseFingerprint() {
  const migrations = join(root, 'backend/migrations');
  const files = readdirSync(migrations)
    .sort()
    .map((name) => join(migrations, name));
  const hash = createHash('sha256');
  const packages = ['@electric-sql/pglite', 'graphile-worker'].map((name) =>
    join(root, 'node_modules', name, 'package.json'),
  );
  for (const file of [...packages, ...files]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

async function buildPage() {
  const outdir = 'dist/host/page';
  await bundle({
    absWorkingDir: root,
    entryPoints: { app: 'host/page/app.tsx' },
    bundle: true,
    outdir,
    platform: 'browser',
    target: ['chrome120', 'firefox120', 'safari17'],
    jsx: 'automatic',
    minify: true,
    sourcemap: true,
    charset: 'utf8',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const folder = join(root, 'host/page');
  for (const name of readdirSync(folder).filter((file) => /\.(html|svg|png)$/.test(file))) {
    cpSync(join(folder, name), join(root, outdir, name));
  }
}
