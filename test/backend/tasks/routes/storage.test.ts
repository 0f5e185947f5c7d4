import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/errors.ts';
import type { TaskCreated } from '../../../../shared/tasks/task.ts';
import type { TaskRowPage } from '../../../../shared/tasks/task-list.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest, type TestFile } from '../../../support/task-form.ts';

let service: TestService;
let headers: { authorization: string };
let diskIsFull = false;

beforeAll(async () => {
  service = await startTestService({
    // The kernel's own full disk: every write to it fails with ENOSPC.
    createFile: (path) => (diskIsFull ? open('/dev/full', 'w') : open(path, 'wx')),
  });
  headers = await service.bearer('camille@demo.example');
});
afterAll(() => service.close());

async function post(files: readonly TestFile[]) {
  return postTask(service, headers, taskForm(taskRequest(await openDraft(service, headers), {}, files), files));
}

describe('a disk that is full', () => {
  it('refuses files with 507 at once, leaves nothing, and tasks without files go on', async () => {
    diskIsFull = true;
    const began = Date.now();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post([{ name: 'a.bin', bytes: randomBytes(500_000) }])),
    );
    expect(Date.now() - began).toBeLessThan(5000);
    for (const answer of answers) {
      expect(answer.statusCode).toBe(507);
      expect(answer.json<Problem>().code).toBe('storage_full');
    }
    const list = await service.app.inject({ url: '/v1/tasks', headers });
    expect(list.json<TaskRowPage>().tasks).toEqual([]);
    expect(await service.files()).toEqual([]);
    expect((await post([])).statusCode).toBe(201);
    diskIsFull = false;
    expect((await post([{ name: 'a.bin', bytes: randomBytes(10) }])).statusCode).toBe(201);
  });
});

describe('a download', () => {
  it.each([
    ['application/pdf', 'application/pdf'],
    ['image/svg+xml', 'image/svg+xml'],
    ['text/html', 'text/html'],
    ['text/html; charset=utf-8', 'application/octet-stream'],
    ['text/html\r\nset-cookie: a=b', 'application/octet-stream'],
    ['pdf', 'application/octet-stream'],
    ['', 'application/octet-stream'],
    [`a/${'b'.repeat(200)}`, 'application/octet-stream'],
  ])('of media type %j is %s, saved and never shown', async (mediaType, served) => {
    const bytes = randomBytes(300);
    const created = (await post([{ name: 'été\r\n.pdf', bytes, mediaType }])).json<TaskCreated>();
    const answer = await service.app.inject({ url: created.task.attachments[0]?.url ?? '', headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload).toEqual(bytes);
    expect(answer.headers).toMatchObject({
      'content-type': served,
      'content-length': '300',
      'content-disposition': `attachment; filename="ete.pdf"; filename*=UTF-8''%C3%A9t%C3%A9.pdf`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('of a link, or whose task the caller may not read, is not found', async () => {
    const request = taskRequest(await openDraft(service, headers), {
      links: [{ name: 'Plan', mediaType: 'text/html', url: 'https://drive.example/plan' }],
    });
    const files = [{ name: 'a.bin', bytes: randomBytes(10) }];
    const form = taskForm(
      { ...request, files: taskRequest(await openDraft(service, headers), {}, files).files },
      files,
    );
    const { task } = (await postTask(service, headers, form)).json<TaskCreated>();
    const link = task.attachments.find(({ sha256 }) => sha256 === null);
    const linked = await service.app.inject({ url: `/v1/tasks/${task.id}/attachments/${link?.id ?? ''}`, headers });
    expect(linked.json<Problem>().code).toBe('not_found');
    const alix = await service.bearer('alix@demo.example');
    const refused = await service.app.inject({ url: task.attachments[0]?.url ?? '', headers: alix });
    expect(refused.json<Problem>().code).toBe('not_found');
  });
});
