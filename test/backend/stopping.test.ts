import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeKeyPair, startIssuer, type Issuer } from '../../host/issuer.ts';
import type { Draft } from '../../shared/capture/draft.ts';
import type { Session } from '../../shared/identity/session.ts';
import {
  buildService,
  forkService,
  temporaryFolder,
  type BuiltService,
  type ForkedService,
} from '../support/forked-service.ts';
import { worlds } from '../support/service.ts';
import { taskForm, taskRequest } from '../support/task-form.ts';

let built: BuiltService;
let issuer: Issuer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let service: ForkedService;
let url: string;

beforeAll(async () => {
  [built, issuer, folder] = await Promise.all([
    buildService(),
    makeKeyPair().then((keyPair) => startIssuer({ keyPair })),
    temporaryFolder(),
  ]);
  const world = join(folder.path, 'world.json');
  await writeFile(world, JSON.stringify(worlds[0]));
  service = forkService(built, {
    DATA_DIR: folder.path,
    RELAIS_EMBEDDED: 'memory',
    RELAIS_WORLDS: JSON.stringify([world]),
    IDENTITY_AUDIENCES: issuer.audience,
    IDENTITY_ISSUER: issuer.issuer,
    IDENTITY_CERTS_URL: issuer.certsUrl,
  });
  const first = await service.first;
  if (first?.kind !== 'ready') throw new Error(JSON.stringify(first));
  ({ url } = first);
});
afterAll(async () => {
  service.child.kill('SIGKILL');
  await Promise.all([service.ended, issuer.close()]);
  await Promise.all([built.remove(), folder.remove()]);
});

async function post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
}

it('finishes an upload that is under way when it is told to stop, and takes nothing new', async () => {
  const email = 'camille@demo.example';
  const identityToken = await issuer.sign({ email, name: email });
  const { token } = await post<Session>('/v1/sessions', { environment: 'demo', identityToken });
  const headers = { authorization: `Bearer ${token}` };
  const source = { kind: 'mail', keys: ['mail:a@demo.example'] };
  const draft = await post<Draft>('/v1/drafts', { source, addresses: [] }, headers);
  const files = [{ name: 'plan.pdf', bytes: Buffer.alloc(1_000_000, 'x') }];
  const form = taskForm(taskRequest(draft, {}, files), files);

  const upload = request(`${url}/v1/tasks`, {
    method: 'POST',
    headers: { ...headers, ...form.headers, 'content-length': form.payload.byteLength },
  });
  const answered = once(upload, 'response') as Promise<[IncomingMessage]>;
  upload.write(form.payload.subarray(0, 500_000));
  await wait(500);
  service.child.kill('SIGTERM');
  await expect
    .poll(() =>
      fetch(`${url}/readyz`).then(
        ({ status }) => status,
        () => 'refused',
      ),
    )
    .toBe('refused');
  // Longer than it took a former version to give up.
  for (let from = 500_000; from < 900_000; from += 50_000) {
    upload.write(form.payload.subarray(from, from + 50_000));
    await wait(2000);
  }
  upload.end(form.payload.subarray(900_000));
  const [response] = await answered;
  expect(response.statusCode).toBe(201);
  response.resume();
  const answeredAt = Date.now();
  expect(await service.ended).toMatchObject({ code: 0 });
  expect(Date.now() - answeredAt).toBeLessThan(10_000);
}, 90_000);
