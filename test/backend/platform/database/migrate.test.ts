import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase, type Database } from '../../../../backend/platform/database/connect.ts';
import { asOwner } from '../../../../backend/platform/database/database.ts';
import { listEnvironmentsOfIdentity } from '../../../../backend/identity/sign-in.ts';
import { createEmbeddedEngine } from '../../../../backend/platform/database/embedded.ts';
import { migrate } from '../../../../backend/platform/database/migrate.ts';
import { inTransaction } from '../../../../backend/platform/database/transaction.ts';
import { databases, openOwnDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, makeWorld } from '../../../support/environment.ts';

const first = '0001_environments_contacts_tasks.sql';
const stranger = { subject: 's', address: 'a@b.example', name: null, hostedDomain: null };

describe('migrations of an empty PGlite', () => {
  it('run once', async () => {
    const engine = await createEmbeddedEngine({});
    expect(await migrate(engine)).toEqual([
      first,
      '0002_user_preferences.sql',
      '0003_learned_choices.sql',
      '0004_contact_search.sql',
      '0005_task_threads.sql',
      '0006_meetings_days_companies.sql',
      '0007_added_messages.sql',
      '0008_domain_admission.sql',
      '0009_tasks_by_account.sql',
      '0010_audit_of_everything.sql',
      '0011_web_sessions.sql',
      '0012_task_changes.sql',
      '0013_task_list.sql',
      '0014_users_invitations.sql',
      '0015_environment_settings.sql',
      '0016_capture_ledger.sql',
      '0017_time_zones.sql',
      '0018_sorting_of_found_tasks.sql',
      '0019_job_queue.sql',
      '0020_own_addresses.sql',
      '0021_gmail_mailboxes.sql',
      '0026_blob_folder.sql',
    ]);
    expect(await migrate(engine)).toEqual([]);
    await engine.close();
  });
});

describe.each(databases)('migrations on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openOwnDatabase(kind);
  });
  afterAll(() => database.close());

  const change = (text: string) =>
    asOwner(database, (owner) => inTransaction(owner, 'BEGIN', (connection) => connection.execute(text)));

  it('do nothing to a database that has them, and keep its rows', async () => {
    const environment = await loadTestEnvironment(database);
    expect(await asOwner(database, migrate)).toEqual([]);
    const known = await listEnvironmentsOfIdentity(database, { ...stranger, address: 'rep@test.example' });
    expect(known.map(({ name }) => name)).toContain(environment.name);
  });

  it('refuse a database that a newer version migrated', async () => {
    await change(`insert into migrations.applied (name, sha256) values ('9999_future.sql', '')`);
    await expect(asOwner(database, migrate)).rejects.toThrow('newer version of Relais (9999_future.sql)');
    await change(`delete from migrations.applied where name = '9999_future.sql'`);
  });

  it('refuse a migration that was changed afterwards', async () => {
    await change(`update migrations.applied set sha256 = 'x' || sha256`);
    await expect(asOwner(database, migrate)).rejects.toThrow(`${first} was changed`);
    await change(`update migrations.applied set sha256 = substr(sha256, 2)`);
  });
});

const server = inject('postgresql');

