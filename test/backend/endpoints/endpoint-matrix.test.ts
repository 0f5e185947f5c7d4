import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../shared/errors.ts';
import {
  endpointRows,
  malformedBodies,
  malformedIds,
  methods,
  payloadOf,
  rowsWithBody,
  saveTaskWithFile,
  sessionRows,
  urlOf,
  type EndpointRow,
  type TaskIds,
} from '../../support/endpoint-rows.ts';
import { sessionSecret, startTestService, type TestService } from '../../support/service.ts';

const rowsWithIds = sessionRows.filter(({ path }) => path.includes(':'));
const browserRows = endpointRows.filter(({ access }) => access === 'browser');

let service: TestService;
/** The claims of a good session of Camille. */
let claims: Record<string, unknown>;
/** What a signed-in browser of hers sends. */
let browser: { cookie: string; origin: string };
let foreign: TaskIds;
let own: TaskIds;

beforeAll(async () => {
  service = await startTestService();
  claims = claimsOf((await service.signIn('camille@demo.example')).token);
  browser = await service.browser('camille@demo.example');
  foreign = await saveTaskWithFile(service, await service.bearer('dominique@autre.example', 'autre'));
  own = await saveTaskWithFile(service, await service.bearer('camille@demo.example'));
});
afterAll(() => service.close());

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

/** Where every endpoint of a session answers, and what Camille's good session is there. */
const mounts = [
  { caller: 'the add-on', mount: '', good: () => ({ authorization: `Bearer ${signed(claims)}` }) },
  { caller: 'a page', mount: '/e/demo', good: () => browser },
];

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

const nobody = { code: 'unauthenticated', status: 401 };
const elsewhere = { code: 'foreign_origin', status: 403 };
const badBrowsers: [string, { code: string; status: number }, () => Record<string, string>][] = [
  ['no cookie', nobody, () => ({ origin: browser.origin })],
  ['an empty cookie', nobody, () => ({ ...browser, cookie: 'relais-session=' })],
  ['a forged token', nobody, () => ({ ...browser, cookie: `relais-session=${'a'.repeat(43)}` })],
  ['a token of a few bytes more', nobody, () => ({ ...browser, cookie: `${browser.cookie}AA` })],
  ['the session of the add-on', nobody, () => ({ authorization: `Bearer ${signed(claims)}`, origin: browser.origin })],
  ['a foreign origin', elsewhere, () => ({ ...browser, origin: 'https://evil.example' })],
  ['an opaque origin', elsewhere, () => ({ ...browser, origin: 'null' })],
  ['a cross-site request', elsewhere, () => ({ cookie: browser.cookie, 'sec-fetch-site': 'cross-site' })],
  ['a request of the same site', elsewhere, () => ({ cookie: browser.cookie, 'sec-fetch-site': 'same-site' })],
];

async function call(row: EndpointRow, headers: Record<string, string>, url = urlOf(row)) {
  const body = await payloadOf(service, row);
  const answer = await service.app.inject({
    method: row.method,
    url,
    headers: { ...body.headers, ...headers },
    ...(body.payload.length === 0 ? {} : { payload: body.payload }),
  });
  // An export that is not refused is no JSON.
  const isFile = answer.headers['content-type'] === 'text/csv; charset=utf-8';
  const { requestId, ...problem } = isFile ? { requestId: '', code: 'none' } : answer.json<Problem>();
  return { status: answer.statusCode, requestId, problem };
}

function refusal(status: number, code: string) {
  const title = expect.any(String) as string;
  const problem = { type: `urn:relais:problem:${code}`, title, status, code };
  return { status, requestId: expect.any(String) as string, problem };
}

