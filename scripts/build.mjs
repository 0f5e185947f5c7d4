import { build as bundle } from 'esbuild';
import { build as buildWeb } from 'vite';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { buildAddon } from './build-addon.mjs';
import { precompress } from './precompress.mjs';
import { root } from './root.mjs';

const dist = join(root, 'dist');

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
    bundle({ ...forNode, entryPoints: ['backend/server.ts', 'backend/admin.ts'], outdir: 'dist/backend' }),
    bundle({ ...forNode, entryPoints: ['host/worker.ts', 'host/fetch-worker.ts'], outdir: 'dist/host' }),
    bundle({ ...forNode, entryPoints: commands(), outdir: 'dist/scripts' }),
    buildPage(),
    buildPages(),
    prepareDatabase(),
  ]);
  cpSync(join(root, 'backend/db/migrations'), join(dist, 'backend/migrations'), { recursive: true });
  copyFileSync(join(root, 'backend/routes/logo.png'), join(dist, 'backend/logo.png'));
  cpSync(join(root, 'host/samples'), join(dist, 'host/samples'), { recursive: true });
}

/** Vite says "production" to this whole process, which may go on to start what is for trying only. */
async function buildPages() {
  const { NODE_ENV } = process.env;
  try {
    await buildWeb({
      configFile: join(root, 'web/vite.config.ts'),
      // “use client” tells servers that render React apart from browsers; here everything is a browser's.
      build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  await precompress(join(dist, 'web/assets'));
}

/** Keeps an empty data folder of the embedded database for this version of it: see backend/db/prepared-dump.ts. */
async function prepareDatabase() {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'));
  const kept = join(root, 'node_modules/.cache/relais', `empty-database-${version}.tar.gz`);
  if (!existsSync(kept)) {
    const { PGlite } = await import('@electric-sql/pglite');
    const database = await PGlite.create();
    const dump = await database.dumpDataDir('gzip');
    await database.close();
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(`${kept}.part`, Buffer.from(await dump.arrayBuffer()));
    renameSync(`${kept}.part`, kept);
  }
  mkdirSync(join(dist, 'backend'), { recursive: true });
  copyFileSync(kept, join(dist, 'backend/empty-database.tar.gz'));
}

function commands() {
  return ['admin', 'bench', 'start', 'card', 'capture', 'host', 'deploy', 'journeys', 'screenshots'].map(
    (name) => `scripts/${name}.ts`,
  );
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
