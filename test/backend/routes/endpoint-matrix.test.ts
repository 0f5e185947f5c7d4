import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initialPreferences } from '../../../backend/domain/preferences.ts';
import { endpoints } from '../../../shared/endpoints.ts';
import type { Problem } from '../../../shared/errors.ts';
import type { TaskCreated } from '../../../shared/task.ts';
import { sessionSecret, startTestService, type TestService } from '../../support/service.ts';
import { openDraft, postTask, taskForm, taskRequest } from '../../support/task-form.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

interface Row {
  name: string;
  method: (typeof methods)[number];
  path: string;
}

const rows = Object.entries(endpoints).map(([name, endpoint]) => ({ name, ...endpoint }));
const sessionRows: Row[] = rows.filter(({ access }) => access === 'session');
const rowsWithIds = sessionRows.filter(({ path }) => path.includes(':'));
const rowsWithBody: Row[] = rows.filter((row) => 'body' in row || 'multipart' in row);

let service: TestService;
/** The claims of a good session of Camille. */
let claims: Record<string, unknown>;
let foreign: { taskId: string; attachmentId: string };
let own: { taskId: string; attachmentId: string };

beforeAll(async () => {
  service = await startTestService();
  claims = claimsOf((await service.signIn('camille@demo.example')).token);
  foreign = await savedTask(await service.bearer('dominique@autre.example', 'autre'));
  own = await savedTask(await service.bearer('camille@demo.example'));
});
afterAll(() => service.close());

async function savedTask(headers: { authorization: string }) {
  const files = [{ name: 'secret.txt', bytes: Buffer.from('secret') }];
  const answer = await postTask(
    service,
    headers,
    taskForm(taskRequest(await openDraft(service, headers), {}, files), files),
  );
  const { task } = answer.json<TaskCreated>();
  return { taskId: task.id, attachmentId: task.attachments[0]?.id ?? '' };
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signed(payload: object, { secret = sessionSecret, alg = 'HS256' } = {}): string {
  const content = `${encoded({ alg, typ: 'JWT' })}.${encoded(payload)}`;
  const hash = alg === 'HS512' ? 'sha512' : 'sha256';
  return `${content}.${createHmac(hash, secret).update(content).digest('base64url')}`;
}

function without(claim: string): object {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim));
}

const nowSeconds = () => Math.floor(Date.now() / 1000);

const badSessions: [string, string, () => string | undefined][] = [
  ['no session', 'unauthenticated', () => undefined],
  ['an empty header', 'unauthenticated', () => ''],
  ['garbage', 'unauthenticated', () => 'Bearer garbage'],
  ['three segments of garbage', 'unauthenticated', () => 'Bearer a.b.c'],
  ['another scheme', 'unauthenticated', () => `Basic ${signed(claims)}`],
  ['two tokens', 'unauthenticated', () => `Bearer ${signed(claims)} ${signed(claims)}`],
  ['algorithm none', 'unauthenticated', () => `Bearer ${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`],
  ['no signature', 'unauthenticated', () => `Bearer ${signed(claims).split('.').slice(0, 2).join('.')}.`],
  ['another algorithm', 'unauthenticated', () => `Bearer ${signed(claims, { alg: 'HS512' })}`],
  ['another secret', 'unauthenticated', () => `Bearer ${signed(claims, { secret: 'x'.repeat(40) })}`],
  ['expired', 'session_expired', () => `Bearer ${signed({ ...claims, exp: nowSeconds() - 61 })}`],
  [
    'expired and forged',
    'unauthenticated',
    () => `Bearer ${signed({ ...claims, exp: nowSeconds() - 61 }, { secret: 'x'.repeat(40) })}`,
  ],
  ['no expiry', 'unauthenticated', () => `Bearer ${signed(without('exp'))}`],
  ['no user', 'unauthenticated', () => `Bearer ${signed(without('sub'))}`],
  ['no environment', 'unauthenticated', () => `Bearer ${signed(without('environment'))}`],
  ['no audience', 'unauthenticated', () => `Bearer ${signed(without('aud'))}`],
  ['another audience', 'unauthenticated', () => `Bearer ${signed({ ...claims, aud: 'elsewhere' })}`],
  ['another issuer', 'unauthenticated', () => `Bearer ${signed({ ...claims, iss: 'elsewhere' })}`],
  ['an unknown user', 'unauthenticated', () => `Bearer ${signed({ ...claims, sub: randomUUID() })}`],
  ['an unknown environment', 'unauthenticated', () => `Bearer ${signed({ ...claims, environment: randomUUID() })}`],
  ['a user that is no id', 'unauthenticated', () => `Bearer ${signed({ ...claims, sub: "' or 1=1 --" })}`],
  [
    'an environment that is no id',
    'unauthenticated',
    () => `Bearer ${signed({ ...claims, environment: "x'; drop table tasks" })}`,
  ],
];

