import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { migrations } from 'graphile-worker/dist/generated/sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobHolders } from '../../../../backend/areas.ts';
import { asOwner, type Database } from '../../../../backend/platform/database/database.ts';
import { queueMigration } from '../../../../backend/platform/database/queue-schema.ts';
import * as schema from '../../../../backend/platform/database/schema.ts';
import { inTransaction } from '../../../../backend/platform/database/transaction.ts';
import { databases, openOwnDatabase } from '../../../support/database.ts';
import { updatableColumns } from '../../../support/granted-columns.ts';

/**
 * What reads of it must ask for (0013_task_list.sql): by words, because only a policy's own condition may use their index.
 * Its rows are of one environment all the same, and so are the words of that index.
 */
const askedFor = 'task_search';

/** The directory: what signing in reads before any environment is known. Nothing else may be global. */
const directory = ['admitting_domains', 'environment_aliases', 'environments', 'identities'];
/** A browser is signed in with no environment: its token is what it is found by. */
const browsers = ['web_sessions'];
/** One row, of no environment: which folder has the files. */
const ofService = ['blob_folder'];
const isTenant = `relrowsecurity and relname not in (${directory.map((name) => `'${name}'`).join(', ')})`;

describe.each(databases)('the catalogue of %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openOwnDatabase(kind);
  });
  afterAll(() => database.close());

  const rows = <Row extends object>(text: string): Promise<Row[]> =>
    asOwner(database, (owner) =>
      inTransaction(owner, 'BEGIN', (connection) => connection.query<Row>({ name: '', text, values: [] })),
    );

  it('forces row-level security on every table but those of browsers and of the service', async () => {
    const tables = await rows<{ name: string; secured: boolean }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as secured
       from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
    );
    expect(tables.filter((table) => !table.secured).map((table) => table.name)).toEqual([...ofService, ...browsers]);
    expect(tables.filter((table) => table.secured).length).toBeGreaterThan(10);
  });

  it('has one policy per tenant table: this environment, for reading and for writing, for everybody', async () => {
    const condition = `(environment_id = (NULLIF(current_setting('app.environment_id'::text, true), ''::text))::uuid)`;
    const policies = await rows<{
      table: string;
      reads: string;
      writes: string;
      roles: string;
      kind: string;
      command: string;
    }>(
      `select tablename as table, qual as reads, with_check as writes, roles::text as roles, permissive as kind, cmd as command
       from pg_policies where schemaname = 'public' order by tablename, policyname`,
    );
    const tenant = await rows<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and ${isTenant} order by relname`,
    );
    const own = policies.filter(({ table }) => !directory.includes(table));
    expect(own.filter(({ table }) => table !== askedFor)).toEqual(
      tenant
        .filter(({ name }) => name !== askedFor)
        .map(({ name }) => ({
          table: name,
          reads: condition,
          writes: condition,
          roles: '{public}',
          kind: 'PERMISSIVE',
          command: 'ALL',
        })),
    );
    expect(
      policies.filter(({ table }) => table === askedFor).map(({ command, reads, writes }) => [command, reads, writes]),
    ).toEqual([
      [
        'SELECT',
        `(${condition} AND (words @@ (NULLIF(current_setting('app.task_search'::text, true), ''::text))::tsquery))`,
        null,
      ],
      ['INSERT', null, condition],
      ['UPDATE', condition, condition],
    ]);
  });

  it('lets everybody read the directory, and an environment write its own rows of it', async () => {
    const policies = await rows<{ table: string; command: string; reads: string | null; writes: string | null }>(
      `select tablename as table, cmd as command, qual as reads, with_check as writes from pg_policies
       where tablename in (${directory.map((name) => `'${name}'`).join(', ')}) order by tablename, cmd`,
    );
    expect(policies).toEqual(
      directory.flatMap((table) => {
        const column = table === 'environments' ? 'id' : 'environment_id';
        const own = `(${column} = (NULLIF(current_setting('app.environment_id'::text, true), ''::text))::uuid)`;
        return [
          { table, command: 'DELETE', reads: own, writes: null },
          { table, command: 'INSERT', reads: null, writes: own },
          { table, command: 'SELECT', reads: 'true', writes: null },
          { table, command: 'UPDATE', reads: own, writes: own },
        ];
      }),
    );
  });

  it('lets what belongs to a task go with it, and nobody but erase_due_tasks take it away', async () => {
    const references = await rows<{ table: string; deletes: string }>(
      `select conrelid::regclass::text as table, confdeltype::text as deletes from pg_constraint
       where contype = 'f' and confrelid = 'tasks'::regclass order by 1`,
    );
    expect(references.filter(({ deletes }) => deletes !== 'c')).toEqual([]);
    expect(references.length).toBeGreaterThan(5);
    const [erasing] = await rows<{ definer: boolean; callers: string[] }>(
      `select prosecdef as definer, array(
         select coalesce(nullif(grantee, 0)::regrole::text, 'public') from aclexplode(proacl)
         where privilege_type = 'EXECUTE' and grantee <> proowner
       ) as callers from pg_proc where proname = 'erase_due_tasks'`,
    );
    expect(erasing).toEqual({ definer: true, callers: ['relais_app'] });
  });

  it('starts every key and index of a tenant table with environment_id', async () => {
    const indexes = await rows<{ table: string; index: string; first: string | null }>(
      `select rel.relname as table, index.relname as index, pg_get_indexdef(i.indexrelid, 1, true) as first
       from pg_index i join pg_class rel on rel.oid = i.indrelid join pg_class index on index.oid = i.indexrelid
       where rel.relnamespace = 'public'::regnamespace and rel.oid in (select oid from pg_class where ${isTenant})`,
    );
    expect(indexes.filter(({ first }) => first !== 'environment_id')).toEqual([
      { table: askedFor, index: 'task_search_by_words', first: 'words' },
    ]);
    expect(indexes.length).toBeGreaterThan(20);
  });

  it('gives every tenant table a primary key and lets foreign keys stay inside the environment', async () => {
    const withoutKey = await rows<{ name: string }>(
      `select relname as name from pg_class rel where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not exists (select from pg_constraint c where c.conrelid = rel.oid and c.contype = 'p')`,
    );
    const foreign = await rows<{ table: string; own: string; theirs: string; target: string }>(
      `select rel.relname as table, target.relname as target, own.attname as own, theirs.attname as theirs
       from pg_constraint c join pg_class rel on rel.oid = c.conrelid join pg_class target on target.oid = c.confrelid
         join pg_attribute own on own.attrelid = rel.oid and own.attnum = c.conkey[1]
         join pg_attribute theirs on theirs.attrelid = target.oid and theirs.attnum = c.confkey[1]
       where c.contype = 'f' and rel.relnamespace = 'public'::regnamespace`,
    );
    expect(withoutKey).toEqual([]);
    expect(
      foreign.filter(({ own, theirs, target }) => {
        const expected = target === 'environments' ? 'id' : 'environment_id';
        return own !== 'environment_id' || theirs !== expected;
      }),
    ).toEqual([]);
    expect(foreign.length).toBeGreaterThan(15);
  });

  it('gives the application no more than it needs', async () => {
    const grants = await rows<{ table: string; privileges: string }>(
      `select table_name as table, string_agg(privilege_type, ' ' order by privilege_type) as privileges
       from information_schema.role_table_grants where grantee = 'relais_app' and table_schema = 'public'
       group by table_name order by table_name`,
    );
    const writable = grants.filter(({ privileges }) => privileges !== 'SELECT');
    const inserting = [
      'account_reps',
      'admitting_domains',
      'attachments',
      'audit_events',
      'blob_folder',
      'capture_events',
      'contact_domains',
      'contact_emails',
      'contact_words',
      'contacts',
      'environment_aliases',
      'environment_domains',
      'idempotency_keys',
      'invitations',
      'own_addresses',
      'saved_filters',
      'task_contacts',
      'task_omissions',
      'task_search',
      'task_source_keys',
      'task_statuses',
      'task_thread_keys',
      'task_types',
      'tasks',
      'user_preferences',
      'web_sessions',
    ];
    const deleting = [
      'account_reps',
      'admitting_domains',
      'environment_aliases',
      'environment_domains',
      'own_addresses',
      'saved_filters',
      'task_contacts',
      'web_sessions',
    ];
    expect(writable).toEqual(
      inserting.map((table) => ({ table, privileges: `${deleting.includes(table) ? 'DELETE ' : ''}INSERT SELECT` })),
    );
    const updating = await rows<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.role_column_grants
       where grantee = 'relais_app' and table_schema = 'public' and privilege_type = 'UPDATE' order by 1`,
    );
    expect(updating.map(({ column }) => column)).toEqual(updatableColumns);
    const adding = await rows<{ table: string; columns: string }>(
      `select table_name as table, string_agg(column_name, ' ' order by column_name) as columns
       from information_schema.role_column_grants
       where grantee = 'relais_app' and privilege_type = 'INSERT' and table_name in ('users', 'identities')
       group by table_name order by table_name`,
    );
    expect(adding).toEqual([
      { table: 'identities', columns: 'address bound_at environment_id subject user_id' },
      {
        table: 'users',
        columns: 'admin created_at email email_canonical environment_id id name sales sales_all_accounts task_list',
      },
    ]);
    const [role] = await rows<{ weak: boolean }>(
      `select not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)
         and not exists (select from pg_class where relowner = pg_roles.oid) as weak
       from pg_roles where rolname = 'relais_app'`,
    );
    expect(role).toEqual({ weak: true });
  });

  it('lets the application add and take jobs, and nothing more', async () => {
    const tables = await rows<{ table: string; privileges: string }>(
      `select table_name as table, string_agg(privilege_type, ' ' order by privilege_type) as privileges
       from information_schema.role_table_grants where grantee = 'relais_app' and table_schema = 'graphile_worker'
       group by table_name order by table_name`,
    );
    expect(tables).toEqual([
      { table: '_private_job_queues', privileges: 'INSERT SELECT UPDATE' },
      { table: '_private_jobs', privileges: 'DELETE INSERT SELECT UPDATE' },
      { table: '_private_known_crontabs', privileges: 'INSERT SELECT UPDATE' },
      { table: '_private_tasks', privileges: 'INSERT SELECT' },
      { table: 'migrations', privileges: 'SELECT' },
    ]);
    const functions = await rows<{ name: string }>(
      `select proname as name from pg_proc where pronamespace = 'graphile_worker'::regnamespace
       and has_function_privilege('relais_app', oid, 'execute') order by 1`,
    );
    expect(functions.map(({ name }) => name)).toEqual(['add_job', 'add_jobs']);
    const [schema] = await rows<{ creates: boolean }>(
      `select has_schema_privilege('relais_app', 'graphile_worker', 'create') as creates`,
    );
    expect(schema).toEqual({ creates: false });
  });

  it('has a job queue as the installed graphile-worker makes it', async () => {
    const [last] = await rows<{ id: number }>('select max(id) as id from graphile_worker.migrations');
    expect(last).toEqual({ id: queueMigration });
    expect(queueMigration).toBe(Object.keys(migrations).length);
  });

  it('has no column that points to blobs and that no holder names: they would be collected as orphans', async () => {
    const hashes = await rows<{ column: string }>(
      `select table_name || '.' || column_name as column from information_schema.columns
       where table_schema = 'public' and column_name ~ 'sha256|hash' order by 1`,
    );
    const ofSomethingElse = [
      'idempotency_keys.content_hash',
      'invitations.token_sha256',
      'task_source_keys.source_key_sha256',
      'task_thread_keys.key_sha256',
      'web_sessions.token_sha256',
    ];
    expect(hashes.map(({ column }) => column)).toEqual(
      [...blobHolders.flatMap(({ columns }) => columns), ...ofSomethingElse].sort(),
    );
  });

  it('has the columns that queries are typed with', async () => {
    const columns = await rows<{ column: string; type: string; nullable: boolean }>(
      `select table_name || '.' || column_name as column, data_type as type, is_nullable = 'YES' as nullable
       from information_schema.columns where table_schema = 'public'`,
    );
    const real = new Map(columns.map(({ column, ...rest }) => [column, rest]));
    const typed = Object.values(schema).flatMap((table) =>
      Object.values<PgColumn>(getTableColumns(table)).map((column) => ({ table, column })),
    );
    const claimed = typed.map(({ table, column }) => ({
      name: `${getTableName(table)}.${column.name}`,
      claim: { type: column.getSQLType().replace('timestamp (3)', 'timestamp'), nullable: !column.notNull },
    }));
    expect(claimed).toEqual(claimed.map(({ name }) => ({ name, claim: real.get(name) })));
    expect(claimed.length).toBeGreaterThan(40);
  });
});
