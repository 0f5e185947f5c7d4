import { createHash, randomBytes } from 'node:crypto';
import { rm, readdir } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readersOfCamille, startTaskWork, type Person, type TaskWork } from '../../../support/task-work.ts';
import { unzip } from '../../../support/zip-archive.ts';

let work: TaskWork;
beforeAll(async () => {
  work = await startTaskWork();
});
afterAll(() => work.close());

const archive = (person: Person, id: string) => work.call(person, `GET /v1/tasks/${id}/attachments.zip`);

const files = [
  { name: 'Présentation d’été.pdf', bytes: Buffer.from('%PDF-1.7'), mediaType: 'application/pdf' },
  { name: '../../etc/passwd', bytes: Buffer.from('root') },
  { name: 'devis.pdf', bytes: Buffer.from('un') },
  { name: 'DEVIS.pdf', bytes: Buffer.from('deux') },
  { name: 'vide.txt', bytes: Buffer.alloc(0) },
  { name: 'logo.png', bytes: Buffer.from('png'), mediaType: 'image/png', inline: true, contentId: 'logo' },
];
const links = [
  { name: 'Croquis', mediaType: 'application/vnd.google-apps.drawing', url: 'https://drive.example/croquis' },
  { name: 'Plan', mediaType: 'application/pdf', url: 'https://drive.example/plan' },
];

describe('all files of a task', () => {
  it('come in one archive, links in a list', async () => {
    const task = await work.save('camille', { files, change: { title: 'Devis 12/2026 : été', links } });
    const answer = await archive('camille', task.id);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(answer.rawPayload.byteLength),
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    });
    const name = encodeURIComponent(`${String(task.number)} - Devis 12-2026 _ été.zip`);
    expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${name}`);
    const entries = unzip(answer.rawPayload);
    expect([...entries].map(([entry, bytes]) => [entry, bytes.toString()])).toEqual([
      ['Présentation d’été.pdf', '%PDF-1.7'],
      ['passwd', 'root'],
      ['devis.pdf', 'un'],
      ['DEVIS (2).pdf', 'deux'],
      ['vide.txt', ''],
      ['logo.png', 'png'],
      ['Liens.txt', 'Croquis\r\nhttps://drive.example/croquis\r\n\r\nPlan\r\nhttps://drive.example/plan\r\n'],
    ]);
  });

  it('name the list of links in the language of who asks, and never like a file', async () => {
    const task = await work.save('camille', {
      files: [{ name: 'links.TXT', bytes: Buffer.from('x') }],
      change: { links },
    });
    const headers = { ...(await work.service.bearer('camille@demo.example')), 'accept-language': 'en-GB' };
    const answer = await work.service.app.inject({ url: `/v1/tasks/${task.id}/attachments.zip`, headers });
    expect([...unzip(answer.rawPayload).keys()]).toEqual(['links.TXT', 'Links (2).txt']);
  });

  it.each(readersOfCamille)('are for whoever may read the task: %s, %i', async (person, status) => {
    const task = await work.save('camille', { files: files.slice(0, 1) });
    expect((await archive(person, task.id)).statusCode).toBe(status);
  });

  it('are not found where there are none', async () => {
    const task = await work.save('camille');
    expect((await archive('camille', task.id)).statusCode).toBe(404);
  });

  it('fail before anything is sent when bytes are missing', async () => {
    const bytes = randomBytes(64);
    const task = await work.save('camille', { files: [{ name: 'perdu.bin', bytes }] });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [environment = ''] = (await readdir(work.service.blobRoot)).filter((name) => name !== 'incoming');
    await rm(join(work.service.blobRoot, environment, sha256.slice(0, 2), sha256));
    const answer = await archive('camille', task.id);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      500,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('are closed when whoever downloads them goes away', async () => {
    const big = { name: 'gros.bin', bytes: randomBytes(30 * 1024 * 1024) };
    const task = await work.save('camille', { files: [big, { name: 'suite.bin', bytes: randomBytes(1000) }] });
    const opened = vi.spyOn(work.service.context.blobs, 'open');
    const origin = await work.service.app.listen({ port: 0, host: '127.0.0.1' });
    const headers = await work.service.bearer('camille@demo.example');
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${origin}/v1/tasks/${task.id}/attachments.zip`, { headers }, resolve).on('error', reject);
    });
    await new Promise((resolve) => response.once('data', resolve));
    response.destroy();
    await vi.waitFor(async () => {
      const blobs = await Promise.all(opened.mock.results.map(({ value }) => value as ReturnType<typeof opened>));
      expect(blobs.map((blob) => blob?.content.closed)).toEqual([true]);
    });
    opened.mockRestore();
  });
});