function urlOf({ path }: Row, ids = { taskId: randomUUID() as string, attachmentId: randomUUID() as string }): string {
  const query = path === '/v1/contacts' ? '?query=x' : '';
  const filled = path.replace(':taskId', ids.taskId).replace(':attachmentId', ids.attachmentId);
  return filled.replace(/:\w+/g, () => randomUUID()) + query;
}

/** Valid bodies of endpoints that take JSON. */
const bodies: Readonly<Record<string, object>> = {
  inviteUser: { email: 'nouveau@demo.example', name: 'Nouveau Venu', rights: [], admin: false },
  changeUser: { name: 'Autre Nom' },
  changeAccountReps: { change: 'attach', userIds: [randomUUID()], accountIds: [randomUUID()] },
};

/** What makes the request itself valid where it has a body, so that only the session decides. */
async function payloadOf({ name }: Row) {
  const body = bodies[name];
  if (body !== undefined) return { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  if (name === 'createDraft') {
    const payload = { source: { kind: 'mail', keys: ['mail:a@b'] }, addresses: [] };
    return { payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } };
  }
  if (name === 'openHome') {
    const payload = { since: new Date().toISOString(), meetings: [{ keys: ['event:a'], addresses: ['a@b.example'] }] };
    return { payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } };
  }
  if (name === 'createContact') {
    const payload = { name: 'Nouveau Venu', address: `${randomUUID()}@nouveau.example` };
    return { payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } };
  }
  if (name === 'putPreferences') {
    return { payload: JSON.stringify(initialPreferences), headers: { 'content-type': 'application/json' } };
  }
  if (name !== 'createTask' && name !== 'addMessage') return { payload: '', headers: {} };
  const headers = await service.bearer('camille@demo.example');
  return taskForm(taskRequest(await openDraft(service, headers)));
}

async function call(row: Row, authorization: string | undefined, url = urlOf(row)) {
  const { payload, headers } = await payloadOf(row);
  const answer = await service.app.inject({
    method: row.method,
    url,
    headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
    ...(payload.length === 0 ? {} : { payload }),
  });
  const { requestId, ...problem } = answer.json<Problem>();
  return { status: answer.statusCode, requestId, problem };
}

describe.each(sessionRows)('$method $path', (row) => {
  it.each(badSessions)('answers 401 to %s (%s)', async (_name, code, authorization) => {
    const answer = await call(row, authorization());
    expect(answer).toEqual({
      status: 401,
      requestId: expect.any(String) as string,
      problem: {
        type: `urn:relais:problem:${code}`,
        title: expect.any(String) as string,
        status: 401,
        code,
      },
    });
  });

  it('answers user_disabled to a disabled user', async () => {
    const authorization = (await service.bearer('noa@demo.example')).authorization;
    await service.sql(`update users set disabled_at = now() where email = 'noa@demo.example'`);
    const answer = await call(row, authorization);
    await service.sql(`update users set disabled_at = null where email = 'noa@demo.example'`);
    expect(answer).toMatchObject({ status: 403, problem: { code: 'user_disabled' } });
  });

  it('accepts a session for 60 s longer, for clocks that differ', async () => {
    const answer = await call(row, `Bearer ${signed({ ...claims, exp: nowSeconds() - 50 })}`);
    expect([200, 201, 404]).toContain(answer.status);
  });
});

