import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asOwner } from '../../../../backend/platform/database/database.ts';
import { blobHolders } from '../../../../backend/areas.ts';
import { collectOrphans } from '../../../../backend/platform/blobs/collect-orphans.ts';
import { eraseTasks } from '../../../../backend/tasks/erase-tasks.ts';
import type { TaskCreated } from '../../../../shared/tasks/task.ts';
import { databases } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

const camille = 'camille@demo.example';

interface Change {
  /** Days since it was taken away; null: it was not. */
  readonly removedDays?: number;
  /** Months since it was changed. */
  readonly changedMonths?: number;
  readonly closed?: boolean;
}

describe.each(databases)('what an environment no longer keeps on %s', (kind) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ kind });
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    await service.sql('update environment_settings set removed_task_days = 30, closed_task_months = null');
    await service.sql('delete from tasks; delete from audit_events');
  });

  const rows = <Row extends object>(text: string) =>
    asOwner(service.database, (engine) =>
      engine.withConnection((connection) => connection.query<Row>({ name: '', text, values: [] })),
    );
  const numbers = async () =>
    (await rows<{ number: number }>('select number from tasks order by number')).map(({ number }) => number);
  const saved = async (title = 'Secret') => {
    const headers = await service.bearer(camille);
    const draft = await openDraft(service, headers, ['jeanne@boreal.example']);
    const files = [{ name: 'secret.txt', bytes: Buffer.from(randomUUID()) }];
    const request = taskRequest(
      draft,
      {
        title,
        contactIds: draft.contacts.filter(({ ticked }) => ticked).map(({ id }) => id),
        source: { kind: 'mail', keys: [`mail:${randomUUID()}@a`], threadKeys: [`mail:${randomUUID()}@b`] },
        omissions: [{ name: 'secret.zip', size: null, reason: 'notChosen' }],
      },
      files,
    );
    const answer = await postTask(service, headers, taskForm(request, files));
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<TaskCreated>().task;
  };
  const changed = async (id: string, { removedDays, changedMonths, closed = false }: Change) => {
    await service.sql(`update tasks set
      status_id = (select id from task_statuses status where status.environment_id = tasks.environment_id and closed = ${String(closed)}),
      updated_at = now() - make_interval(months => ${changedMonths ?? 0}),
      undone_at = ${removedDays === undefined ? 'null' : `now() - make_interval(secs => ${removedDays * 86_400})`},
      removal = ${removedDays === undefined ? 'null' : "'deleted'"}
      where id = '${id}'`);
  };
  const settings = (removedDays: number, closedMonths: number | null) =>
    service.sql(
      `update environment_settings set removed_task_days = ${removedDays}, closed_task_months = ${String(closedMonths)}`,
    );

  it.each<[string, { settings: [number, number | null]; fate: 'stays' | 'goes' } & Change]>([
    ['a task', { settings: [30, null], fate: 'stays' }],
    ['a task of long ago', { settings: [30, null], changedMonths: 300, fate: 'stays' }],
    ['a closed task of long ago', { settings: [30, null], changedMonths: 300, closed: true, fate: 'stays' }],
    ['a task that was just taken back', { settings: [1, 1], removedDays: 0, fate: 'stays' }],
    ['a task that was taken back almost a day ago', { settings: [1, null], removedDays: 0.99, fate: 'stays' }],
    ['a task that was taken back over a day ago', { settings: [1, null], removedDays: 1.01, fate: 'goes' }],
    ['a task that was deleted 29 days ago', { settings: [30, null], removedDays: 29.9, fate: 'stays' }],
    ['a task that was deleted 30 days ago', { settings: [30, null], removedDays: 30.1, fate: 'goes' }],
    [
      'a deleted task that was closed for long',
      { settings: [30, 1], removedDays: 2, changedMonths: 3, closed: true, fate: 'stays' },
    ],
    ['a closed task within its time', { settings: [30, 36], changedMonths: 35, closed: true, fate: 'stays' }],
    ['a closed task after its time', { settings: [30, 36], changedMonths: 37, closed: true, fate: 'goes' }],
    ['an open task after the time of closed ones', { settings: [30, 36], changedMonths: 37, fate: 'stays' }],
  ])('%s: %j', async (_case, { settings: [removedDays, closedMonths], fate, ...change }) => {
    const task = await saved();
    await changed(task.id, change);
    await settings(removedDays, closedMonths);
    expect(await eraseTasks(service.context)).toBe(fate === 'goes' ? 1 : 0);
    expect(await numbers()).toEqual(fate === 'goes' ? [] : [task.number]);
  });

  it('is gone from every table, and its files from the store; the trail keeps who did what, without a word of it', async () => {
    const [gone, other] = [await saved(), await saved('Kept')];
    await changed(gone.id, { removedDays: 31 });
    const tables = await rows<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'task_id' order by 1`,
    );
    const holding = async (id: string) => {
      const found: string[] = [];
      for (const { name } of tables) {
        const [row] = await rows<{ held: boolean }>(
          `select exists (select from ${name} where task_id = '${id}') as held`,
        );
        if (row?.held === true) found.push(name);
      }
      return found;
    };
    const before = await holding(other.id);
    expect(await holding(gone.id)).toEqual(before);
    expect(before).toEqual(
      expect.arrayContaining(['attachments', 'idempotency_keys', 'task_omissions', 'task_thread_keys']),
    );
    await service.sql(`update audit_events set details = '{"changes":[{"field":"title","from":"Secret","to":"S"}]}'`);

    expect(await eraseTasks(service.context)).toBe(1);
    expect((await holding(gone.id)).filter((name) => !['audit_events', 'capture_events'].includes(name))).toEqual([]);
    expect(await holding(other.id)).toEqual(before);
    const trail = await rows<{ action: string; details: object; actor_id: string | null; task_id: string }>(
      'select action, details, actor_id, task_id from audit_events order by task_id = (select id from tasks), at',
    );
    const author = (await service.signIn(camille)).me.user.id;
    const words = { changes: [{ field: 'title', from: 'Secret', to: 'S' }] };
    expect(trail).toEqual([
      { action: 'task.created', details: {}, actor_id: author, task_id: gone.id },
      { action: 'task.erased', details: { subject: String(gone.number) }, actor_id: null, task_id: gone.id },
      { action: 'task.created', details: words, actor_id: author, task_id: other.id },
    ]);
    expect(await service.files()).toContain(gone.attachments[0]?.sha256);
    service.setClock(2 * 60 * 60_000);
    await collectOrphans(service.context, blobHolders);
    service.setClock(0);
    expect(await service.files()).toEqual([other.attachments[0]?.sha256]);
  });

  it('goes batch by batch, all of it, and of the other environments as they keep it', async () => {
    const task = await saved();
    await service.sql(`
      insert into tasks (environment_id, id, number, title, type_id, status_id, saved_status_id, description_html, description_text,
        description_truncated, author_id, source_kind, contact_count, created_at, updated_at, undone_at, removal)
      select type.environment_id, gen_random_uuid(), 1000 + n, 'T', type.id, status.id, status.id, '', '', false, author.id,
        'mail', 0, now() - interval '2 years', now() - interval '1 year', now() - interval '1 year', 'undone'
      from generate_series(1, 250) n, environments environment
        join task_types type on type.environment_id = environment.id and type.label = 'Appel'
        join task_statuses status on status.environment_id = environment.id and status.label = 'À faire'
        join users author on author.environment_id = environment.id and author.email in ('${camille}', 'dominique@autre.example')`);
    await service.sql(`update environment_settings set removed_task_days = 365
      where environment_id = (select id from environments where name = 'autre')`);
    await service.sql(`update tasks set undone_at = now() - interval '364 days'
      where environment_id = (select id from environments where name = 'autre')`);
    const both = await Promise.all([eraseTasks(service.context), eraseTasks(service.context)]);
    expect(both.reduce((sum, erased) => sum + erased, 0)).toBe(250);
    expect(await eraseTasks(service.context)).toBe(0);
    const left = await rows<{ name: string; count: number }>(`select environment.name, count(*)::int as count from tasks
      join environments environment on environment.id = tasks.environment_id group by 1 order by 1`);
    expect(left).toEqual([
      { name: 'autre', count: 250 },
      { name: 'demo', count: 1 },
    ]);
    expect((await numbers()).at(0)).toBe(task.number);
  });

  it('stops between two batches when the service stops', async () => {
    await changed((await saved()).id, { removedDays: 31 });
    expect(await eraseTasks(service.context, () => true)).toBe(0);
    expect(await numbers()).toHaveLength(1);
  });
});
