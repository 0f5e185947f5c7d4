import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxTaskAttachments } from '../../../../backend/tasks/rules/add-message.ts';
import type { Problem } from '../../../../shared/errors.ts';
import type { Task, TaskCreated } from '../../../../shared/tasks/task.ts';
import { oneDatabase } from '../../../support/database.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest, type TestFile } from '../../../support/task-form.ts';

const hundred = Array.from({ length: 100 }, (_, n) => ({ name: `${n}.txt`, bytes: Buffer.from(String(n)) }));

describe.each(oneDatabase)('the files of a task that mails are added to, on %s', (kind) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ kind });
  });
  afterAll(() => service.close());

  it('have a limit, which a mail without files does not meet', async () => {
    const headers = await service.bearer('camille@demo.example');
    const draft = await openDraft(service, headers);
    const saved = await postTask(service, headers, taskForm(taskRequest(draft, {}, hundred), hundred));
    const url = `/v1/tasks/${saved.json<TaskCreated>().task.id}`;
    const add = (files: readonly TestFile[]) => {
      const source = { kind: 'mail' as const, keys: [`mail:${randomUUID()}@x.example`] };
      const form = taskForm(taskRequest(draft, { source }, files), files);
      const request = { method: 'POST', url: `${url}/messages`, headers: { ...headers, ...form.headers } } as const;
      return service.app.inject({ ...request, payload: form.payload });
    };
    for (let count = 200; count <= maxTaskAttachments; count += 100) {
      expect((await add(hundred)).statusCode).toBe(200);
    }
    const refused = await add(hundred.slice(0, 1));
    expect([refused.statusCode, refused.json<Problem>().code]).toEqual([413, 'payload_too_large']);
    expect((await add([])).statusCode).toBe(200);
    const task = (await service.app.inject({ url, headers })).json<Task>();
    expect(task).toMatchObject({ attachmentCount: maxTaskAttachments, addedMessages: maxTaskAttachments / 100 });
  });
});
