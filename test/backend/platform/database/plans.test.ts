import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner, type Database } from '../../../../backend/platform/database/database.ts';
import { selectFoundContacts } from '../../../../backend/contacts/sql/search-contacts.ts';
import { run, withEnvironment, builderOf } from '../../../../backend/platform/database/environment-scope.ts';
import { withEnvironmentAsOwner } from '../../../../backend/platform/database/owner-scope.ts';
import { daySaveRows } from '../../../../backend/capture/sql/home-facts.ts';
import { perScope } from '../../../../backend/access/sql/scope.ts';
import { statement, type Statement } from '../../../../backend/platform/database/statement.ts';
import { readTaskPage } from '../../../../backend/tasks/sql/list/read-task-page.ts';
import { splitOrder } from '../../../../backend/tasks/sql/list/order.ts';
import { selectPage } from '../../../../backend/tasks/sql/list/page.ts';
import type { TaskFilter } from '../../../../shared/tasks/task-list.ts';
import type { Scope } from '../../../../backend/access/rules/rights.ts';
import { databases, openOwnDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, type TestEnvironment } from '../../../support/environment.ts';

const rep = 'rep@test.example';
/** More than are hashed to tell which tasks are an account's. */
const taskCount = 20_001;

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Plans as the unprivileged role sees them: what is not leakproof loses its index only under a policy. */
describe.each(databases)('plans under row-level security on %s', (kind) => {
  let database: Database;
  let environment: TestEnvironment;

  beforeAll(async () => {
    database = await openOwnDatabase(kind);
    environment = await loadTestEnvironment(database);
    await withEnvironmentAsOwner(database, environment.id, async (handle) => {
      const builder = builderOf(handle);
      await builder.execute(sql`insert into contacts (environment_id, id, kind, name, relation, created_at)
          select ${environment.id}, gen_random_uuid(), 'person', 'C' || n, 'client', now() from generate_series(1, 20000) n`);
      await builder.execute(sql`insert into contact_emails (environment_id, contact_id, email, email_canonical, position)
          select environment_id, id, name || '@x.example', lower(name) || '@x.example', 0 from contacts where name like 'C%'`);
      await builder.execute(sql`insert into contact_words (environment_id, contact_id, word)
          select environment_id, id, lower(name) from contacts where name like 'C%'`);
      await builder.execute(sql`insert into tasks (environment_id, id, number, title, type_id, status_id, saved_status_id, description_html,
            description_text, description_truncated, author_id, source_kind, contact_count, created_at, updated_at)
          select ${environment.id}, gen_random_uuid(), n, 'T', ${environment.typeId}::uuid, ${environment.statusId}::uuid, ${environment.statusId}::uuid, '', '',
            false, ${environment.user('all@test.example')}::uuid, 'mail', 1, now() - n * interval '1 minute', now()
          from generate_series(1, ${taskCount}::int) n`);
      await builder.execute(sql`insert into task_contacts (environment_id, task_id, contact_id, account_id, task_created_at, author_id)
          select t.environment_id, t.id, c.id, c.account_id, t.created_at, t.author_id
          from tasks t join contacts c on c.environment_id = t.environment_id and c.name = 'C' || t.number
          union all
          select t.environment_id, t.id, c.id, c.account_id, t.created_at, t.author_id
          from tasks t join contacts c on c.environment_id = t.environment_id and c.name = ${'Menuiserie Roux'}`);
      await builder.execute(sql`insert into task_search (environment_id, task_id, words, task_created_at, author_id,
            contact_count, task_type_id, task_status_id, task_source_kind, task_updated_at)
          select environment_id, id, array_to_tsvector(array[left(environment_id::text, 8) ||
              case when number % 4000 = 0 then 'rare' else 'usual' end]), created_at, author_id, contact_count, type_id,
            status_id, source_kind, updated_at
          from tasks`);
    });
    await asOwner(database, (owner) => owner.withConnection((connection) => connection.execute('analyze')));
  });
  afterAll(() => database.close());

  const scansOf = async (
    explained: Statement<{ 'QUERY PLAN': { Plan: PlanNode }[] }>,
    values: Record<string, unknown>,
  ) => {
    const rows = await withEnvironment(database, environment.id, (handle) => run(handle, explained, values));
    return rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => scans(Plan)));
  };
  const explain = (query: SQL): SQL => sql`explain (format json) ${query}`;

  it('match addresses through their index', async () => {
    const query = statement<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      'explain_match',
      explain(sql`select contact_id from contact_emails
        where environment_id = ${sql.placeholder('environmentId')} and email_canonical = any(${sql.placeholder('addresses')}::text[])`),
    );
    expect(await scansOf(query, { addresses: ['c7@x.example', 'c8@x.example'] })).toEqual([
      'contact_emails_by_address',
    ]);
  });

  it.each<[string, Scope, number]>([
    ['an admin', { accounts: 'none', transverse: false, admin: true }, 1],
    ['a rep of all accounts, by two words', { accounts: 'all', transverse: true, admin: false }, 2],
    ['a rep of attached accounts, by two words', { accounts: 'attached', transverse: true, admin: false }, 2],
  ])('search contacts for %s through the indexes of words', async (_who, scope, wordCount) => {
    const query = perScope<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(`explain_search_${wordCount}`, (one) =>
      explain(selectFoundContacts(one, { wordCount })),
    );
    const words = { from0: 'c12', to0: 'c12\u{10FFFF}', from1: 'c1', to1: 'c1\u{10FFFF}' };
    const found = await scansOf(query(scope), { viewerId: environment.user(rep), rows: 210, ...words });
    expect(found.filter((scan) => /^Seq Scan on (?:contact_words|contacts)$/.test(scan))).toEqual([]);
    expect(found.some((scan) => scan.startsWith('contact_words_'))).toBe(true);
  });

  it.each([
    ['the author of everything', 'all@test.example'],
    ['one who saved nothing', rep],
  ])('find what %s saved today without reading all tasks', async (_who, email) => {
    const query = statement<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      'explain_day',
      explain(sql`select saved.id from ${daySaveRows}`),
    );
    const since = new Date(Date.now() - 86_400_000).toISOString();
    const found = await scansOf(query, { userId: environment.user(email), since });
    expect(found.sort()).toEqual([expect.stringMatching(/^tasks_by_(?:author|time)$/), 'tasks_undone_by_author']);
  });

  it.each<[string, Scope]>([
    ['an admin', { accounts: 'none', transverse: false, admin: true }],
    ['a rep of all accounts', { accounts: 'all', transverse: true, admin: false }],
    ['a rep of attached accounts', { accounts: 'attached', transverse: true, admin: false }],
    ['the task list alone', { accounts: 'none', transverse: true, admin: false }],
  ])('page through the tasks of %s without reading or sorting all of them', async (_who, scope) => {
    const viewer = { userId: environment.user(rep), scope };
    const [segment] = splitOrder('-created');
    const query = statement<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      '',
      explain(
        selectPage({
          viewer,
          filter: {},
          statusIds: null,
          contact: null,
          text: null,
          segment,
          index: 0,
          after: null,
          months: null,
        }),
      ),
    );
    const found = await scansOf(query, { viewerId: viewer.userId, limit: 51 });
    expect(found.filter((scan) => /^Seq Scan on (?:tasks|task_contacts|contacts)$/.test(scan))).toEqual([]);
    expect(found.some((scan) => scan.startsWith('tasks_') || scan.startsWith('task_contacts_'))).toBe(true);
  });

  it.each<[string, string, TaskFilter]>([
    ['an admin', 'admin@test.example', { accountId: 'Menuiserie Roux' }],
    ['a rep of all accounts', 'all@test.example', { accountId: 'Menuiserie Roux', contactId: 'Menuiserie Roux' }],
    ['a rep of that account', rep, {}],
    ['a rep of that account, by account', rep, { view: 'accounts' }],
  ])('find a rare word among more tasks of one account than are hashed, for %s', async (_who, email, filter) => {
    const ids = Object.fromEntries(Object.keys(filter).map((name) => [name, environment.contact('Menuiserie Roux')]));
    const asked = { ...(filter.view === undefined ? ids : filter), text: 'rare' };
    const page = await withEnvironment(database, environment.id, (handle) =>
      readTaskPage(handle, { viewer: environment.viewer(email), filter: asked, limit: 50, cursor: null }),
    );
    if (page === 'invalid_cursor') throw new Error('There was no cursor.');
    expect(page.tasks.map(({ number }) => number)).toEqual([4_000, 8_000, 12_000, 16_000, 20_000]);
  });
});

/** The indexes that a plan reads, and the tables that it reads without one. */
function scans(node: PlanNode): string[] {
  const own =
    node['Index Name'] ?? (node['Node Type'] === 'Seq Scan' ? `Seq Scan on ${node['Relation Name'] ?? ''}` : null);
  return [...(own === null ? [] : [own]), ...(node.Plans ?? []).flatMap(scans)];
}