describe.each(rowsWithIds)('$method $path', (row) => {
  it('answers 404 to an id of another environment exactly as to one that does not exist', async () => {
    const authorization = `Bearer ${signed(claims)}`;
    const unknown = await call(row, authorization);
    expect(unknown).toMatchObject({ status: 404, problem: { code: 'not_found' } });
    const other = await call(row, authorization, urlOf(row, foreign));
    expect({ status: other.status, problem: other.problem }).toEqual({ status: 404, problem: unknown.problem });
  });

  it.each([
    'x',
    '%00',
    '..%2F..%2Fetc',
    "1'%20or%201=1",
    '00000000-0000-0000-0000-00000000000G',
    '%E0%A4%A',
    'a'.repeat(5000),
  ])('answers 4xx to the id %s', async (id) => {
    const answer = await call(row, `Bearer ${signed(claims)}`, row.path.replace(/:\w+/g, id));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(['invalid_request', 'not_found']).toContain(answer.problem.code);
  });
});

describe.each(rowsWithBody)('$method $path', (row) => {
  const json = { 'content-type': 'application/json' };

  it.each<[string, number[], { headers: Record<string, string>; payload: string | Buffer }]>([
    ['no body', [400, 415], { headers: {}, payload: '' }],
    ['an empty body', [400, 415], { headers: json, payload: '' }],
    ['broken JSON', [400, 415], { headers: json, payload: '{"environment":' }],
    ['null', [400, 415], { headers: json, payload: 'null' }],
    ['a list', [400, 415], { headers: json, payload: '[]' }],
    ['a number', [400, 415], { headers: json, payload: '1' }],
    ['an object without members', [400, 415], { headers: json, payload: '{}' }],
    ['a NUL byte', [400, 415], { headers: json, payload: '{"environment":"\u0000"}' }],
    ['invalid UTF-8', [400, 415], { headers: json, payload: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) }],
    ['a prototype key', [400, 415], { headers: json, payload: '{"__proto__":{"environment":"demo"}}' }],
    ['a constructor key', [400, 415], { headers: json, payload: '{"constructor":{"prototype":{"a":1}}}' }],
    ['deep nesting', [400, 413, 415], { headers: json, payload: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }],
    ['text', [415], { headers: { 'content-type': 'text/plain' }, payload: '{}' }],
    ['a form', [415], { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'a=b' }],
    ['a content type that is none', [415], { headers: { 'content-type': '???' }, payload: '{}' }],
    ['gzip', [415], { headers: { ...json, 'content-encoding': 'gzip' }, payload: Buffer.from('1f8b0800', 'hex') }],
    ['5 MB of JSON', [413, 415], { headers: json, payload: `{"a":"${'x'.repeat(5 * 1024 * 1024)}"}` }],
    [
      'an announced length of 1 GB',
      [413, 400, 415],
      { headers: { ...json, 'content-length': '1073741824' }, payload: '{}' },
    ],
  ])('answers 4xx to %s', async (_name, statuses, { headers, payload }) => {
    const answer = await service.app.inject({
      method: row.method,
      url: urlOf(row, own),
      headers: { ...headers, authorization: `Bearer ${signed(claims)}` },
      payload,
    });
    expect(statuses).toContain(answer.statusCode);
    expect(answer.json<Problem>()).toMatchObject({
      status: answer.statusCode,
      requestId: expect.any(String) as string,
    });
  });
});

describe('the endpoint table', () => {
  it('is served whole, each row under its own method only', async () => {
    for (const row of rows) {
      const url = urlOf(row);
      expect(service.app.hasRoute({ method: row.method, url: row.path }), row.path).toBe(true);
      const served: string[] = rows.filter(({ path }) => path === row.path).map(({ method }) => method);
      const other = methods.find((method) => method !== 'GET' && !served.includes(method)) ?? 'DELETE';
      const answer = await service.app.inject({ method: other, url });
      expect(answer.statusCode, row.path).toBe(405);
      expect(answer.headers['allow']).toContain(row.method);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    }
  });
});
