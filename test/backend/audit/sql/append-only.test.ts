import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAudit } from '../../../../backend/audit/sql/write-audit.ts';
import { insertCaptures } from '../../../../backend/capture-ledger/sql/insert.ts';
import { asOwner, type Database } from '../../../../backend/platform/database/database.ts';
import { builderOf, withEnvironment } from '../../../../backend/platform/database/environment-scope.ts';
import { inTransaction } from '../../../../backend/platform/database/transaction.ts';
import { databases, openOwnDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, made, type TestEnvironment } from '../../../support/environment.ts';

const tables = ['audit_events', 'capture_events'] as const;

/** Ways to change what was written down, or to prepare for it, with the SQLSTATE that refuses each. */
const attempts: [string, (table: string) => string][] = [
  ['changing a line', (table) => `update ${table} set at = now()`],
  ['changing no column at all', (table) => `update ${table} set environment_id = environment_id where false`],
  ['deleting lines', (table) => `delete from ${table}`],
  ['deleting none of them', (table) => `delete from ${table} where false`],
  ['emptying the table', (table) => `truncate ${table}`],
  ['emptying a table that it refers to', () => `truncate users cascade`],
  ['locking lines for a change', (table) => `select * from ${table} for update`],
  [
    'inserting over a line',
    (table) => `insert into ${table} select * from ${table}
    on conflict (environment_id, id) do update set at = now()`,
  ],
  ['merging over a line', (table) => `merge into ${table} t using ${table} s on t.id = s.id when matched then delete`],
  [
    'a trigger',
    (table) => `create trigger t before insert on ${table} execute function suppress_redundant_updates_trigger()`,
  ],
  ['a rule', (table) => `create rule r as on insert to ${table} do instead nothing`],
  ['a policy', (table) => `create policy p on ${table} using (true)`],
  ['switching policies off', (table) => `alter table ${table} no force row level security`],
  ['switching triggers off', (table) => `alter table ${table} disable trigger all`],
  ['switching constraints off', () => `set local session_replication_role = replica`],
  ['a column', (table) => `alter table ${table} add column more text`],
  ['a table that inherits', (table) => `create table child () inherits (${table})`],
  ['another owner', (table) => `alter table ${table} owner to relais_app`],
  ['dropping the table', (table) => `drop table ${table}`],
];

describe.each(databases)('what is written down on %s', (kind) => {
  let database: Database;
  let environment: TestEnvironment;

  beforeAll(async () => {
    database = await openOwnDatabase(kind);
    environment = await loadTestEnvironment(database);
    const userId = environment.user('rep@test.example');
    await withEnvironment(database, environment.id, async (handle) => {
      await writeAudit(handle, { action: 'audit.exported', actorId: userId, at: made });
      const line = { id: randomUUID(), at: made.toISOString(), userId, requestId: randomUUID(), taskId: null };
      const size = { source: null, files: null, bytes: null };
      const end = { operation: 'task', outcome: 'saved', reason: null, channel: 'addOn' } as const;
      await insertCaptures(handle, [{ ...line, ...size, ...end }]);
    });
  });
  afterAll(() => database.close());

  const asApplication = (text: string) =>
    withEnvironment(database, environment.id, (handle) => builderOf(handle).execute(text));
  const asTheOwner = <Row extends object>(text: string) =>
    asOwner(database, (owner) =>
      inTransaction(owner, 'BEGIN', (connection) => connection.query<Row>({ name: '', text, values: [] })),
    );
  const contents = () =>
    asTheOwner<{ line: string }>(tables.map((table) => `select t::text as line from ${table} t`).join(' union all '));

  describe.each(tables)('in %s', (table) => {
    it.each(attempts)('is out of reach of %s', async (_what, statement) => {
      const before = await contents();
      expect(before).toHaveLength(tables.length);
      const failure = await asApplication(statement(table)).catch((error: unknown) => error);
      // insufficient_privilege, but what the parser or the role already refuses before.
      expect(failure).toMatchObject({ code: expect.stringMatching(/^(?:42501|0A000)$/) as string });
      expect(await contents()).toEqual(before);
    });
  });

  it('is not removed with what it refers to', async () => {
    const rules = await asTheOwner<{ kind: string }>(
      `select confdeltype::text || confupdtype::text as kind from pg_constraint
       where contype = 'f' and conrelid::regclass::text in ('audit_events', 'capture_events')`,
    );
    expect(rules.length).toBeGreaterThanOrEqual(3);
    expect(new Set(rules.map((rule) => rule.kind))).toEqual(new Set(['aa']));
  });

  it('has no sequence, trigger or rule that could be turned against it, and only two rights on it, whatever is granted', async () => {
    // Not an error in PostgreSQL, but a warning that nothing was granted.
    for (const table of tables) await asApplication(`grant update, delete, truncate on ${table} to relais_app`);
    const [found] = await asTheOwner<{ triggers: number; rules: number; defaults: number; rights: string }>(
      `select
        (select count(*)::int from pg_trigger where tgrelid::regclass::text in ('audit_events', 'capture_events')
           and not tgisinternal) as triggers,
        (select count(*)::int from pg_rewrite where ev_class::regclass::text in ('audit_events', 'capture_events')) as rules,
        (select count(*)::int from pg_attrdef where adrelid::regclass::text in ('audit_events', 'capture_events')
           and pg_get_expr(adbin, adrelid) like '%nextval%') as defaults,
        (select string_agg(distinct privilege_type, ' ' order by privilege_type) from information_schema.table_privileges
           where grantee in ('relais_app', 'PUBLIC') and table_name in ('audit_events', 'capture_events')) as rights`,
    );
    expect(found).toEqual({ triggers: 0, rules: 0, defaults: 0, rights: 'INSERT SELECT' });
  });
});
