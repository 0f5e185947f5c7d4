import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TaskChoices } from '../../../../shared/task-choices/task-choices.ts';
import type { TaskCreated } from '../../../../shared/tasks/task.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

const mebibyte = 1024 * 1024;

describe.each(oneDatabase)('the largest file of an environment on %s', (kind) => {
  let service: TestService;
  let headers: { authorization: string };
  beforeAll(async () => {
    service = await startTestService({ kind, limits: { maxFileBytes: 3 * mebibyte } });
    headers = await service.bearer('camille@demo.example');
  });
  afterAll(() => service.close());
  beforeEach(() => setLargest(null));

  /** As an admin sets it; `null`: as much as the service takes. */
  async function setLargest(maxFileBytes: number | null): Promise<void> {
    const answer = await service.app.inject({
      method: 'PATCH',
      url: '/v1/admin/environment',
      headers: await service.bearer('admin@demo.example'),
      payload: { maxFileBytes },
    });
    expect(answer.statusCode).toBe(200);
  }
  const fileOf = (bytes: number) => [{ name: 'plan.pdf', bytes: Buffer.alloc(bytes, 'x') }];
  const save = async (bytes: number) => {
    const files = fileOf(bytes);
    return postTask(service, headers, taskForm(taskRequest(await openDraft(service, headers), {}, files), files));
  };
  const announced = async () => {
    const choices = await service.app.inject({ url: '/v1/task-choices', headers });
    return [(await openDraft(service, headers)).limits.maxFileBytes, choices.json<TaskChoices>().limits.maxFileBytes];
  };

  it('is that of the service at first', async () => {
    expect(await announced()).toEqual([3 * mebibyte, 3 * mebibyte]);
    expect((await save(3 * mebibyte)).statusCode).toBe(201);
    expect((await save(3 * mebibyte + 1)).statusCode).toBe(413);
  });

  it('is announced to cards and pages, and holds for what is sent', async () => {
    await setLargest(mebibyte);
    expect(await announced()).toEqual([mebibyte, mebibyte]);
    expect((await save(mebibyte)).statusCode).toBe(201);
    const before = await service.files();
    expect((await save(mebibyte + 1)).statusCode).toBe(413);
    expect(await service.files()).toEqual(before);
  });

  it('holds for what is added to a task, and not for another environment', async () => {
    const { task } = (await save(10)).json<TaskCreated>();
    await setLargest(mebibyte);
    const files = fileOf(2 * mebibyte);
    const {
      idempotencyKey,
      title,
      description,
      source,
      links,
      omissions,
      files: parts,
    } = taskRequest(await openDraft(service, headers), {}, files);
    const form = taskForm({ idempotencyKey, title, description, source, links, omissions, files: parts }, files);
    const added = await service.app.inject({
      method: 'POST',
      url: `/v1/tasks/${task.id}/messages`,
      headers: { ...headers, ...form.headers },
      payload: form.payload,
    });
    expect(added.statusCode).toBe(413);
    const other = await service.bearer('dominique@autre.example', 'autre');
    expect((await openDraft(service, other)).limits.maxFileBytes).toBe(3 * mebibyte);
  });

  it('is never more than the service takes, whatever was set before', async () => {
    await service.sql(`update environment_settings set max_file_bytes = ${30 * mebibyte}`);
    expect(await announced()).toEqual([3 * mebibyte, 3 * mebibyte]);
    expect((await save(3 * mebibyte + 1)).statusCode).toBe(413);
  });
});
