import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/errors.ts';
import type { TaskRequest } from '../../../../shared/tasks/requests.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import type { TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

type Bearer = Record<'authorization', string>;

describe.each(oneDatabase)('saved tasks on %s', (kind) => {
  let service: TestService;
  let camille: Bearer;
  let sacha: Bearer;
  let noa: Bearer;

  beforeAll(async () => {
    service = await startTestService({ kind });
    camille = await service.bearer('camille@demo.example');
    sacha = await service.bearer('sacha@demo.example');
    noa = await service.bearer('noa@demo.example');
  });
  afterAll(() => service.close());

  async function save(headers: Bearer, addresses: string[] = [], change: Partial<TaskRequest> = {}): Promise<Task> {
    const draft = await openDraft(service, headers, addresses);
    const contactIds = draft.contacts.filter(({ ticked }) => ticked).map(({ id }) => id);
    const answer = await postTask(service, headers, taskForm(taskRequest(draft, { contactIds, ...change })));
    return answer.json<TaskCreated>().task;
  }

  function get(url: string, headers: Bearer) {
    return service.app.inject({ url, headers });
  }

  it('come newest first, page by page, each once', async () => {
    const saved = [];
    for (let index = 0; index < 7; index += 1) saved.push((await save(camille)).id);
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < 10; pages += 1) {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: TaskRowPage = (await get(`/v1/tasks?limit=3${query}`, camille)).json<TaskRowPage>();
      expect(page.tasks.length).toBeLessThanOrEqual(3);
      seen.push(...page.tasks.map(({ id }) => id));
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    expect(seen).toEqual(saved.reverse());
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1e1',
    'limit=',
    'limit=3&limit=4',
    'cursor=',
    'cursor=nonsense',
    'cursor=%00',
    `cursor=${'x'.repeat(201)}`,
    `cursor=${Buffer.from('["2026-11-23","x"]').toString('base64url')}`,
  ])('refuse the query %s', async (query) => {
    const answer = await get(`/v1/tasks?${query}`, camille);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>()).toMatchObject({
      code: 'invalid_request',
      fields: [{ path: `query.${query.slice(0, query.indexOf('='))}` }],
    });
  });

  it('hide contacts outside the scope behind a count, and themselves from who may not read them', async () => {
    const task = await save(sacha, ['jeanne@boreal.example', 'paul@zenith.example']);
    expect(task).toMatchObject({ hiddenContacts: 0, transverse: false });
    const seen = (await get(`/v1/tasks/${task.id}`, camille)).json<Task>();
    expect(seen.contacts.map(({ name }) => name)).toEqual(['Jeanne Roux']);
    expect(seen.hiddenContacts).toBe(1);
    const refused = await get(`/v1/tasks/${task.id}`, noa);
    expect(refused.statusCode).toBe(404);
    expect(refused.json<Problem>().code).toBe('not_found');
  });
});
