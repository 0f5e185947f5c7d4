import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../../shared/errors.ts';
import { startTestService, type TestService } from '../../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../../support/task-form.ts';

let service: TestService;
let headers: { authorization: string };
let aside: string;

beforeAll(async () => {
  service = await startTestService();
  headers = await service.bearer('camille@demo.example');
  aside = `${service.blobRoot}-aside`;
});
afterAll(() => service.close());

async function post(bytes: Buffer | null) {
  const files = bytes === null ? [] : [{ name: 'a.bin', bytes }];
  return postTask(service, headers, taskForm(taskRequest(await openDraft(service, headers), {}, files), files));
}

/** A superuser may write what is read-only, so what stands in for it is what nobody can write. */
describe.each<[string, () => Promise<void>, () => Promise<void>]>([
  ['is gone', () => rename(service.blobRoot, aside), () => rename(aside, service.blobRoot)],
  [
    'is a file',
    async () => {
      await rename(service.blobRoot, aside);
      await writeFile(service.blobRoot, '');
    },
    async () => {
      await rm(service.blobRoot);
      await rename(aside, service.blobRoot);
    },
  ],
  [
    'takes no uploads',
    async () => {
      await rm(join(service.blobRoot, 'incoming'), { recursive: true });
      await writeFile(join(service.blobRoot, 'incoming'), '');
    },
    async () => {
      await rm(join(service.blobRoot, 'incoming'));
      await rename(aside, join(service.blobRoot, 'incoming')).catch(() => undefined);
    },
  ],
])('while the folder of files %s', (_name, take, giveBack) => {
  it('files are refused with 503, tasks without files are saved, and the service is not ready and says why', async () => {
    await take();
    const answer = await post(randomBytes(100_000));
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([503, 'unavailable']);
    expect(answer.headers['retry-after']).toBe('5');
    expect((await post(null)).statusCode).toBe(201);
    service.logged.length = 0;
    expect((await service.app.inject({ url: '/readyz' })).statusCode).toBe(503);
    expect(service.logged.join('')).toMatch(/StorageUnavailableError.*"code":"E[A-Z]+".*the service is not ready/);
    await giveBack();
  });
});
