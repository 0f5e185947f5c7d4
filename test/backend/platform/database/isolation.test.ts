import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAttachment, findUnreferencedHashes } from '../../../../backend/tasks/sql/attachments.ts';
import { createContactIn } from '../../../../backend/contacts/create-contact.ts';
import { findContacts } from '../../../../backend/contacts/sql/search-contacts.ts';
import { asOwner, engineOf, type Database } from '../../../../backend/platform/database/database.ts';
import { readDraftFacts } from '../../../../backend/capture/sql/draft-facts.ts';
import {
  builderOf,
  withEnvironment,
  type EnvironmentHandle,
} from '../../../../backend/platform/database/environment-scope.ts';
import { StatementFailed } from '../../../../backend/platform/database/errors.ts';
import { readHomeFacts } from '../../../../backend/capture/sql/home-facts.ts';
import { readLearned } from '../../../../backend/preferences/sql/learned-choices.ts';
import { readPreferences } from '../../../../backend/preferences/sql/preferences.ts';
import { addMessageIn } from '../../../../backend/tasks/add-message.ts';
import { readStanding } from '../../../../backend/tasks/sql/addition-facts.ts';
import { readTask } from '../../../../backend/tasks/sql/read-task.ts';
import { readTaskPage } from '../../../../backend/tasks/sql/list/read-task-page.ts';
import { createTaskIn } from '../../../../backend/tasks/create-task.ts';
import { undoTaskIn } from '../../../../backend/tasks/undo-task.ts';
import { inTransaction } from '../../../../backend/platform/database/transaction.ts';
import { readActor } from '../../../../backend/access/sql/actor.ts';
import { databases, openOwnDatabase } from '../../../support/database.ts';
import { loadTestEnvironment, made, makeTask, type TestEnvironment } from '../../../support/environment.ts';

const rep = 'rep@test.example';
const admin = 'admin@test.example';