describe.each(sessionRows)('$method $path', (row) => {
  it.each(badSessions)('answers 401 to %s (%s)', async (_name, code, authorization) => {
    const header = authorization();
    const answer = await call(row, header === undefined ? {} : { authorization: header });
    expect(answer).toEqual(refusal(401, code));
  });

  it.each(badBrowsers)('refuses a page with %s', async (_name, { code, status }, headers) => {
    expect(await call(row, headers(), urlOf(row, { mount: '/e/demo' }))).toEqual(refusal(status, code));
  });

  it('answers a page 404 to an environment of others exactly as to one that does not exist', async () => {
    const unknown = await call(row, browser, urlOf(row, { mount: '/e/inconnu' }));
    expect(unknown).toEqual(refusal(404, 'environment_not_found'));
    const other = await call(row, browser, urlOf(row, { mount: '/e/autre', ids: foreign }));
    expect(other).toEqual({ ...unknown, requestId: expect.any(String) as string });
  });

  it('answers user_disabled to a disabled user', async () => {
    const [bearer, page] = [await service.bearer('noa@demo.example'), await service.browser('noa@demo.example')];
    await service.sql(`update users set disabled_at = now() where email = 'noa@demo.example'`);
    try {
      const answers = [await call(row, bearer), await call(row, page, urlOf(row, { mount: '/e/demo' }))];
      for (const answer of answers) expect(answer).toMatchObject({ status: 403, problem: { code: 'user_disabled' } });
    } finally {
      await service.sql(`update users set disabled_at = null where email = 'noa@demo.example'`);
    }
  });

  it('accepts a session for 60 s longer, for clocks that differ', async () => {
    const answer = await call(row, { authorization: `Bearer ${signed({ ...claims, exp: nowSeconds() - 50 })}` });
    expect([200, 201, 404]).toContain(answer.status);
  });
});

describe.each(browserRows)('$method $path', (row) => {
  it.each(badBrowsers)('refuses a browser with %s', async (_name, { code, status }, headers) => {
    expect(await call(row, headers())).toEqual(refusal(status, code));
  });
});

it.each(malformedIds)('a browser signs out of nothing by the id %s', async (id) => {
  const headers = browser;
  const answer = await service.app.inject({ method: 'DELETE', url: `/v1/web-sessions/${id}`, headers });
  expect([400, 404, 414]).toContain(answer.statusCode);
  expect((await service.app.inject({ url: '/v1/web-session', headers })).statusCode).toBe(200);
});

describe.each(mounts)('$caller', ({ mount, good }) => {
  describe.each(rowsWithIds)('$method $path', (row) => {
    it('answers 404 to an id of another environment exactly as to one that does not exist', async () => {
      const unknown = await call(row, good(), urlOf(row, { mount }));
      expect(unknown).toMatchObject({ status: 404, problem: { code: 'not_found' } });
      const other = await call(row, good(), urlOf(row, { mount, ids: foreign }));
      expect({ status: other.status, problem: other.problem }).toEqual({ status: 404, problem: unknown.problem });
    });

    it.each(malformedIds)('answers 4xx to the id %s', async (id) => {
      const answer = await call(row, good(), mount + row.path.replace(/:\w+/g, id));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(['invalid_request', 'not_found']).toContain(answer.problem.code);
    });
  });

  describe.each(rowsWithBody.filter(({ access }) => mount === '' || access === 'session'))('$method $path', (row) => {
    it.each(malformedBodies)('answers 4xx to %s', async (_name, statuses, { headers, payload }) => {
      const answer = await service.app.inject({
        method: row.method,
        url: urlOf(row, { mount, ids: own }),
        headers: { ...headers, ...good() },
        payload,
      });
      expect(statuses).toContain(answer.statusCode);
      expect(answer.json<Problem>()).toMatchObject({
        status: answer.statusCode,
        requestId: expect.any(String) as string,
      });
    });
  });
});

describe('the endpoint table', () => {
  const served = [
    ...endpointRows.map((row) => ({ row, mount: '' })),
    ...sessionRows.map((row) => ({ row, mount: '/e/:environment' })),
  ].map((place) => ({ ...place, address: place.mount + place.row.path }));

  it.each(served)(
    'is served at $address with $row.method, under its own method only',
    async ({ row, mount, address }) => {
      const isServed = service.app.hasRoute({ method: row.method, url: address });
      expect(isServed, 'Mount it in backend/AREA/routes/; a new file of routes is named in backend/areas.ts.').toBe(
        true,
      );
      const own: string[] = endpointRows.filter(({ path }) => path === row.path).map(({ method }) => method);
      const other = methods.find((method) => method !== 'GET' && !own.includes(method)) ?? 'DELETE';
      const url = urlOf(row, { mount: mount.replace(':environment', 'demo') });
      const answer = await service.app.inject({ method: other, url });
      expect(answer.statusCode).toBe(405);
      expect(answer.headers['allow']).toContain(row.method);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    },
  );

  it('is in no environment for what needs none', () => {
    for (const { method, path } of endpointRows.filter(({ access }) => access !== 'session')) {
      expect(service.app.hasRoute({ method, url: `/e/:environment${path}` })).toBe(false);
    }
  });
});
