import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findServerBinaries, startCluster, type Cluster } from '../../scripts/harness/postgresql-cluster.ts';

const root = join(import.meta.dirname, '../..');
const binaries = findServerBinaries();
const text = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const [, section = ''] = text.split('## From an empty server');
const blockOf = (language: string) => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(section)?.[1] ?? '';

/** What stands in docs/operations.md between the build and the service, and what an operator does beside the running one. */
const afterwards = `
export HOST=127.0.0.1 PORT=0
node dist/backend/server.js 2> server.log & service=$!
trap 'kill $service' EXIT
for attempt in $(seq 100); do grep -q 'Server listening' server.log && break; sleep 0.2; done
address=$(grep -o 'http://127.0.0.1:[0-9]*' server.log | head -n 1)
node -e "fetch('$address/readyz').then(async (answer) => console.log('readyz', answer.status))"
node -e "fetch('$address/').then(async (answer) => console.log('pages', answer.status))"
npm run --silent admin -- environment list
ls node_modules | grep -c '^react$' || true
npm run --silent deploy
kill -TERM $service
trap - EXIT
wait $service && echo "stopped with $?"
`;

describe.runIf(binaries !== null)('the production sequence of docs/operations.md, run as it stands', () => {
  let cluster: Cluster;
  let folder: string;
  beforeAll(async () => {
    cluster = await startCluster(binaries ?? '');
    folder = mkdtempSync(join(tmpdir(), 'relais-production-'));
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
    for (const file of listed.toString().split('\0').filter(Boolean)) {
      mkdirSync(dirname(join(folder, 'clone', file)), { recursive: true });
      cpSync(join(root, file), join(folder, 'clone', file));
    }
  }, 60_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await cluster.stop();
  });

  it('makes roles, database and environment on an empty server, serves, and deploys without development packages', async () => {
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    for (const statement of blockOf('sql').split(';').slice(0, -1)) await client.query(statement);
    await client.end();

    const script = `set -eu\n${blockOf('sh')}`
      .replace('node dist/backend/server.js\n', () => afterwards)
      .replaceAll('127.0.0.1:5432', new URL(cluster.url).host)
      .replace('/var/lib/relais', join(folder, 'data'));
    // Nobody is signed in to clasp there, and a deployment would be of no script.
    const { npm_config_userconfig: npmSettings = join(homedir(), '.npmrc') } = process.env;
    const environment = { HOME: folder, npm_config_cache: join(homedir(), '.npm'), npm_config_userconfig: npmSettings };
    const own = Object.entries(process.env).filter(
      ([name]) => !/^(?:NODE_ENV|VITEST|DATABASE_|RELAIS_|TEST|npm_)/.test(name),
    );
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      cwd: join(folder, 'clone'),
      env: { ...Object.fromEntries(own), ...environment },
      maxBuffer: 16 * 1024 * 1024,
    });
    expect(stdout).toContain(
      'Created acme (Acme SAS). paul@acme.example is its admin: sign in at https://relais.example/e/acme',
    );
    expect(stdout).toMatch(/^readyz 200$/m);
    expect(stdout).toMatch(/^pages 200$/m);
    expect(stdout).toMatch(/^acme +Acme SAS/m);
    // The development packages were gone when the command of the operator ran.
    expect(stdout).toMatch(/^0$/m);
    expect(stdout).toContain('Code.js');
    expect(stdout).toMatch(/^stopped with 0$/m);
  }, 300_000);
});
