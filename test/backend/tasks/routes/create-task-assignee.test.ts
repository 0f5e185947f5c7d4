import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type { Problem } from '../../../../shared/errors.ts';
import type { TaskRequest } from '../../../../shared/tasks/requests.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import { oneDatabase } from '../../../support/database.ts';
import type { TestService } from '../../../support/service.ts';
import { openDraft, postTask, startDrafting, taskForm, taskRequest } from '../../../support/task-form.ts';

describe.each(oneDatabase)('due date and assignee on %s', (kind) => {
  let service: TestService;
  let camille: { authorization: string };
  let draft: Draft;

  beforeAll(async () => {
    ({ service, camille, draft } = await startDrafting(kind));
  });
  afterAll(() => service.close());

  function save(change: Partial<TaskRequest>, headers = camille) {
    return postTask(service, headers, taskForm(taskRequest(draft, change)));
  }
  const idOf = (name: string) => draft.assignees.find((user) => user.name === name)?.id ?? '';

  it('offers the caller and every other active rep, to reps only', async () => {
    expect(draft.assignees.map(({ name }) => name)).toEqual(['Camille', 'Admin', 'Sacha']);
    expect(draft.moreAssignees).toBe(0);
    const noa = await openDraft(service, await service.bearer('noa@demo.example'));
    expect(noa.assignees).toEqual([]);
  });

  it('offers a hundred, and counts the others', async () => {
    await service.sql(`
      insert into users (environment_id, id, email, email_canonical, name, sales, created_at)
      select environment_id, gen_random_uuid(), n || '@x.example', n || '@x.example', 'Zzz ' || n, true, now()
      from users, generate_series(1, 120) n where email = 'dominique@autre.example'`);
    const other = await openDraft(service, await service.bearer('dominique@autre.example', 'autre'));
    expect(other.assignees).toHaveLength(100);
    expect(other.assignees[0]?.name).toBe('Dominique');
    expect(other.moreAssignees).toBe(21);
  });

  it('keeps both, and gives the task to who is named', async () => {
    const created = await save({ dueOn: '2028-02-29', assigneeId: idOf('Sacha') });
    expect(created.statusCode).toBe(201);
    const { task } = created.json<TaskCreated>();
    expect(task).toMatchObject({ dueOn: '2028-02-29', assignee: { name: 'Sacha' }, author: { name: 'Camille' } });
    const seen = await service.app.inject({
      url: `/v1/tasks/${task.id}`,
      headers: await service.bearer('sacha@demo.example'),
    });
    expect(seen.json<Task>().dueOn).toBe('2028-02-29');
    const own = (await save({ dueOn: null })).json<TaskCreated>().task;
    expect(own).toMatchObject({ dueOn: null, assignee: { name: 'Camille' } });
  });

  it.each(['2027-02-29', '2026-13-01', '0000-01-01', '23/11/2026', '2026-11-23T00:00:00Z', ''])(
    'refuses the due date %j',
    async (dueOn) => {
      const answer = await save({ dueOn });
      expect(answer.statusCode).toBe(400);
      expect(answer.json<Problem>().fields).toMatchObject([{ path: 'task.dueOn' }]);
    },
  );

  it('says so when the one who is named cannot be given tasks', async () => {
    const admin = idOf('Admin');
    await service.sql(`update users set disabled_at = now() where email = 'admin@demo.example'`);
    const noa = (await service.signIn('noa@demo.example')).me.user.id;
    for (const assigneeId of [admin, noa, randomUUID()]) {
      const answer = await save({ assigneeId });
      expect(answer.statusCode).toBe(403);
      expect(answer.json<Problem>().code).toBe('assignee_refused');
    }
    await service.sql(`update users set disabled_at = null where email = 'admin@demo.example'`);
  });

  it('lets nobody without sales rights choose', async () => {
    const noa = await service.bearer('noa@demo.example');
    const answer = await save({ assigneeId: idOf('Sacha') }, noa);
    expect(answer.statusCode).toBe(403);
    expect(answer.json<Problem>()).toMatchObject({
      code: 'rights_missing',
      missingRights: ['sales', 'salesAllAccounts'],
    });
    expect((await save({}, noa)).json<TaskCreated>().task.assignee).toBeNull();
  });
});
