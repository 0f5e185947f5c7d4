import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startIssuer, type Issuer } from '../../../../host/issuer.ts';
import type { Draft } from '../../../../shared/capture/draft.ts';
import type { Session } from '../../../../shared/identity/session.ts';
import { createPostgresqlDatabase, databases } from '../../../support/database.ts';
import {
  buildService,
  forkService,
  temporaryFolder,
  type BuiltService,
  type ForkedService,
} from '../../../support/forked-service.ts';
import { worlds } from '../../../support/service.ts';
import { taskRequest } from '../../../support/task-form.ts';

const mebibyte = 1024 * 1024;
const fileBytes = 25 * mebibyte;
const uploads = 50;
const chunk = Buffer.alloc(64 * 1024, 'relais');
const boundary = 'relais-test-boundary';

let built: BuiltService;
let issuer: Issuer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let service: ForkedService;
let url: string;

beforeAll(async () => {
  [built, issuer, folder] = await Promise.all([buildService(), startIssuer(), temporaryFolder()]);
  const world = join(folder.path, 'world.json');
  await writeFile(world, JSON.stringify(worlds[0]));
  service = forkService(built, {
    DATA_DIR: folder.path,
    IDENTITY_AUDIENCES: issuer.audience,
    IDENTITY_ISSUER: issuer.issuer,
    IDENTITY_CERTS_URL: issuer.certsUrl,
    RELAIS_WORLDS: JSON.stringify([world]),
    ...(databases.includes('PostgreSQL')
      ? { DATABASE_URL: await createPostgresqlDatabase() }
      : { RELAIS_EMBEDDED: 'folder' }),
  });
  const first = await service.first;
  if (first?.kind !== 'ready') throw new Error(JSON.stringify(first));
  url = first.url;
});

afterAll(async () => {
  service.child.kill('SIGKILL');
  await service.ended;
  await Promise.all([built.remove(), issuer.close(), folder.remove()]);
});

async function post<T>(path: string, body: object, token?: string): Promise<T> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
}

/** Resident memory of the service in bytes. */
function residentMemory(): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(service.child.pid)]).toString()) * 1024;
}

/** One upload of 25 MB, written chunk by chunk as fast as it is taken. Answers the status. */
async function upload(draft: Draft, token: string): Promise<number | undefined> {
  const task = { ...taskRequest(draft), files: [{ name: 'a.bin', mediaType: 'a/b', size: fileBytes, inline: false }] };
  const head = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="task"\r\ncontent-type: application/json\r\n\r\n` +
      `${JSON.stringify(task)}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file-0"; filename="a.bin"\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const outgoing = request(`${url}/v1/tasks`, {
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': head.length + fileBytes + tail.length,
    },
  });
  const status = new Promise<number | undefined>((resolve, reject) => {
    outgoing.on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode)));
    outgoing.on('error', reject);
  });
  const parts = [head, ...Array.from({ length: fileBytes / chunk.length }, () => chunk), tail];
  for (const part of parts) {
    if (!outgoing.write(part)) await new Promise((resolve) => outgoing.once('drain', resolve));
  }
  outgoing.end();
  return status;
}

describe('50 uploads of 25 MB at once', () => {
  it('are all saved without the service holding them in memory', async () => {
    const identityToken = await issuer.sign({ email: 'camille@demo.example', name: 'Camille' });
    const { token } = await post<Session>('/v1/sessions', { environment: 'demo', identityToken });
    const draft = await post<Draft>(
      '/v1/drafts',
      { source: { kind: 'mail', keys: ['mail:a@b'] }, addresses: [] },
      token,
    );
    expect(await upload(draft, token)).toBe(201);

    const idle = residentMemory();
    let peak = idle;
    const watch = setInterval(() => (peak = Math.max(peak, residentMemory())), 100);
    const statuses = await Promise.all(Array.from({ length: uploads }, () => upload(draft, token)));
    clearInterval(watch);

    expect(new Set(statuses)).toEqual(new Set([201]));
    expect((peak - idle) / mebibyte).toBeLessThan(100);
    // The embedded database has its own memory in the same process.
    if (databases.includes('PostgreSQL')) expect(peak / mebibyte).toBeLessThan(300);
  }, 120_000);
});