describe.each(server === null ? [] : [server])('a PostgreSQL server', ({ url }) => {
  const onServer = async (text: string, at = url): Promise<void> => {
    const client = new pg.Client({ connectionString: at });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  const name = `${server?.template ?? ''}_${randomBytes(6).toString('hex')}`;
  const owner = `relais_owner_${randomBytes(4).toString('hex')}`;
  const login = `relais_login_${randomBytes(4).toString('hex')}`;
  const as = (role: string): string => {
    const changed = new URL(url);
    changed.username = role;
    changed.password = 'secret-of-the-test';
    changed.pathname = `/${name}`;
    return changed.href;
  };

  beforeAll(async () => {
    await onServer(`create role ${owner} login createrole password 'secret-of-the-test'`);
    await onServer(`create role ${login} login in role relais_app password 'secret-of-the-test'`);
    // relais_app exists already in the test's cluster, so its owner needs membership as after creating it.
    await onServer(`grant relais_app to ${owner}`);
    await onServer(`create database ${name} owner ${owner}`);
  });
  afterAll(async () => {
    await onServer(`drop database ${name} with (force)`);
    await onServer(`drop role ${owner}; drop role ${login}`);
  });

  it('is refused as the unprivileged role before its owner migrated it, in one line without credentials', async () => {
    const failure = await openDatabase({ kind: 'postgresql', url: as(login) }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'DatabaseOpenError' });
    const message = failure instanceof Error ? failure.message : '';
    expect(message).toContain('DATABASE_MIGRATION_URL');
    expect(message).not.toMatch(/secret-of-the-test|\n/);
  });

  it('keeps what an older version wrote, under an owner who is no superuser', async () => {
    const older = `${name}_older`;
    await onServer(`create database ${older} owner ${owner}`);
    const asOlderOwner = as(owner).replace(`/${name}`, `/${older}`);
    const sql = await readFile(new URL(`../../../../backend/migrations/${first}`, import.meta.url), 'utf8');
    const sha256 = createHash('sha256').update(sql).digest('hex');
    const environmentId = randomUUID();
    await onServer(sql, asOlderOwner);
    await onServer(
      `create schema migrations;
       create table migrations.applied (name text primary key, sha256 text not null, applied_at timestamptz not null default now());
       insert into migrations.applied values ('${first}', '${sha256}');
       insert into environments values ('${environmentId}', 'older', 'Older', now());
       set app.environment_id = '${environmentId}';
       insert into users (environment_id, id, email, email_canonical, name, created_at)
         values ('${environmentId}', '${environmentId}', 'a@b.example', 'a@b.example', 'A', now());
       insert into task_types values ('${environmentId}', '${environmentId}', 'T', 0);
       insert into task_statuses values ('${environmentId}', '${environmentId}', 'S', false, 0);
       insert into contacts (environment_id, id, kind, name, relation, created_at)
         values ('${environmentId}', '${environmentId}', 'person', 'Élodie Crème-Brûlée', 'client', now());
       insert into contact_emails values ('${environmentId}', '${environmentId}', 'E@b.example', 'e@b.example', 0);
       insert into tasks (environment_id, id, number, title, type_id, status_id, description_html, description_text,
           description_truncated, author_id, source_kind, contact_count, created_at)
         values ('${environmentId}', '${environmentId}', 1, 'T', '${environmentId}', '${environmentId}', '', '', false,
           '${environmentId}', 'mail', 1, now());
       insert into task_contacts values ('${environmentId}', '${environmentId}', '${environmentId}', now())`,
      asOlderOwner,
    );
    const database = await openDatabase({ kind: 'postgresql', url: asOlderOwner });
    const found = await asOwner(database, (engine) =>
      inTransaction(
        engine,
        `BEGIN; SET LOCAL app.environment_id = '${environmentId}'; SET LOCAL app.task_search = '!''-'''`,
        (connection) =>
          connection.query({
            name: '',
            text: `select (select array_agg(word order by word) from contact_words) as words,
            (select author_id from task_contacts) as author, (select account_id from task_contacts) as account,
            (select json_build_object('version', version, 'removal', removal, 'changed', updated_at > created_at,
              'saved', saved_status_id = status_id) from tasks) as task,
            (select json_build_object('author', author_id, 'type', task_type_id, 'status', task_status_id,
              'contacts', contact_count, 'source', task_source_kind, 'undone', undone) from task_search) as found`,
            values: [],
          }),
      ),
    );
    await database.close();
    await onServer(`drop database ${older} with (force)`);
    const words = ['b', 'brulee', 'creme', 'e', 'e@b.example', 'elodie', 'example'];
    const task = { version: 1, removal: null, changed: false, saved: true };
    const ids = { author: environmentId, type: environmentId, status: environmentId };
    expect(found).toEqual([
      {
        words,
        author: environmentId,
        account: environmentId,
        task,
        found: { ...ids, contacts: 1, source: 'mail', undone: false },
      },
    ]);
  });

  it('is migrated by an owner who is no superuser, once by two that start together, and used by the unprivileged role', async () => {
    const both = [1, 2].map(() => openDatabase({ kind: 'postgresql', url: as(login), ownerUrl: as(owner) }));
    const [database, other] = await Promise.all(both);
    await other?.close();
    if (database === undefined) throw new Error('not open');
    const world = makeWorld();
    const environment = await loadTestEnvironment(database, world);
    expect(await listEnvironmentsOfIdentity(database, { ...stranger, address: 'rep@test.example' })).toEqual([
      { name: environment.name, displayName: 'Test' },
    ]);
    await database.close();
    const later = await openDatabase({ kind: 'postgresql', url: as(login) });
    await expect(loadTestEnvironment(later, makeWorld())).rejects.toThrow('permission denied');
    await later.close();
  });
});
