import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startIssuer } from '../../host/issuer.ts';
import { startBackend } from '../../scripts/harness/backend-process.ts';
import { runToEnd, runWithInput } from '../support/command.ts';
import { createPostgresqlDatabase } from '../support/database.ts';

describe('npm run admin', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relais-admin-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const admin = (line: string, environment: Record<string, string> = {}) =>
    runToEnd('admin', line === '' ? [] : line.split(' '), { DATA_DIR: folder, DATABASE_URL: '', ...environment });

  it('says how it is used', async () => {
    const { code, stdout, stderr } = await admin('');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('npm run admin -- environment create NAME --display-name NAME');
  });

  it('creates an environment in the data folder, lists, renames and deletes it', async () => {
    const created = await admin('environment create acme --display-name Acme --admin paul@acme.example');
    expect(created).toEqual({
      code: 0,
      stderr: '',
      stdout: 'Created acme (Acme). paul@acme.example is its admin: sign in at http://127.0.0.1:8787/e/acme\n',
    });
    expect(await admin('environment create acme --display-name Acme --admin paul@acme.example')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'an environment named "acme" is there already\n',
    });
    expect((await admin('environment rename acme acme-2')).code).toBe(0);
    const listed = await admin('environment list --json');
    expect(JSON.parse(listed.stdout)).toEqual({
      environments: [{ name: 'acme-2', displayName: 'Acme', aliases: ['acme'], users: 1, admins: 1, tasks: 0 }],
    });
    expect((await admin('environment delete acme-2 --confirm acme-2')).stdout).toBe(
      'Deleted acme-2 (Acme) with 1 user and 0 tasks.\n',
    );
    expect((await admin('environment list')).stdout).toContain('No environment yet');
  });

  it('explains an identity token, from its arguments or its input, and needs no database', async () => {
    const issuer = await startIssuer();
    try {
      const settings = {
        IDENTITY_AUDIENCES: issuer.audience,
        IDENTITY_ISSUER: issuer.issuer,
        IDENTITY_CERTS_URL: issuer.certsUrl,
        DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
      };
      const account = { email: 'paul@acme.example', name: 'Paul' };
      const own = await admin(`identity check ${await issuer.sign(account)}`, settings);
      expect(own).toMatchObject({ code: 0, stderr: '' });
      expect(own.stdout).toContain('Accepted: ');
      const token = await issuer.sign({ ...account, claims: { aud: '999-other.apps.googleusercontent.com' } });
      const other = await admin(`identity check ${token} --json`, settings);
      expect(other).toMatchObject({ code: 1, stderr: '' });
      expect(JSON.parse(other.stdout)).toMatchObject({ verdict: 'client', audiences: [issuer.audience] });
      expect(other.stdout).toContain('999-other.apps.googleusercontent.com');
      expect(other.stdout).not.toContain(token.split('.')[1]);
      const read = await runWithInput('admin', ['identity', 'check', '-', '--json'], {
        input: `${token}\n`,
        environment: { DATA_DIR: folder, ...settings },
      });
      expect(read).toEqual(other);
      expect(await admin(`identity check ${token}`, { ...settings, IDENTITY_AUDIENCES: '' })).toEqual({
        code: 1,
        stdout: '',
        stderr: 'IDENTITY_AUDIENCES is required: the OAuth client ids of the add-on, separated by commas\n',
      });
    } finally {
      await issuer.close();
    }
  });

  it.each([
    ['environment explode', 2, 'is no command'],
    ['environment rename acme', 2, 'usage: npm run admin -- environment rename OLD NEW'],
    ['user add a@b.fr --environment nowhere', 1, 'no environment is named "nowhere"'],
  ])('refuses %j in one line', async (line, code, message) => {
    const ended = await admin(line);
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toContain(message);
    expect(ended.stderr.trim()).not.toContain('\n');
  });

  it('says in one line what is wrong with its surroundings', async () => {
    const wrong = await admin('environment list', { DATABASE_URL: 'mysql://x' });
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toBe('DATABASE_URL must be a postgresql:// URL\n');
    expect((await admin('environment list', { RELAIS_EMBEDDED: 'memory' })).stderr).toMatch(
      /^RELAIS_EMBEDDED=memory keeps nothing.*\n$/,
    );
    expect((await admin('environment list', { DATABASE_URL: 'postgresql://127.0.0.1:1/none' })).stderr).toMatch(
      /^The database at 127\.0\.0\.1:1\/none cannot be used.*\n$/,
    );
  });

  it('waits for no service that has the data folder open: it says so', async () => {
    const service = await startBackend({
      PORT: '0',
      DATA_DIR: folder,
      DATABASE_URL: '',
      IDENTITY_AUDIENCES: 'a',
      LOG_LEVEL: 'silent',
    });
    const ended = await admin('environment list').finally(() => service.stop());
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^The data folder .* is open in another process \(\d+\)\. Stop it, .*\n$/);
    expect((await admin('environment list')).code).toBe(0);
  });

  describe.runIf(inject('postgresql') !== null)('beside a service on PostgreSQL', () => {
    it('creates environments as the owner of the tables only', async () => {
      const url = await createPostgresqlDatabase();
      const login = `relais_login_${randomBytes(4).toString('hex')}`;
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`create role ${login} login in role relais_app password 'secret-of-the-test'`);
      const asLogin = new URL(url);
      asLogin.username = login;
      asLogin.password = 'secret-of-the-test';
      const line = 'environment create acme --display-name Acme --admin paul@acme.example';
      const unprivileged = await admin(line, { DATABASE_URL: asLogin.href });
      const privileged = await admin(line, { DATABASE_URL: asLogin.href, DATABASE_MIGRATION_URL: url });
      const listed = await admin('environment list', { DATABASE_URL: asLogin.href });
      await client.query(`drop owned by ${login}; drop role ${login}`);
      await client.end();
      expect(unprivileged).toEqual({
        code: 1,
        stdout: '',
        stderr: 'The database role may not do this: set DATABASE_MIGRATION_URL to the owner of the tables.\n',
      });
      expect(privileged).toMatchObject({ code: 0, stderr: '' });
      expect(listed.stdout).toMatch(/^NAME .*\nacme .*\n$/);
    });
  });
});