describe.each(databases)('isolation of environments on %s', (kind) => {
  let database: Database;
  let own: TestEnvironment;
  let foreign: TestEnvironment;
  const sha256 = 'cd'.repeat(32);
  const attachmentId = randomUUID();
  let task: ReturnType<typeof makeTask>;

  beforeAll(async () => {
    database = await openOwnDatabase(kind);
    own = await loadTestEnvironment(database);
    foreign = await loadTestEnvironment(database);
    task = makeTask(foreign, {
      contactIds: [foreign.contact('Anne Roux')],
      source: { kind: 'mail', keys: ['mail:shared@x'] },
      attachments: [
        {
          id: attachmentId,
          kind: 'file',
          name: 'a',
          mediaType: 'a/b',
          size: 1,
          sha256,
          inline: false,
          contentId: null,
        },
      ],
    });
    const by = { userId: foreign.user(rep), at: made };
    const created = await withEnvironment(database, foreign.id, (handle) => createTaskIn(handle, task, by));
    expect(created.outcome).toBe('created');
  });
  afterAll(() => database.close());

  /** Every query function, asked from inside one environment for what another one has. */
  const byRep = () => ({ userId: own.user(rep), at: made });
  const attempts: readonly [string, unknown, (handle: EnvironmentHandle) => Promise<unknown>][] = [
    ['readStanding', null, (handle) => readStanding(handle, task.id, foreign.viewer(rep))],
    [
      'addMessage as the foreign author',
      { outcome: 'not_found' },
      (handle) => {
        const message = { ...makeTask(own), taskId: task.id };
        const describe = () => ({ html: '', text: '', truncated: false });
        return addMessageIn(handle, message, { viewer: foreign.viewer(rep), at: made, describe });
      },
    ],
    ['readActor', null, (handle) => readActor(handle, foreign.user(rep))],
    ['readTask', null, (handle) => readTask(handle, task.id, { viewer: own.viewer(admin), at: made })],
    [
      'readTask as the foreign author',
      null,
      (handle) => readTask(handle, task.id, { viewer: foreign.viewer(rep), at: made }),
    ],
    ['undoTask', 'not_found', (handle) => undoTaskIn(handle, task.id, { viewer: foreign.viewer(rep), at: made })],
    [
      'listTasks',
      { tasks: [], nextCursor: null },
      (handle) => readTaskPage(handle, { viewer: own.viewer(admin), filter: {}, limit: 50, cursor: null }),
    ],
    ['readAttachment', null, (handle) => readAttachment(handle, { taskId: task.id, attachmentId }, own.viewer(admin))],
    ['unreferencedHashes', [sha256], (handle) => findUnreferencedHashes(handle, [sha256])],
    [
      'createTask with a foreign idempotency key',
      'created',
      async (handle) => {
        const again = makeTask(own, { idempotencyKey: task.idempotencyKey });
        return (await createTaskIn(handle, again, { userId: own.user(rep), at: made })).outcome;
      },
    ],
    [
      'readDraftFacts',
      [],
      async (handle) =>
        (
          await readDraftFacts(handle, {
            userId: own.user(admin),
            addresses: [],
            mailboxes: [],
            domains: [],
            sourceKind: 'mail',
            sourceKeys: ['mail:shared@x'],
            threadKeys: ['mail:shared@x'],
            askedIds: [],
          })
        )?.savedBefore,
    ],
    [
      'readDraftFacts of contacts asked for',
      [],
      async (handle) =>
        (
          await readDraftFacts(handle, {
            userId: own.user(admin),
            addresses: [],
            mailboxes: [],
            domains: [],
            sourceKind: 'mail',
            sourceKeys: [],
            threadKeys: [],
            askedIds: [foreign.contact('Anne Roux')],
          })
        )?.known.asked,
    ],
    [
      'readHomeFacts of a foreign user',
      null,
      (handle) =>
        readHomeFacts(handle, {
          userId: foreign.user(rep),
          since: made,
          addresses: [],
          sourceKeys: [],
        }),
    ],
    [
      'readHomeFacts',
      { saves: [], saveCount: 0, tasks: new Map() },
      async (handle) => {
        const query = { since: made, addresses: [], mailboxes: [], domains: [], sourceKeys: ['mail:shared@x'] };
        const facts = await readHomeFacts(handle, { userId: own.user(admin), ...query });
        return facts === null ? null : { saves: facts.saves, saveCount: facts.saveCount, tasks: facts.tasks };
      },
    ],
    [
      'findContacts',
      { contacts: [], more: false },
      (handle) => findContacts(handle, { words: ['seul'], limit: 5 }, foreign.viewer(rep)),
    ],
    [
      'createContact in a foreign company',
      { outcome: 'contacts_out_of_scope', contactIds: [] },
      async (handle) => {
        const contact = {
          id: randomUUID(),
          name: 'X',
          address: { written: 'anne@roux.example.org', canonical: 'anne@roux.example.org' },
          account: { kind: 'company' as const, id: foreign.contact('Menuiserie Roux') },
        };
        const creation = await createContactIn(handle, contact, { viewer: own.viewer(admin), at: made });
        return { ...creation, contactIds: [] };
      },
    ],
    ['readLearned', [], (handle) => readLearned(handle, foreign.viewer(rep))],
    ['readPreferences', null, async (handle) => (await readPreferences(handle, foreign.user(rep))).preferences],
    [
      'createTask with a foreign contact',
      'contacts_out_of_scope',
      async (handle) =>
        (await createTaskIn(handle, makeTask(own, { contactIds: [foreign.contact('Anne Roux')] }), byRep())).outcome,
    ],
    [
      'createTask with a foreign type',
      'unknown_reference',
      async (handle) => (await createTaskIn(handle, makeTask(own, { typeId: foreign.typeId }), byRep())).outcome,
    ],
    [
      'createTask as a foreign user',
      'user_disabled',
      async (handle) => (await createTaskIn(handle, makeTask(own), { userId: foreign.user(rep), at: made })).outcome,
    ],
  ];

  it.each(attempts)('%s finds nothing of the other environment', async (_name, nothing, attempt) => {
    expect(await withEnvironment(database, own.id, attempt)).toEqual(nothing);
  });

  it('finds in the environment itself what the attempts look for', async () => {
    const found = await withEnvironment(database, foreign.id, async (handle) => [
      (await readTask(handle, task.id, { viewer: foreign.viewer(admin), at: made }))?.id,
      (await readAttachment(handle, { taskId: task.id, attachmentId }, foreign.viewer(admin)))?.sha256,
      await findUnreferencedHashes(handle, [sha256]),
    ]);
    expect(found).toEqual([task.id, sha256, []]);
  });

  it('gives the unprivileged role no row of any tenant table without an environment, before and after a scoped transaction', async () => {
    const count = async (): Promise<unknown[]> =>
      inTransaction(engineOf(database), 'BEGIN; SET LOCAL ROLE relais_app', async (connection) =>
        connection.query({
          name: '',
          text: `select (select count(*)::int from tasks) + (select count(*)::int from users) + (select count(*)::int from contacts)
            + (select count(*)::int from idempotency_keys) + (select count(*)::int from audit_events) as seen`,
          values: [],
        }),
      );
    expect(await count()).toEqual([{ seen: 0 }]);
    await withEnvironment(database, foreign.id, (handle) => readActor(handle, foreign.user(rep)));
    expect(await count()).toEqual([{ seen: 0 }]);
  });

  it.each<[string, (handle: EnvironmentHandle) => Promise<unknown>]>([
    [
      'a row of another environment',
      (handle) =>
        builderOf(handle).execute(
          sql`insert into audit_events (environment_id, id, at, actor_id, action, task_id)
          values (${foreign.id}, ${randomUUID()}, now(), ${foreign.user(rep)}, 'task.undone', ${task.id})`,
        ),
    ],
    [
      'a changed audit event',
      (handle) => builderOf(handle).execute(sql`update audit_events set action = 'task.undone'`),
    ],
    ['a deleted audit event', (handle) => builderOf(handle).execute(sql`delete from audit_events`)],
    ['a deleted task', (handle) => builderOf(handle).execute(sql`delete from tasks`)],
    ['an emptied audit trail', (handle) => builderOf(handle).execute(sql`truncate audit_events`)],
    [
      'a user moved to another environment',
      (handle) => builderOf(handle).execute(sql`update users set environment_id = ${foreign.id}`),
    ],
    [
      'a new environment',
      (handle) => builderOf(handle).execute(sql`insert into environments values (${randomUUID()}, 'x', 'x', now())`),
    ],
    ['a new table', (handle) => builderOf(handle).execute(sql`create table public.loot (x int)`)],
    ['another role', (handle) => builderOf(handle).execute(sql`alter role relais_app bypassrls`)],
  ])('refuses the application %s', async (_what, attempt) => {
    const failure = await withEnvironment(database, own.id, attempt).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StatementFailed);
    expect(failure).toMatchObject({ code: '42501' });
  });

  it('inlines nothing but a UUID', async () => {
    const injected = `${own.id}'; RESET ROLE; --`;
    await expect(withEnvironment(database, injected, () => Promise.resolve(1))).rejects.toThrow('UUID in lower case');
  });

  it('ends a handle with its transaction', async () => {
    const kept = await withEnvironment(database, own.id, (handle) => Promise.resolve(handle));
    await expect(readActor(kept, own.user(rep))).rejects.toThrow('has ended');
  });

  it('takes everything back when the work throws, and the connection stays usable', async () => {
    const lost = makeTask(own);
    const attempt = withEnvironment(database, own.id, async (handle) => {
      await createTaskIn(handle, lost, { userId: own.user(rep), at: made });
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    const read = await withEnvironment(database, own.id, (handle) =>
      readTask(handle, lost.id, { viewer: own.viewer(admin), at: made }),
    );
    expect(read).toBeNull();
  });

  it('carries no value of a failed statement in its error', async () => {
    const failure = await withEnvironment(database, own.id, (handle) =>
      builderOf(handle).execute(sql`select ${'secret@client.example'}::uuid`),
    ).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: '22P02' });
    const everything = failure instanceof Error ? `${failure.stack ?? ''}${JSON.stringify(failure)}` : '';
    expect(everything).not.toContain('secret');
  });

  it('holds an owner that is no superuser to the environment too', async () => {
    const seen = await asOwner(database, (owner) =>
      inTransaction(owner, 'BEGIN', async (connection) => {
        await connection.execute(
          `create role plain_owner; grant usage on schema public to plain_owner;
           alter table task_types owner to plain_owner; set local role plain_owner`,
        );
        const rows = await connection.query<{ seen: number }>({
          name: '',
          text: 'select count(*)::int as seen from task_types',
          values: [],
        });
        await connection.execute(
          `reset role; alter table task_types owner to current_user; drop owned by plain_owner; drop role plain_owner`,
        );
        return rows;
      }),
    );
    expect(seen).toEqual([{ seen: 0 }]);
  });
});
