import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StorageFullError } from '../../../../backend/platform/blobs/blob-store.ts';
import { DatabaseUnavailable } from '../../../../backend/platform/database/errors.ts';
import { failureOf, ProblemError } from '../../../../backend/platform/http/errors.ts';
import { UnavailableError } from '../../../../backend/platform/unavailable.ts';
import { problemSchema, type Problem } from '../../../../shared/errors.ts';
import { startTestService, type TestService } from '../../../support/service.ts';

describe('what was thrown', () => {
  it.each([
    [new ProblemError({ code: 'not_found' }), 'not_found'],
    [new UnavailableError('x'), 'unavailable'],
    [new StorageFullError('x'), 'storage_full'],
    [new DatabaseUnavailable('connection', null), 'unavailable'],
    [new DatabaseUnavailable('disk_full', null), 'storage_full'],
    [Object.assign(new Error('x'), { statusCode: 413 }), 'payload_too_large'],
    [Object.assign(new Error('x'), { statusCode: 415 }), 'unsupported_media_type'],
    [Object.assign(new Error('x'), { statusCode: 400 }), 'invalid_request'],
    [Object.assign(new Error('x'), { statusCode: 500 }), 'internal'],
    [new TypeError('x'), 'internal'],
    ['a string', 'internal'],
    [null, 'internal'],
  ])('%s means %s', (error, code) => {
    expect(failureOf(error).code).toBe(code);
  });
});

describe('problems over HTTP', () => {
  let service: TestService;
  let url: URL;

  beforeAll(async () => {
    service = await startTestService({ timeouts: { request: 1000, headers: 1000, body: 5000, idle: 5000 } });
    url = new URL(await service.app.listen({ port: 0 }));
  });
  afterAll(() => service.close());

  /** Sends bytes as they are and answers with everything that came back until the connection ended. */
  function exchange(bytes: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(url.port), url.hostname);
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
      socket.write(bytes);
    });
  }

  it.each([
    ['fr', 'Introuvable.'],
    ['en', 'Not found.'],
  ])('speak %s', async (language, title) => {
    const answer = await service.app.inject({ url: '/nowhere', headers: { 'accept-language': language } });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    const problem = problemSchema.parse(answer.json());
    expect(problem).toMatchObject({ title, status: 404, code: 'not_found' });
    expect(answer.headers['x-request-id']).toBe(problem.requestId);
  });

  it('are the same for HEAD, without a body', async () => {
    for (const [path, status] of [
      ['/healthz', 200],
      ['/nowhere', 404],
      ['/v1/me', 401],
    ] as const) {
      const answer = await fetch(new URL(path, url), { method: 'HEAD' });
      expect([path, answer.status, await answer.text()]).toEqual([path, status, '']);
    }
  });

  it('do not trust an id that the caller made up', async () => {
    const answer = await service.app.inject({
      url: '/nowhere',
      headers: { 'request-id': 'mine', 'x-request-id': 'mine' },
    });
    expect(answer.json<Problem>().requestId).not.toBe('mine');
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a header of 100 KB', `GET /healthz HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
    ['a header that never ends', 'GET /healthz HTTP/1.1\r\nhost: x\r\na: ', 408],
    [
      'a body that never comes',
      'POST /v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
      408,
    ],
  ])('answer %s and end the connection', async (_name, bytes, status) => {
    const answer = await exchange(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
    expect(problemSchema.parse(JSON.parse(body))).toMatchObject({ status, code: 'invalid_request' });
  });

  it('end an upload that trickles, leaving nothing', async () => {
    const { authorization } = await service.bearer('camille@demo.example');
    const answer = await exchange(
      `POST /v1/tasks HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n` +
        'content-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n\r\n' +
        '--b\r\ncontent-disposition: form-data; name="task"\r\ncontent-type: application/json\r\n\r\n{',
    );
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(await service.files()).toEqual([]);
    expect((await service.app.inject({ url: '/healthz' })).statusCode).toBe(200);
  });
});
